//! Pages about the catalogue as a whole: what they are called and what the model says they show.

use super::attributes::{Attributes, folded, owned, wrong};
use super::decode::Decoder;
use super::fields::Written;
use super::kind::{GatheringId, KindId, VocabId};
use crate::text::{Labels, slug};
use crate::yaml::{Key, Node};

/// A page about the whole catalogue. Types and declarations of the model bring it about, no kind does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Overview {
    /// Records with a window, by status and deadline.
    Deadlines,
    /// The same by month, and by the rows the model declares.
    Calendar,
    /// What nobody offers and what nobody asks for.
    Matches,
    Statistics,
    /// Records with a place.
    Map,
    /// How complete and how fresh the records are.
    Quality,
    /// The accessibility statement, where the configuration has what it needs.
    Accessibility,
}

impl Overview {
    pub const ALL: [Overview; 7] = [
        Overview::Deadlines,
        Overview::Calendar,
        Overview::Matches,
        Overview::Statistics,
        Overview::Map,
        Overview::Quality,
        Overview::Accessibility,
    ];

    /// The name in a model file.
    pub fn id(self) -> &'static str {
        match self {
            Overview::Deadlines => "deadlines",
            Overview::Calendar => "calendar",
            Overview::Matches => "matches",
            Overview::Statistics => "statistics",
            Overview::Map => "map",
            Overview::Quality => "quality",
            Overview::Accessibility => "accessibility",
        }
    }
}

/// What a page that is no record is called.
#[derive(Debug, Clone)]
pub struct PageWords {
    pub label: Labels,
    /// URL segment, folded.
    pub route: Labels,
    pub description: Option<Labels>,
    /// The field, of any kind that has it, whose first term groups what the page shows.
    pub by: Option<String>,
}

/// Sections or fields of many records that stand together on one page.
#[derive(Debug, Clone)]
pub struct Gathering {
    pub id: String,
    pub words: PageWords,
}

/// What the page of statistics counts records by, the SDGs, the years and the kinds aside.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    pub charts: Vec<Axis>,
    /// Tables against the SDGs.
    pub cross: Vec<Axis>,
}

/// Something records are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    Vocabulary(VocabId),
    /// The records of a kind that others refer to.
    Kind(KindId),
}

/// What is measured in certain units, so that hours given in cubic metres are found.
#[derive(Debug, Clone)]
pub struct Measure {
    pub label: Labels,
    /// Words that say that this is measured, folded.
    pub words: Vec<String>,
    /// Units, folded.
    pub units: Vec<String>,
}

impl<'a> Decoder<'a> {
    /// The words of every overview, in the order of [`Overview::ALL`].
    pub(super) fn overviews(&mut self) -> Vec<PageWords> {
        let known: Vec<&str> = Overview::ALL.iter().map(|overview| overview.id()).collect();
        let entries = self.entries("overviews");
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.text.as_str())) {
            self.unknown_name(&key.text, key.span, &known);
        }
        let words = |overview: &Overview| {
            let (key, node) = entries.iter().find(|(key, _)| key.text == overview.id())?;
            Some(self.page_words(key, node))
        };
        // The embedded model has them all; a catalogue's own cannot take any away.
        Overview::ALL.iter().filter_map(words).collect()
    }

    fn page_words(&mut self, key: &'a Key, node: &'a Node) -> PageWords {
        let known = ["label", "route", "description", "by"];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let label = read.required_labels("label");
        let route = read.labels("route").unwrap_or_else(|| label.clone());
        let description = read.labels("description");
        let by = read.text("by").map(|(by, _)| by.to_owned());
        let route = folded(&route, &key.text, key.span, read.report);
        PageWords { label, route, description, by }
    }

    pub(super) fn gatherings(&mut self) -> Vec<Gathering> {
        let entries = self.entries("gatherings");
        let gathering =
            |(key, node): &'a (Key, Node)| Gathering { id: key.text.clone(), words: self.page_words(key, node) };
        entries.iter().map(gathering).collect()
    }

    pub(super) fn gathering_named(&mut self, written: Option<Written<'a>>) -> Option<GatheringId> {
        let (name, span) = written?;
        let known: Vec<&str> = self.entries("gatherings").iter().map(|(key, _)| key.text.as_str()).collect();
        let found = known.iter().position(|id| *id == name);
        if found.is_none() {
            self.unknown_name(name, span, &known);
        }
        found.map(GatheringId::new)
    }

    pub(super) fn statistics(&mut self) -> Statistics {
        let Some((key, node)) = self.section("statistics") else { return Statistics::default() };
        let mut read = Attributes::new(&key.text, key.span, node, &["charts", "cross"], self.report);
        let (charts, cross) = (read.texts("charts"), read.texts("cross"));
        Statistics { charts: self.axes(&charts), cross: self.axes(&cross) }
    }

    fn axes(&mut self, names: &[Written<'a>]) -> Vec<Axis> {
        let mut axes = Vec::new();
        for (name, span) in names {
            let vocabulary = self.vocab_ids.iter().position(|id| id == name);
            let kind = self.kind_ids.iter().position(|id| id == name);
            match (vocabulary, kind) {
                (Some(index), _) => axes.push(Axis::Vocabulary(VocabId::new(index))),
                (_, Some(index)) => axes.push(Axis::Kind(KindId::new(index))),
                _ => {
                    let known = [self.vocab_ids.as_slice(), self.kind_ids.as_slice()].concat();
                    self.unknown_name(name, *span, &known);
                }
            }
        }
        axes
    }

    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let mut measures = Vec::new();
        for (key, node) in self.entries("measures") {
            let mut read = Attributes::new(&key.text, key.span, node, &["label", "words", "units"], self.report);
            let label = read.required_labels("label");
            let (words, units) = (owned(read.texts("words")), owned(read.texts("units")));
            if units.is_empty() {
                wrong(self.report, "units", key.span);
            }
            let words = words.iter().map(|word| slug(word)).collect();
            measures.push(Measure { label, words, units: units.iter().map(|unit| unit.to_lowercase()).collect() });
        }
        measures
    }
}
