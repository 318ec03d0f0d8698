//! Records that seek something and records that give it, matched as the model declares, each with its reasons.

use super::deadlines::Deadline;
use super::{EntryId, Status};
use crate::entry::Entry;
use crate::model::{Criterion, FieldSet, FieldType, KindId, Matching, Model, Record, TermId, Value, VocabId};
use crate::text::FastMap;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What two records have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Common {
    Term(VocabId, TermId),
    /// 1 to 17.
    Goal(u8),
}

/// A record that answers another, or is answered by it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Match {
    pub with: EntryId,
    /// The matching and, of it, each criterion that is met, with what is shared.
    pub matching: usize,
    pub shared: Vec<(usize, Vec<Common>)>,
    pub points: u32,
}

/// Matches of every record, best first, and what is left over.
#[derive(Debug, Default)]
pub struct Matches {
    of: FastMap<EntryId, Vec<Match>>,
    /// Records that seek, of which nothing that is open gives.
    pub unmet: Vec<EntryId>,
    /// Records that give what nobody seeks.
    pub unasked: Vec<EntryId>,
}

/// So many of the best are kept for each record.
const KEPT: usize = 12;

impl Matches {
    pub fn of(&self, id: EntryId) -> &[Match] {
        self.of.get(&id).map_or(&[], Vec::as_slice)
    }

    /// `places` says where an entry stands in the order of names.
    pub(super) fn new(entries: &[Arc<Entry>], model: &Model, deadlines: &[Deadline], places: &[u32]) -> Matches {
        let statuses: FastMap<EntryId, Status> =
            deadlines.iter().map(|deadline| (deadline.entry, deadline.status)).collect();
        let mut matches = Matches::default();
        for number in 0..model.matchings.len() {
            let pairs = Pairs { entries, model, number, statuses: &statuses };
            matches.add(&pairs);
        }
        for list in matches.of.values_mut() {
            list.sort_by_key(|found| {
                let status = statuses.get(&found.with).copied();
                (std::cmp::Reverse(found.points), status, places.get(found.with.index()).copied())
            });
            list.truncate(KEPT);
        }
        matches
    }

    fn add(&mut self, pairs: &Pairs) {
        let matching = pairs.matching();
        let (seekers, givers) = (pairs.sides(&matching.seek, true), pairs.sides(&matching.give, false));
        let giving = |side: &&Side| pairs.statuses.get(&side.entry) != Some(&Status::Closed);
        let givers: Vec<Side> = givers.into_iter().filter(|side| giving(&side)).collect();
        let index = pairs.index(&givers);
        let found: Vec<Vec<Match>> = seekers.par_iter().map(|seeker| pairs.answers(seeker, &givers, &index)).collect();
        let kind_of = |id: EntryId| pairs.entries[id.index()].kind;
        let is_open = |found: &Match| pairs.statuses.get(&found.with).is_none_or(|status| status.is_open());
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

/// One matching at work.
struct Pairs<'a> {
    entries: &'a [Arc<Entry>],
    model: &'a Model,
    number: usize,
    statuses: &'a FastMap<EntryId, Status>,
}

/// A record and, for each criterion, what it says.
struct Side {
    entry: EntryId,
    says: Vec<Vec<Common>>,
}

/// Records that give, by criterion and by what they say, terms above it too.
type Index = FastMap<(usize, Common), Vec<usize>>;

impl Pairs<'_> {
    fn matching(&self) -> &Matching {
        &self.model.matchings[self.number]
    }

    fn sides(&self, kinds: &[KindId], seeks: bool) -> Vec<Side> {
        let side = |(index, entry): (usize, &Arc<Entry>)| {
            let says = |criterion: &Criterion| self.says(entry, criterion, seeks);
            Side { entry: EntryId::new(index), says: self.matching().criteria.iter().map(says).collect() }
        };
        self.entries.iter().enumerate().filter(|(_, entry)| kinds.contains(&entry.kind)).map(side).collect()
    }

    fn says(&self, entry: &Entry, criterion: &Criterion, seeks: bool) -> Vec<Common> {
        let mut said: Vec<Common> = Vec::new();
        if let (Some((vocabulary, term)), true) = (criterion.is, seeks) {
            said.push(Common::Term(vocabulary, term));
        }
        for path in if seeks { &criterion.seek } else { &criterion.give } {
            read(&self.model.kind(entry.kind).fields, &entry.original.record, path, &mut said);
        }
        said.sort_unstable();
        said.dedup();
        said
    }

    fn index(&self, givers: &[Side]) -> Index {
        let mut index = Index::default();
        for (place, giver) in givers.iter().enumerate() {
            for (criterion, said) in giver.says.iter().enumerate() {
                for common in said.iter().flat_map(|common| self.upward(*common)) {
                    index.entry((criterion, common)).or_default().push(place);
                }
            }
        }
        index
    }

    fn answers(&self, seeker: &Side, givers: &[Side], index: &Index) -> Vec<Match> {
        let mut places: BTreeSet<usize> = BTreeSet::new();
        for (criterion, said) in seeker.says.iter().enumerate() {
            // What only may not be missing brings nobody together.
            if self.matching().criteria[criterion].must {
                continue;
            }
            for common in said.iter().flat_map(|common| self.upward(*common)) {
                places.extend(index.get(&(criterion, common)).into_iter().flatten());
            }
        }
        places.into_iter().filter_map(|place| self.compare(seeker, &givers[place])).collect()
    }

    fn compare(&self, seeker: &Side, giver: &Side) -> Option<Match> {
        let (mut points, mut all) = (0, Vec::new());
        for (number, criterion) in self.matching().criteria.iter().enumerate() {
            let (sought, given) = (&seeker.says[number], &giver.says[number]);
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

    /// The narrower of what is sought and one of what is given, where one is the other or stands above it.
    fn shared(&self, sought: Common, given: &[Common]) -> Option<Common> {
        let above = |one: Common, other: Common| self.upward(other).any(|up| up == one);
        let found = given.iter().find(|given| above(sought, **given) || above(**given, sought))?;
        Some(if above(sought, *found) { *found } else { sought })
    }

    /// It and the terms above it.
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

/// Adds what a record says in the field of a path.
fn read(set: &FieldSet, record: &Record, path: &[String], said: &mut Vec<Common>) {
    let Some((first, rest)) = path.split_first() else { return };
    let Some((number, field)) = set.by_id(first) else { return };
    for item in record.get(number).map_or(&[][..], crate::model::Item::each) {
        match (&item.value, &field.of) {
            (Value::Group(record), FieldType::Group(set)) => read(set, record, rest, said),
            (Value::Term(term), FieldType::Term(vocabulary)) => said.push(Common::Term(*vocabulary, *term)),
            (Value::Sdg(mark), _) => said.push(Common::Goal(mark.goal)),
            _ => {}
        }
    }
}
