//! Values as an entry holds them: typed, checked, each with its place in the source.

use super::date::{Date, Period};
use super::kind::TermId;
use super::quantity::{Money, Quantity};
use super::window::Window;
use crate::diagnostic::Span;
use crate::markdown::Document;
use crate::text::Lang;
use std::sync::Arc;

/// Words and the language they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub lang: Lang,
    pub text: String,
}

#[derive(Debug, Clone)]
pub enum Value {
    Text(Text),
    Markdown(Box<Mark>),
    Date(Date),
    Period(Period),
    Window(Window),
    Number(Quantity),
    Money(Money),
    Figure(Box<Figure>),
    Place(Box<Place>),
    Sdg(Box<SdgMark>),
    Term(TermId),
    Ref(Reference),
    /// `http`, `https`; checked.
    Link(String),
    Image(Box<Image>),
    File(Box<FileLink>),
    Bool(bool),
    Email(String),
    Phone(String),
    Language(Lang),
    Publication(Publication),
    Group(Record),
    List(Vec<Item>),
}

/// Markdown of a field.
#[derive(Debug, Clone)]
pub struct Mark {
    pub lang: Lang,
    pub document: Document,
}

/// A value and where it was written.
#[derive(Debug, Clone)]
pub struct Item {
    pub value: Value,
    pub span: Span,
}

/// Values by field number, in the order of the fields. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Record {
    values: Arc<Vec<(u16, Item)>>,
    /// Taken from other records; of fields that have no value of their own.
    derived: Vec<(u16, Item)>,
}

impl Record {
    pub fn get(&self, field: usize) -> Option<&Item> {
        let of = |values: &'_ [(u16, Item)]| values.binary_search_by_key(&field, |(known, _)| usize::from(*known)).ok();
        match of(&self.values) {
            Some(at) => Some(&self.values[at].1),
            None => of(&self.derived).map(|at| &self.derived[at].1),
        }
    }

    pub fn get_mut(&mut self, field: usize) -> Option<&mut Item> {
        let at = self.values.binary_search_by_key(&field, |(known, _)| usize::from(*known)).ok()?;
        Some(&mut Arc::make_mut(&mut self.values)[at].1)
    }

    /// Sets the value of a field, in place of the one it may have.
    pub fn set(&mut self, field: usize, item: Item) {
        put(Arc::make_mut(&mut self.values), field, item);
    }

    /// Gives a field that has no value one that follows from another record.
    pub fn derive(&mut self, field: usize, item: Item) {
        put(&mut self.derived, field, item);
    }

    /// Values with their field numbers, in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Item)> {
        let (mut own, mut derived) = (self.values.iter().peekable(), self.derived.iter().peekable());
        std::iter::from_fn(move || {
            let next = match (own.peek(), derived.peek()) {
                (Some((one, _)), Some((other, _))) if other < one => derived.next(),
                (None, Some(_)) => derived.next(),
                _ => own.next(),
            };
            next.map(|(field, item)| (usize::from(*field), item))
        })
    }
}

fn put(values: &mut Vec<(u16, Item)>, field: usize, item: Item) {
    let number = u16::try_from(field).unwrap_or(u16::MAX);
    match values.binary_search_by_key(&number, |(known, _)| *known) {
        Ok(at) => values[at].1 = item,
        Err(at) => values.insert(at, (number, item)),
    }
}

impl Item {
    /// The groups of a list of groups, or the one group that stands alone.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.each().iter().filter_map(|item| match &item.value {
            Value::Group(record) => Some(record),
            _ => None,
        })
    }

    /// The items of a list, or the one value that stands alone.
    pub fn each(&self) -> &[Item] {
        match &self.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}

/// A number with what it counts, when and according to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub label: Text,
    pub value: Quantity,
    pub unit: Option<Text>,
    pub year: Option<Date>,
    pub source: Option<Text>,
    pub note: Option<Text>,
    /// What it is made up of.
    pub parts: Vec<FigurePart>,
}

/// A part of a figure, in the same unit.
#[derive(Debug, Clone, PartialEq)]
pub struct FigurePart {
    pub label: Text,
    pub value: Quantity,
}

/// Degrees, WGS 84.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub lat: f64,
    pub lon: f64,
    pub name: Option<Text>,
}

/// A goal or one of its targets, and how an entry contributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SdgMark {
    /// 1 to 17.
    pub goal: u8,
    /// Place of the target in its goal.
    pub target: Option<usize>,
    pub how: Option<Text>,
}

/// The name of another record, as written. The catalogue knows which it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub written: String,
}

/// A file beside the record, by its path in the content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLink {
    pub path: String,
    pub title: Option<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Path in the content folder.
    pub path: String,
    pub alt: Text,
    pub credit: Text,
}

/// How far a record has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    Draft,
    Published,
    Archived,
}
