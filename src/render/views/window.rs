//! Windows: their days in words, and what they mean on the day of the catalogue.

use super::Views;
use super::value::in_words;
use crate::model::{Date, Period, Status, Window};
use crate::render::shapes::{EdgeView, Plain, WindowView};
use crate::text::{Lang, date_in_words, month_name, month_range};

impl Views<'_> {
    /// Its days, and what they mean on the day of the catalogue.
    pub(super) fn window_view(&self, window: Window, lang: Lang) -> WindowView {
        let (opens, closes, recurs) = match window {
            Window::Dates(Period { from, to }) => {
                let view = |date: Option<Date>, is_end| date.map(|date| self.edge(date, is_end, lang));
                (view(from, false), view(to, true), false)
            }
            Window::Days { opens, closes, every_year } => {
                let view = |day, is_end| self.day_of_year(day, is_end, lang);
                (opens.map(|day| view(day, false)), Some(view(closes, true)), every_year)
            }
            Window::Rolling | Window::Month { .. } => (None, None, false),
        };
        let status = self.status(window);
        WindowView {
            text: self.window_words(window, lang).into(),
            opens,
            closes,
            recurs,
            days: self.days(window).map(Plain::from),
            status: (status != Status::Unknown).then(|| status.id().into()),
        }
    }

    pub(super) fn status(&self, window: Window) -> Status {
        let soon = self.given.config().closing_soon;
        self.given.as_of().first_day().map_or(Status::Unknown, |today| window.status(today, soon))
    }

    /// `rolling`, or `opens/closes` as whole days: `2027-05-10/2027-05-12`, and `05-10/05-12` of what comes back every
    /// year; nothing where the source says too little.
    fn days(&self, window: Window) -> Option<String> {
        match window {
            Window::Rolling => Some("rolling".to_owned()),
            Window::Days { opens, closes, every_year: true } => {
                Some(format!("{}/{}", opens.map(Window::in_any_year).unwrap_or_default(), Window::in_any_year(closes)))
            }
            _ => {
                let days = window.days(self.given.as_of().first_day()?)?;
                let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
                Some(format!("{}/{}", text(days.opens), text(days.closes)))
            }
        }
    }

    fn edge(&self, date: Date, is_end: bool, lang: Lang) -> EdgeView {
        let before = match (is_end, date.day) {
            (false, Some(_)) => "opens_day",
            (false, None) => "opens_in",
            (true, Some(_)) => "closes_day",
            (true, None) => "closes_in",
        };
        EdgeView {
            before: self.text(before, lang).into(),
            iso: date.to_string().into(),
            text: in_words(date, lang).into(),
        }
    }

    fn day_of_year(&self, (month, day): (u8, u8), is_end: bool, lang: Lang) -> EdgeView {
        EdgeView {
            before: self.text(if is_end { "closes_day" } else { "opens_day" }, lang).into(),
            iso: Window::in_any_year((month, day)).into(),
            text: date_in_words(None, Some(month), Some(day), lang).into(),
        }
    }

    pub(super) fn window_words(&self, window: Window, lang: Lang) -> String {
        match window {
            Window::Rolling => self.text("window_rolling", lang).to_owned(),
            Window::Dates(period) => self.period_words(period, lang),
            Window::Month { month, year: Some(year) } => date_in_words(Some(year), Some(month), None, lang),
            Window::Month { month, year: None } => {
                format!("{} ({})", month_name(month, lang), self.text("window_no_year", lang))
            }
            Window::Days { opens, closes, every_year } => {
                let day = |(month, day)| date_in_words(None, Some(month), Some(day), lang);
                let days = match opens {
                    Some(opens) if opens.0 == closes.0 => month_range(opens.1, closes.1, closes.0, lang),
                    Some(opens) => format!("{} – {}", day(opens), day(closes)),
                    None => format!("{} {}", self.text("until_day", lang), day(closes)),
                };
                let how = if every_year { "window_every_year" } else { "window_no_year" };
                format!("{days} ({})", self.text(how, lang))
            }
        }
    }
}
