//! Any value as text in a language.

use super::amounts::{date_words, figure_words, measure_words, money_words, period_words, place_words, quantity_words};
use super::window::window_words;
use crate::model::{Field, FieldType, Item, Reference, Value};
use crate::text::Lang;
use crate::tracked::Reads;

/// A value as plain text; empty for types without a text form: groups, Markdown, lists.
pub fn words(reads: &Reads, field: &Field, item: &Item, lang: Lang) -> String {
    let named = |id: &str| {
        let word = reads.model().types.words(&field.of).word(id);
        word.map_or_else(String::new, |word| word.label.get(lang).to_owned())
    };
    match &item.value {
        Value::Text(text) => text.text.clone(),
        Value::Date(date) => date_words(*date, lang),
        Value::Period(period) => period_words(reads, *period, lang),
        Value::Window(window) | Value::Occasion(window) => window_words(reads, window, lang),
        Value::Zone(zone) => zone.to_string(),
        Value::Number(number) => match &field.of {
            FieldType::Number { unit: Some(unit) } => measure_words(reads, *number, unit, lang),
            _ => quantity_words(reads, *number, lang),
        },
        Value::Money(money) => money_words(reads, money, lang),
        Value::Figure(figure) => format!("{}: {}", figure.label.text, figure_words(reads, figure, lang)),
        Value::Place(place) => place_words(place, lang),
        Value::Sdg(mark) => match mark.target {
            Some(place) => {
                let target = reads.model().sdgs.goal(mark.goal).and_then(|goal| goal.targets.get(place));
                target.map_or_else(String::new, |target| target.code.clone())
            }
            None => mark.goal.to_string(),
        },
        Value::Term(term) => match field.of {
            FieldType::Term(vocabulary) => reads.model().vocabulary(vocabulary).term(*term).label.get(lang).to_owned(),
            _ => String::new(),
        },
        Value::Ref(reference) => match reads.target(field, reference) {
            Some(id) => reads.title(id, lang).text.clone(),
            None => unlisted_words(reads, reference, lang),
        },
        Value::Link(url) | Value::Email(url) | Value::Phone(url) => url.clone(),
        Value::Image(image) => image.alt.text.clone(),
        Value::File(file) => match &file.title {
            Some(title) => title.text.clone(),
            None => file.path.rsplit('/').next().unwrap_or_default().to_owned(),
        },
        Value::Bool(yes) => named(if *yes { "true" } else { "false" }),
        Value::Language(of) => named(of.code()),
        Value::Outline(outline) => outline.title.as_ref().map_or_else(String::new, |title| title.text.clone()),
        Value::Publication(_) | Value::Markdown(_) | Value::Group(_) | Value::List(_) => String::new(),
    }
}

/// The name of one that has no record, with its type and country: `Universidad de Colombo (Universidad, Sri Lanka)`.
pub fn unlisted_words(reads: &Reads, reference: &Reference, lang: Lang) -> String {
    let known = reference.unlisted.iter().flat_map(|known| [known.of, known.country]).flatten();
    let term = |(vocabulary, term)| reads.model().vocabulary(vocabulary).term(term).label.get(lang).to_owned();
    let known: Vec<String> = known.map(term).collect();
    match known.is_empty() {
        true => reference.written.clone(),
        false => format!("{} ({})", reference.written, known.join(", ")),
    }
}

/// Language of a value's text on a page in `lang`.
pub fn language_of(reads: &Reads, field: &Field, item: &Item, lang: Lang) -> Lang {
    match &item.value {
        Value::Text(text) => text.lang,
        Value::Ref(reference) => reads.target(field, reference).map_or(lang, |id| reads.title(id, lang).lang),
        _ => lang,
    }
}
