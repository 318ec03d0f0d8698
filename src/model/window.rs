//! When a call can be answered.

use super::date::{Date, Period};

/// The window of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// Between dates, either of which may be unknown.
    Dates(Period),
    /// Always open.
    Rolling,
    /// In this month, 1 to 12; of this year, where it is known.
    Month { month: u8, year: Option<i16> },
    /// Between these days, as month and day: every year, or of a year that is not known.
    Days { opens: Option<(u8, u8)>, closes: (u8, u8), every_year: bool },
}

impl Window {
    /// Reads a day of any year, `05-10`.
    pub fn day_of_year(text: &str) -> Option<(u8, u8)> {
        // 2000 had a 29 February.
        let date = Date::parse(&format!("2000-{}", text.trim())).ok()?;
        Some((date.month?, date.day?))
    }
}
