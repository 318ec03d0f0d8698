//! Views of the values of each type.

use super::lang::lang_mark;
use super::window::{occasion_view, window_view, window_views};
use super::{Views, address};
use crate::catalogue::EntryId;
use crate::markdown::{Address, Document, Link, Target, percent_decoded};
use crate::model::{
    Date, Field, FieldType, Figure, FigurePart, Image, Item, Kind, Outline, Reference, TermId, Text,
    Value as FieldValue, VocabId,
};
use crate::render::shapes::{
    DateView, FieldView, FigurePartView, FigureView, FileView, GroupView, Html, ImageView, MarkdownView, OutlineView,
    PeriodView, PlaceView, Plain, RefView, TermView, TextView, Url, ValueView, WebView, WordsView,
};
use crate::site::Routes;
use crate::text::Lang;
use crate::tracked::Reads;
use crate::values::{
    Copies, copies, date_words, figure_words, href, period_words, quantity_words, unlisted_words, words, year_words,
};

/// Displayed width of a picture in a text, as the `sizes` attribute.
const SIZES: &str = "(min-width: 60rem) 46rem, 100vw";

impl Views<'_> {
    /// The view of a value; `None` for types that are not shown as values.
    pub(super) fn value_view(&self, field: &Field, item: &Item, owner: EntryId, lang: Lang) -> Option<ValueView> {
        let in_words = || WordsView { text: words(self.reads, field, item, lang).into() };
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
                text: period_words(self.reads, *period, lang).into(),
            }),
            FieldValue::Window(window) => ValueView::Window(window_view(self.reads, window, lang)),
            FieldValue::Occasion(occasion) => ValueView::Occasion(occasion_view(self.reads, occasion, lang)),
            FieldValue::Figure(figure) => ValueView::Figure(self.figure_view(figure, lang)),
            FieldValue::Sdg(mark) => ValueView::Sdg(self.sdg_view(mark, lang)),
            FieldValue::Term(term) => ValueView::Term(self.term_view(field, *term, lang)?),
            FieldValue::Ref(reference) => ValueView::Ref(self.ref_view(field, reference, lang)),
            FieldValue::Link(url) => {
                let text = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
                // Show percent-decoded letters, but not characters that could change the text direction.
                let decoded = percent_decoded(text);
                let is_plain = decoded.chars().all(|letter| letter.is_ascii() || letter.is_alphanumeric());
                web(url.into(), if is_plain { &decoded } else { text })
            }
            FieldValue::Email(email) => web(format!("mailto:{email}").into(), email),
            FieldValue::Image(image) => ValueView::Image(image_view(self.reads, image, lang)),
            FieldValue::File(file) => ValueView::File(FileView {
                url: if file.is_remote { (&file.path).into() } else { address(&Routes::file(&file.path)) },
                text: in_words().text,
                lang: file.title.as_ref().and_then(|title| lang_mark(title.lang, lang)),
            }),
            FieldValue::Place(place) => ValueView::Place(PlaceView {
                lat: place.lat,
                lon: place.lon,
                text: in_words().text,
                lang: place.name.as_ref().and_then(|name| lang_mark(name.lang, lang)),
            }),
            FieldValue::Group(record) => {
                let FieldType::Group(set) = &field.of else { return None };
                let fields = record.iter().map(|(number, item)| self.field_view(&set[number], item, owner, lang));
                ValueView::Group(GroupView { headed: field.many, fields: fields.collect() })
            }
            FieldValue::Number(_) => ValueView::Number(in_words()),
            FieldValue::Money(_) => ValueView::Money(in_words()),
            FieldValue::Bool(_) => ValueView::Bool(in_words()),
            FieldValue::Zone(_) => ValueView::Zone(in_words()),
            FieldValue::Outline(outline) => ValueView::Outline(self.outline_view(outline, owner, lang)),
            FieldValue::Phone(_) => ValueView::Phone(in_words()),
            FieldValue::Language(_) => ValueView::Language(in_words()),
            FieldValue::Publication(_) | FieldValue::List(_) => return None,
        })
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

    /// The views of a field's values and the name of their type. If its groups only ever fill in one field, the values
    /// are those of that field.
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
        if let FieldType::Window { .. } = field.of {
            let windows = item.each().iter().filter_map(|item| match &item.value {
                FieldValue::Window(window) => Some((**window).clone()),
                _ => None,
            });
            let views = window_views(self.reads, &windows.collect::<Vec<_>>(), lang);
            return (field.of.name(), views.into_iter().map(ValueView::Window).collect());
        }
        let is_shown = |item: &&Item| field.id != Kind::ALIASES || !item.is_address();
        let shown = item.each().iter().filter(is_shown);
        let values = shown.filter_map(|item| self.value_view(field, item, owner, lang)).collect();
        (field.of.name(), values)
    }

    fn term_view(&self, field: &Field, term: TermId, lang: Lang) -> Option<TermView> {
        let FieldType::Term(vocabulary) = field.of else { return None };
        Some(TermView {
            text: self.reads.model().vocabulary(vocabulary).term(term).label.get(lang).into(),
            url: self.term_route(vocabulary, term, lang).map(address),
        })
    }

    /// Route of a term's page, if its vocabulary is indexed.
    pub(super) fn term_route(&self, vocabulary: VocabId, term: TermId, lang: Lang) -> Option<&str> {
        let group = self.reads.group_of(vocabulary, term)?;
        Some(self.reads.routes().group(group, lang))
    }

    fn ref_view(&self, field: &Field, reference: &Reference, lang: Lang) -> RefView {
        let Some(id) = self.reads.target(field, reference) else {
            return RefView { text: unlisted_words(self.reads, reference, lang).into(), url: None, lang: None };
        };
        let title = self.reads.title(id, lang);
        RefView {
            text: (&title.text).into(),
            url: Some(address(self.reads.routes().entry(id, lang))),
            lang: lang_mark(title.lang, lang),
        }
    }

    fn outline_view(&self, outline: &Outline, owner: EntryId, lang: Lang) -> OutlineView {
        let text = outline.text.as_ref();
        let line = text.and_then(|text| text.document.as_line());
        OutlineView {
            title: outline.title.as_ref().map(|title| (&title.text).into()),
            title_lang: outline.title.as_ref().and_then(|title| lang_mark(title.lang, lang)),
            html: text.and_then(|text| self.html(line.as_ref().unwrap_or(&text.document), owner, lang)),
            html_lang: text.and_then(|text| lang_mark(text.lang, lang)),
            in_line: line.is_some(),
            items: outline.items.iter().map(|item| self.outline_view(item, owner, lang)).collect(),
        }
    }

    pub(super) fn figure_view(&self, figure: &Figure, lang: Lang) -> FigureView {
        let text = |text: &Option<Text>| text.as_ref().map(|text| Plain::from(&text.text));
        let mark = |text: &Option<Text>| text.as_ref().and_then(|text| lang_mark(text.lang, lang));
        let share = figure.share_of_expected();
        let part = |part: &FigurePart| FigurePartView {
            label: (&part.label.text).into(),
            lang: lang_mark(part.label.lang, lang),
            text: quantity_words(self.reads, part.value, lang).into(),
        };
        FigureView {
            label: (&figure.label.text).into(),
            label_lang: lang_mark(figure.label.lang, lang),
            text: figure_words(self.reads, figure, lang).into(),
            expected: figure.expected.map(|expected| {
                figure_words(self.reads, &Figure { value: expected, up_to: None, ..figure.clone() }, lang).into()
            }),
            share_text: share.map(|share| quantity_words(self.reads, share, lang).into()),
            share: figure.part_of_expected(),
            year: figure.year.map(|year| year_words(self.reads, year, lang).into()),
            unit_lang: mark(&figure.unit),
            source: text(&figure.source),
            source_lang: mark(&figure.source),
            note: text(&figure.note),
            note_lang: mark(&figure.note),
            parts: figure.parts.iter().map(part).collect(),
        }
    }

    /// The HTML of a document on a page of `owner`, with resolved links; `None` if it is empty.
    pub(super) fn html(&self, document: &Document, owner: EntryId, lang: Lang) -> Option<Html> {
        (!document.is_empty()).then(|| Html::new(&document.write(|link| self.target_of(link, owner, lang))))
    }

    /// Destination of a link; for a picture with its copies and size.
    pub(super) fn target_of(&self, link: &Link, owner: EntryId, lang: Lang) -> Address {
        let Target::File(path) = &link.target else { return href(self.reads, link, owner, lang).into() };
        let (url, Some(copies)) = copies(self.reads, path) else { return href(self.reads, link, owner, lang).into() };
        let to = format!("/{url}");
        if !link.is_image {
            return to.into();
        }
        let (width, height) = (copies.picture.width.to_string(), copies.picture.height.to_string());
        let mut attributes = vec![("width", width), ("height", height)];
        if let Some(srcset) = srcset(&copies) {
            attributes.push(("srcset", srcset));
            attributes.push(("sizes", SIZES.to_owned()));
        }
        Address { to, attributes }
    }
}

/// The only field used in a list of several groups, with its values.
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
    Some((&set[only.filter(|_| item.each().len() > 1)?], items))
}

pub(super) fn date_view(date: Date, lang: Lang) -> DateView {
    DateView { iso: date.to_string().into(), text: date_words(date, lang).into() }
}

pub(super) fn image_view(reads: &Reads, image: &Image, lang: Lang) -> ImageView {
    let (url, copies) = copies(reads, &image.path);
    ImageView {
        url: address(&url),
        srcset: copies.as_ref().and_then(srcset).map(Plain::from),
        width: copies.as_ref().map(|copies| u64::from(copies.picture.width)),
        height: copies.as_ref().map(|copies| u64::from(copies.picture.height)),
        alt: (&image.alt.text).into(),
        credit: image.credit.as_ref().map(|credit| (&credit.text).into()),
        credit_lang: image.credit.as_ref().and_then(|credit| lang_mark(credit.lang, lang)),
        lang: lang_mark(image.alt.lang, lang),
    }
}

/// The copies of a picture as a `srcset` attribute; `None` if there is only one copy.
fn srcset(copies: &Copies) -> Option<String> {
    let each = copies.routes.iter().map(|(width, route)| format!("/{route} {width}w"));
    (copies.routes.len() > 1).then(|| each.collect::<Vec<_>>().join(", "))
}
