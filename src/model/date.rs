//! Dates with the known precision, and periods.

use jiff::civil;
use std::cmp::Ordering;
use std::fmt;

/// A date whose month or day may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Not in the form of a date.
    Form,
    /// In the form of a date, but not in the calendar.
    NoSuchDay,
}

impl Date {
    /// Parses `2017`, `2017-11` or `2017-11-05`.
    ///
    /// # Errors
    /// [`DateFault`] for any other form and for days that do not exist.
    ///
    /// ```
    /// use cebra::model::{Date, DateFault};
    ///
    /// assert_eq!(Date::parse("2017-11"), Ok(Date { year: 2017, month: Some(11), day: None }));
    /// assert_eq!(Date::parse("2017-02-29"), Err(DateFault::NoSuchDay));
    /// assert_eq!(Date::parse("5/11/2017"), Err(DateFault::Form));
    /// ```
    pub fn parse(text: &str) -> Result<Date, DateFault> {
        let mut parts = text.trim().split('-');
        let year = digits(parts.next(), 4)?;
        let month = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        let day = parts.next().map(|part| digits(Some(part), 2)).transpose()?;
        if parts.next().is_some() {
            return Err(DateFault::Form);
        }
        let small = |number: i16| i8::try_from(number).map_err(|_| DateFault::NoSuchDay);
        let (month, day) = (month.map(small).transpose()?, day.map(small).transpose()?);
        if year == 0 {
            return Err(DateFault::NoSuchDay);
        }
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| DateFault::NoSuchDay)?;
        Ok(Date { year, month: month.map(i8::unsigned_abs), day: day.map(i8::unsigned_abs) })
    }

    /// The dates that may be meant by one of the right form that does not exist: the last day of the month, or with day
    /// and month in the other order.
    pub fn near(text: &str) -> Vec<Date> {
        let mut parts = text.trim().split('-').map(|part| part.parse::<u8>().ok());
        let (Some(_), Some(Some(month)), day, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Vec::new();
        };
        let year = text.trim().split('-').next().unwrap_or_default();
        let date = |month: u8, day: u8| Date::parse(&format!("{year}-{month:02}-{day:02}")).ok();
        match day {
            Some(Some(day @ 29..=31)) if month <= 12 => {
                (28..day).rev().find_map(|day| date(month, day)).into_iter().collect()
            }
            Some(Some(day)) if month > 12 => date(day, month).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    /// A complete date; the day must exist.
    pub fn day(year: i16, month: u8, day: u8) -> Date {
        Date { year, month: Some(month), day: Some(day) }
    }

    /// The earliest possible day as year, month and day.
    pub fn first(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The earliest possible day as a calendar date; `None` if it does not exist.
    pub fn first_day(self) -> Option<civil::Date> {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        civil::Date::new(self.year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The latest possible day as a calendar date; `None` if it does not exist.
    pub fn last_day(self) -> Option<civil::Date> {
        let month = Date { month: Some(self.month.unwrap_or(12)), day: None, ..self };
        match self.day {
            Some(_) => self.first_day(),
            None => Some(month.first_day()?.last_of_month()),
        }
    }

    /// The day, if it is complete.
    pub fn known_day(self) -> Option<civil::Date> {
        self.day.and_then(|_| self.first_day())
    }

    /// An upper bound of the latest possible day, for comparisons: the day may be 31 in any month.
    pub fn last(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

fn digits(part: Option<&str>, count: usize) -> Result<i16, DateFault> {
    let part = part.ok_or(DateFault::Form)?;
    if part.len() != count || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateFault::Form);
    }
    part.parse().map_err(|_| DateFault::Form)
}

/// Ordered by first day; of two with the same first day the less precise one comes first.
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        self.first().cmp(&other.first()).then(other.last().cmp(&self.last()))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Date {
        Date::day(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
    }
}

/// ISO 8601 with the known precision.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A period with a known start, end or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The start.
    pub from: Option<Date>,
    /// The end.
    pub to: Option<Date>,
}

impl Period {
    /// Whether it ends before it starts for every reading of its dates.
    pub fn is_reversed(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to.last() < from.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_are_parsed_and_faults_distinguished() {
        assert_eq!(Date::parse("2001-11").unwrap().to_string(), "2001-11");
        assert_eq!(Date::parse("2023-02-29"), Err(DateFault::NoSuchDay));
        assert_eq!(Date::parse("2023-13"), Err(DateFault::NoSuchDay));
        for text in ["", "17", "2017-1", "5/11/2017", "2017-11-05-01", "2017-+1", "año"] {
            assert_eq!(Date::parse(text), Err(DateFault::Form), "{text}");
        }
    }

    #[test]
    fn a_period_within_one_year_is_not_reversed() {
        let date = |text| Some(Date::parse(text).unwrap());
        assert!(!Period { from: date("2017-08"), to: date("2017") }.is_reversed());
        assert!(Period { from: date("2017-08"), to: date("2017-07-31") }.is_reversed());
    }

    proptest! {
        #[test]
        fn a_date_survives_formatting_and_parsing(year in 1000i16..3000, month in 1u8..=12, day in 1u8..=28, precision in 0..3) {
            let date = match precision {
                0 => Date { year, month: None, day: None },
                1 => Date { year, month: Some(month), day: None },
                _ => Date::day(year, month, day),
            };
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        }
    }
}
