//! One record of the catalogue: in its own language and in those it has been translated into.

use crate::diagnostic::{FileId, Span};
use crate::markdown::Document;
use crate::model::{Field, FieldSet, FieldType, Item, Kind, KindId, Publication, Record, Text, Value, Window};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A record and its translations.
#[derive(Debug, Clone)]
pub struct Entry {
    pub kind: KindId,
    /// Folded; unique within the kind.
    pub id: String,
    /// The path of the original in the content folder.
    pub path: String,
    pub lang: Lang,
    /// Another one whenever what the entry says may be another.
    pub version: u64,
    /// For each language of the catalogue, what its title sorts by.
    pub sort_keys: Arc<[Vec<u8>]>,
    pub publication: Publication,
    pub original: Edition,
    pub translations: BTreeMap<Lang, Edition>,
}

/// An entry as it reads in one language. Texts that were not translated stay in their own, and say so. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Edition {
    pub file: FileId,
    pub record: Record,
    pub lead: Document,
    pub lead_lang: Lang,
    pub sections: Arc<Vec<EntrySection>>,
    /// Footnotes; a translation may also show those of the original.
    pub notes: Arc<Vec<Notes>>,
}

/// The footnotes of a body, as items of a list.
#[derive(Debug, Clone)]
pub struct Notes {
    pub lang: Lang,
    pub document: Document,
}

/// A `##` section of an entry.
#[derive(Debug, Clone)]
pub struct EntrySection {
    /// Its number in the kind, when the model knows it.
    pub section: Option<usize>,
    /// As written.
    pub heading: String,
    pub span: Span,
    /// For links; unique on the page.
    pub id: String,
    pub lang: Lang,
    pub document: Document,
}

impl Entry {
    /// The edition a reader of this language gets.
    pub fn edition(&self, lang: Lang) -> &Edition {
        self.translations.get(&lang).unwrap_or(&self.original)
    }

    /// The language of that edition.
    pub fn language_for(&self, lang: Lang) -> Lang {
        if self.translations.contains_key(&lang) { lang } else { self.lang }
    }

    pub fn editions(&self) -> impl Iterator<Item = (Lang, &Edition)> {
        std::iter::once((self.lang, &self.original))
            .chain(self.translations.iter().map(|(lang, edition)| (*lang, edition)))
    }

    pub fn title(&self, kind: &Kind, lang: Lang) -> &Text {
        const NONE: &Text = &Text { lang: Lang::DEFAULT, text: String::new() };
        self.edition(lang).text(kind.title()).unwrap_or(NONE)
    }
}

impl Edition {
    /// The text of a plain-text field.
    pub fn text(&self, field: usize) -> Option<&Text> {
        match &self.record.get(field)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of its summary.
    pub fn summary(&self, kind: &Kind) -> Option<&Text> {
        kind.field(Kind::SUMMARY).and_then(|(field, _)| self.text(field))
    }

    /// The first window in its fields, groups included.
    pub fn window(&self, kind: &Kind) -> Option<Window> {
        self.first(kind, |spot| match spot.item.value {
            Value::Window(window) => Some(window),
            _ => None,
        })
    }

    /// The goals in its fields, groups included: 1 to 17, ascending, each once.
    pub fn goals(&self, kind: &Kind) -> Vec<u8> {
        let mut goals = BTreeSet::new();
        walk(&kind.fields, &self.record, &mut |spot| {
            if let Value::Sdg(mark) = &spot.item.value {
                goals.insert(mark.goal);
            }
        });
        goals.into_iter().collect()
    }

    /// The first value, in the order of the fields, of which `pick` makes something.
    pub fn first<'a, T>(&'a self, kind: &'a Kind, pick: impl Fn(Spot<'a>) -> Option<T>) -> Option<T> {
        let mut found = None;
        walk(&kind.fields, &self.record, &mut |spot| {
            if found.is_none() {
                found = pick(spot);
            }
        });
        found
    }

    /// All its Markdown: sections, notes and fields.
    pub fn documents(&self) -> Vec<&Document> {
        let mut documents = vec![&self.lead];
        documents.extend(self.sections.iter().map(|section| &section.document));
        documents.extend(self.notes.iter().map(|notes| &notes.document));
        field_documents(&self.record, &mut documents);
        documents
    }
}

fn field_documents<'a>(record: &'a Record, documents: &mut Vec<&'a Document>) {
    for (_, item) in record.iter() {
        for item in item.each() {
            match &item.value {
                Value::Markdown(mark) => documents.push(&mark.document),
                Value::Group(record) => field_documents(record, documents),
                _ => {}
            }
        }
    }
}

/// A single value and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    pub field: &'a Field,
    pub item: &'a Item,
    /// The record or group it stands in, and the fields of that.
    pub record: &'a Record,
    pub set: &'a FieldSet,
}

/// Calls `visit` with every single value of a record, lists and groups opened, in the order of the fields. The only way in
/// which values of a type are looked for.
pub fn walk<'a>(set: &'a FieldSet, record: &'a Record, visit: &mut impl FnMut(Spot<'a>)) {
    for (number, item) in record.iter() {
        let field = &set.fields[number];
        for item in item.each() {
            visit(Spot { field, item, record, set });
            if let (Value::Group(record), FieldType::Group(set)) = (&item.value, &field.of) {
                walk(set, record, visit);
            }
        }
    }
}
