//! A record as JSON for reuse elsewhere: every field by its id in the model, with its texts in all languages.

use crate::catalogue::EntryId;
use crate::config::Config;
use crate::entry::{Entry, EntrySection};
use crate::markdown::Document;
use crate::model::{
    Date, Field, FieldId, FieldSet, FieldType, Figure, FigurePart, Item, Money, Publication, Qualifier,
    Quantity, Record, Reference, Text, Value as FieldValue, Window,
};
use crate::site::{Routes, absolute};
use crate::text::{Labels, Lang};
use crate::tracked::Reads;
use super::window;
use crate::values::{copies, href_elsewhere, stage};
use serde_json::{Map, Number, Value as Json, json};
use std::collections::HashMap;

/// The JSON of a record: `{id, kind, language, languages, pages, checked, archived, catalogue, fields, lead, sections,
/// notes}`. A text is an object with one string per language; missing values are left out. Addresses are absolute if
/// the address of the site is known, otherwise they begin at its root. `origin` is the catalogue's part, the same in
/// every record.
pub(super) fn record(reads: &Reads, id: EntryId, origin: &Json) -> String {
    Writer { reads }.record(id, origin)
}

struct Writer<'a> {
    reads: &'a Reads<'a>,
}

impl Writer<'_> {
    fn record(&self, id: EntryId, origin: &Json) -> String {
        let (entry, kind) = (self.reads.entry(id), self.reads.kind(id));
        let records: Vec<&Record> = entry.editions().map(|(_, edition)| &edition.record).collect();
        let pages = self.languages().map(|lang| (lang, self.whole(self.reads.routes().entry(id, lang))));
        let lead = entry.editions().map(|(_, edition)| (edition.lead_lang, &edition.lead));
        let notes = entry.editions().flat_map(|(_, edition)| edition.notes.iter());
        let data = object([
            ("id", Some(json!(entry.id))),
            ("kind", Some(json!(kind.id))),
            ("language", Some(json!(entry.lang.code()))),
            ("languages", Some(entry.editions().map(|(lang, _)| lang.code()).collect())),
            ("pages", by_language(pages)),
            ("checked", self.reads.checked(id).map(|date| json!(date.to_string()))),
            ("archived", (entry.publication == Publication::Archived).then_some(json!(true))),
            ("catalogue", Some(origin.clone())),
            ("fields", Some(Json::Object(self.fields_data(&kind.fields, &records, id)))),
            ("lead", self.documents_data(lead, id)),
            ("sections", self.sections_data(entry, id)),
            ("notes", self.documents_data(notes.map(|notes| (notes.lang, &notes.document)), id)),
        ]);
        format!("{data}\n")
    }

    fn languages(&self) -> impl Iterator<Item = Lang> {
        self.reads.config().languages.iter().copied()
    }

    fn whole(&self, route: &str) -> String {
        match &self.reads.config().base_url {
            Some(base) => absolute(base, route),
            None => format!("/{route}"),
        }
    }

    fn labels(&self, labels: &Labels) -> Option<Json> {
        in_languages(self.reads.config(), labels)
    }

    /// The fields of one record or group in all its editions, the original first.
    fn fields_data(&self, set: &FieldSet, records: &[&Record], owner: EntryId) -> Map<String, Json> {
        let field = |(number, field): (FieldId, &Field)| {
            let items: Vec<&Item> = records.iter().filter_map(|record| record.get(number)).collect();
            Some((field.id.clone(), self.items_data(field, &items, owner)?))
        };
        set.iter().filter_map(field).collect()
    }

    /// A value, or a list of values, in all editions.
    fn items_data(&self, field: &Field, items: &[&Item], owner: EntryId) -> Option<Json> {
        let FieldValue::List(list) = &items.first()?.value else { return self.value_data(field, items, owner) };
        let each = (0..list.len()).filter_map(|at| {
            let items: Vec<&Item> = items.iter().filter_map(|item| item.each().get(at)).collect();
            self.value_data(field, &items, owner)
        });
        Some(Json::Array(each.collect()))
    }

    fn value_data(&self, field: &Field, items: &[&Item], owner: EntryId) -> Option<Json> {
        let words = |part| words(items, part);
        Some(match &items.first()?.value {
            FieldValue::Text(_) => words("text")?,
            FieldValue::Date(date) => json!(date.to_string()),
            FieldValue::Period(period) => {
                let day = |date: Option<Date>| date.map(|date| json!(date.to_string()));
                object([("from", day(period.from)), ("to", day(period.to))])
            }
            FieldValue::Window(window) | FieldValue::Occasion(window) => self.window_data(window, words("text")),
            FieldValue::Zone(zone) => json!(zone.to_string()),
            FieldValue::Number(quantity) => {
                let unit = match &field.of {
                    FieldType::Number { unit: Some(unit) } => Some(json!(unit)),
                    _ => None,
                };
                object([("value", number(*quantity)), ("qualifier", qualifier(*quantity)), ("unit", unit)])
            }
            FieldValue::Money(Money { amount, currency }) => object([
                ("value", number(*amount)),
                ("qualifier", qualifier(*amount)),
                ("currency", Some(json!(currency))),
            ]),
            FieldValue::Figure(figure) => figure_data(figure, items),
            FieldValue::Place(place) => {
                object([("lat", Some(json!(place.lat))), ("lon", Some(json!(place.lon))), ("name", words("name"))])
            }
            FieldValue::Sdg(mark) => {
                let goal = self.reads.model().sdgs.goal(mark.goal);
                let target = mark.target.and_then(|place| goal?.targets.get(place));
                let target = target.map(|target| json!(target.code));
                object([("goal", Some(json!(mark.goal))), ("target", target), ("how", words("how"))])
            }
            FieldValue::Link(text) | FieldValue::Email(text) | FieldValue::Phone(text) => json!(text),
            FieldValue::Image(image) => {
                let url = self.whole(&copies(self.reads, &image.path).0);
                object([("url", Some(json!(url))), ("alt", words("alt")), ("credit", words("credit"))])
            }
            FieldValue::File(file) => {
                object([("url", Some(json!(self.whole(&Routes::file(&file.path))))), ("title", words("title"))])
            }
            FieldValue::Bool(yes) => json!(yes),
            FieldValue::Language(lang) => json!(lang.code()),
            FieldValue::Term(_) | FieldValue::Ref(_) | FieldValue::Group(_) | FieldValue::Markdown(_) => {
                self.linked_data(field, items, owner)?
            }
            FieldValue::Publication(_) | FieldValue::List(_) => return None,
        })
    }

    /// Values that refer to something: terms, other records, groups, texts with links.
    fn linked_data(&self, field: &Field, items: &[&Item], owner: EntryId) -> Option<Json> {
        match (&items.first()?.value, &field.of) {
            (FieldValue::Term(term), FieldType::Term(vocabulary)) => {
                let term = self.reads.model().vocabulary(*vocabulary).term(*term);
                Some(object([("id", Some(json!(term.id))), ("label", self.labels(&term.label))]))
            }
            (FieldValue::Ref(reference), _) => Some(self.ref_data(field, reference)),
            (FieldValue::Group(_), FieldType::Group(set)) => {
                let records: Vec<&Record> = items.iter().copied().flat_map(Item::records).collect();
                Some(Json::Object(self.fields_data(set, &records, owner)))
            }
            _ => {
                let marks = items.iter().filter_map(|item| match &item.value {
                    FieldValue::Markdown(mark) => Some((mark.lang, &mark.document)),
                    _ => None,
                });
                self.documents_data(marks, owner)
            }
        }
    }

    fn window_data(&self, of: &Window, note: Option<Json>) -> Json {
        let mut data = window::window(of);
        if let Some(stage) = stage(self.reads, of).and_then(|label| self.labels(label)) {
            data.insert("stage".to_owned(), stage);
        }
        if let Some(note) = note {
            data.insert("note".to_owned(), note);
        }
        Json::Object(data)
    }

    fn ref_data(&self, field: &Field, reference: &Reference) -> Json {
        let Some(id) = self.reads.target(field, reference) else { return json!({ "name": reference.written }) };
        let own = self.reads.config().language();
        let titles = self.languages().map(|lang| self.reads.title(id, lang));
        object([
            ("kind", Some(json!(self.reads.kind(id).id))),
            ("id", Some(json!(self.reads.id_of(id)))),
            ("title", by_language(titles.map(|title| (title.lang, title.text.clone())))),
            ("page", Some(json!(self.whole(self.reads.routes().entry(id, own))))),
            ("data", Some(json!(self.whole(&self.reads.routes().data(id, own))))),
        ])
    }

    fn documents_data<'b>(
        &self,
        documents: impl Iterator<Item = (Lang, &'b Document)>,
        owner: EntryId,
    ) -> Option<Json> {
        let filled = documents.filter(|(_, document)| !document.is_empty());
        let config = self.reads.config();
        by_language(filled.map(|(lang, document)| {
            // A record may be in a language for which the catalogue has no pages.
            let pages = if config.languages.contains(&lang) { lang } else { config.language() };
            let html = document.write(|link| {
                let address = href_elsewhere(self.reads, link, owner, pages);
                address.strip_prefix('/').map_or_else(|| address.clone(), |route| self.whole(route))
            });
            (lang, html)
        }))
    }

    /// `[{id, label, text}]`, in the order of the original. A section that the model does not know is listed separately
    /// for each language.
    fn sections_data(&self, entry: &Entry, owner: EntryId) -> Option<Json> {
        let mut all: Vec<Vec<&EntrySection>> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for section in entry.editions().flat_map(|(_, edition)| edition.sections.iter()) {
            let place = *places.entry(&section.id).or_insert(all.len());
            match all.get_mut(place) {
                Some(known) => known.push(section),
                None => all.push(vec![section]),
            }
        }
        let kind = self.reads.model().kind(entry.kind);
        let view = |editions: Vec<&EntrySection>| {
            let label = match editions[0].section {
                Some(number) => self.labels(&kind.sections[number].label),
                None => by_language(editions.iter().map(|section| (section.lang, section.heading.clone()))),
            };
            let text = editions.iter().map(|section| (section.lang, &section.document));
            object([("id", Some(json!(editions[0].id))), ("label", label), ("text", self.documents_data(text, owner))])
        };
        (!all.is_empty()).then(|| all.into_iter().map(view).collect())
    }
}

/// The catalogue's part of every record's data: title, publisher, address, licence.
pub(super) fn origin(config: &Config) -> Json {
    let labels = |labels: &Labels| in_languages(config, labels);
    let licence = config.licence.as_ref();
    object([
        ("title", labels(&config.title)),
        ("publisher", config.publisher.as_ref().and_then(labels)),
        ("url", config.base_url.as_ref().map(|url| json!(url))),
        ("licence", licence.map(|of| object([("name", labels(&of.name)), ("url", Some(json!(of.url)))]))),
    ])
}

fn in_languages(config: &Config, labels: &Labels) -> Option<Json> {
    by_language(config.languages.iter().map(|lang| (*lang, labels.get(*lang).to_owned())))
}

/// An object of the known values, in this order.
fn object<const N: usize>(pairs: [(&str, Option<Json>); N]) -> Json {
    pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect::<Map<_, _>>().into()
}

/// Texts by language, without duplicates.
fn by_language(texts: impl Iterator<Item = (Lang, String)>) -> Option<Json> {
    let texts: Map<String, Json> = texts.map(|(lang, text)| (lang.code().to_owned(), Json::from(text))).collect();
    (!texts.is_empty()).then_some(Json::Object(texts))
}

/// A text that is part of a value, in all editions.
fn words(items: &[&Item], part: &str) -> Option<Json> {
    let texts = items.iter().filter_map(|item| text_of(&item.value, part));
    by_language(texts.map(|text| (text.lang, text.text.clone())))
}

fn text_of<'b>(value: &'b FieldValue, part: &str) -> Option<&'b Text> {
    match (value, part) {
        (FieldValue::Text(text), _) => Some(text),
        (FieldValue::Window(window) | FieldValue::Occasion(window), _) => window.note.as_ref(),
        (FieldValue::Place(place), _) => place.name.as_ref(),
        (FieldValue::Sdg(mark), _) => mark.how.as_ref(),
        (FieldValue::File(file), _) => file.title.as_ref(),
        (FieldValue::Image(image), "alt") => Some(&image.alt),
        (FieldValue::Image(image), _) => image.credit.as_ref(),
        (FieldValue::Figure(figure), "label") => Some(&figure.label),
        (FieldValue::Figure(figure), "unit") => figure.unit.as_ref(),
        (FieldValue::Figure(figure), "source") => figure.source.as_ref(),
        (FieldValue::Figure(figure), _) => figure.note.as_ref(),
        _ => None,
    }
}

fn number(quantity: Quantity) -> Option<Json> {
    format!("{:.*}", usize::from(quantity.decimals), quantity.number).parse::<Number>().ok().map(Json::Number)
}

/// The qualifier of a number; `None` if the number is exact.
fn qualifier(quantity: Quantity) -> Option<Json> {
    Some(json!(match quantity.qualifier {
        Qualifier::Exact => return None,
        Qualifier::About => "about",
        Qualifier::MoreThan => "more_than",
        Qualifier::LessThan => "less_than",
        Qualifier::AtLeast => "at_least",
        Qualifier::AtMost => "at_most",
    }))
}

fn figure_data(figure: &Figure, items: &[&Item]) -> Json {
    let part = |(at, part): (usize, &FigurePart)| {
        let labels = items.iter().filter_map(|item| match &item.value {
            FieldValue::Figure(figure) => figure.parts.get(at).map(|part| (part.label.lang, part.label.text.clone())),
            _ => None,
        });
        object([("label", by_language(labels)), ("value", number(part.value)), ("qualifier", qualifier(part.value))])
    };
    let parts: Vec<Json> = figure.parts.iter().enumerate().map(part).collect();
    object([
        ("label", words(items, "label")),
        ("value", number(figure.value)),
        ("qualifier", qualifier(figure.value)),
        ("unit", words(items, "unit")),
        ("year", figure.year.map(|date| json!(date.to_string()))),
        ("source", words(items, "source")),
        ("note", words(items, "note")),
        ("parts", (!parts.is_empty()).then_some(Json::Array(parts))),
    ])
}
