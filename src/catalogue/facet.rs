//! Groups of entries to browse by: each indexed vocabulary, the SDGs, the years of indexed dates.

use super::EntryId;
use crate::entry::{self, Entry};
use crate::model::{FieldType, Model, TermId, Value, VocabId};
use crate::text::{Labels, slug};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A facet, by its place in the catalogue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(u16);

/// A group of a facet, by its place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId {
    /// The facet it belongs to.
    pub facet: FacetId,
    place: u32,
}

impl FacetId {
    pub(super) fn new(place: usize) -> Self {
        FacetId(u16::try_from(place).unwrap_or(u16::MAX))
    }

    /// Its place among the facets, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The group at a place, from 0, of this facet.
    pub fn group(self, place: usize) -> GroupId {
        GroupId { facet: self, place: u32::try_from(place).unwrap_or(u32::MAX) }
    }
}

impl GroupId {
    /// Its place in its facet, from 0.
    pub fn index(self) -> usize {
        self.place as usize
    }
}

/// A way of dividing the catalogue.
#[derive(Debug)]
pub struct Facet {
    /// What divides the catalogue.
    pub of: FacetKind,
    /// What one group is called, or the group itself.
    pub label: Labels,
    /// What the groups are called.
    pub plural: Labels,
    /// URL segment.
    pub route: Labels,
    /// In the order of the vocabulary; goals by number, the last year first.
    pub groups: Vec<Group>,
    /// Whether its groups can be followed: a feed for each, and a calendar of its deadlines.
    pub follow: bool,
}

/// What divides the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    /// The terms of a vocabulary.
    Vocabulary(VocabId),
    /// The goals.
    Sdg,
    /// The years of indexed dates.
    Year,
}

/// The entries that share a value.
#[derive(Debug)]
pub struct Group {
    /// What one group is called, or the group itself.
    pub label: Labels,
    /// URL segment.
    pub route: Labels,
    /// In the order of the catalogue, each once.
    pub entries: Vec<EntryId>,
    /// What it stands for: another one for each group of a facet.
    pub key: GroupKey,
    /// For each target of the goal, the entries that name it.
    pub targets: Vec<Vec<EntryId>>,
    /// The place of the group above it in the same facet.
    pub parent: Option<usize>,
}

/// What a group stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKey {
    /// A term, in the facet of its vocabulary.
    Term(TermId),
    /// A goal, 1 to 17.
    Goal(u8),
    /// A year.
    Year(i16),
}

impl Facet {
    /// The place of a group.
    pub fn place_of(&self, key: GroupKey) -> Option<usize> {
        self.groups.iter().position(|group| group.key == key)
    }
}

impl Group {
    /// The goal it stands for.
    pub fn goal(&self) -> Option<u8> {
        match self.key {
            GroupKey::Goal(goal) => Some(goal),
            GroupKey::Term(_) | GroupKey::Year(_) => None,
        }
    }
}

/// Members of each facet, gathered in one walk over the entries.
#[derive(Default)]
struct Members {
    terms: BTreeMap<VocabId, BTreeMap<TermId, Vec<EntryId>>>,
    goals: BTreeMap<u8, Vec<EntryId>>,
    /// By goal and place of the target in it.
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

/// Adds an entry, once; they come in the order of the catalogue.
fn add(members: &mut Vec<EntryId>, id: EntryId) {
    if members.last() != Some(&id) {
        members.push(id);
    }
}

/// An entry under a term is under the terms above it too.
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

/// All 17 goals, those without entries too: an empty goal is a finding in itself.
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

/// A term's label as a URL segment; its id where a label has no letters that fold.
fn segment(label: &str, id: &str) -> String {
    let folded = slug(label);
    if folded.is_empty() { slug(id) } else { folded }
}
