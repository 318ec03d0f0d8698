//! A value of each type, as a template shows it and as plain words.

use super::{Views, address, lang_mark, object};
use crate::catalogue::EntryId;
use crate::markdown::{Address, Document, Link, Target};
use crate::model::{
    Date, Field, FieldSet, FieldType, Figure, Item, Money, Period, Qualifier, Quantity, Reference, TermId, Text,
    Value as FieldValue, VocabId,
};
use crate::site::Routes;
use crate::text::{Lang, date_in_words, grouped};
use tera::Value;

/// How wide a picture in a text is on the page.
const SIZES: &str = "(min-width: 60rem) 46rem, 100vw";

impl Views<'_> {
    /// `{type, …}`: what else depends on the type, and is told in the guide for theme designers.
    pub(super) fn value_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Value {
        match &item.value {
            FieldValue::Text(text) => self.text_view("text", text, lang),
            FieldValue::Markdown(mark) => {
                let line = mark.document.as_line();
                let html = self.html(line.as_ref().unwrap_or(&mark.document), owner, lang);
                object! {
                    "type": "markdown",
                    "html": html,
                    "in_line": line.is_some(),
                    "lang": lang_mark(mark.lang, lang),
                }
            }
            FieldValue::Date(date) => date_view(*date, lang),
            FieldValue::Period(period) => object! {
                "type": "period",
                "from": period.from.map(|date| date_view(date, lang)),
                "to": period.to.map(|date| date_view(date, lang)),
                "text": self.period_words(*period, lang),
            },
            FieldValue::Window(window) => self.window_view(*window, lang),
            FieldValue::Figure(figure) => self.figure_view(figure, lang),
            FieldValue::Sdg(mark) => self.sdg_view(mark, lang),
            FieldValue::Term(term) => self.term_view(field, *term, lang),
            FieldValue::Ref(reference) => self.ref_view(field, reference, lang),
            FieldValue::Link(url) => object! {
                "type": "link",
                "url": url.as_str(),
                "text": url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/'),
            },
            FieldValue::Image(_) | FieldValue::File(_) | FieldValue::Place(_) => self.media_view(field, item, lang),
            FieldValue::Group(record) => {
                let FieldType::Group(set) = &field.of else { return Value::none() };
                // One of many is headed by its first field.
                object! { "type": "group", "headed": field.many, "fields": self.field_views(set, record, owner, lang) }
            }
            FieldValue::Email(email) => object! {
                "type": "link", "url": format!("mailto:{email}"), "text": email.as_str(),
            },
            FieldValue::Number(_)
            | FieldValue::Money(_)
            | FieldValue::Bool(_)
            | FieldValue::Phone(_)
            | FieldValue::Language(_)
            | FieldValue::Publication(_)
            | FieldValue::List(_) => object! {
                "type": field.of.name(), "text": self.plain(field, item, lang), "lang": Value::none(),
            },
        }
    }

    /// Images, files and places.
    fn media_view(&self, field: &Field, item: &Item, lang: Lang) -> Value {
        match &item.value {
            FieldValue::Image(image) => object! {
                "type": "image",
                "url": address(&self.picture_routes(&image.path).0),
                "srcset": self.srcset(&image.path),
                "width": self.given.picture(&image.path).map(|(picture, _)| u64::from(picture.width)),
                "height": self.given.picture(&image.path).map(|(picture, _)| u64::from(picture.height)),
                "alt": image.alt.text.as_str(),
                "credit": image.credit.text.as_str(),
                "credit_lang": lang_mark(image.credit.lang, lang),
                "lang": lang_mark(image.alt.lang, lang),
            },
            FieldValue::File(file) => object! {
                "type": "file",
                "url": address(&Routes::file(&file.path)),
                "text": self.plain(field, item, lang),
                "lang": file.title.as_ref().map_or(Value::none(), |title| lang_mark(title.lang, lang)),
            },
            FieldValue::Place(place) => object! {
                "type": "place",
                "lat": place.lat,
                "lon": place.lon,
                "text": self.plain(field, item, lang),
                "lang": place.name.as_ref().map_or(Value::none(), |name| lang_mark(name.lang, lang)),
            },
            _ => Value::none(),
        }
    }

    /// Fields with their values: `[{id, label, type, many, values}]`.
    pub(super) fn field_views(
        &self,
        set: &FieldSet,
        record: &crate::model::Record,
        owner: EntryId,
        lang: Lang,
    ) -> Vec<Value> {
        record.iter().map(|(number, item)| self.field_view(&set.fields[number], item, owner, lang)).collect()
    }

    pub(super) fn field_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Value {
        let (of, values) = self.values_of(field, item, owner, lang);
        object! {
            "id": field.id.as_str(),
            "label": field.label.get(lang),
            "type": of,
            "many": field.many,
            "values": values,
        }
    }

    /// The values of a field and the name of their type. Groups in which only one and the same field is filled in are
    /// no more than the values of that field.
    pub(super) fn values_of(
        &self,
        field: &Field,
        item: &Item,
        owner: EntryId,
        lang: Lang,
    ) -> (&'static str, Vec<Value>) {
        if let Some((inner, items)) = only_field(field, item) {
            let values = items.iter().map(|item| self.value_view(inner, item, owner, lang)).collect();
            return (inner.of.name(), values);
        }
        let values = item.each().iter().map(|item| self.value_view(field, item, owner, lang)).collect();
        (field.of.name(), values)
    }

    /// A value in words, for cards and descriptions.
    pub(super) fn plain(&self, field: &Field, item: &Item, lang: Lang) -> String {
        let words = |id: &str| {
            let word = self.given.model().types.words(&field.of).word(id);
            word.map_or_else(String::new, |word| word.label.get(lang).to_owned())
        };
        match &item.value {
            FieldValue::Text(text) => text.text.clone(),
            FieldValue::Date(date) => in_words(*date, lang),
            FieldValue::Period(period) => self.period_words(*period, lang),
            FieldValue::Window(window) => self.window_words(*window, lang),
            FieldValue::Number(number) => match &field.of {
                FieldType::Number { unit: Some(unit) } => format!("{}\u{a0}{unit}", self.quantity(*number, lang)),
                _ => self.quantity(*number, lang),
            },
            FieldValue::Money(money) => self.money(money, lang),
            FieldValue::Figure(figure) => format!("{}: {}", figure.label.text, self.figure_words(figure, lang)),
            FieldValue::Place(place) => match &place.name {
                Some(name) => name.text.clone(),
                None => format!("{}, {}", degrees(place.lat, lang), degrees(place.lon, lang)),
            },
            FieldValue::Sdg(mark) => match mark.target {
                Some(place) => {
                    let goal = self.given.model().sdgs.goal(mark.goal);
                    goal.and_then(|goal| goal.targets.get(place)).map_or_else(String::new, |target| target.code.clone())
                }
                None => mark.goal.to_string(),
            },
            FieldValue::Term(term) => match field.of {
                FieldType::Term(vocabulary) => {
                    self.given.model().vocabulary(vocabulary).term(*term).label.get(lang).to_owned()
                }
                _ => String::new(),
            },
            FieldValue::Ref(reference) => match self.target(field, reference) {
                Some(id) => self.given.title(id, lang).text.clone(),
                None => reference.written.clone(),
            },
            FieldValue::Link(url) | FieldValue::Email(url) | FieldValue::Phone(url) => url.clone(),
            FieldValue::Image(image) => image.alt.text.clone(),
            FieldValue::File(file) => match &file.title {
                Some(title) => title.text.clone(),
                None => file.path.rsplit('/').next().unwrap_or_default().to_owned(),
            },
            FieldValue::Bool(yes) => words(if *yes { "true" } else { "false" }),
            FieldValue::Language(of) => words(of.code()),
            FieldValue::Publication(_) | FieldValue::Markdown(_) | FieldValue::Group(_) | FieldValue::List(_) => {
                String::new()
            }
        }
    }

    /// The language of a value's words on a page of language `lang`.
    pub(super) fn language_of(&self, field: &Field, item: &Item, lang: Lang) -> Lang {
        match &item.value {
            FieldValue::Text(text) => text.lang,
            FieldValue::Ref(reference) => {
                self.target(field, reference).map_or(lang, |id| self.given.title(id, lang).lang)
            }
            _ => lang,
        }
    }

    fn text_view(&self, of: &'static str, text: &Text, lang: Lang) -> Value {
        object! { "type": of, "text": text.text.as_str(), "lang": lang_mark(text.lang, lang) }
    }

    fn term_view(&self, field: &Field, term: TermId, lang: Lang) -> Value {
        let FieldType::Term(vocabulary) = field.of else { return Value::none() };
        object! {
            "type": "term",
            "text": self.given.model().vocabulary(vocabulary).term(term).label.get(lang),
            "url": self.term_route(vocabulary, term, lang).map(address),
        }
    }

    /// The page of a term, when entries are browsed by its vocabulary.
    pub(super) fn term_route(&self, vocabulary: VocabId, term: TermId, lang: Lang) -> Option<&str> {
        let (facet, group) = self.given.group_of(vocabulary, term)?;
        Some(self.given.routes().group(facet, group, lang))
    }

    pub(super) fn target(&self, field: &Field, reference: &Reference) -> Option<EntryId> {
        let FieldType::Ref(kinds) = &field.of else { return None };
        self.given.meant(kinds, &reference.written)
    }

    fn ref_view(&self, field: &Field, reference: &Reference, lang: Lang) -> Value {
        let Some(id) = self.target(field, reference) else {
            return object! { "type": "ref", "text": reference.written.as_str(), "url": Value::none(), "lang": Value::none() };
        };
        let title = self.given.title(id, lang);
        object! {
            "type": "ref",
            "text": title.text.as_str(),
            "url": address(self.given.routes().entry(id, lang)),
            "lang": lang_mark(title.lang, lang),
        }
    }

    fn figure_view(&self, figure: &Figure, lang: Lang) -> Value {
        let text = |text: &Option<Text>| text.as_ref().map(|text| text.text.clone());
        let mark = |text: &Option<Text>| text.as_ref().map_or(Value::none(), |text| lang_mark(text.lang, lang));
        object! {
            "type": "figure",
            "label": figure.label.text.as_str(),
            "label_lang": lang_mark(figure.label.lang, lang),
            "text": self.figure_words(figure, lang),
            "year": figure.year.map(|date| in_words(date, lang)),
            "unit_lang": mark(&figure.unit),
            "source": text(&figure.source),
            "source_lang": mark(&figure.source),
            "note": text(&figure.note),
            "note_lang": mark(&figure.note),
            "parts": figure.parts.iter().map(|part| object! {
                "label": part.label.text.as_str(),
                "lang": lang_mark(part.label.lang, lang),
                "text": self.quantity(part.value, lang),
            }).collect::<Vec<_>>(),
        }
    }

    fn figure_words(&self, figure: &Figure, lang: Lang) -> String {
        let number = self.quantity(figure.value, lang);
        match &figure.unit {
            Some(unit) => format!("{number}\u{a0}{}", unit.text),
            None => number,
        }
    }

    pub(super) fn quantity(&self, quantity: Quantity, lang: Lang) -> String {
        let plain = format!("{:.*}", usize::from(quantity.decimals), quantity.number);
        let number = grouped(&plain, lang);
        match quantity.qualifier {
            Qualifier::Exact => number,
            Qualifier::About => format!("≈\u{202f}{number}"),
            Qualifier::MoreThan => format!("{} {number}", self.text("more_than", lang)),
            Qualifier::LessThan => format!("{} {number}", self.text("less_than", lang)),
            Qualifier::AtLeast => format!("{} {number}", self.text("at_least", lang)),
            Qualifier::AtMost => format!("{} {number}", self.text("at_most", lang)),
        }
    }

    fn money(&self, money: &Money, lang: Lang) -> String {
        format!("{}\u{a0}{}", self.quantity(money.amount, lang), money.currency)
    }

    pub(super) fn period_words(&self, period: Period, lang: Lang) -> String {
        match (period.from, period.to) {
            (Some(from), Some(to)) if from == to => in_words(from, lang),
            (Some(from), Some(to)) => {
                let (from_words, to_words) = (in_words(from, lang), in_words(to, lang));
                match (from, to) {
                    (Date { month: None, .. }, Date { month: None, .. }) => format!("{from_words}–{to_words}"),
                    _ => format!("{from_words} – {to_words}"),
                }
            }
            (Some(from), None) => {
                format!("{} {}", self.text(from.day.map_or("since", |_| "since_day"), lang), in_words(from, lang))
            }
            (None, Some(to)) => {
                format!("{} {}", self.text(to.day.map_or("until", |_| "until_day"), lang), in_words(to, lang))
            }
            (None, None) => String::new(),
        }
    }

    /// A document's HTML on a page of `owner`, with its links leading where they should.
    pub(super) fn html(&self, document: &Document, owner: EntryId, lang: Lang) -> Value {
        if document.is_empty() {
            return Value::none();
        }
        Value::safe_string(&document.write(|link| self.target_of(link, owner, lang)))
    }

    /// Where the widest copy of a picture is, and all of them; a file that is no picture is one.
    pub(super) fn picture_routes(&self, path: &str) -> (String, Vec<(u32, String)>) {
        let Some((picture, hash)) = self.given.picture(path) else { return (Routes::file(path), Vec::new()) };
        let routes = Routes::pictures(path, &picture, hash);
        (routes.last().map_or_else(|| Routes::file(path), |(_, route)| route.clone()), routes)
    }

    /// The copies of a picture with their widths, as `srcset` has them.
    fn srcset(&self, path: &str) -> Option<String> {
        let (_, routes) = self.picture_routes(path);
        let copies = routes.iter().map(|(width, route)| format!("/{route} {width}w"));
        (routes.len() > 1).then(|| copies.collect::<Vec<_>>().join(", "))
    }

    /// Where a link leads; of a picture, its copies and size.
    pub(super) fn target_of(&self, link: &Link, owner: EntryId, lang: Lang) -> Address {
        let Target::File(path) = &link.target else { return self.href(link, owner, lang).into() };
        let (Some((picture, _)), true) = (self.given.picture(path), link.is_image) else {
            return self.href(link, owner, lang).into();
        };
        let mut attributes = vec![("width", picture.width.to_string()), ("height", picture.height.to_string())];
        if let Some(srcset) = self.srcset(path) {
            attributes.push(("srcset", srcset));
            attributes.push(("sizes", SIZES.to_owned()));
        }
        Address { to: format!("/{}", self.picture_routes(path).0), attributes }
    }

    pub(super) fn href(&self, link: &Link, owner: EntryId, lang: Lang) -> String {
        let anchor_of = |id: EntryId, anchor: &str| self.given.anchor(id, anchor, lang);
        match &link.target {
            Target::External(url) => url.clone(),
            Target::File(path) => format!("/{}", self.picture_routes(path).0),
            Target::Anchor(anchor) => {
                let known = anchor_of(owner, anchor);
                format!("#{}", known.as_deref().unwrap_or(anchor))
            }
            Target::Entry { path, anchor } => {
                let Some(id) = self.given.by_path(path) else { return String::new() };
                let route = self.given.routes().entry(id, lang);
                match anchor.as_deref().and_then(|anchor| anchor_of(id, anchor)) {
                    Some(anchor) => format!("/{route}#{anchor}"),
                    None => format!("/{route}"),
                }
            }
        }
    }
}

/// The one field that a list of several groups uses, with its values.
fn only_field<'a>(field: &'a Field, item: &'a Item) -> Option<(&'a Field, Vec<&'a Item>)> {
    let FieldType::Group(set) = &field.of else { return None };
    let mut only = None;
    let mut items = Vec::new();
    for group in item.each() {
        let FieldValue::Group(record) = &group.value else { return None };
        for (number, item) in record.iter() {
            if only.is_some_and(|known| known != number) {
                return None;
            }
            only = Some(number);
            items.extend(item.each());
        }
    }
    Some((&set.fields[only.filter(|_| item.each().len() > 1)?], items))
}

pub(super) fn in_words(date: Date, lang: Lang) -> String {
    date_in_words(Some(date.year), date.month, date.day, lang)
}

pub(super) fn date_view(date: Date, lang: Lang) -> Value {
    object! { "type": "date", "iso": date.to_string(), "text": in_words(date, lang) }
}

fn degrees(degrees: f64, lang: Lang) -> String {
    grouped(&degrees.to_string(), lang)
}
