//! A record of the catalogue with its translations, and the walk over its values.

use crate::diagnostic::{FileId, Span};
use crate::markdown::{Document, Target};
use crate::model::{
    Field, FieldId, FieldSet, FieldType, Item, Kind, KindId, Outline, Publication, Record, Text, Value, Window,
};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A published record and its translations.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its kind.
    pub kind: KindId,
    /// The slug of its file name; unique within the kind.
    pub id: String,
    /// Path of the original in the content folder.
    pub path: String,
    /// The language of the original.
    pub lang: Lang,
    /// Changes whenever the content of the entry may have changed.
    pub version: u64,
    /// The collation key of its title, for each language of the catalogue in the order of the configuration.
    pub sort_keys: Arc<[Vec<u8>]>,
    /// Draft, published or archived.
    pub publication: Publication,
    /// The record in its own language.
    pub original: Edition,
    /// The record in other languages; texts that were not translated are those of the original.
    pub translations: BTreeMap<Lang, Edition>,
}

/// An entry in one language. A text that was not translated keeps its own language. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The Markdown file of this language.
    pub file: FileId,
    /// Values of the fields.
    pub record: Record,
    /// The text before the first section.
    pub lead: Document,
    /// The language of the lead.
    pub lead_lang: Lang,
    /// The `##` sections of the body, in order.
    pub sections: Arc<Vec<EntrySection>>,
    /// Footnotes; those of the original follow if the translation shows a text that cites them.
    pub notes: Arc<Vec<Notes>>,
    /// What a link to a part of its page can name.
    pub anchors: Arc<Anchors>,
}

/// The ids on the page of an edition.
#[derive(Debug, Clone, Default)]
pub struct Anchors {
    /// Ids of sections, headings and footnotes.
    pub ids: BTreeSet<String>,
    /// The ids of the sections of the kind, by their index in [`Kind::sections`].
    pub sections: BTreeMap<usize, String>,
}

/// The footnotes of a body as items of a list.
#[derive(Debug, Clone)]
pub struct Notes {
    /// Their language.
    pub lang: Lang,
    /// The list items.
    pub document: Document,
}

/// A `##` section of an entry.
#[derive(Debug, Clone)]
pub struct EntrySection {
    /// Its index in [`Kind::sections`]; `None` for a heading the model does not know.
    pub section: Option<usize>,
    /// The heading as written.
    pub heading: String,
    /// Position of the heading.
    pub span: Span,
    /// The level of the heading as written: 1 for `#`, 2 for `##`.
    pub level: u8,
    /// The anchor, unique on the page.
    pub id: String,
    /// The language of the text.
    pub lang: Lang,
    /// The text of the section.
    pub document: Document,
}

impl EntrySection {
    /// Whether the section is on the page. A heading the model does not know stays there without text too, above what
    /// it heads.
    pub fn is_shown(&self) -> bool {
        self.section.is_none() || !self.document.is_empty()
    }
}

impl Entry {
    /// The edition shown to a reader of `lang`: the translation, or else the original.
    pub fn edition(&self, lang: Lang) -> &Edition {
        self.translations.get(&lang).unwrap_or(&self.original)
    }

    /// The language of the edition that [`Entry::edition`] returns.
    pub fn language_for(&self, lang: Lang) -> Lang {
        if self.translations.contains_key(&lang) { lang } else { self.lang }
    }

    /// The original and all translations, each with its language.
    pub fn editions(&self) -> impl Iterator<Item = (Lang, &Edition)> {
        std::iter::once((self.lang, &self.original))
            .chain(self.translations.iter().map(|(lang, edition)| (*lang, edition)))
    }

    /// Paths of the files that its texts and fields refer to.
    pub fn files<'a>(&'a self, kind: &'a Kind) -> BTreeSet<&'a str> {
        let documents = self.editions().flat_map(|(_, edition)| edition.documents());
        let links = documents.flat_map(Document::links);
        let mut paths: BTreeSet<&str> = links
            .filter_map(|link| match &link.target {
                Target::File(path) => Some(path.as_str()),
                _ => None,
            })
            .collect();
        walk(&kind.fields, &self.original.record, &mut |spot| match &spot.item.value {
            Value::Image(image) => {
                paths.insert(&image.path);
            }
            Value::File(file) if !file.is_remote => {
                paths.insert(&file.path);
            }
            _ => {}
        });
        paths
    }

    /// The title for a reader of `lang`.
    pub fn title(&self, kind: &Kind, lang: Lang) -> &Text {
        const NONE: &Text = &Text { lang: Lang::DEFAULT, text: String::new() };
        self.edition(lang).text(kind.title()).unwrap_or(NONE)
    }
}

impl Edition {
    /// The text of field number `field`; `None` if it has no value or is not a text field.
    pub fn text(&self, field: FieldId) -> Option<&Text> {
        match &self.record.get(field)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of the field `summary`.
    pub fn summary(&self, kind: &Kind) -> Option<&Text> {
        kind.field(Kind::SUMMARY).and_then(|(field, _)| self.text(field))
    }

    /// The windows among its values, groups included.
    pub fn windows(&self, kind: &Kind) -> Vec<Window> {
        let mut windows = Vec::new();
        walk(&kind.fields, &self.record, &mut |spot| {
            if let Value::Window(window) = &spot.item.value {
                windows.push((**window).clone());
            }
        });
        windows
    }

    /// When it takes place, groups included.
    pub fn occasions(&self, kind: &Kind) -> Vec<Window> {
        let mut occasions = Vec::new();
        walk(&kind.fields, &self.record, &mut |spot| {
            if let Value::Occasion(occasion) = &spot.item.value {
                occasions.push((**occasion).clone());
            }
        });
        occasions
    }

    /// The SDGs among its values, groups included: 1 to 17, ascending, each once.
    pub fn goals(&self, kind: &Kind) -> Vec<u8> {
        let mut goals = BTreeSet::new();
        walk(&kind.fields, &self.record, &mut |spot| {
            if let Value::Sdg(mark) = &spot.item.value {
                goals.insert(mark.goal);
            }
        });
        goals.into_iter().collect()
    }

    /// The first value, in the order of the fields, for which `pick` returns something.
    pub fn first<'a, T>(&'a self, kind: &'a Kind, pick: impl Fn(Spot<'a>) -> Option<T>) -> Option<T> {
        let mut found = None;
        walk(&kind.fields, &self.record, &mut |spot| {
            if found.is_none() {
                found = pick(spot);
            }
        });
        found
    }

    /// The ids of all that is shown of it.
    pub fn collect_anchors(&self) -> Anchors {
        let mut anchors = Anchors::default();
        for section in self.sections.iter().filter(|section| section.is_shown()) {
            anchors.ids.insert(section.id.clone());
            if let Some(number) = section.section {
                anchors.sections.insert(number, section.id.clone());
            }
        }
        anchors.ids.extend(self.documents().iter().flat_map(|document| document.ids()).cloned());
        anchors
    }

    /// All its Markdown documents: lead, sections, notes and fields.
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
                Value::Outline(outline) => outline_documents(outline, documents),
                _ => {}
            }
        }
    }
}

fn outline_documents<'a>(outline: &'a Outline, documents: &mut Vec<&'a Document>) {
    documents.extend(outline.text.iter().map(|text| &text.document));
    outline.items.iter().for_each(|item| outline_documents(item, documents));
}

/// A single value with its field and record.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    /// The field of the value.
    pub field: &'a Field,
    /// The value; of a list, one of its items.
    pub item: &'a Item,
    /// The record or group that holds the value.
    pub record: &'a Record,
    /// The fields of that record or group.
    pub set: &'a FieldSet,
}

/// Calls `visit` for every single value of a record in the order of the fields; each item of a list, and each group
/// before its own values. All searches for values of a type use this walk.
pub fn walk<'a>(set: &'a FieldSet, record: &'a Record, visit: &mut impl FnMut(Spot<'a>)) {
    for (number, item) in record.iter() {
        let field = &set[number];
        for item in item.each() {
            visit(Spot { field, item, record, set });
            if let (Value::Group(record), FieldType::Group(set)) = (&item.value, &field.of) {
                walk(set, record, visit);
            }
        }
    }
}
