//! The state shared by everything that decodes a model file.

use super::attributes::{Attributes, meant};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::yaml::{Key, Node};

/// A name as written, with its position.
pub(super) type Written<'a> = (&'a str, Span);

const PARTS: &[&str] = &[
    "common",
    "shared",
    "groups",
    "vocabularies",
    "kinds",
    "gatherings",
    "overviews",
    "matches",
    "statistics",
    "measures",
];

/// Decodes the merged model tree. Ids are collected first, so that kinds may refer to each other in any order.
pub(super) struct Decoder<'a> {
    tree: &'a Node,
    pub(super) report: &'a mut Report,
    pub(super) kind_ids: Vec<&'a str>,
    pub(super) vocab_ids: Vec<&'a str>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(tree: &'a Node, report: &'a mut Report) -> Self {
        Attributes::new("model", tree.span, tree, PARTS, report);
        let ids = |key| match tree.get(key) {
            Some(node) => node.entries().iter().map(|(key, _): &(Key, Node)| key.text.as_str()).collect(),
            None => Vec::new(),
        };
        Decoder { tree, report, kind_ids: ids("kinds"), vocab_ids: ids("vocabularies") }
    }

    /// The entries of the map under a top-level key; empty if it is missing.
    pub(super) fn entries(&self, key: &str) -> &'a [(Key, Node)] {
        self.tree.get(key).map_or(&[], Node::entries)
    }

    /// The key and value of a top-level part of the model.
    pub(super) fn section(&self, key: &str) -> Option<&'a (Key, Node)> {
        self.tree.entries().iter().find(|(known, _)| known.text == key)
    }

    pub(super) fn clash(&mut self, name: &str, span: Span) {
        self.report.push(Diagnostic::new(Code::ModelClash, span).arg("name", name));
    }

    pub(super) fn unknown_name(&mut self, name: &str, span: Span, known: &[&str]) {
        let finding = Diagnostic::new(Code::ModelUnknownName, span).arg("name", name);
        self.report.push(match meant(name, known) {
            Some(near) => finding.nearest(Some(near)),
            None => finding.hint_with(Hint::OneOf, "list", known.iter().copied().collect::<Arg>()),
        });
    }
}
