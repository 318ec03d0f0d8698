//! Views of windows.

use crate::model::{Date, Period, Status, Window};
use crate::render::shapes::{EdgeView, Plain, WindowView};
use crate::text::{Lang, date_in_words};
use crate::tracked::Reads;
use crate::values::{date_words, status, window_words};

/// The days of a window and its status on the catalogue's day.
pub(super) fn window_view(reads: &Reads, window: Window, lang: Lang) -> WindowView {
    let (opens, closes, recurs) = match window {
        Window::Dates(Period { from, to }) => {
            let view = |date: Option<Date>, is_end| date.map(|date| edge(reads, date, is_end, lang));
            (view(from, false), view(to, true), false)
        }
        Window::Days { opens, closes, every_year } => {
            let view = |day, is_end| day_of_year(reads, day, is_end, lang);
            (opens.map(|day| view(day, false)), Some(view(closes, true)), every_year)
        }
        Window::Rolling | Window::Month { .. } => (None, None, false),
    };
    let status = status(reads, window);
    WindowView {
        text: window_words(reads, window, lang).into(),
        opens,
        closes,
        recurs,
        days: days(window).map(Plain::from),
        status: (status != Status::Unknown).then(|| status.id().into()),
    }
}

/// `rolling`; `opens/closes` with what is known of each, such as `2027-05-10/2027-06`; or `05-10/05-12` if the window
/// recurs every year; `None` if no year is known.
fn days(window: Window) -> Option<String> {
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    match window {
        Window::Rolling => Some("rolling".to_owned()),
        Window::Days { opens, closes, every_year: true } => {
            Some(format!("{}/{}", opens.map(Window::in_any_year).unwrap_or_default(), Window::in_any_year(closes)))
        }
        Window::Dates(Period { from, to }) => Some(format!("{}/{}", text(from), text(to))),
        Window::Month { month, year: Some(year) } => {
            let month = text(Some(Date { year, month: Some(month), day: None }));
            Some(format!("{month}/{month}"))
        }
        Window::Days { every_year: false, .. } | Window::Month { year: None, .. } => None,
    }
}

fn edge(reads: &Reads, date: Date, is_end: bool, lang: Lang) -> EdgeView {
    let before = match (is_end, date.day) {
        (false, Some(_)) => "opens_day",
        (false, None) => "opens_in",
        (true, Some(_)) => "closes_day",
        (true, None) => "closes_in",
    };
    EdgeView {
        before: reads.text(before, lang).into(),
        iso: date.to_string().into(),
        text: date_words(date, lang).into(),
    }
}

fn day_of_year(reads: &Reads, (month, day): (u8, u8), is_end: bool, lang: Lang) -> EdgeView {
    EdgeView {
        before: reads.text(if is_end { "closes_day" } else { "opens_day" }, lang).into(),
        iso: Window::in_any_year((month, day)).into(),
        text: date_in_words((None, Some(month), Some(day)), lang).into(),
    }
}
