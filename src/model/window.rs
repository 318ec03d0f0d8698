//! Application windows: when applications are accepted.

use super::date::{Date, Period};
use jiff::civil;

/// An application window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// Between two dates, of which one may be unknown.
    Dates(Period),
    /// Always open.
    Rolling,
    /// Within a month.
    Month {
        /// 1 to 12.
        month: u8,
        /// The year, if known.
        year: Option<i16>,
    },
    /// Between two days, given as month and day.
    Days {
        /// First day, if known.
        opens: Option<(u8, u8)>,
        /// Last day.
        closes: (u8, u8),
        /// Whether the window recurs every year; otherwise the year is unknown.
        every_year: bool,
    },
}

impl Window {
    /// Parses a day without a year as (month, day), 29 February included; `None` if it is not one.
    ///
    /// ```
    /// use cebra::model::Window;
    ///
    /// assert_eq!(Window::day_of_year("05-10"), Some((5, 10)));
    /// assert_eq!(Window::day_of_year("02-29"), Some((2, 29)));
    /// assert_eq!(Window::day_of_year("02-30"), None);
    /// ```
    pub fn day_of_year(text: &str) -> Option<(u8, u8)> {
        // A leap year, so that 29 February is valid.
        let date = Date::parse(&format!("2000-{}", text.trim())).ok()?;
        Some((date.month?, date.day?))
    }

    /// Formats (month, day) as `05-10`, the inverse of [`Window::day_of_year`].
    pub fn in_any_year((month, day): (u8, u8)) -> String {
        format!("{month:02}-{day:02}")
    }
}

/// The status of a window on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Open, and closing within the configured number of days.
    ClosingSoon,
    /// Open, with a known closing day.
    Open,
    /// Always open.
    Rolling,
    /// Not open yet.
    Forthcoming,
    /// The source does not give enough dates to tell.
    Unknown,
    /// Closed.
    Closed,
}

impl Status {
    /// All statuses, most urgent first.
    pub const ALL: [Status; 6] =
        [Status::ClosingSoon, Status::Open, Status::Rolling, Status::Forthcoming, Status::Unknown, Status::Closed];

    /// The id in the texts of themes and in their scripts.
    pub fn id(self) -> &'static str {
        match self {
            Status::ClosingSoon => "soon",
            Status::Open => "open",
            Status::Rolling => "rolling",
            Status::Forthcoming => "forthcoming",
            Status::Unknown => "unknown",
            Status::Closed => "closed",
        }
    }

    /// Whether applications are accepted.
    pub fn is_open(self) -> bool {
        matches!(self, Status::ClosingSoon | Status::Open | Status::Rolling)
    }
}

/// The first and last day of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day, if anything is known of it.
    pub opens: Option<Date>,
    /// Last day, if anything is known of it.
    pub closes: Option<Date>,
    /// Whether the window recurs every year.
    pub every_year: bool,
}

impl Window {
    /// The status on `today`; `soon` is the number of days before closing that count as closing soon. The script of
    /// the theme `cebra` implements the same rules.
    pub fn status(self, today: civil::Date, soon: u16) -> Status {
        if self == Window::Rolling {
            return Status::Rolling;
        }
        let Some(Days { opens, closes, .. }) = self.days(today) else { return Status::Unknown };
        match (opens, closes) {
            (Some(opens), _) if Some(today) < opens.first_day() => Status::Forthcoming,
            (_, Some(closes)) if closes.last_day() < Some(today) => Status::Closed,
            // Within a month or year of which it opens or closes on some day.
            (Some(opens), _) if Some(today) < opens.last_day() => Status::Unknown,
            (_, Some(closes)) => match closes.known_day() {
                Some(day) if (day - today).get_days() <= i32::from(soon) => Status::ClosingSoon,
                None if closes.first_day() <= Some(today) => Status::Unknown,
                _ => Status::Open,
            },
            // Open since a known day, but the closing day is unknown.
            (_, None) => Status::Unknown,
        }
    }

    /// The days of the window; `None` if the year is unknown or it is always open. For a yearly window, the first
    /// occurrence that is not over by `today`.
    pub fn days(self, today: civil::Date) -> Option<Days> {
        match self {
            Window::Rolling | Window::Month { year: None, .. } | Window::Days { every_year: false, .. } => None,
            Window::Dates(Period { from, to }) => Some(Days { opens: from, closes: to, every_year: false }),
            Window::Month { month, year: Some(year) } => {
                let month = Some(Date { year, month: Some(month), day: None });
                Some(Days { opens: month, closes: month, every_year: false })
            }
            Window::Days { opens, closes, every_year: true } => {
                let next = |year| {
                    in_year(opens, closes, year)
                        .filter(|days| days.closes.is_some_and(|closes| closes >= Date::from(today)))
                };
                [today.year(), today.year().saturating_add(1)].into_iter().find_map(next)
            }
        }
    }

    /// Whether its first or last day is known, with its year.
    pub fn has_known_day(self, today: civil::Date) -> bool {
        let known = |date: Option<Date>| date.and_then(Date::known_day).is_some();
        self.days(today).is_some_and(|days| known(days.opens) || known(days.closes))
    }

    /// Whether days or a month are known but not their year.
    pub fn lacks_year(self) -> bool {
        matches!(self, Window::Month { year: None, .. } | Window::Days { every_year: false, .. })
    }

    /// The months in which it is open, 1 to 12; empty if unknown or always open.
    pub fn months(self) -> Vec<u8> {
        let span =
            |from: u8, to: u8| if from <= to { (from..=to).collect() } else { (from..=12).chain(1..=to).collect() };
        match self {
            Window::Rolling => Vec::new(),
            Window::Month { month, .. } => vec![month],
            Window::Days { opens, closes, .. } => span(opens.unwrap_or(closes).0, closes.0),
            Window::Dates(Period { from, to }) => {
                let first = from.or(to).and_then(|date| date.month);
                let last = to.or(from).and_then(|date| date.month);
                let years = from.zip(to).map_or(0, |(from, to)| to.year - from.year);
                match (first, last) {
                    (Some(first), Some(last)) if years == 0 || (years == 1 && last < first) => span(first, last),
                    (Some(_), Some(_)) => (1..=12).collect(),
                    _ => Vec::new(),
                }
            }
        }
    }
}

/// The occurrence that closes in `year`. 29 February becomes 28 February in other years.
fn in_year(opens: Option<(u8, u8)>, closes: (u8, u8), year: i16) -> Option<Days> {
    let opening_year = match opens {
        Some(opens) if opens > closes => year.checked_sub(1)?,
        _ => year,
    };
    let closes = day(year, closes)?;
    let opens = opens.and_then(|opens| day(opening_year, opens));
    Some(Days { opens, closes: Some(closes), every_year: true })
}

fn day(year: i16, (month, day): (u8, u8)) -> Option<Date> {
    let month = i8::try_from(month).ok()?;
    let first = civil::Date::new(year, month, 1).ok()?;
    civil::Date::new(year, month, i8::try_from(day).ok()?.min(first.days_in_month())).ok().map(Date::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today(text: &str) -> civil::Date {
        text.parse().unwrap()
    }

    fn dates(from: &str, to: &str) -> Window {
        let date = |text: &str| Date::parse(text).ok();
        Window::Dates(Period { from: date(from), to: date(to) })
    }

    #[test]
    fn the_status_of_a_window_on_a_day() {
        let window = dates("2027-05-01", "2027-05-31");
        for (day, status) in [
            ("2027-04-30", Status::Forthcoming),
            ("2027-05-01", Status::Open),
            ("2027-05-16", Status::Open),
            ("2027-05-17", Status::ClosingSoon),
            ("2027-05-31", Status::ClosingSoon),
            ("2027-06-01", Status::Closed),
        ] {
            assert_eq!(window.status(today(day), 14), status, "{day}");
        }
        assert_eq!(dates("", "2027-05-31").status(today("2020-01-01"), 14), Status::Open);
        assert_eq!(dates("2027-05-01", "").status(today("2027-05-02"), 14), Status::Unknown);
        assert_eq!(Window::Rolling.status(today("2027-05-02"), 14), Status::Rolling);
        assert_eq!(Window::Month { month: 3, year: None }.status(today("2027-03-02"), 14), Status::Unknown);
    }

    #[test]
    fn a_month_or_a_year_is_not_taken_for_a_day() {
        for (window, day, status) in [
            (dates("2027-03", "2027-05"), "2027-02-28", Status::Forthcoming),
            (dates("2027-03", "2027-05"), "2027-03-01", Status::Unknown),
            (dates("2027-03", "2027-05"), "2027-03-31", Status::Open),
            (dates("2027-03", "2027-05"), "2027-04-30", Status::Open),
            (dates("2027-03", "2027-05"), "2027-05-01", Status::Unknown),
            (dates("2027-03", "2027-05"), "2027-06-01", Status::Closed),
            (dates("2026", "2027"), "2026-07-01", Status::Unknown),
            (dates("2026", "2027"), "2027-12-31", Status::Unknown),
            (dates("2026", "2027"), "2028-01-01", Status::Closed),
            (dates("2027", "2027-05-31"), "2027-05-30", Status::Unknown),
            (dates("2027", "2027-05-31"), "2027-06-01", Status::Closed),
            (dates("", "2027-05"), "2027-04-30", Status::Open),
            (Window::Month { month: 3, year: Some(2027) }, "2027-02-28", Status::Forthcoming),
            (Window::Month { month: 3, year: Some(2027) }, "2027-03-31", Status::Unknown),
            (Window::Month { month: 3, year: Some(2027) }, "2027-04-01", Status::Closed),
        ] {
            assert_eq!(window.status(today(day), 14), status, "{window:?} on {day}");
        }
    }

    #[test]
    fn a_yearly_window_that_has_closed_is_forthcoming() {
        let window = Window::Days { opens: Some((12, 20)), closes: (1, 10), every_year: true };
        assert_eq!(window.status(today("2026-12-25"), 5), Status::Open);
        assert_eq!(window.status(today("2027-01-09"), 5), Status::ClosingSoon);
        assert_eq!(window.status(today("2027-01-11"), 5), Status::Forthcoming);
        let days = window.days(today("2027-01-11")).unwrap();
        let day = |date: Option<Date>| date.and_then(Date::known_day);
        assert_eq!((day(days.opens), day(days.closes)), (Some(today("2027-12-20")), Some(today("2028-01-10"))));
        let leap = Window::Days { opens: None, closes: (2, 29), every_year: true };
        assert_eq!(day(leap.days(today("2027-01-01")).unwrap().closes), Some(today("2027-02-28")));
        assert_eq!(window.months(), [12, 1]);
    }
}
