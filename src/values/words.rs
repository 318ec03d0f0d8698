//! A value in the words of a language.

use super::window::window_words;
use crate::model::{Date, Field, FieldType, Figure, Item, Money, Period, Place, Qualifier, Quantity, Value};
use crate::text::{Lang, date_in_words, grouped};
use crate::tracked::Reads;

/// A value in words, without markup; empty of what has no words of its own: groups, Markdown, lists.
pub fn words(reads: &Reads, field: &Field, item: &Item, lang: Lang) -> String {
    let named = |id: &str| {
        let word = reads.model().types.words(&field.of).word(id);
        word.map_or_else(String::new, |word| word.label.get(lang).to_owned())
    };
    match &item.value {
        Value::Text(text) => text.text.clone(),
        Value::Date(date) => date_words(*date, lang),
        Value::Period(period) => period_words(reads, *period, lang),
        Value::Window(window) => window_words(reads, *window, lang),
        Value::Number(number) => match &field.of {
            FieldType::Number { unit: Some(unit) } => format!("{}\u{a0}{unit}", quantity_words(reads, *number, lang)),
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
            None => reference.written.clone(),
        },
        Value::Link(url) | Value::Email(url) | Value::Phone(url) => url.clone(),
        Value::Image(image) => image.alt.text.clone(),
        Value::File(file) => match &file.title {
            Some(title) => title.text.clone(),
            None => file.path.rsplit('/').next().unwrap_or_default().to_owned(),
        },
        Value::Bool(yes) => named(if *yes { "true" } else { "false" }),
        Value::Language(of) => named(of.code()),
        Value::Publication(_) | Value::Markdown(_) | Value::Group(_) | Value::List(_) => String::new(),
    }
}

/// The language of a value's words on a page of language `lang`.
pub fn language_of(reads: &Reads, field: &Field, item: &Item, lang: Lang) -> Lang {
    match &item.value {
        Value::Text(text) => text.lang,
        Value::Ref(reference) => reads.target(field, reference).map_or(lang, |id| reads.title(id, lang).lang),
        _ => lang,
    }
}

pub fn date_words(date: Date, lang: Lang) -> String {
    date_in_words(Some(date.year), date.month, date.day, lang)
}

/// A number as the language writes it, with the word for how exactly it is meant.
pub fn quantity_words(reads: &Reads, quantity: Quantity, lang: Lang) -> String {
    let plain = format!("{:.*}", usize::from(quantity.decimals), quantity.number);
    let number = grouped(&plain, lang);
    let key = match quantity.qualifier {
        Qualifier::Exact => return number,
        Qualifier::About => return format!("≈\u{202f}{number}"),
        Qualifier::MoreThan => "more_than",
        Qualifier::LessThan => "less_than",
        Qualifier::AtLeast => "at_least",
        Qualifier::AtMost => "at_most",
    };
    format!("{} {number}", reads.text(key, lang))
}

/// The number of a figure with its unit.
pub fn figure_words(reads: &Reads, figure: &Figure, lang: Lang) -> String {
    let number = quantity_words(reads, figure.value, lang);
    match &figure.unit {
        Some(unit) => format!("{number}\u{a0}{}", unit.text),
        None => number,
    }
}

pub fn period_words(reads: &Reads, period: Period, lang: Lang) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from == to => date_words(from, lang),
        (Some(from), Some(to)) => {
            let (from_words, to_words) = (date_words(from, lang), date_words(to, lang));
            match (from, to) {
                (Date { month: None, .. }, Date { month: None, .. }) => format!("{from_words}–{to_words}"),
                _ => format!("{from_words} – {to_words}"),
            }
        }
        (Some(from), None) => {
            let since = reads.text(from.day.map_or("since", |_| "since_day"), lang);
            format!("{since} {}", date_words(from, lang))
        }
        (None, Some(to)) => {
            let until = reads.text(to.day.map_or("until", |_| "until_day"), lang);
            format!("{until} {}", date_words(to, lang))
        }
        (None, None) => String::new(),
    }
}

fn money_words(reads: &Reads, money: &Money, lang: Lang) -> String {
    format!("{}\u{a0}{}", quantity_words(reads, money.amount, lang), money.currency)
}

/// The name of a place, or else its degrees.
fn place_words(place: &Place, lang: Lang) -> String {
    let degrees = |degrees: f64| grouped(&degrees.to_string(), lang);
    match &place.name {
        Some(name) => name.text.clone(),
        None => format!("{}, {}", degrees(place.lat), degrees(place.lon)),
    }
}
