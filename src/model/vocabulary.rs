//! Decoding of vocabularies: terms, their names and hierarchy.

use super::attributes::{Attributes, owned, slugs, wrong};
use super::decoder::Decoder;
use super::ids::{TermId, VocabId};
use super::kind::{Term, Vocabulary};
use super::names::Names;
use crate::text::{Labels, Lang};
use crate::yaml::{Key, Node};

/// Maximum terms of a vocabulary; page counts grow with it.
const MAX_TERMS: usize = 10_000;

impl<'a> Decoder<'a> {
    pub(super) fn vocabulary(&mut self, key: &'a Key, node: &'a Node) -> Vocabulary {
        let known = ["label", "plural", "route", "terms", "follow", "includes"];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let label = read.required_labels("label");
        let plural = read.labels("plural").unwrap_or_else(|| label.clone());
        let route = read.labels("route").unwrap_or_else(|| plural.clone());
        let route = slugs(&route, &key.text, key.span, read.report);
        let (entries, follow) = (read.entries("terms"), read.flag("follow"));
        let (id, terms, names) = (key.text.clone(), Vec::new(), Names::default());
        let mut vocabulary = Vocabulary { id, label, plural, route, terms, names, follow };
        if let Some((key, _)) = entries.get(MAX_TERMS) {
            wrong(self.report, "terms", key.span);
        }
        let entries = &entries[..entries.len().min(MAX_TERMS)];
        for (index, (key, node)) in entries.iter().enumerate() {
            self.term(&mut vocabulary, index, key, node);
        }
        self.parents(&mut vocabulary, entries);
        vocabulary
    }

    fn term(&mut self, vocabulary: &mut Vocabulary, index: usize, key: &'a Key, node: &'a Node) {
        let known: Vec<&str> = Lang::all().map(Lang::code).chain(["parent", "also", "includes"]).collect();
        let label = match node.scalar() {
            Some(text) => Labels::same(text),
            None => node.labels().unwrap_or_else(|| {
                wrong(self.report, &key.text, node.span);
                Labels::same(&key.text)
            }),
        };
        let mut also = Vec::new();
        if node.scalar().is_none() {
            let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
            also = owned(read.texts("also"));
        }
        if let Some(name) = vocabulary.names.add_all(index, &key.text, &label, &also) {
            self.clash(name, key.span);
        }
        vocabulary.terms.push(Term { id: key.text.clone(), label, parent: None, includes: Vec::new() });
    }

    /// Resolves the terms for which terms of other vocabularies stand, when all vocabularies are known.
    pub(super) fn includes(&mut self, vocabularies: &mut [Vocabulary]) {
        for (index, (_, node)) in self.entries("vocabularies").iter().enumerate() {
            let Some((name, span)) = node.get("includes").and_then(|node| Some((node.scalar()?, node.span))) else {
                continue;
            };
            let Some(other) = vocabularies.iter().position(|known| known.id == name) else {
                let known = self.vocab_ids.clone();
                self.unknown_name(name, span, &known);
                continue;
            };
            for (key, term) in node.get("terms").map_or(&[][..], Node::entries) {
                let Some(place) = vocabularies[index].terms.iter().position(|known| known.id == key.text) else {
                    continue;
                };
                for written in term.get("includes").map_or(&[][..], Node::items) {
                    match written.scalar().and_then(|name| vocabularies[other].named(name)) {
                        Some(found) => vocabularies[index].terms[place].includes.push((VocabId::new(other), found)),
                        None => self.unknown_name(written.scalar().unwrap_or_default(), written.span, &[]),
                    }
                }
            }
        }
    }

    fn parents(&mut self, vocabulary: &mut Vocabulary, entries: &'a [(Key, Node)]) {
        for (index, (_, node)) in entries.iter().enumerate() {
            let Some(parent) = node.get("parent") else { continue };
            let name = parent.scalar().unwrap_or_default();
            match vocabulary.terms.iter().position(|term| term.id == name) {
                Some(at) if at != index => vocabulary.terms[index].parent = Some(TermId::new(at)),
                _ => {
                    let others = vocabulary.terms.iter().filter(|term| term.id != name);
                    let ids: Vec<&str> = others.map(|term| term.id.as_str()).collect();
                    self.unknown_name(name, parent.span, &ids);
                }
            }
        }
        for (index, (key, _)) in entries.iter().enumerate() {
            let mut at = TermId::new(index);
            let mut steps = 0;
            while let Some(parent) = vocabulary.term(at).parent {
                at = parent;
                steps += 1;
                if steps > vocabulary.terms.len() {
                    self.clash(&vocabulary.terms[index].id, key.span);
                    vocabulary.terms[index].parent = None;
                    break;
                }
            }
        }
    }
}
