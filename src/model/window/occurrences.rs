//! Occurrences of windows: when they open and close, once or each time they come back.

use super::{Edge, Every, Moment, Now, Time, Window};
use crate::model::Date;
use jiff::ToSpan;
use jiff::civil::{self, Weekday as Day};

/// A window at one of its times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Its beginning, if anything is known of it.
    pub opens: Option<Moment>,
    /// Its end, if anything is known of it.
    pub closes: Option<Moment>,
}

impl Occurrence {
    /// The latest date that is known of it, as its source states it.
    fn last_date(&self) -> Option<Date> {
        self.closes.as_ref().or(self.opens.as_ref()).map(|moment| moment.date)
    }

    /// Whether its end has passed.
    pub fn is_over(&self, now: &Now) -> bool {
        let last = self.closes.as_ref().map(|closes| closes.date_in(&now.zone));
        last.is_some_and(|last| last.last_day() < Some(now.today))
    }
}

/// Most occurrences of a series that are looked at to find the current one, from the one before today.
const NEAR: i32 = 4;

impl Window {
    /// The first occurrence that is not over; of a window that does not come back, the only one. `None` if no date can be
    /// computed or the last occurrence is over.
    pub fn next(&self, now: &Now) -> Option<Occurrence> {
        if self.every.is_none() {
            return self.single();
        }
        self.from(now.today).take(NEAR as usize).find(|one| !one.is_over(now))
    }

    /// Whether the last of its occurrences is over.
    pub fn is_over(&self, now: &Now) -> bool {
        match self.every {
            None => self.single().is_some_and(|one| one.is_over(now)),
            Some(_) => self.until.is_some() && self.next(now).is_none(),
        }
    }

    /// Its occurrences in order, from the one before `day`; those of a series without an end never end.
    pub fn from(&self, day: civil::Date) -> impl Iterator<Item = Occurrence> {
        // A series of which no end is known has no occurrence that can be told.
        let first = self.number(day).filter(|_| self.closes.is_some()).map(|number| number - 1);
        let all = first.into_iter().flat_map(move |first| (first..).map_while(move |number| self.number_of(number)));
        let until = self.until.and_then(Date::last_day);
        let is_within = move |one: &Occurrence| {
            let last = one.last_date().and_then(Date::first_day);
            until.is_none() || last <= until
        };
        all.flatten().take_while(is_within).chain(self.every.is_none().then(|| self.single()).flatten())
    }

    /// The months in which it is open within a year from now, 1 to 12; empty if unknown or always open.
    pub fn months(&self, now: &Now) -> Vec<u8> {
        let span =
            |from: u8, to: u8| if from <= to { (from..=to).collect() } else { (from..=12).chain(1..=to).collect() };
        let month = |edge: &Option<Edge>| match edge {
            Some(Edge::At(moment)) => moment.date.month,
            Some(Edge::OfYear { month, .. }) => Some(*month),
            _ => None,
        };
        if let Some(Every::Months(_) | Every::Weeks(_)) = self.every {
            let end = now.today.checked_add(1.year()).unwrap_or(now.today);
            let within = self.from(now.today).filter(|one| !one.is_over(now)).map_while(|one| {
                let date = one.closes.or(one.opens)?.date;
                (date.first_day()? < end).then_some(date.month?)
            });
            let mut months: Vec<u8> = within.collect();
            months.sort_unstable();
            months.dedup();
            return months;
        }
        if self.is_always_open() {
            return Vec::new();
        }
        let (first, last) = (month(&self.opens).or(month(&self.closes)), month(&self.closes).or(month(&self.opens)));
        let years = match (&self.opens, &self.closes) {
            (Some(Edge::At(opens)), Some(Edge::At(closes))) => closes.date.year - opens.date.year,
            _ => 0,
        };
        let is_yearless = matches!(self.closes, Some(Edge::OfYear { .. }));
        match (first, last) {
            (Some(first), Some(last)) if years == 0 && (first <= last || is_yearless) => span(first, last),
            (Some(first), Some(last)) if years == 1 && last < first => span(first, last),
            (Some(_), Some(_)) => (1..=12).collect(),
            _ => Vec::new(),
        }
    }

    fn single(&self) -> Option<Occurrence> {
        let moment = |edge: &Option<Edge>| match edge {
            None => Ok(None),
            Some(Edge::At(moment)) => Ok(Some(moment.clone())),
            Some(_) => Err(()),
        };
        let (opens, closes) = (moment(&self.opens).ok()?, moment(&self.closes).ok()?);
        (opens.is_some() || closes.is_some()).then_some(Occurrence { opens, closes })
    }

    /// The number of the occurrence that closes at or after `day`, or one near it: years since 0, months since 0, or
    /// weeks since the first.
    fn number(&self, day: civil::Date) -> Option<i32> {
        let months = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        match self.every? {
            Every::Year => Some(i32::from(day.year())),
            Every::Months(step) => Some((months - self.base_month()).div_euclid(i32::from(step))),
            Every::Weeks(step) => {
                let days = (day - self.first_week()?.date.first_day()?).get_days();
                // A series does not begin before its first date.
                Some(days.div_euclid(7 * i32::from(step)).max(1))
            }
        }
    }

    /// The occurrence with a number; `None` within `Some` if there is none in that year, `None` at the end of time.
    fn number_of(&self, number: i32) -> Option<Option<Occurrence>> {
        match self.every? {
            Every::Year => Some(self.in_year(i16::try_from(number).ok().filter(|year| (1..=9998).contains(year))?)),
            Every::Months(step) => {
                let months = number * i32::from(step) + self.base_month();
                let year = i16::try_from(months.div_euclid(12)).ok().filter(|year| (1..=9998).contains(year))?;
                let month = u8::try_from(months.rem_euclid(12)).ok()? + 1;
                Some(self.in_month(year, month))
            }
            Every::Weeks(step) => {
                let later = |edge: &Option<Edge>| match edge {
                    Some(Edge::At(moment)) => {
                        let days = number.checked_mul(7 * i32::from(step))?;
                        let day = moment.date.known_day()?.checked_add(days.days()).ok()?;
                        Some(Some(Moment { date: day.into(), time: moment.time.clone() }))
                    }
                    _ => Some(None),
                };
                Some(Some(Occurrence { opens: later(&self.opens)?, closes: later(&self.closes)? }))
            }
        }
    }

    /// The month, 0 to 11, from which months are counted; that of the end if the window tells one.
    fn base_month(&self) -> i32 {
        match &self.closes {
            Some(Edge::OfYear { month, .. }) => i32::from(*month) - 1,
            _ => 0,
        }
    }

    fn first_week(&self) -> Option<&Moment> {
        match self.closes.as_ref().or(self.opens.as_ref()) {
            Some(Edge::At(moment)) => Some(moment),
            _ => None,
        }
    }

    /// The occurrence that closes in `year`. 29 February becomes 28 February in other years.
    fn in_year(&self, year: i16) -> Option<Occurrence> {
        let of_year = |edge: &Option<Edge>, year: i16| match edge {
            Some(Edge::OfYear { month, day, time }) => moment(year, *month, *day, time.as_ref()),
            _ => None,
        };
        let place = |edge: &Option<Edge>| match edge {
            Some(Edge::OfYear { month, day, .. }) => Some((*month, day.unwrap_or(1))),
            _ => None,
        };
        let opens_before = place(&self.opens).zip(place(&self.closes)).is_some_and(|(opens, closes)| opens > closes);
        let opening_year = if opens_before { year.checked_sub(1)? } else { year };
        let closes = of_year(&self.closes, year)?;
        Some(Occurrence { opens: of_year(&self.opens, opening_year), closes: Some(closes) })
    }

    /// The occurrence that closes in a month.
    fn in_month(&self, year: i16, month: u8) -> Option<Occurrence> {
        let day = |edge: &Option<Edge>, year: i16, month: u8| match edge {
            Some(Edge::OfYear { day, time, .. }) => moment(year, month, *day, time.as_ref()),
            Some(Edge::OfMonth(day, time)) => moment(year, month, Some(*day), time.as_ref()),
            Some(Edge::Weekday(nth, weekday, time)) => {
                let first = civil::Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                let weekday = Day::from_monday_zero_offset(i8::try_from(*weekday).ok()?).ok()?;
                let date = first.nth_weekday_of_month(*nth, weekday).ok()?.into();
                Some(Moment { date, time: time.clone() })
            }
            _ => None,
        };
        let closes = day(&self.closes, year, month)?;
        // What opens on a later day of the month than it closes opens some months before.
        let back = match (&self.opens, &self.closes) {
            (Some(Edge::OfYear { month: first, .. }), Some(Edge::OfYear { month: last, .. })) => {
                (12 + last - first) % 12
            }
            (Some(Edge::OfMonth(first, _)), Some(Edge::OfMonth(last, _))) if first > last => 1,
            _ => 0,
        };
        let months = i32::from(year) * 12 + i32::from(month) - 1 - i32::from(back);
        let (opening_year, opening_month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
        let opens = day(&self.opens, i16::try_from(opening_year).ok()?, u8::try_from(opening_month).ok()?);
        Some(Occurrence { opens, closes: Some(closes) })
    }
}

/// A day of a month, or its last if it is shorter; the month itself without a day.
fn moment(year: i16, month: u8, day: Option<u8>, time: Option<&Time>) -> Option<Moment> {
    let Some(day) = day else { return Some(Moment::day(Date { year, month: Some(month), day: None })) };
    let month = i8::try_from(month).ok()?;
    let first = civil::Date::new(year, month, 1).ok()?;
    let day = civil::Date::new(year, month, i8::try_from(day).ok()?.min(first.days_in_month())).ok()?;
    Some(Moment { date: day.into(), time: time.cloned() })
}
