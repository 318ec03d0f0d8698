//! Windows: when one can respond to a record, or when something takes place; once or again and again.

mod moment;
mod occurrences;

pub use moment::{Moment, Now, Time, Zone};
pub use occurrences::Occurrence;

use super::date::Date;
use super::ids::{TermId, VocabId};
use super::text::Text;

/// A window of time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Window {
    /// Its beginning, if anything is known of it.
    pub opens: Option<Edge>,
    /// Its end, if anything is known of it.
    pub closes: Option<Edge>,
    /// Whether it is always open. Then nothing else is known but its stage and its note.
    pub rolling: bool,
    /// How often it comes back.
    pub every: Option<Every>,
    /// The last day on which it comes back.
    pub until: Option<Date>,
    /// Whether it ends when the funds are spent, at the latest at its end if there is one.
    pub while_funds_last: bool,
    /// The stage of a procedure it is for: a term with its vocabulary.
    pub stage: Option<(VocabId, TermId)>,
    /// What else the source says, or all it says if that is not a date.
    pub note: Option<Text>,
}

/// The beginning or end of a window.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A certain date.
    At(Moment),
    /// A day or month of a year that is unknown, or of every year.
    OfYear {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: Option<u8>,
        /// The hour.
        time: Option<Time>,
    },
    /// A day of every month: 1 to 31; in shorter months their last.
    OfMonth(u8, Option<Time>),
    /// A day of the week in every month: the first to fourth, or the last (-1).
    Weekday(i8, Weekday, Option<Time>),
}

/// A day of the week, Monday first: 0 to 6.
pub type Weekday = u8;

/// How often a window comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Every {
    /// Every year.
    Year,
    /// Every so many months.
    Months(u8),
    /// Every so many weeks.
    Weeks(u8),
}

impl Every {
    /// All that can be written, with their ids in `types.yaml`.
    pub const ALL: [(&'static str, Every); 8] = [
        ("every_year", Every::Year),
        ("every_month", Every::Months(1)),
        ("every_two_months", Every::Months(2)),
        ("every_quarter", Every::Months(3)),
        ("every_four_months", Every::Months(4)),
        ("every_half_year", Every::Months(6)),
        ("every_week", Every::Weeks(1)),
        ("every_two_weeks", Every::Weeks(2)),
    ];

    /// Its id in `types.yaml`.
    pub fn id(self) -> &'static str {
        Every::ALL.iter().find(|(_, every)| *every == self).map_or("every_year", |(id, _)| id)
    }
}

impl Edge {
    /// A day of an unknown year, or of every year.
    pub fn of_year((month, day): (u8, u8)) -> Edge {
        Edge::OfYear { month, day: Some(day), time: None }
    }

    /// Parses a day without a year as (month, day), 29 February included; `None` if it is not one.
    ///
    /// ```
    /// use cebra::model::Edge;
    ///
    /// assert_eq!(Edge::day_of_year("05-10"), Some((5, 10)));
    /// assert_eq!(Edge::day_of_year("02-29"), Some((2, 29)));
    /// assert_eq!(Edge::day_of_year("02-30"), None);
    /// ```
    pub fn day_of_year(text: &str) -> Option<(u8, u8)> {
        // A leap year, so that 29 February is valid.
        let date = Date::parse(&format!("2000-{}", text.trim())).ok()?;
        Some((date.month?, date.day?))
    }

    /// The hour.
    pub fn time(&self) -> Option<&Time> {
        match self {
            Edge::At(moment) => moment.time.as_ref(),
            Edge::OfYear { time, .. } | Edge::OfMonth(_, time) | Edge::Weekday(_, _, time) => time.as_ref(),
        }
    }

    /// Where its hour is kept; `None` if its day is not known.
    pub fn time_mut(&mut self) -> Option<&mut Option<Time>> {
        match self {
            Edge::At(moment) => moment.date.day.map(|_| &mut moment.time),
            Edge::OfYear { day, time, .. } => day.map(|_| time),
            Edge::OfMonth(_, time) | Edge::Weekday(_, _, time) => Some(time),
        }
    }
}

/// The status of a window on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Open, and closing within the configured number of days.
    ClosingSoon,
    /// Open, with a known closing day or until the funds are spent.
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

impl Window {
    /// A window that is always open.
    pub fn rolling() -> Window {
        Window { rolling: true, ..Window::default() }
    }

    /// A window between two dates, of which one may be unknown.
    pub fn dates(opens: Option<Date>, closes: Option<Date>) -> Window {
        let edge = |date: Option<Date>| date.map(|date| Edge::At(Moment::day(date)));
        Window { opens: edge(opens), closes: edge(closes), ..Window::default() }
    }

    /// Within a month, whose year may be unknown.
    pub fn month(month: u8, year: Option<i16>) -> Window {
        let edge = match year {
            Some(year) => Edge::At(Moment::day(Date { year, month: Some(month), day: None })),
            None => Edge::OfYear { month, day: None, time: None },
        };
        Window { opens: Some(edge.clone()), closes: Some(edge), ..Window::default() }
    }

    /// Gives hours that tell no time zone this one.
    pub fn set_zone(&mut self, zone: &Zone) {
        for edge in [&mut self.opens, &mut self.closes].into_iter().flatten() {
            if let Some(Some(time)) = edge.time_mut() {
                time.zone.get_or_insert_with(|| zone.clone());
            }
        }
    }

    /// The status now; `soon` is the number of days before closing that count as closing soon. The script of the theme
    /// `cebra` implements the same rules.
    pub fn status(&self, now: &Now, soon: u16) -> Status {
        let today = now.today;
        if self.rolling {
            return Status::Rolling;
        }
        let Some((opens, closes)) = self.days(now) else {
            // Nothing but the last day of a series is left, or nothing can be computed.
            return if self.is_over(now) { Status::Closed } else { Status::Unknown };
        };
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
            (_, None) if self.while_funds_last => Status::Open,
            // Open since a known day, but the closing day is unknown.
            (_, None) => Status::Unknown,
        }
    }

    /// The first and last day, in the time zone of the catalogue, of the first occurrence that is not over; `None` if no
    /// date can be computed.
    pub fn days(&self, now: &Now) -> Option<(Option<Date>, Option<Date>)> {
        let next = self.next(now)?;
        let date = |moment: Option<Moment>| moment.map(|moment| moment.date_in(&now.zone));
        Some((date(next.opens), date(next.closes)))
    }

    /// Whether its first or last day is known, with its year.
    pub fn has_known_day(&self, now: &Now) -> bool {
        let known = |date: Option<Date>| date.and_then(Date::known_day).is_some();
        self.days(now).is_some_and(|(opens, closes)| known(opens) || known(closes))
    }

    /// Whether it has no end that is known: it is always open, or open while the funds last.
    pub fn is_always_open(&self) -> bool {
        self.rolling || (self.while_funds_last && self.closes.is_none())
    }

    /// Whether days or a month are known but not their year.
    pub fn lacks_year(&self) -> bool {
        let lacks = |edge: &Option<Edge>| matches!(edge, Some(Edge::OfYear { .. }));
        self.every.is_none() && (lacks(&self.opens) || lacks(&self.closes))
    }
}

#[cfg(test)]
mod tests;
