//! Dates, numbers, amounts and places as text in a language.

use crate::model::{Date, Figure, Money, Period, Place, Qualifier, Quantity};
use crate::text::{DateParts, Lang, date_in_words, dates_in_words, grouped, with_currency, with_unit};
use crate::tracked::Reads;

/// A date with its known precision: `mayo de 2027`.
pub fn date_words(date: Date, lang: Lang) -> String {
    date_in_words(parts(date), lang)
}

fn parts(date: Date) -> DateParts {
    (Some(date.year), date.month, date.day)
}

/// A number in the notation of the language, with its qualifier: "about", "more than".
pub fn quantity_words(reads: &Reads, quantity: Quantity, lang: Lang) -> String {
    qualified(reads, quantity, lang, |number| number)
}

/// A number with its unit and its qualifier.
pub fn measure_words(reads: &Reads, quantity: Quantity, unit: &str, lang: Lang) -> String {
    qualified(reads, quantity, lang, |number| with_unit(&number, unit, lang))
}

/// A quantity; `whole` adds to the number what belongs to it, before the qualifier is added.
fn qualified(reads: &Reads, quantity: Quantity, lang: Lang, whole: impl FnOnce(String) -> String) -> String {
    let plain = format!("{:.*}", usize::from(quantity.decimals), quantity.number);
    let number = whole(grouped(&plain, lang));
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
    let most = figure.up_to.map(|most| format!("–{}", quantity_words(reads, most, lang))).unwrap_or_default();
    qualified(reads, figure.value, lang, |least| match &figure.unit {
        Some(unit) => with_unit(&format!("{least}{most}"), &unit.text, lang),
        None => format!("{least}{most}"),
    })
}

/// A period: `2016–2020`, `desde mayo de 2027`.
pub fn period_words(reads: &Reads, period: Period, lang: Lang) -> String {
    match (period.from, period.to) {
        (Some(from), Some(to)) => dates_in_words(parts(from), parts(to), lang),
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

/// The date or the period of a figure.
pub fn year_words(reads: &Reads, year: Period, lang: Lang) -> String {
    match (year.from, year.to) {
        (Some(from), Some(to)) if from == to => date_words(from, lang),
        _ => period_words(reads, year, lang),
    }
}

pub(super) fn money_words(reads: &Reads, money: &Money, lang: Lang) -> String {
    let with_unit = |amount: String| match money.currency == Money::SHARE {
        true => with_unit(&amount, Money::SHARE, lang),
        false => with_currency(&amount, &money.currency, lang),
    };
    match money.up_to {
        None => qualified(reads, money.amount, lang, with_unit),
        Some(up_to) => {
            let most = quantity_words(reads, up_to, lang);
            qualified(reads, money.amount, lang, |least| with_unit(format!("{least}–{most}")))
        }
    }
}

/// The name of a place; its coordinates if it has no name.
pub(super) fn place_words(place: &Place, lang: Lang) -> String {
    let degrees = |degrees: f64| grouped(&degrees.to_string(), lang);
    match &place.name {
        Some(name) => name.text.clone(),
        None => format!("{}, {}", degrees(place.lat), degrees(place.lon)),
    }
}
