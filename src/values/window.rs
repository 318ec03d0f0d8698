//! Windows and occasions as text, and their status on the catalogue's day.

use super::amounts::{date_words, period_words};
use crate::model::{Date, Edge, FieldType, Moment, Period, Status, Time, Window};
use crate::text::{DateParts, Labels, Lang, date_in_words, dates_in_words, nth_weekday_in_words, time_in_words};
use crate::tracked::Reads;

/// Status of a window on the catalogue's day.
pub fn status(reads: &Reads, window: &Window) -> Status {
    window.status(reads.now(), reads.config().closing_soon)
}

/// A window or an occasion as text: stage, days, what is remarkable of them, and the note of the source.
pub fn window_words(reads: &Reads, window: &Window, lang: Lang) -> String {
    let days =
        if window.rolling { reads.text("window_rolling", lang).to_owned() } else { days_words(reads, window, lang) };
    let days = with_remarks(days, &remarks(reads, window, lang));
    let note = window.note.as_ref().map(|note| note.text.clone());
    let said: Vec<String> = [Some(days), note].into_iter().flatten().filter(|text| !text.is_empty()).collect();
    match stage(reads, window) {
        Some(stage) => format!("{}: {}", stage.get(lang), said.join(". ")),
        None => said.join(". "),
    }
}

/// The days of a window as short text, for the cell of its month in the calendar.
pub fn window_in_month(reads: &Reads, window: &Window, lang: Lang) -> String {
    let some_year = reads.text("window_some_year", lang);
    match (&window.closes, window.every) {
        (Some(Edge::OfYear { day: None, .. }), None) => some_year.to_owned(),
        (Some(Edge::OfYear { .. }), None) => format!("{}, {some_year}", days_words(reads, window, lang)),
        _ => window_words(reads, window, lang),
    }
}

/// The stage of a procedure that a window is for.
pub fn stage<'a>(reads: &'a Reads, window: &Window) -> Option<&'a Labels> {
    let (vocabulary, term) = window.stage?;
    Some(&reads.model().vocabulary(vocabulary).term(term).label)
}

/// What is remarkable of the days of a window: how often it comes back, that their year is unknown, that the funds may end
/// it.
pub fn remarks(reads: &Reads, window: &Window, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(every) = window.every {
        let word = reads.model().types.words(&FieldType::Occasion).word(every.id());
        let word = word.map_or("", |word| word.label.get(lang));
        remarks.push(reads.text("window_every", lang).replace("{every}", word));
    }
    if let Some(until) = window.until {
        remarks.push(format!("{} {}", reads.text("window_last_time", lang), date_words(until, lang)));
    }
    if window.lacks_year() {
        remarks.push(reads.text("window_no_year", lang).to_owned());
    }
    if window.while_funds_last {
        let key = if window.closes.is_some() { "window_or_funds" } else { "window_funds" };
        remarks.push(reads.text(key, lang).to_owned());
    }
    remarks
}

fn with_remarks(days: String, remarks: &[String]) -> String {
    match (days.is_empty(), remarks) {
        (_, []) => days,
        (true, remarks) => remarks.join("; "),
        (false, remarks) => format!("{days} ({})", remarks.join("; ")),
    }
}

/// The first and last day as text.
fn days_words(reads: &Reads, window: &Window, lang: Lang) -> String {
    let (opens, closes) = (window.opens.as_ref(), window.closes.as_ref());
    let edge = |edge: &Edge| edge_words(reads, edge, lang);
    let plain = |edge: &Edge| date_parts(edge).filter(|_| edge.time().is_none());
    match (opens, closes) {
        (None, None) => String::new(),
        (Some(Edge::At(Moment { date, time: None })), None) => period(reads, (Some(*date), None), lang),
        (None, Some(Edge::At(Moment { date, time: None }))) => period(reads, (None, Some(*date)), lang),
        (Some(opens), None) => format!("{} {}", reads.text("since_day", lang), edge(opens)),
        (None, Some(closes)) => format!("{} {}", reads.text("until_day", lang), edge(closes)),
        (Some(opens), Some(closes)) if opens == closes => edge(closes),
        (Some(opens), Some(closes)) => match plain(opens).zip(plain(closes)) {
            Some((opens, closes)) => dates_in_words(opens, closes, lang),
            None => {
                let (opens, closes) = edges_words(reads, opens, closes, lang);
                format!("{opens} – {closes}")
            }
        },
    }
}

fn period(reads: &Reads, (from, to): (Option<Date>, Option<Date>), lang: Lang) -> String {
    period_words(reads, Period { from, to }, lang)
}

/// The beginning or end of a window as text, with its hour.
pub fn edge_words(reads: &Reads, edge: &Edge, lang: Lang) -> String {
    let day = match edge {
        Edge::OfMonth(day, _) => reads.text("day_of_month", lang).replace("{n}", &day.to_string()),
        Edge::Weekday(nth, weekday, _) => nth_weekday_in_words(*nth, *weekday, lang),
        Edge::At(_) | Edge::OfYear { .. } => {
            date_parts(edge).map_or_else(String::new, |parts| date_in_words(parts, lang))
        }
    };
    match edge.time() {
        Some(time) => format!("{day}, {}", clock_words(reads, time, lang)),
        None => day,
    }
}

/// The beginning and end of a window as text. The place whose time it is and the day are told once if they are the same.
pub fn edges_words(reads: &Reads, opens: &Edge, closes: &Edge, lang: Lang) -> (String, String) {
    let whole = (edge_words(reads, opens, lang), edge_words(reads, closes, lang));
    let (Some(first), Some(last)) = (opens.time(), closes.time()) else { return whole };
    if first.zone != last.zone {
        return whole;
    }
    let mut bare = opens.clone();
    bare.time_mut().map(Option::take);
    let opening = format!("{}, {}", edge_words(reads, &bare, lang), first.clock());
    let is_one_day = date_parts(opens).is_some() && date_parts(opens) == date_parts(closes);
    (opening, if is_one_day { clock_words(reads, last, lang) } else { whole.1 })
}

/// An hour with the place whose time it is.
fn clock_words(reads: &Reads, time: &Time, lang: Lang) -> String {
    let zone = time.zone.as_ref().map_or_else(|| reads.config().time_zone.clone(), ToString::to_string);
    time_in_words(&time.clock(), &zone, lang)
}

/// Year, month and day of an edge as far as they are known; `None` if it is a day of every month.
fn date_parts(edge: &Edge) -> Option<DateParts> {
    match edge {
        Edge::At(moment) => Some((Some(moment.date.year), moment.date.month, moment.date.day)),
        Edge::OfYear { month, day, .. } => Some((None, Some(*month), *day)),
        Edge::OfMonth(..) | Edge::Weekday(..) => None,
    }
}
