//! The shapes of the model: kinds, fields, sections, vocabularies.

use super::names::Names;
use super::types::FieldType;
use crate::text::Labels;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u16);

        impl $name {
            /// # Panics
            /// Beyond 65,536 things, which the limits on a model file do not allow.
            pub fn new(index: usize) -> Self {
                $name(u16::try_from(index).expect("a model has fewer than 65,536 things of a sort"))
            }

            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// A kind, by its place in the model.
    KindId
}
id! {
    /// A vocabulary, by its place in the model.
    VocabId
}
id! {
    /// A term, by its place in its vocabulary.
    TermId
}

id! {
    /// A gathering, by its place in the model.
    GatheringId
}

/// A kind of record.
#[derive(Debug, Clone)]
pub struct Kind {
    pub id: String,
    pub label: Labels,
    pub plural: Labels,
    /// Folder and URL segment, folded.
    pub route: Labels,
    pub description: Option<Labels>,
    pub fields: FieldSet,
    pub sections: Vec<Section>,
    pub section_names: Names,
    /// The type of its records in the vocabulary of schema.org.
    pub schema: Option<String>,
    /// The fields that tell when a record was compared with its sources, and when what it says was true.
    pub verified: Option<usize>,
    pub info_date: Option<usize>,
    /// The field whose values order its lists, before the names.
    pub sort: Option<usize>,
    /// The field of terms that puts its list under headings.
    pub divide: Option<usize>,
    /// The fields whose texts are words its records explain: other texts link to them where they first use one.
    pub explains: Vec<usize>,
    /// What somebody who answers one of its records has to see to, in this order: fields, or fields of the records they
    /// refer to.
    pub checklist: Vec<(usize, Option<String>)>,
    /// Whether its titles are proper names, of which a near miss is probably a slip.
    pub proper_names: bool,
}

/// Fields in display order, found by any of their names.
#[derive(Debug, Clone, Default)]
pub struct FieldSet {
    pub fields: Vec<Field>,
    pub names: Names,
}

/// How much a field or section is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Recommended,
    Optional,
}

/// A field of a kind or of a group.
#[derive(Debug, Clone)]
pub struct Field {
    pub id: String,
    pub of: FieldType,
    pub many: bool,
    pub need: Need,
    /// Accepted, checked and never published.
    pub private: bool,
    pub label: Labels,
    pub help: Option<Labels>,
    /// What a reference is called seen from the other record.
    pub inverse: Option<Labels>,
    /// Whether visitors browse by its values.
    pub index: bool,
    /// Whether its value is shown on summary cards.
    pub card: bool,
    /// Left out, the value is taken from the record that field `.0` refers to, from its field `.1`.
    pub derive: Option<(usize, String)>,
    /// What its values are in the vocabulary of schema.org.
    pub schema: Option<String>,
    /// The gathering its values are part of.
    pub gather: Option<GatheringId>,
    pub layout: Option<Layout>,
    /// Fields of the same set whose terms divide the calendar of a window into rows.
    pub rows: Vec<usize>,
    pub accord: Accord,
}

/// How a page lays a field out, where it is more than a list of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Of a term: all terms of the vocabulary in their order, this one marked.
    Steps,
    /// Of groups that begin with a term: all its vocabulary in order, with what is known of each.
    Timeline,
    /// Of groups of a text and groups that begin with a reference: a table of texts by records referred to.
    Grid,
    /// Of groups of a text and a number: the texts, the highest number first.
    Ranking,
    /// Of a text: with the fields before and after it of this layout, the rows of one table.
    Rows,
}

/// What the values of a field have to agree with.
#[derive(Debug, Clone, Default)]
pub struct Accord {
    /// Terms: each with those of field `.1` of the record that field `.0` refers to.
    pub with: Vec<(usize, String)>,
    /// A number: the sum of these fields of the same set.
    pub parts: Vec<usize>,
    /// Where the same set says what the number counts.
    pub unit: Option<usize>,
    /// Figures in per cent: together at most a hundred.
    pub whole: bool,
}

/// A `##` heading of the body that the kind knows.
#[derive(Debug, Clone)]
pub struct Section {
    pub id: String,
    pub label: Labels,
    pub need: Need,
    /// The gathering it is part of.
    pub gather: Option<GatheringId>,
}

/// A closed list of terms.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    pub id: String,
    pub label: Labels,
    pub plural: Labels,
    /// URL segment, folded.
    pub route: Labels,
    pub terms: Vec<Term>,
    pub names: Names,
    /// Whether its terms can be followed: a feed for each, and a calendar of its deadlines.
    pub follow: bool,
}

#[derive(Debug, Clone)]
pub struct Term {
    pub id: String,
    pub label: Labels,
    pub parent: Option<TermId>,
}

impl Kind {
    /// The first field of the kind with this id.
    pub fn field(&self, id: &str) -> Option<(usize, &Field)> {
        self.fields.by_id(id)
    }

    /// The field that holds the name of a record. Every kind has one: `model::load` sees to it.
    pub fn title(&self) -> usize {
        self.field(Kind::TITLE).map_or(0, |(index, _)| index)
    }

    /// The id of the field every kind must have.
    pub const TITLE: &'static str = "title";
    /// The id of the field shown on cards and in descriptions, where a kind has it.
    pub const SUMMARY: &'static str = "summary";
    /// The id of the field with other names a record answers to, where a kind has it.
    pub const ALIASES: &'static str = "aliases";
    /// The id of the field that tells when a record was last compared with its sources.
    pub const VERIFIED: &'static str = "verified";
    /// The id of the field that tells when what a record says was true.
    pub const INFO_DATE: &'static str = "info_date";
}

impl FieldSet {
    pub fn by_id(&self, id: &str) -> Option<(usize, &Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.id == id)
    }

    /// Whether a field, or a field of its groups, passes a test.
    pub fn any(&self, test: &impl Fn(&Field) -> bool) -> bool {
        self.fields.iter().any(|field| match &field.of {
            FieldType::Group(set) => test(field) || set.any(test),
            _ => test(field),
        })
    }

    /// The field an editor wrote under this name.
    pub fn named(&self, name: &str) -> Option<(usize, &Field)> {
        self.names.find(name).map(|index| (index, &self.fields[index]))
    }
}

impl Vocabulary {
    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }

    /// A term and those above it.
    pub fn upward(&self, term: TermId) -> impl Iterator<Item = TermId> {
        std::iter::successors(Some(term), |term| self.term(*term).parent)
    }

    /// The term an editor wrote under this name.
    pub fn named(&self, name: &str) -> Option<TermId> {
        self.names.find(name).map(TermId::new)
    }
}

impl Layout {
    /// Names as written in a model file.
    pub const NAMES: &'static [(&'static str, Layout)] = &[
        ("steps", Layout::Steps),
        ("timeline", Layout::Timeline),
        ("grid", Layout::Grid),
        ("ranking", Layout::Ranking),
        ("rows", Layout::Rows),
    ];
}
