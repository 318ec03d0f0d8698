//! Pages about the whole catalogue: overviews, gatherings and statistics, as declared by the model.

use super::attributes::{Attributes, owned, slugs, wrong};
use super::decoder::{Decoder, Written};
use super::ids::{GatheringId, KindId, VocabId};
use crate::text::{Labels, slug};
use crate::yaml::{Key, Node};

/// A page about the whole catalogue. Overviews follow from types and declarations, not from kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Overview {
    /// Records with a window, by status and deadline.
    Deadlines,
    /// Windows by month, grouped as the model declares.
    Calendar,
    /// Requests without an offer and offers without a request.
    Matches,
    /// Counts of records.
    Statistics,
    /// Records with a place, on a map.
    Map,
    /// How complete and up to date the records are.
    Quality,
    /// The accessibility statement, if it is configured.
    Accessibility,
}

impl Overview {
    /// All overviews, in the order of the declaration.
    pub const ALL: [Overview; 7] = [
        Overview::Deadlines,
        Overview::Calendar,
        Overview::Matches,
        Overview::Statistics,
        Overview::Map,
        Overview::Quality,
        Overview::Accessibility,
    ];

    /// The id in a model file.
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

/// Texts of a page that is not a record.
#[derive(Debug, Clone)]
pub struct PageWords {
    /// Title of the page.
    pub label: Labels,
    /// Slug of its URL segment.
    pub route: Labels,
    /// One sentence about the page.
    pub description: Option<Labels>,
    /// The id of the field whose first term groups the records on the page.
    pub by: Option<String>,
}

/// A page that collects sections or fields of many records.
#[derive(Debug, Clone)]
pub struct Gathering {
    /// The id in the model.
    pub id: String,
    /// Its texts.
    pub words: PageWords,
}

/// What the statistics page counts by, in addition to SDGs, years and kinds.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    /// Charts.
    pub charts: Vec<Axis>,
    /// Cross tables with the SDGs.
    pub cross: Vec<Axis>,
}

/// A dimension of the statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Terms of a vocabulary.
    Vocabulary(VocabId),
    /// Records of a kind that others refer to.
    Kind(KindId),
}

/// A quantity with its units, to detect units that do not fit, such as hours given in cubic metres.
#[derive(Debug, Clone)]
pub struct Measure {
    /// Name of the quantity.
    pub label: Labels,
    /// Words in a label that indicate the quantity, as slugs.
    pub words: Vec<String>,
    /// Units of the quantity, in lower case.
    pub units: Vec<String>,
}

impl<'a> Decoder<'a> {
    /// The texts of all overviews, in the order of [`Overview::ALL`].
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
        // The embedded model declares all overviews, and an overlay cannot remove any.
        Overview::ALL.iter().filter_map(words).collect()
    }

    fn page_words(&mut self, key: &'a Key, node: &'a Node) -> PageWords {
        let known = ["label", "route", "description", "by"];
        let mut read = Attributes::new(&key.text, key.span, node, &known, self.report);
        let label = read.required_labels("label");
        let route = read.labels("route").unwrap_or_else(|| label.clone());
        let description = read.labels("description");
        let by = read.text("by").map(|(by, _)| by.to_owned());
        let route = slugs(&route, &key.text, key.span, read.report);
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
