//! Windows as text, and their status on the catalogue's day.

use super::amounts::period_words;
use crate::model::{Status, Window};
use crate::text::{Lang, date_in_words, dates_in_words, month_name};
use crate::tracked::Reads;

/// Status of a window on the catalogue's day.
pub fn status(reads: &Reads, window: Window) -> Status {
    let soon = reads.config().closing_soon;
    reads.as_of().first_day().map_or(Status::Unknown, |today| window.status(today, soon))
}

/// The days of a window as text.
pub fn window_words(reads: &Reads, window: Window, lang: Lang) -> String {
    match window {
        Window::Rolling => reads.text("window_rolling", lang).to_owned(),
        Window::Dates(period) => period_words(reads, period, lang),
        Window::Month { month, year: Some(year) } => date_in_words((Some(year), Some(month), None), lang),
        Window::Month { month, year: None } => {
            format!("{} ({})", month_name(month, lang), reads.text("window_no_year", lang))
        }
        Window::Days { opens, closes, every_year } => {
            let how = if every_year { "window_every_year" } else { "window_no_year" };
            format!("{} ({})", days_words(reads, opens, closes, lang), reads.text(how, lang))
        }
    }
}

/// The days of a window as short text, for the cell of its month in the calendar.
pub fn window_in_month(reads: &Reads, window: Window, lang: Lang) -> String {
    let some_year = reads.text("window_some_year", lang);
    match window {
        Window::Month { year: None, .. } => some_year.to_owned(),
        Window::Days { opens, closes, every_year: false } => {
            format!("{}, {some_year}", days_words(reads, opens, closes, lang))
        }
        _ => window_words(reads, window, lang),
    }
}

/// Days without a year, each as (month, day).
fn days_words(reads: &Reads, opens: Option<(u8, u8)>, closes: (u8, u8), lang: Lang) -> String {
    let parts = |(month, day)| (None, Some(month), Some(day));
    match opens {
        Some(opens) => dates_in_words(parts(opens), parts(closes), lang),
        None => format!("{} {}", reads.text("until_day", lang), date_in_words(parts(closes), lang)),
    }
}
