//! Matching of seeking and offering records, as the model declares, with reasons.

use super::deadlines::Deadline;
use super::lookup::{Found, Lookup};
use super::{EntryId, Status};
use crate::entry::Entry;
use crate::model::{Criterion, FieldSet, FieldType, Item, KindId, Matching, Model, Record, TermId, Value, VocabId};
use crate::text::FastMap;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A value two records have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Common {
    /// A term with its vocabulary.
    Term(VocabId, TermId),
    /// An SDG, 1 to 17.
    Goal(u8),
    /// A record that both refer to.
    Record(EntryId),
}

/// A match of a record, seen from either side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Match {
    /// The other record.
    pub with: EntryId,
    /// Index of the matching in the model.
    pub matching: usize,
    /// Whether the other record is the one that seeks.
    pub seeks: bool,
    /// Index of each criterion met, with what the other record says about it.
    pub shared: Vec<(usize, Vec<Common>)>,
    /// Sum of points.
    pub points: u32,
}

/// Matches of every record, best first, and records without matches.
#[derive(Debug, Default)]
pub struct Matches {
    of: FastMap<EntryId, Vec<Match>>,
    /// Seeking records without an open offer.
    pub unmet: Vec<EntryId>,
    /// Offering records that nobody seeks.
    pub unasked: Vec<EntryId>,
}

/// Maximum matches per record.
const MAX_MATCHES: usize = 12;

/// Maximum profiles a profile is compared with, so that the time of matching grows with the number of records and not with
/// its square. Those that share the rarest values are compared first.
const MAX_COMPARED: usize = 200;

impl Matches {
    /// The matches of an entry, best first.
    pub fn of(&self, id: EntryId) -> &[Match] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Computes all matches. `places` has the rank of each entry by title, to sort equal matches.
    pub(super) fn new(
        entries: &[Arc<Entry>],
        model: &Model,
        lookup: &Lookup,
        deadlines: &[Deadline],
        places: &[u32],
    ) -> Matches {
        let statuses: FastMap<EntryId, Status> =
            deadlines.iter().map(|deadline| (deadline.entry, deadline.status)).collect();
        let mut matches = Matches::default();
        for number in 0..model.matchings.len() {
            let matcher = Matcher { entries, model, lookup, number, statuses: &statuses, places };
            matches.add(&matcher);
        }
        for list in matches.of.values_mut() {
            list.sort_by_key(|found| {
                let (status, place) = order(&statuses, places, found.with);
                (Reverse(found.points), status, place)
            });
            list.truncate(MAX_MATCHES);
        }
        matches
    }

    fn add(&mut self, matcher: &Matcher) {
        let matching = matcher.matching();
        let (seekers, givers) = (matcher.profiles(&matching.seek, true), matcher.profiles(&matching.give, false));
        let index = matcher.index(&givers);
        let found: Vec<Vec<Pair>> = seekers.par_iter().map(|seeker| matcher.pairs(seeker, &givers, &index)).collect();
        let mut asking: Vec<Vec<Pair>> = vec![Vec::new(); givers.len()];
        for (number, pairs) in found.iter().enumerate() {
            for pair in pairs {
                asking[pair.with].push(Pair { with: number, ..*pair });
            }
        }
        for (seeker, pairs) in seekers.iter().zip(&found) {
            if !pairs.iter().any(|pair| givers[pair.with].is_open) {
                self.unmet.extend(matcher.members_of(seeker, &matching.unmet));
            }
        }
        for (giver, _) in givers.iter().zip(&asking).filter(|(_, pairs)| pairs.is_empty()) {
            self.unasked.extend(matcher.members_of(giver, &matching.unasked));
        }
        self.unmet.sort_unstable();
        self.unasked.sort_unstable();
        let of_seekers = matcher.best(&seekers, found, &givers, false);
        let of_givers = matcher.best(&givers, asking, &seekers, true);
        for (id, matches) in of_seekers.into_iter().chain(of_givers) {
            self.of.entry(id).or_default().extend(matches);
        }
    }
}

/// What equal matches are sorted by: status, then place by title.
fn order(statuses: &FastMap<EntryId, Status>, places: &[u32], id: EntryId) -> (Option<Status>, Option<u32>) {
    (statuses.get(&id).copied(), places.get(id.index()).copied())
}

/// The context for computing one matching.
struct Matcher<'a> {
    entries: &'a [Arc<Entry>],
    model: &'a Model,
    lookup: &'a Lookup,
    number: usize,
    statuses: &'a FastMap<EntryId, Status>,
    places: &'a [u32],
}

/// Records of one side with the same values for each criterion, which therefore match the same records.
struct Profile {
    values: Vec<Vec<Common>>,
    /// The records, in the order of equal matches.
    members: Vec<EntryId>,
    /// Whether one of them has no window or an open one.
    is_open: bool,
}

/// A profile of the other side that matches, by its position there.
#[derive(Clone, Copy)]
struct Pair {
    with: usize,
    points: u32,
}

/// Positions of offering profiles by criterion and value, broader terms included.
type Index = FastMap<(usize, Common), Vec<usize>>;

impl Matcher<'_> {
    fn matching(&self) -> &Matching {
        &self.model.matchings[self.number]
    }

    /// The profiles of one side, in the order of their first records. Closed offers do not match.
    fn profiles(&self, kinds: &[KindId], seeks: bool) -> Vec<Profile> {
        let mut profiles: Vec<Profile> = Vec::new();
        let mut by_values: FastMap<Vec<Vec<Common>>, usize> = FastMap::default();
        for (index, entry) in self.entries.iter().enumerate().filter(|(_, entry)| kinds.contains(&entry.kind)) {
            let id = EntryId::new(index);
            let status = self.statuses.get(&id);
            if !seeks && status == Some(&Status::Closed) {
                continue;
            }
            let values = |criterion: &Criterion| self.values(entry, criterion, seeks);
            let values: Vec<Vec<Common>> = self.matching().criteria.iter().map(values).collect();
            let number = *by_values.entry(values).or_insert_with_key(|values| {
                profiles.push(Profile { values: values.clone(), members: Vec::new(), is_open: false });
                profiles.len() - 1
            });
            profiles[number].members.push(id);
            profiles[number].is_open |= status.is_none_or(|status| status.is_open());
        }
        for profile in &mut profiles {
            profile.members.sort_by_key(|id| order(self.statuses, self.places, *id));
        }
        profiles
    }

    fn members_of<'s>(&'s self, profile: &'s Profile, kinds: &'s [KindId]) -> impl Iterator<Item = EntryId> + 's {
        profile.members.iter().copied().filter(move |id| kinds.contains(&self.entries[id.index()].kind))
    }

    fn values(&self, entry: &Entry, criterion: &Criterion, seeks: bool) -> Vec<Common> {
        let mut values: Vec<Common> = Vec::new();
        if let (Some((vocabulary, term)), true) = (criterion.is, seeks) {
            values.push(Common::Term(vocabulary, term));
        }
        for path in if seeks { &criterion.seek } else { &criterion.give } {
            self.read(&self.model.kind(entry.kind).fields, &entry.original.record, path, &mut values);
        }
        values.sort_unstable();
        values.dedup();
        values
    }

    fn index(&self, givers: &[Profile]) -> Index {
        let mut index = Index::default();
        for (place, giver) in givers.iter().enumerate() {
            for (criterion, values) in giver.values.iter().enumerate() {
                for common in values.iter().flat_map(|common| self.upward(*common)) {
                    index.entry((criterion, common)).or_default().push(place);
                }
            }
        }
        index
    }

    /// The offering profiles that match a seeking one.
    fn pairs(&self, seeker: &Profile, givers: &[Profile], index: &Index) -> Vec<Pair> {
        let mut lists: Vec<&[usize]> = Vec::new();
        for (criterion, values) in seeker.values.iter().enumerate() {
            // Mandatory criteria only exclude; they do not create matches.
            if self.matching().criteria[criterion].must {
                continue;
            }
            let broader = values.iter().flat_map(|common| self.upward(*common));
            lists.extend(broader.filter_map(|common| index.get(&(criterion, common)).map(Vec::as_slice)));
        }
        lists.sort_by_key(|list| list.len());
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for place in lists.into_iter().flat_map(|list| &list[..list.len().min(MAX_COMPARED)]) {
            if places.len() == MAX_COMPARED {
                break;
            }
            places.insert(*place);
        }
        let pair = |with| Some(Pair { with, points: self.points(seeker, &givers[with])? });
        places.into_iter().filter_map(pair).collect()
    }

    /// The points of two profiles; `None` if they do not match.
    fn points(&self, seeker: &Profile, giver: &Profile) -> Option<u32> {
        let mut points = 0;
        let mut is_needed = self.matching().needs.is_empty();
        for (number, criterion) in self.matching().criteria.iter().enumerate() {
            let (sought, given) = (&seeker.values[number], &giver.values[number]);
            let shared = sought.iter().filter(|common| self.same(**common, given).is_some()).count();
            if shared == 0 && criterion.must && !given.is_empty() && !sought.is_empty() {
                return None;
            }
            is_needed |= shared > 0 && self.matching().needs.contains(&number);
            points += criterion.weight * u32::try_from(shared).unwrap_or(u32::MAX);
        }
        (is_needed && points >= self.matching().at_least).then_some(points)
    }

    /// The best matches of each record of `profiles`, given the pairs of each profile with those of the other side.
    fn best(
        &self,
        profiles: &[Profile],
        pairs: Vec<Vec<Pair>>,
        others: &[Profile],
        seeks: bool,
    ) -> Vec<(EntryId, Vec<Match>)> {
        let of_profile = |(profile, mut pairs): (&Profile, Vec<Pair>)| {
            pairs.sort_by_key(|pair| Reverse(pair.points));
            let mut matches: Vec<Match> = Vec::new();
            for equal in pairs.chunk_by(|one, other| one.points == other.points) {
                // One more than are shown, because a record may match itself.
                let mut members: Vec<(usize, EntryId)> = Vec::new();
                for Pair { with, .. } in equal {
                    members.extend(others[*with].members.iter().take(MAX_MATCHES + 1).map(|id| (*with, *id)));
                }
                members.sort_by_key(|(_, id)| order(self.statuses, self.places, *id));
                let room = (MAX_MATCHES + 1).saturating_sub(matches.len());
                matches.extend(members.into_iter().take(room).map(|(with, id)| Match {
                    with: id,
                    matching: self.number,
                    seeks,
                    shared: self.shared(profile, &others[with], seeks),
                    points: equal[0].points,
                }));
                if matches.len() > MAX_MATCHES {
                    break;
                }
            }
            let without = |id: EntryId| matches.iter().filter(move |found| found.with != id).cloned().collect();
            profile.members.iter().map(|id| (*id, without(*id))).collect::<Vec<_>>()
        };
        let found: Vec<_> = profiles.par_iter().zip(pairs).map(of_profile).collect();
        found.into_iter().flatten().filter(|(_, matches): &(_, Vec<Match>)| !matches.is_empty()).collect()
    }

    /// Each criterion that two profiles share, with what the other one says about it.
    fn shared(&self, own: &Profile, other: &Profile, other_seeks: bool) -> Vec<(usize, Vec<Common>)> {
        let (seeker, giver) = if other_seeks { (other, own) } else { (own, other) };
        let of_criterion = |number: usize| {
            let (sought, given) = (&seeker.values[number], &giver.values[number]);
            let pairs = sought.iter().filter_map(|sought| Some((*sought, self.same(*sought, given)?)));
            let mut said: Vec<Common> = pairs.map(|(sought, given)| if other_seeks { sought } else { given }).collect();
            said.sort_unstable();
            said.dedup();
            (number, said)
        };
        let shared = (0..seeker.values.len()).map(of_criterion);
        shared.filter(|(_, said)| !said.is_empty()).collect()
    }

    /// The given value that answers a sought one: the same, or one that is broader or narrower.
    fn same(&self, sought: Common, given: &[Common]) -> Option<Common> {
        let above = |one: Common, other: Common| self.upward(other).any(|up| up == one);
        let near = |given: &&Common| above(sought, **given) || above(**given, sought);
        given.iter().find(|given| **given == sought).or_else(|| given.iter().find(near)).copied()
    }

    /// The value and, for a term, its broader terms.
    fn upward(&self, common: Common) -> impl Iterator<Item = Common> {
        std::iter::successors(Some(common), |common| match *common {
            Common::Term(vocabulary, term) => {
                let parent = self.model.vocabulary(vocabulary).term(term).parent?;
                Some(Common::Term(vocabulary, parent))
            }
            Common::Goal(_) | Common::Record(_) => None,
        })
    }

    /// Appends the values of a record at a path, which may lead through groups and through other records.
    fn read(&self, set: &FieldSet, record: &Record, path: &[String], values: &mut Vec<Common>) {
        let Some((first, rest)) = path.split_first() else { return };
        let Some((number, field)) = set.by_id(first) else { return };
        for item in record.get(number).map_or(&[][..], Item::each) {
            match (&item.value, &field.of) {
                (Value::Group(record), FieldType::Group(set)) => self.read(set, record, rest, values),
                (Value::Term(term), FieldType::Term(vocabulary)) => {
                    let included = &self.model.vocabulary(*vocabulary).term(*term).includes;
                    match included.is_empty() {
                        true => values.push(Common::Term(*vocabulary, *term)),
                        false => values.extend(included.iter().map(|(of, term)| Common::Term(*of, *term))),
                    }
                }
                (Value::Sdg(mark), _) => values.push(Common::Goal(mark.goal)),
                (Value::Ref(reference), FieldType::Ref(kinds)) => {
                    let Found::One(id) = self.lookup.find(self.model, kinds, &reference.written) else { continue };
                    let other = &self.entries[id.index()];
                    match rest.is_empty() {
                        true => values.push(Common::Record(id)),
                        false => self.read(&self.model.kind(other.kind).fields, &other.original.record, rest, values),
                    }
                }
                _ => {}
            }
        }
    }
}
