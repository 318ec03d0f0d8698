//! Groups of entries to browse by: each indexed vocabulary, the SDGs, the years of indexed dates.

use super::EntryId;
use crate::entry::{self, Entry};
use crate::model::{FieldType, Item, Model, TermId, Value, VocabId};
use crate::text::{Labels, slug};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A way of dividing the catalogue.
#[derive(Debug)]
pub struct Facet {
    pub of: FacetKind,
    pub label: Labels,
    pub plural: Labels,
    /// URL segment.
    pub route: Labels,
    pub groups: Vec<Group>,
    /// Whether its groups can be followed: a feed for each, and a calendar of its deadlines.
    pub follow: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FacetKind {
    Vocabulary(VocabId),
    Sdg,
    Year,
}

/// The entries that share a value.
#[derive(Debug)]
pub struct Group {
    pub label: Labels,
    /// URL segment.
    pub route: Labels,
    /// In the order of the catalogue, each once.
    pub entries: Vec<EntryId>,
    /// The term it stands for, in a facet of a vocabulary.
    pub term: Option<TermId>,
    /// The goal it stands for, 1 to 17, in the facet of the SDGs.
    pub goal: Option<u8>,
    /// For each target of the goal, the entries that name it.
    pub targets: Vec<Vec<EntryId>>,
    /// The group above it in the same facet, where that has one.
    pub parent: Option<usize>,
}

impl Facet {
    /// The group of a term.
    pub fn of_term(&self, term: TermId) -> Option<usize> {
        self.groups.iter().position(|group| group.term == Some(term))
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
        entry::walk(&kind.fields, &entry.original.record, &mut |field, item: &Item| {
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
                term: Some(*term),
                goal: None,
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
            term: None,
            goal: Some(goal.number),
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
            term: None,
            goal: None,
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
