//! Dates of the precision that is known, and periods.

use jiff::civil;
use std::cmp::Ordering;
use std::fmt;

/// A year, a month of a year, or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub year: i16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Not written as a date.
    Form,
    /// Written as one, but there is no such day.
    NoSuchDay,
}

impl Date {
    /// Reads `2017`, `2017-11` or `2017-11-05`.
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

    pub fn day(year: i16, month: u8, day: u8) -> Date {
        Date { year, month: Some(month), day: Some(day) }
    }

    /// The first day it may mean.
    pub fn first(self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The first day it may mean, for counting with days.
    pub fn first_day(self) -> Option<civil::Date> {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        civil::Date::new(self.year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    /// The last day it may mean.
    pub fn last_day(self) -> Option<civil::Date> {
        let month = Date { month: Some(self.month.unwrap_or(12)), day: None, ..self };
        match self.day {
            Some(_) => self.first_day(),
            None => Some(month.first_day()?.last_of_month()),
        }
    }

    /// A bound no earlier than the last day it may mean; only for comparing.
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

/// By first day; of two that begin together, the longer first.
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

/// ISO 8601, at the precision that is known.
impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Date {
        Date::day(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
    }
}

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

/// From one date to another, either of which may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    pub from: Option<Date>,
    pub to: Option<Date>,
}

impl Period {
    /// Whether it ends before it begins, however its dates are read.
    pub fn is_reversed(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to.last() < from.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_is_a_date_and_says_why_not() {
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
        fn writing_and_reading_a_date_changes_nothing(year in 1000i16..3000, month in 1u8..=12, day in 1u8..=28, precision in 0..3) {
            let date = match precision {
                0 => Date { year, month: None, day: None },
                1 => Date { year, month: Some(month), day: None },
                _ => Date::day(year, month, day),
            };
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        }
    }
}
