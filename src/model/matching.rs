//! Declarations of matchings: which kinds seek, which kinds offer, and what they must have in common.

use super::attributes::{Attributes, wrong};
use super::decoder::{Decoder, Written};
use super::field::FieldType;
use super::ids::{KindId, TermId, VocabId};
use super::kind::{Kind, Vocabulary};
use crate::text::Labels;
use crate::yaml::{Key, Node};

/// A matching of kinds that seek with kinds that offer.
#[derive(Debug, Clone)]
pub struct Matching {
    /// Kinds that seek.
    pub seek: Vec<KindId>,
    /// Kinds that offer.
    pub give: Vec<KindId>,
    /// Seeking kinds whose records without an open offer are listed.
    pub unmet: Vec<KindId>,
    /// Offering kinds whose records that nobody seeks are listed.
    pub unasked: Vec<KindId>,
    /// What a seeking and an offering record may have in common.
    pub criteria: Vec<Criterion>,
    /// Minimum points of a match.
    pub at_least: u32,
    /// Indexes of criteria of which a match meets at least one; any match will do if empty.
    pub needs: Vec<usize>,
}

/// Something a seeking and an offering record may have in common.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Name of the criterion.
    pub label: Labels,
    /// Fields of the seeking record, such as `eligibility.themes` within a group.
    pub seek: Vec<Path>,
    /// Fields of the offering record.
    pub give: Vec<Path>,
    /// A term that every seeking record has_path without a field for it.
    pub is: Option<(VocabId, TermId)>,
    /// Points for each common value.
    pub weight: u32,
    /// Whether an offer that names values is excluded unless one of them is shared.
    pub must: bool,
    /// Whether names keep their capital letters within a sentence.
    pub proper_names: bool,
    /// What is said of an offering record that meets it, with the placeholder `{list}`.
    pub reason: Labels,
    /// What is said of a seeking record that meets it; the same if the model says nothing else.
    pub sought: Labels,
}

/// The id of a field; for a field in a group, the ids from the outside in.
pub type Path = Vec<String>;

impl<'a> Decoder<'a> {
    pub(super) fn matchings(&mut self, kinds: &[Kind], vocabularies: &[Vocabulary]) -> Vec<Matching> {
        let mut matchings = Vec::new();
        for (key, node) in self.entries("matches") {
            let known = ["seek", "give", "unmet", "unasked", "criteria", "at_least", "needs"];
            let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
            let (seek, give) = (read.texts("seek"), read.texts("give"));
            let (unmet, unasked) = (read.texts("unmet"), read.texts("unasked"));
            let (criteria, at_least) = (read.entries("criteria"), read.whole_number("at_least").unwrap_or(1));
            let needs = read.texts("needs");
            let place = |name: &str| criteria.iter().position(|(key, _)| key.text == name);
            for (name, span) in needs.iter().filter(|(name, _)| place(name).is_none()) {
                let known: Vec<&str> = criteria.iter().map(|(key, _)| key.text.as_str()).collect();
                self.unknown_name(name, *span, &known);
            }
            let needs = needs.iter().filter_map(|(name, _)| place(name)).collect();
            let (seek, give) = (self.kind_list(&seek), self.kind_list(&give));
            let (unmet, unasked) = (self.kind_list(&unmet), self.kind_list(&unasked));
            let criteria = criteria.iter().map(|(key, node)| self.criterion(key, node, vocabularies)).collect();
            let matching = Matching { seek, give, unmet, unasked, criteria, at_least, needs };
            self.check_paths(&matching, kinds, key);
            matchings.push(matching);
        }
        matchings
    }

    fn criterion(&mut self, key: &'a Key, node: &'a Node, vocabularies: &[Vocabulary]) -> Criterion {
        let known = ["label", "seek", "give", "is", "weight", "must", "proper_names", "reason", "sought"];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let (label, reason) = (read.required_labels("label"), read.required_labels("reason"));
        let sought = read.labels("sought").unwrap_or_else(|| reason.clone());
        let paths = |texts: Vec<Written>| -> Vec<Path> {
            texts.iter().map(|(path, _)| path.split('.').map(str::to_owned).collect()).collect()
        };
        let (seek, give) = (paths(read.texts("seek")), paths(read.texts("give")));
        let (must, proper_names) = (read.flag("must"), read.flag("proper_names"));
        let weight = read.whole_number("weight").unwrap_or(1);
        let is = read.text("is").and_then(|written| self.term_named(written, vocabularies));
        Criterion { label, seek, give, is, weight, must, proper_names, reason, sought }
    }

    /// Resolves a term written as `vocabulary.term`.
    fn term_named(&mut self, (name, span): Written<'a>, vocabularies: &[Vocabulary]) -> Option<(VocabId, TermId)> {
        let found = name.split_once('.').and_then(|(vocabulary, term)| {
            let index = vocabularies.iter().position(|known| known.id == vocabulary)?;
            let term = vocabularies[index].terms.iter().position(|known| known.id == term)?;
            Some((VocabId::new(index), TermId::new(term)))
        });
        if found.is_none() {
            self.unknown_name(name, span, &[]);
        }
        found
    }

    fn kind_list(&mut self, names: &[Written<'a>]) -> Vec<KindId> {
        match self.kinds_named(names) {
            FieldType::Ref(kinds) => kinds,
            _ => Vec::new(),
        }
    }

    /// Reports paths that lead to no field in any kind of their side.
    fn check_paths(&mut self, matching: &Matching, kinds: &[Kind], key: &Key) {
        for criterion in &matching.criteria {
            for (paths, side) in [(&criterion.seek, &matching.seek), (&criterion.give, &matching.give)] {
                for path in paths {
                    if !side.iter().any(|kind| has_path(&kinds[kind.index()], path, kinds)) {
                        self.unknown_name(&path.join("."), key.span, &[]);
                    }
                }
            }
            if criterion.give.is_empty() || (criterion.seek.is_empty() && criterion.is.is_none()) {
                wrong(self.report, "criteria", key.span);
            }
        }
    }
}

fn has_path(kind: &Kind, path: &[String], kinds: &[Kind]) -> bool {
    let mut set = &kind.fields;
    for (step, id) in path.iter().enumerate() {
        let Some((_, field)) = set.by_id(id) else { return false };
        match &field.of {
            FieldType::Group(inner) => set = inner,
            FieldType::Ref(to) => {
                let (rest, all) = (&path[step + 1..], to.is_empty());
                let mut others = kinds.iter().enumerate().filter(|(at, _)| all || to.contains(&KindId::new(*at)));
                return rest.is_empty() || others.any(|(_, other)| has_path(other, rest, kinds));
            }
            _ => return step + 1 == path.len(),
        }
    }
    false
}
