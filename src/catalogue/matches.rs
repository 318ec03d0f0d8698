//! Matching of seeking and offering records, as the model declares, with reasons.

use super::deadlines::Deadline;
use super::{EntryId, Status};
use crate::entry::Entry;
use crate::model::{Criterion, FieldSet, FieldType, KindId, Matching, Model, Record, TermId, Value, VocabId};
use crate::text::FastMap;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A value two records have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Common {
    /// A term with its vocabulary.
    Term(VocabId, TermId),
    /// An SDG, 1 to 17.
    Goal(u8),
}

/// A match of a record, seen from either side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Match {
    /// The other record.
    pub with: EntryId,
    /// Index of the matching in the model.
    pub matching: usize,
    /// Index of each criterion met, with the common values.
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

impl Matches {
    /// The matches of an entry, best first.
    pub fn of(&self, id: EntryId) -> &[Match] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Computes all matches. `places` has the rank of each entry by title, to sort equal matches.
    pub(super) fn new(entries: &[Arc<Entry>], model: &Model, deadlines: &[Deadline], places: &[u32]) -> Matches {
        let statuses: FastMap<EntryId, Status> =
            deadlines.iter().map(|deadline| (deadline.entry, deadline.status)).collect();
        let mut matches = Matches::default();
        for number in 0..model.matchings.len() {
            let matcher = Matcher { entries, model, number, statuses: &statuses };
            matches.add(&matcher);
        }
        for list in matches.of.values_mut() {
            list.sort_by_key(|found| {
                let status = statuses.get(&found.with).copied();
                (std::cmp::Reverse(found.points), status, places.get(found.with.index()).copied())
            });
            list.truncate(MAX_MATCHES);
        }
        matches
    }

    fn add(&mut self, matcher: &Matcher) {
        let matching = matcher.matching();
        let (seekers, givers) = (matcher.sides(&matching.seek, true), matcher.sides(&matching.give, false));
        let giving = |side: &&Candidate| matcher.statuses.get(&side.entry) != Some(&Status::Closed);
        let givers: Vec<Candidate> = givers.into_iter().filter(|side| giving(&side)).collect();
        let index = matcher.index(&givers);
        let found: Vec<Vec<Match>> =
            seekers.par_iter().map(|seeker| matcher.answers(seeker, &givers, &index)).collect();
        let kind_of = |id: EntryId| matcher.entries[id.index()].kind;
        let is_open = |found: &Match| matcher.statuses.get(&found.with).is_none_or(|status| status.is_open());
        let mut asked: BTreeSet<EntryId> = BTreeSet::new();
        for (seeker, found) in seekers.iter().zip(found) {
            if matching.unmet.contains(&kind_of(seeker.entry)) && !found.iter().any(is_open) {
                self.unmet.push(seeker.entry);
            }
            for one in &found {
                asked.insert(one.with);
                self.of.entry(one.with).or_default().push(Match { with: seeker.entry, ..one.clone() });
            }
            self.of.entry(seeker.entry).or_default().extend(found);
        }
        let givers = givers.iter().map(|side| side.entry);
        let unasked = givers.filter(|id| matching.unasked.contains(&kind_of(*id)) && !asked.contains(id));
        self.unasked.extend(unasked);
    }
}

/// The context for computing one matching.
struct Matcher<'a> {
    entries: &'a [Arc<Entry>],
    model: &'a Model,
    number: usize,
    statuses: &'a FastMap<EntryId, Status>,
}

/// A record with its values for each criterion.
struct Candidate {
    entry: EntryId,
    values: Vec<Vec<Common>>,
}

/// Positions of offering records by criterion and value, broader terms included.
type Index = FastMap<(usize, Common), Vec<usize>>;

impl Matcher<'_> {
    fn matching(&self) -> &Matching {
        &self.model.matchings[self.number]
    }

    fn sides(&self, kinds: &[KindId], seeks: bool) -> Vec<Candidate> {
        let side = |(index, entry): (usize, &Arc<Entry>)| {
            let values = |criterion: &Criterion| self.values(entry, criterion, seeks);
            Candidate { entry: EntryId::new(index), values: self.matching().criteria.iter().map(values).collect() }
        };
        self.entries.iter().enumerate().filter(|(_, entry)| kinds.contains(&entry.kind)).map(side).collect()
    }

    fn values(&self, entry: &Entry, criterion: &Criterion, seeks: bool) -> Vec<Common> {
        let mut values: Vec<Common> = Vec::new();
        if let (Some((vocabulary, term)), true) = (criterion.is, seeks) {
            values.push(Common::Term(vocabulary, term));
        }
        for path in if seeks { &criterion.seek } else { &criterion.give } {
            read(&self.model.kind(entry.kind).fields, &entry.original.record, path, &mut values);
        }
        values.sort_unstable();
        values.dedup();
        values
    }

    fn index(&self, givers: &[Candidate]) -> Index {
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

    fn answers(&self, seeker: &Candidate, givers: &[Candidate], index: &Index) -> Vec<Match> {
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for (criterion, values) in seeker.values.iter().enumerate() {
            // Mandatory criteria only exclude; they do not create matches.
            if self.matching().criteria[criterion].must {
                continue;
            }
            for common in values.iter().flat_map(|common| self.upward(*common)) {
                places.extend(index.get(&(criterion, common)).into_iter().flatten());
            }
        }
        places.into_iter().filter_map(|place| self.compare(seeker, &givers[place])).collect()
    }

    fn compare(&self, seeker: &Candidate, giver: &Candidate) -> Option<Match> {
        let (mut points, mut all) = (0, Vec::new());
        for (number, criterion) in self.matching().criteria.iter().enumerate() {
            let (sought, given) = (&seeker.values[number], &giver.values[number]);
            let shared: Vec<Common> = sought.iter().filter_map(|common| self.shared(*common, given)).collect();
            if shared.is_empty() {
                if criterion.must && !given.is_empty() && !sought.is_empty() {
                    return None;
                }
                continue;
            }
            points += criterion.weight * u32::try_from(shared.len()).unwrap_or(u32::MAX);
            all.push((number, shared));
        }
        let enough = points >= self.matching().at_least;
        enough.then_some(Match { with: giver.entry, matching: self.number, shared: all, points })
    }

    /// The common value of a sought value and the given ones: the narrower of two, if one is the same as or broader
    /// than the other.
    fn shared(&self, sought: Common, given: &[Common]) -> Option<Common> {
        let above = |one: Common, other: Common| self.upward(other).any(|up| up == one);
        let found = given.iter().find(|given| above(sought, **given) || above(**given, sought))?;
        Some(if above(sought, *found) { *found } else { sought })
    }

    /// The value and, for a term, its broader terms.
    fn upward(&self, common: Common) -> impl Iterator<Item = Common> {
        std::iter::successors(Some(common), |common| match *common {
            Common::Term(vocabulary, term) => {
                let parent = self.model.vocabulary(vocabulary).term(term).parent?;
                Some(Common::Term(vocabulary, parent))
            }
            Common::Goal(_) => None,
        })
    }
}

/// Appends the values of a record at a path.
fn read(set: &FieldSet, record: &Record, path: &[String], values: &mut Vec<Common>) {
    let Some((first, rest)) = path.split_first() else { return };
    let Some((number, field)) = set.by_id(first) else { return };
    for item in record.get(number).map_or(&[][..], crate::model::Item::each) {
        match (&item.value, &field.of) {
            (Value::Group(record), FieldType::Group(set)) => read(set, record, rest, values),
            (Value::Term(term), FieldType::Term(vocabulary)) => values.push(Common::Term(*vocabulary, *term)),
            (Value::Sdg(mark), _) => values.push(Common::Goal(mark.goal)),
            _ => {}
        }
    }
}
