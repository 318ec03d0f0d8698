//! Facets: groups of entries by the terms of each indexed vocabulary, by SDG and by the years of indexed dates.

use super::EntryId;
use crate::entry::{self, Entry};
use crate::model::{Edge, FieldType, Model, TermId, Value, VocabId};
use crate::text::{Labels, slug};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Id of a facet: its index in the catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(u16);

/// Id of a group: its facet and its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId {
    /// The facet the group belongs to.
    pub facet: FacetId,
    place: u32,
}

impl FacetId {
    pub(super) fn new(place: usize) -> Self {
        FacetId(u16::try_from(place).unwrap_or(u16::MAX))
    }

    /// Index among all facets, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The group of this facet at an index, from 0.
    pub fn group(self, place: usize) -> GroupId {
        GroupId { facet: self, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }
}

impl GroupId {
    /// Index within the facet, from 0.
    pub fn index(self) -> usize {
        self.place as usize
    }
}

/// A division of the catalogue into groups.
#[derive(Debug)]
pub struct Facet {
    /// What the groups stand for.
    pub of: FacetKind,
    /// Label of one group, singular.
    pub label: Labels,
    /// Label of the groups, plural.
    pub plural: Labels,
    /// URL segment.
    pub route: Labels,
    /// Terms in vocabulary order, goals by number, years in descending order.
    pub groups: Vec<Group>,
    /// Whether each group has a feed and a calendar of its deadlines.
    pub follow: bool,
}

/// What the groups of a facet stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// The terms of a vocabulary.
    Vocabulary(VocabId),
    /// The 17 goals.
    Sdg,
    /// The years of indexed dates.
    Year,
}

/// The entries that share a value.
#[derive(Debug)]
pub struct Group {
    /// Label of the group.
    pub label: Labels,
    /// URL segment.
    pub route: Labels,
    /// In catalogue order, each once.
    pub entries: Vec<EntryId>,
    /// The value of the group, unique within its facet.
    pub key: GroupKey,
    /// For each target of the goal, the entries that name it; empty unless the group is a goal.
    pub targets: Vec<Vec<EntryId>>,
    /// Index of the parent group in the same facet.
    pub parent: Option<usize>,
}

/// The value a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// A term of the facet's vocabulary.
    Term(TermId),
    /// A goal, 1 to 17.
    Goal(u8),
    /// A year.
    Year(i16),
}

impl Facet {
    /// Index of the group with a key.
    pub fn index_of(&self, key: GroupKey) -> Option<usize> {
        self.groups.iter().position(|group| group.key == key)
    }
}

impl Group {
    /// The number of the goal, 1 to 17, if the group is one.
    pub fn goal(&self) -> Option<u8> {
        match self.key {
            GroupKey::Goal(goal) => Some(goal),
            GroupKey::Term(_) | GroupKey::Year(_) => None,
        }
    }
}

/// Members of each facet, collected in one pass over the entries.
#[derive(Default)]
struct Members {
    terms: BTreeMap<VocabId, BTreeMap<TermId, Vec<EntryId>>>,
    goals: BTreeMap<u8, Vec<EntryId>>,
    /// By goal number and index of the target.
    targets: BTreeMap<(u8, usize), Vec<EntryId>>,
    years: BTreeMap<i16, Vec<EntryId>>,
}

pub(super) fn facets(entries: &[Arc<Entry>], model: &Model) -> Vec<Facet> {
    let mut members = Members::default();
    for (index, entry) in entries.iter().enumerate() {
        let kind = model.kind(entry.kind);
        entry::walk(&kind.fields, &entry.original.record, &mut |entry::Spot { field, item, .. }| {
            let id = EntryId::new(index);
            match (&item.value, &field.of) {
                (Value::Term(term), FieldType::Term(vocabulary)) if field.index => {
                    add_term(&mut members, model, *vocabulary, *term, id);
                }
                (Value::Date(date), _) if field.index => {
                    add(members.years.entry(date.year).or_default(), id);
                }
                (Value::Occasion(occasion), _) if field.index => {
                    if let Some(Edge::At(moment)) = &occasion.opens {
                        add(members.years.entry(moment.date.year).or_default(), id);
                    }
                }
                (Value::Sdg(mark), _) => {
                    add(members.goals.entry(mark.goal).or_default(), id);
                    if let Some(target) = mark.target {
                        add(members.targets.entry((mark.goal, target)).or_default(), id);
                    }
                }
                _ => {}
            }
        });
    }
    let mut facets = vec![sdg_facet(model, &members)];
    for (vocabulary, terms) in &members.terms {
        facets.push(vocabulary_facet(model, *vocabulary, terms));
    }
    facets.extend(year_facet(model, &members));
    facets
}

/// Adds an entry once. Entries arrive in catalogue order, so a duplicate can only be the last one.
fn add(members: &mut Vec<EntryId>, id: EntryId) {
    if members.last() != Some(&id) {
        members.push(id);
    }
}

/// Adds an entry to a term and to its ancestors.
fn add_term(members: &mut Members, model: &Model, vocabulary: VocabId, term: TermId, id: EntryId) {
    let terms = members.terms.entry(vocabulary).or_default();
    for term in model.vocabulary(vocabulary).upward(term) {
        add(terms.entry(term).or_default(), id);
    }
}

fn vocabulary_facet(model: &Model, id: VocabId, terms: &BTreeMap<TermId, Vec<EntryId>>) -> Facet {
    let vocabulary = model.vocabulary(id);
    let place = |term: TermId| terms.keys().position(|known| *known == term);
    let groups = terms
        .iter()
        .map(|(term, entries)| {
            let words = vocabulary.term(*term);
            Group {
                label: words.label.clone(),
                route: words.label.map(|label| segment(label, &words.id)),
                entries: entries.clone(),
                key: GroupKey::Term(*term),
                targets: Vec::new(),
                parent: words.parent.and_then(place),
            }
        })
        .collect();
    Facet {
        of: FacetKind::Vocabulary(id),
        label: vocabulary.label.clone(),
        plural: vocabulary.plural.clone(),
        route: vocabulary.route.clone(),
        groups,
        follow: vocabulary.follow,
    }
}

/// All 17 goals, including those without entries, because an empty goal is worth showing.
fn sdg_facet(model: &Model, members: &Members) -> Facet {
    let groups = model
        .sdgs
        .goals
        .iter()
        .map(|goal| Group {
            label: goal.name.clone(),
            route: Labels::same(&goal.number.to_string()),
            entries: members.goals.get(&goal.number).into_iter().flatten().copied().collect(),
            key: GroupKey::Goal(goal.number),
            targets: (0..goal.targets.len())
                .map(|target| members.targets.get(&(goal.number, target)).into_iter().flatten().copied().collect())
                .collect(),
            parent: None,
        })
        .collect();
    built_in(model, &FieldType::Sdg, FacetKind::Sdg, groups)
}

fn year_facet(model: &Model, members: &Members) -> Option<Facet> {
    let groups: Vec<Group> = members
        .years
        .iter()
        .rev()
        .map(|(year, entries)| Group {
            label: Labels::same(&year.to_string()),
            route: Labels::same(&year.to_string()),
            entries: entries.clone(),
            key: GroupKey::Year(*year),
            targets: Vec::new(),
            parent: None,
        })
        .collect();
    (!groups.is_empty()).then(|| built_in(model, &FieldType::Date, FacetKind::Year, groups))
}

fn built_in(model: &Model, of: &FieldType, kind: FacetKind, groups: Vec<Group>) -> Facet {
    let words = model.types.facet(of);
    let (label, plural, route) = (words.label.clone(), words.plural.clone(), words.route.clone());
    Facet { of: kind, label, plural, route, groups, follow: kind == FacetKind::Sdg }
}

/// A term's label as a URL segment; its id if the label has no letters to build one from.
fn segment(label: &str, id: &str) -> String {
    let folded = slug(label);
    if folded.is_empty() { slug(id) } else { folded }
}
