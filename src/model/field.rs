//! Fields: their types and what the model declares about them.

use super::ids::{FieldId, GatheringId, KindId, VocabId};
use super::names::Names;
use crate::text::Labels;
use std::sync::Arc;

/// The type of a field with its parameters. It determines everything the field does; behaviour never depends on
/// kinds.
#[derive(Debug, Clone)]
pub enum FieldType {
    /// One line of plain text.
    Text,
    /// Formatted text.
    Markdown,
    /// A year, month or day.
    Date,
    /// A start date, an end date or both.
    Period,
    /// When one can respond.
    Window {
        /// The vocabulary of the stages of a procedure.
        stages: Option<VocabId>,
    },
    /// When something takes place.
    Occasion,
    /// A time zone.
    Zone,
    /// A number.
    Number {
        /// Shown after the number, the same in every language: `km²`, `%`.
        unit: Option<String>,
    },
    /// An amount with its currency.
    Money,
    /// A number with label, unit, year and source.
    Figure,
    /// Coordinates.
    Place,
    /// A Sustainable Development Goal or one of its targets.
    Sdg,
    /// A term of a vocabulary.
    Term(VocabId),
    /// A reference to a record of one of these kinds; of any kind if empty.
    Ref(Vec<KindId>),
    /// A web address.
    Link,
    /// An image in the content folder.
    Image,
    /// Another file in the content folder.
    File,
    /// Yes or no.
    Bool,
    /// An institution's e-mail address.
    Email,
    /// An institution's telephone number.
    Phone,
    /// A language of the program.
    Language,
    /// Whether the record is a draft, published or archived.
    Publication,
    /// A title with what it contains, which may contain more.
    Outline,
    /// Fields of their own.
    Group(Arc<FieldSet>),
}

impl FieldType {
    /// Names of the types as written in a model file.
    pub const NAMES: &'static [&'static str] = &[
        "text",
        "markdown",
        "date",
        "period",
        "window",
        "occasion",
        "zone",
        "number",
        "money",
        "figure",
        "place",
        "sdg",
        "term",
        "ref",
        "link",
        "image",
        "file",
        "bool",
        "email",
        "phone",
        "language",
        "publication",
        "outline",
        "group",
    ];

    /// The name of the type as written in a model file.
    pub fn name(&self) -> &'static str {
        match self {
            FieldType::Text => "text",
            FieldType::Markdown => "markdown",
            FieldType::Date => "date",
            FieldType::Period => "period",
            FieldType::Window { .. } => "window",
            FieldType::Occasion => "occasion",
            FieldType::Zone => "zone",
            FieldType::Number { .. } => "number",
            FieldType::Money => "money",
            FieldType::Figure => "figure",
            FieldType::Place => "place",
            FieldType::Sdg => "sdg",
            FieldType::Term(_) => "term",
            FieldType::Ref(_) => "ref",
            FieldType::Link => "link",
            FieldType::Image => "image",
            FieldType::File => "file",
            FieldType::Bool => "bool",
            FieldType::Email => "email",
            FieldType::Phone => "phone",
            FieldType::Language => "language",
            FieldType::Publication => "publication",
            FieldType::Outline => "outline",
            FieldType::Group(_) => "group",
        }
    }

    /// Whether its values contain text that a translation may replace.
    pub fn has_text(&self) -> bool {
        match self {
            FieldType::Text
            | FieldType::Markdown
            | FieldType::Outline
            | FieldType::Window { .. }
            | FieldType::Occasion
            | FieldType::Figure
            | FieldType::Place
            | FieldType::Sdg
            | FieldType::Image
            | FieldType::File => true,
            FieldType::Group(set) => set.fields.iter().any(|field| field.of.has_text()),
            _ => false,
        }
    }
}

/// The fields of a kind or group, found by any of their names.
#[derive(Debug, Clone, Default)]
pub struct FieldSet {
    /// The fields in display order.
    pub fields: Vec<Field>,
    /// Ids, labels and other names of the fields.
    pub names: Names,
}

/// Whether a field or section must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Missing, it is an error.
    Required,
    /// Missing, it is a warning.
    Recommended,
    /// Missing, it only counts against completeness.
    Desirable,
    /// May be missing.
    Optional,
}

/// A field of a kind or of a group.
#[derive(Debug, Clone)]
pub struct Field {
    /// The id in the model.
    pub id: String,
    /// Its type.
    pub of: FieldType,
    /// Whether it takes a list of values.
    pub many: bool,
    /// Whether it must be filled in.
    pub need: Need,
    /// Numbers of fields of the same set of which one is enough instead.
    pub instead: Vec<FieldId>,
    /// The vocabulary of the types of those that have no record, if a reference may name such.
    pub unlisted: Option<VocabId>,
    /// Whether a reference says of which record this one is a later edition.
    pub edition: bool,
    /// Whether its values are checked but never published.
    pub private: bool,
    /// Its label.
    pub label: Labels,
    /// Help for editors.
    pub help: Option<Labels>,
    /// The label of a reference, seen from the record it refers to.
    pub inverse: Option<Labels>,
    /// Whether its values have an index with pages.
    pub index: bool,
    /// Whether its value is shown on cards.
    pub card: bool,
    /// A missing value is taken from field `.1` (an id) of the record that field number `.0` refers to.
    pub derive: Option<(FieldId, String)>,
    /// The schema.org property of its values.
    pub schema: Option<String>,
    /// The gathering that shows its values.
    pub gather: Option<GatheringId>,
    /// Its layout, if it is not a plain list of values.
    pub layout: Option<Layout>,
    /// Numbers of the term fields in the same set that group a window's row in the calendar.
    pub rows: Vec<FieldId>,
    /// The number of the field of the same set that tells the language of its text, if it is not that of the file.
    pub language: Option<FieldId>,
    /// The number of the field of the same set that tells the time zone of its hours, if they do not tell it themselves.
    pub zone: Option<FieldId>,
    /// Constraints on its values.
    pub consistency: Consistency,
}

/// The layout of a field on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// For a term: all terms of the vocabulary in order, with this one marked.
    Steps,
    /// For groups that begin with a term: all terms of the vocabulary in order, each with its group.
    Timeline,
    /// For groups of a text and inner groups that begin with a reference: a table of texts by records referred to.
    Grid,
    /// For groups of a text and a number: the texts, highest number first.
    Ranking,
    /// For a text: a row of the table it forms with adjacent fields of this layout.
    Rows,
}

/// Constraints on the values of a field.
#[derive(Debug, Clone, Default)]
pub struct Consistency {
    /// Each term must agree with a term in field `.1` (an id) of the record that field number `.0` refers to.
    pub with: Vec<(FieldId, String)>,
    /// The number must be the sum of these fields of the same set, by their numbers.
    pub parts: Vec<FieldId>,
    /// The number of the field of the same set that holds the unit.
    pub unit: Option<FieldId>,
    /// Whether percentages among its figures are shares of one whole and add up to at most 100.
    pub shares_of_whole: bool,
}

impl std::ops::Index<FieldId> for FieldSet {
    type Output = Field;

    fn index(&self, id: FieldId) -> &Field {
        &self.fields[id.index()]
    }
}

impl std::ops::IndexMut<FieldId> for FieldSet {
    fn index_mut(&mut self, id: FieldId) -> &mut Field {
        &mut self.fields[id.index()]
    }
}

impl FieldSet {
    /// The fields with their ids, in display order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FieldId, &Field)> {
        self.fields.iter().enumerate().map(|(index, field)| (FieldId::new(index), field))
    }

    /// The first field that passes a test.
    pub fn find(&self, test: impl Fn(&Field) -> bool) -> Option<(FieldId, &Field)> {
        self.iter().find(|(_, field)| test(field))
    }

    /// The field with this id and its number.
    pub fn by_id(&self, id: &str) -> Option<(FieldId, &Field)> {
        self.find(|field| field.id == id)
    }

    /// Whether any field, groups included, passes the test.
    pub fn any(&self, test: &impl Fn(&Field) -> bool) -> bool {
        self.fields.iter().any(|field| match &field.of {
            FieldType::Group(set) => test(field) || set.any(test),
            _ => test(field),
        })
    }

    /// The field with this name (id, label or other name) and its number.
    pub fn named(&self, name: &str) -> Option<(FieldId, &Field)> {
        self.names.find(name).map(FieldId::new).map(|id| (id, &self[id]))
    }
}

impl Layout {
    /// All layouts with their names as written in a model file.
    pub const NAMES: &'static [(&'static str, Layout)] = &[
        ("steps", Layout::Steps),
        ("timeline", Layout::Timeline),
        ("grid", Layout::Grid),
        ("ranking", Layout::Ranking),
        ("rows", Layout::Rows),
    ];
}
