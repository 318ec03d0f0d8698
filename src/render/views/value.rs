//! A value of each type, as a template shows it and as plain words.

use super::{Views, address, lang_mark};
use crate::catalogue::EntryId;
use crate::markdown::{Address, Document, Link, Target, percent_decoded};
use crate::model::{
    Date, Field, FieldType, Figure, FigurePart, Image, Item, Money, Period, Qualifier, Quantity, Reference, TermId,
    Text, Value as FieldValue, VocabId,
};
use crate::render::shapes::{
    DateView, FieldView, FigurePartView, FigureView, FileView, GroupView, Html, ImageView, MarkdownView, PeriodView,
    PlaceView, Plain, RefView, TermView, TextView, Url, ValueView, WebView, WordsView,
};
use crate::site::Routes;
use crate::text::{Lang, date_in_words, grouped};

/// How wide a picture in a text is on the page.
const SIZES: &str = "(min-width: 60rem) 46rem, 100vw";

impl Views<'_> {
    /// A value by its type; none of what is not shown for itself.
    pub(super) fn value_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Option<ValueView> {
        let words = || WordsView { text: self.plain(field, item, lang).into() };
        let web = |url: Url, text: &str| ValueView::Link(WebView { url, text: text.into() });
        Some(match &item.value {
            FieldValue::Text(text) => {
                ValueView::Text(TextView { text: (&text.text).into(), lang: lang_mark(text.lang, lang) })
            }
            FieldValue::Markdown(mark) => {
                let line = mark.document.as_line();
                ValueView::Markdown(MarkdownView {
                    html: self.html(line.as_ref().unwrap_or(&mark.document), owner, lang),
                    in_line: line.is_some(),
                    lang: lang_mark(mark.lang, lang),
                })
            }
            FieldValue::Date(date) => ValueView::Date(date_view(*date, lang)),
            FieldValue::Period(period) => ValueView::Period(PeriodView {
                from: period.from.map(|date| date_view(date, lang)),
                to: period.to.map(|date| date_view(date, lang)),
                text: self.period_words(*period, lang).into(),
            }),
            FieldValue::Window(window) => ValueView::Window(self.window_view(*window, lang)),
            FieldValue::Figure(figure) => ValueView::Figure(self.figure_view(figure, lang)),
            FieldValue::Sdg(mark) => ValueView::Sdg(self.sdg_view(mark, lang)),
            FieldValue::Term(term) => ValueView::Term(self.term_view(field, *term, lang)?),
            FieldValue::Ref(reference) => ValueView::Ref(self.ref_view(field, reference, lang)),
            FieldValue::Link(url) => {
                let text = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
                // Letters are read; what could turn the direction of a line is not.
                let words = percent_decoded(text);
                let is_plain = words.chars().all(|letter| letter.is_ascii() || letter.is_alphanumeric());
                web(url.into(), if is_plain { &words } else { text })
            }
            FieldValue::Email(email) => web(format!("mailto:{email}").into(), email),
            FieldValue::Image(image) => ValueView::Image(self.image_view(image, lang)),
            FieldValue::File(file) => ValueView::File(FileView {
                url: address(&Routes::file(&file.path)),
                text: words().text,
                lang: file.title.as_ref().and_then(|title| lang_mark(title.lang, lang)),
            }),
            FieldValue::Place(place) => ValueView::Place(PlaceView {
                lat: place.lat,
                lon: place.lon,
                text: words().text,
                lang: place.name.as_ref().and_then(|name| lang_mark(name.lang, lang)),
            }),
            FieldValue::Group(record) => {
                let FieldType::Group(set) = &field.of else { return None };
                let fields =
                    record.iter().map(|(number, item)| self.field_view(&set.fields[number], item, owner, lang));
                ValueView::Group(GroupView { headed: field.many, fields: fields.collect() })
            }
            FieldValue::Number(_) => ValueView::Number(words()),
            FieldValue::Money(_) => ValueView::Money(words()),
            FieldValue::Bool(_) => ValueView::Bool(words()),
            FieldValue::Phone(_) => ValueView::Phone(words()),
            FieldValue::Language(_) => ValueView::Language(words()),
            FieldValue::Publication(_) | FieldValue::List(_) => return None,
        })
    }

    pub(super) fn image_view(&self, image: &Image, lang: Lang) -> ImageView {
        let size = self.given.picture(&image.path).map(|(picture, _)| (picture.width, picture.height));
        ImageView {
            url: address(&self.picture_routes(&image.path).0),
            srcset: self.srcset(&image.path).map(Plain::from),
            width: size.map(|(width, _)| u64::from(width)),
            height: size.map(|(_, height)| u64::from(height)),
            alt: (&image.alt.text).into(),
            credit: (&image.credit.text).into(),
            credit_lang: lang_mark(image.credit.lang, lang),
            lang: lang_mark(image.alt.lang, lang),
        }
    }

    pub(super) fn field_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> FieldView {
        let (of, values) = self.values_of(field, item, owner, lang);
        FieldView {
            id: (&field.id).into(),
            label: field.label.get(lang).into(),
            r#type: of.into(),
            many: field.many,
            values,
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
    ) -> (&'static str, Vec<ValueView>) {
        if let Some((inner, items)) = only_field(field, item) {
            let values = items.iter().filter_map(|item| self.value_view(inner, item, owner, lang)).collect();
            return (inner.of.name(), values);
        }
        let values = item.each().iter().filter_map(|item| self.value_view(field, item, owner, lang)).collect();
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

    fn term_view(&self, field: &Field, term: TermId, lang: Lang) -> Option<TermView> {
        let FieldType::Term(vocabulary) = field.of else { return None };
        Some(TermView {
            text: self.given.model().vocabulary(vocabulary).term(term).label.get(lang).into(),
            url: self.term_route(vocabulary, term, lang).map(address),
        })
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

    fn ref_view(&self, field: &Field, reference: &Reference, lang: Lang) -> RefView {
        let Some(id) = self.target(field, reference) else {
            return RefView { text: (&reference.written).into(), url: None, lang: None };
        };
        let title = self.given.title(id, lang);
        RefView {
            text: (&title.text).into(),
            url: Some(address(self.given.routes().entry(id, lang))),
            lang: lang_mark(title.lang, lang),
        }
    }

    fn figure_view(&self, figure: &Figure, lang: Lang) -> FigureView {
        let text = |text: &Option<Text>| text.as_ref().map(|text| Plain::from(&text.text));
        let mark = |text: &Option<Text>| text.as_ref().and_then(|text| lang_mark(text.lang, lang));
        let part = |part: &FigurePart| FigurePartView {
            label: (&part.label.text).into(),
            lang: lang_mark(part.label.lang, lang),
            text: self.quantity(part.value, lang).into(),
        };
        FigureView {
            label: (&figure.label.text).into(),
            label_lang: lang_mark(figure.label.lang, lang),
            text: self.figure_words(figure, lang).into(),
            year: figure.year.map(|date| in_words(date, lang).into()),
            unit_lang: mark(&figure.unit),
            source: text(&figure.source),
            source_lang: mark(&figure.source),
            note: text(&figure.note),
            note_lang: mark(&figure.note),
            parts: figure.parts.iter().map(part).collect(),
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
    pub(super) fn html(&self, document: &Document, owner: EntryId, lang: Lang) -> Option<Html> {
        (!document.is_empty()).then(|| Html::new(&document.write(|link| self.target_of(link, owner, lang))))
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

pub(super) fn date_view(date: Date, lang: Lang) -> DateView {
    DateView { iso: date.to_string().into(), text: in_words(date, lang).into() }
}

fn degrees(degrees: f64, lang: Lang) -> String {
    grouped(&degrees.to_string(), lang)
}
