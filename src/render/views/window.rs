//! Windows: their days in words, and what they mean on the day of the catalogue.

use super::value::in_words;
use super::{Views, object};
use crate::model::{Date, Period, Status, Window};
use crate::text::{Lang, date_in_words, month_name, month_range};
use tera::Value;

impl Views<'_> {
    /// `{type, text, opens, closes, recurs, status}`. `opens` and `closes` are `{before, iso, text}`, which together say
    /// "opens on 10 May 2027"; without them `text` says all that is known. `status` is that on the day of the catalogue, and
    /// nothing where it is not known.
    pub(super) fn window_view(&self, window: Window, lang: Lang) -> Value {
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
        object! {
            "type": "window",
            "text": self.window_words(window, lang),
            "opens": opens,
            "closes": closes,
            "recurs": recurs,
            // By these a script tells the status on another day.
            "days": self.days(window),
            "status": (status != Status::Unknown).then(|| status.id()),
        }
    }

    pub(super) fn status(&self, window: Window) -> Status {
        let soon = self.given.config().closing_soon;
        self.given.as_of().first_day().map_or(Status::Unknown, |today| window.status(today, soon))
    }

    /// `rolling`, or `opens/closes` as whole days: `2027-05-10/2027-05-12`, and `05-10/05-12` of what comes back every
    /// year; nothing where the source says too little.
    fn days(&self, window: Window) -> Option<String> {
        let day = |(month, day): (u8, u8)| format!("{month:02}-{day:02}");
        match window {
            Window::Rolling => Some("rolling".to_owned()),
            Window::Days { opens, closes, every_year: true } => {
                Some(format!("{}/{}", opens.map(day).unwrap_or_default(), day(closes)))
            }
            _ => {
                let days = window.days(self.given.as_of().first_day()?)?;
                let text = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
                Some(format!("{}/{}", text(days.opens), text(days.closes)))
            }
        }
    }

    fn edge(&self, date: Date, is_end: bool, lang: Lang) -> Value {
        let before = match (is_end, date.day) {
            (false, Some(_)) => "opens_day",
            (false, None) => "opens_in",
            (true, Some(_)) => "closes_day",
            (true, None) => "closes_in",
        };
        object! { "before": self.text(before, lang), "iso": date.to_string(), "text": in_words(date, lang) }
    }

    fn day_of_year(&self, (month, day): (u8, u8), is_end: bool, lang: Lang) -> Value {
        object! {
            "before": self.text(if is_end { "closes_day" } else { "opens_day" }, lang),
            "iso": format!("{month:02}-{day:02}"),
            "text": date_in_words(None, Some(month), Some(day), lang),
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
