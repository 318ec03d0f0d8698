//! Values of fields: typed, validated, each with its position in the source.

use super::date::{Date, Period};
use super::ids::{FieldId, TermId, VocabId};
use super::quantity::{Money, Qualifier, Quantity};
use super::text::Text;
use super::window::{Window, Zone};
use crate::diagnostic::Span;
use crate::markdown::Document;
use crate::text::Lang;
use std::sync::Arc;

/// The value of a field, by its type.
#[derive(Debug, Clone)]
pub enum Value {
    /// Plain text.
    Text(Text),
    /// Formatted text.
    Markdown(Box<MarkdownText>),
    /// A date.
    Date(Date),
    /// A period.
    Period(Period),
    /// When one can respond.
    Window(Box<Window>),
    /// When something takes place; what opens and closes are its beginning and its end.
    Occasion(Box<Window>),
    /// A time zone.
    Zone(Zone),
    /// A number; the unit is in the type.
    Number(Quantity),
    /// An amount of money.
    Money(Money),
    /// A figure.
    Figure(Box<Figure>),
    /// A place.
    Place(Box<Place>),
    /// A goal or target.
    Sdg(Box<SdgMark>),
    /// A term of the field's vocabulary.
    Term(TermId),
    /// A reference to another record.
    Ref(Reference),
    /// A valid `http` or `https` URL.
    Link(String),
    /// An image.
    Image(Box<Image>),
    /// A file.
    File(Box<FileLink>),
    /// Yes or no.
    Bool(bool),
    /// An e-mail address.
    Email(String),
    /// A telephone number as written.
    Phone(String),
    /// A language.
    Language(Lang),
    /// The publication state.
    Publication(Publication),
    /// A title with what it contains.
    Outline(Box<Outline>),
    /// Values of the group's fields.
    Group(Record),
    /// The values of a field that takes many; never nested.
    List(Vec<Item>),
}

/// Converted Markdown of a field.
#[derive(Debug, Clone)]
pub struct MarkdownText {
    /// The language.
    pub lang: Lang,
    /// The converted text.
    pub document: Document,
}

/// A value with its position.
#[derive(Debug, Clone)]
pub struct Item {
    /// The value.
    pub value: Value,
    /// Position of the value; of a derived value, of the reference it is derived through.
    pub span: Span,
}

/// The values of a record or group by field number. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Record {
    values: Arc<Vec<(FieldId, Item)>>,
    /// Values derived from other records, for fields without a value of their own.
    derived: Vec<(FieldId, Item)>,
}

impl Record {
    /// The value of field number `field`, its own or derived.
    pub fn get(&self, field: FieldId) -> Option<&Item> {
        let of = |values: &'_ [(FieldId, Item)]| values.binary_search_by_key(&field, |(known, _)| *known).ok();
        match of(&self.values) {
            Some(at) => Some(&self.values[at].1),
            None => of(&self.derived).map(|at| &self.derived[at].1),
        }
    }

    /// The field's own value.
    pub fn get_mut(&mut self, field: FieldId) -> Option<&mut Item> {
        let at = self.values.binary_search_by_key(&field, |(known, _)| *known).ok()?;
        Some(&mut Arc::make_mut(&mut self.values)[at].1)
    }

    /// Sets the field's own value.
    pub fn set(&mut self, field: FieldId, item: Item) {
        insert(Arc::make_mut(&mut self.values), field, item);
    }

    /// Sets the derived value of a field without a value of its own.
    pub fn derive(&mut self, field: FieldId, item: Item) {
        insert(&mut self.derived, field, item);
    }

    /// All values with their field numbers, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (FieldId, &Item)> {
        let (mut own, mut derived) = (self.values.iter().peekable(), self.derived.iter().peekable());
        std::iter::from_fn(move || {
            let next = match (own.peek(), derived.peek()) {
                (Some((one, _)), Some((other, _))) if other < one => derived.next(),
                (None, Some(_)) => derived.next(),
                _ => own.next(),
            };
            next.map(|(field, item)| (*field, item))
        })
    }
}

fn insert(values: &mut Vec<(FieldId, Item)>, field: FieldId, item: Item) {
    match values.binary_search_by_key(&field, |(known, _)| *known) {
        Ok(at) => values[at].1 = item,
        Err(at) => values.insert(at, (field, item)),
    }
}

impl Item {
    /// The groups in a list of groups; a single group counts as a list of one.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.each().iter().filter_map(|item| match &item.value {
            Value::Group(record) => Some(record),
            _ => None,
        })
    }

    /// Whether it is another name that is the former address of a record, such as `ciudades/azuay`.
    pub fn is_address(&self) -> bool {
        matches!(&self.value, Value::Text(text) if text.text.contains('/') && !text.text.contains(' '))
    }

    /// The items of a list, to change them; any other value counts as a list of one.
    pub fn each_mut(&mut self) -> &mut [Item] {
        match self.value {
            Value::List(_) => match &mut self.value {
                Value::List(items) => items,
                _ => &mut [],
            },
            _ => std::slice::from_mut(self),
        }
    }

    /// The items of a list; any other value counts as a list of one.
    pub fn each(&self) -> &[Item] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}

/// A number with what it counts, its date and its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub label: Text,
    /// The number; of a range, the least.
    pub value: Quantity,
    /// The most, of a range.
    pub up_to: Option<Quantity>,
    /// The number that was expected.
    pub expected: Option<Quantity>,
    /// The unit.
    pub unit: Option<Text>,
    /// The date or the period to which it refers.
    pub year: Option<Period>,
    /// Where the number is from.
    pub source: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// The parts that add up to it.
    pub parts: Vec<FigurePart>,
}

impl Figure {
    /// How much of what was expected was achieved, in per cent, as exactly as the numbers are; `None` if nothing was
    /// expected.
    pub fn share_of_expected(&self) -> Option<Quantity> {
        let expected = self.expected.filter(|expected| expected.number > 0.0)?;
        let number = (self.value.number / expected.number * 100.0).clamp(0.0, 999.0).round();
        let qualifier = match (expected.qualifier, self.up_to) {
            (Qualifier::Exact, None) => self.value.qualifier,
            _ => Qualifier::About,
        };
        Some(Quantity { qualifier, number, decimals: 0 })
    }

    /// The same as a whole number of at most 100, for a bar.
    pub fn part_of_expected(&self) -> Option<usize> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 100
        self.share_of_expected().map(|share| share.number.min(100.0) as usize)
    }
}

/// A part of a figure, in the same unit.
#[derive(Debug, Clone, PartialEq)]
pub struct FigurePart {
    /// What it counts.
    pub label: Text,
    /// The number.
    pub value: Quantity,
}

/// A place by its coordinates, in degrees (WGS 84).
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
    /// Its name.
    pub name: Option<Text>,
}

/// A goal or target with how the record contributes to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SdgMark {
    /// 1 to 17.
    pub goal: u8,
    /// Index of the target in the goal.
    pub target: Option<usize>,
    /// How the record contributes.
    pub how: Option<Text>,
}

/// A reference to another record; the catalogue resolves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Id, alias or `folder/id`, as written; or the name of one that may have no record.
    pub written: String,
    /// What is known of one that may have no record.
    pub unlisted: Option<Box<Unlisted>>,
}

/// What is known of a reference that may have no record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unlisted {
    /// Its type, a term with its vocabulary.
    pub of: Option<(VocabId, TermId)>,
    /// Its country, a term with its vocabulary.
    pub country: Option<(VocabId, TermId)>,
}

/// A title with a text and what it contains, such as a chapter with its articles or an office with its units.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The title; there is a title or a text.
    pub title: Option<Text>,
    /// The text.
    pub text: Option<MarkdownText>,
    /// What it contains, in order.
    pub items: Vec<Outline>,
}

/// A document in the content folder, or at another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    /// Path in the content folder; the address of a document elsewhere.
    pub path: String,
    /// Whether it is at another address.
    pub is_remote: bool,
    /// The text of the link.
    pub title: Option<Text>,
}

/// An image in the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Path in the content folder.
    pub path: String,
    /// Alternative text.
    pub alt: Text,
    /// Author or owner.
    pub credit: Option<Text>,
}

/// The publication state of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// Not published.
    Draft,
    /// Published.
    Published,
    /// Published, but no longer current.
    Archived,
}
