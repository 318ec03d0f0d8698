//! Points in time as sources state them: a day, a month or a year, with an hour and its time zone where one is given.

use crate::model::Date;
use crate::text::{slug, zone_named};
use jiff::civil::{self, DateTime};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};
use std::fmt;
use std::sync::Arc;

/// A time zone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Minutes east of UTC.
    Offset(i16),
    /// A name of the IANA time zone database.
    Named(Arc<str>),
}

/// An hour of the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Time {
    /// 0 to 24; 24 only without minutes, the end of the day.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Its time zone; that of the catalogue if there is none.
    pub zone: Option<Zone>,
}

/// A date with an hour, if one is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The date, in the time zone of `time`.
    pub date: Date,
    /// The hour; only with a complete date.
    pub time: Option<Time>,
}

/// The day of everything that is computed, in the time zone of the catalogue.
#[derive(Debug, Clone)]
pub struct Now {
    /// The day.
    pub today: civil::Date,
    /// The time zone of the catalogue.
    pub zone: TimeZone,
}

impl Now {
    /// A day in a time zone by its IANA name.
    pub fn new(today: civil::Date, zone: &str) -> Now {
        Now { today, zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC) }
    }
}

impl Zone {
    /// The zone with this name: `America/Bogota`, its last part in any spelling (`Bogotá`), `UTC`, `-05:00`.
    ///
    /// ```
    /// use cebra::model::Zone;
    ///
    /// assert_eq!(Zone::parse("bogotá").unwrap().to_string(), "America/Bogota");
    /// assert_eq!(Zone::parse("-05:00"), Some(Zone::Offset(-300)));
    /// assert_eq!(Zone::parse("Marte"), None);
    /// ```
    pub fn parse(written: &str) -> Option<Zone> {
        let written = written.trim();
        if matches!(written, "Z" | "z" | "UTC" | "GMT") {
            return Some(Zone::Offset(0));
        }
        let bare = written.strip_prefix("UTC").or_else(|| written.strip_prefix("GMT")).unwrap_or(written);
        if let Some(minutes) = offset(bare) {
            return Some(Zone::Offset(minutes));
        }
        let folded = slug(written);
        if let Some(name) = zone_named(&folded).filter(|name| name.contains('/')) {
            return Some(Zone::Named(name.into()));
        }
        let names = || jiff::tz::db().available().map(|name| name.as_str().to_owned());
        let whole = names().find(|name| slug(name) == folded);
        // Names of countries and of single letters are no places: `Cuba` is `America/Havana`.
        let last = |name: &String| name.contains('/') && name.rsplit('/').next().is_some_and(|city| slug(city) == folded);
        whole.or_else(|| names().find(last)).map(|name| Zone::Named(name.into()))
    }

    /// Rules of the zone.
    pub fn rules(&self) -> TimeZone {
        match self {
            Zone::Offset(minutes) => {
                let offset = Offset::from_seconds(i32::from(*minutes) * 60).unwrap_or(Offset::UTC);
                TimeZone::fixed(offset)
            }
            Zone::Named(name) => TimeZone::get(name).unwrap_or(TimeZone::UTC),
        }
    }
}

/// Minutes east of UTC of `-05:00`, `+5`, `−03:30`.
fn offset(written: &str) -> Option<i16> {
    let written = written.trim();
    let (sign, rest) = match written.chars().next()? {
        '+' => (1, &written[1..]),
        '-' => (-1, &written[1..]),
        '−' => (-1, &written['−'.len_utf8()..]),
        _ => return None,
    };
    let (hours, minutes) = match rest.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if rest.len() == 4 => rest.split_at_checked(2)?,
        None => (rest, "0"),
    };
    let number = |text: &str, most: i16| text.parse().ok().filter(|number| (0..=most).contains(number));
    Some(sign * (number(hours, 15)? * 60 + number(minutes, 59)?))
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Zone::Offset(0) => f.write_str("UTC"),
            Zone::Offset(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
            }
            Zone::Named(name) => f.write_str(name),
        }
    }
}

impl Time {
    /// Parses `12:00`, `9:30`, `24:00`, each with a zone if one follows: `12:00-05:00`, `12:00 America/Bogota`. Seconds
    /// are dropped.
    pub fn parse(written: &str) -> Option<Time> {
        let written = written.trim();
        let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let hours = digits(written);
        let rest = written[hours..].strip_prefix(':').filter(|_| (1..=2).contains(&hours))?;
        let minutes = digits(rest);
        let after = rest[minutes..].strip_prefix(":00").unwrap_or(&rest[minutes..]).trim();
        let (hour, minute) = (written[..hours].parse().ok()?, rest[..minutes].parse().ok().filter(|_| minutes == 2)?);
        let is_time = (hour < 24 && minute < 60) || (hour == 24 && minute == 0);
        let zone = match after {
            "" => None,
            zone => Some(Zone::parse(zone)?),
        };
        is_time.then_some(Time { hour, minute, zone })
    }

    /// The hour without its zone: `09:30`.
    pub fn clock(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }
}

impl Moment {
    /// A date without an hour.
    pub fn day(date: Date) -> Moment {
        Moment { date, time: None }
    }

    /// Parses `2027-05`, `2027-05-12`, `2027-05-12T23:59-04:00`, `2027-05-12 23:59 America/La_Paz`.
    ///
    /// ```
    /// use cebra::model::Moment;
    ///
    /// assert!(Moment::parse("2027-05-12T12:00-05:00").is_some_and(|moment| moment.time.is_some()));
    /// assert!(Moment::parse("2027-05-12").is_some_and(|moment| moment.time.is_none()));
    /// assert_eq!(Moment::parse("2027-05T12:00"), None);
    /// ```
    pub fn parse(written: &str) -> Option<Moment> {
        let written = written.trim();
        if let Ok(date) = Date::parse(written) {
            return Some(Moment::day(date));
        }
        let (date, time) = written.split_at_checked("2027-05-12".len())?;
        let date = Date::parse(date).ok().filter(|date| date.day.is_some())?;
        let time = time.strip_prefix(['T', 't', ' ', ','])?;
        Some(Moment { date, time: Some(Time::parse(time)?) })
    }

    /// The instant; `None` without an hour.
    pub fn instant(&self, catalogue: &TimeZone) -> Option<Timestamp> {
        let time = self.time.as_ref()?;
        let day = self.date.known_day()?;
        let local = match time.hour {
            24 => DateTime::from_parts(day.tomorrow().ok()?, civil::Time::midnight()),
            hour => day.at(i8::try_from(hour).ok()?, i8::try_from(time.minute).ok()?, 0, 0),
        };
        let zone = time.zone.as_ref().map_or_else(|| catalogue.clone(), Zone::rules);
        zone.to_timestamp(local).ok()
    }

    /// The date in the time zone of the catalogue. The last minute of a day belongs to it, though it may be written 24:00.
    pub fn date_in(&self, catalogue: &TimeZone) -> Date {
        match self.instant(catalogue) {
            Some(instant) if self.time.as_ref().is_some_and(|time| time.zone.is_some()) => {
                let local = Zoned::new(instant, catalogue.clone()).datetime();
                let is_end = self.time.as_ref().is_some_and(|time| time.hour == 24) && local.time() == civil::Time::midnight();
                let day = if is_end { local.date().yesterday().unwrap_or(local.date()) } else { local.date() };
                Date::from(day)
            }
            _ => self.date,
        }
    }
}

/// ISO 8601 with what is known; the zone is written after a space if it has a name.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.date.fmt(f)?;
        let Some(time) = &self.time else { return Ok(()) };
        write!(f, "T{}", time.clock())?;
        match &time.zone {
            None => Ok(()),
            Some(Zone::Offset(0)) => f.write_str("Z"),
            Some(zone @ Zone::Offset(_)) => zone.fmt(f),
            Some(zone @ Zone::Named(_)) => write!(f, " {zone}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date_in(written: &str, zone: &str) -> String {
        Moment::parse(written).unwrap().date_in(&TimeZone::get(zone).unwrap()).to_string()
    }

    #[test]
    fn moments_are_parsed_and_written_again() {
        for (written, again) in [
            ("2027-05-12", "2027-05-12"),
            ("2027-05", "2027-05"),
            ("2027-05-12T23:59-04:00", "2027-05-12T23:59-04:00"),
            ("2027-05-12 23:59", "2027-05-12T23:59"),
            ("2027-05-12T9:05Z", "2027-05-12T09:05Z"),
            ("2027-05-12T12:00:00Z", "2027-05-12T12:00Z"),
            ("2027-05-12 12:00 America/Bogota", "2027-05-12T12:00 America/Bogota"),
            ("2027-05-12 12:00 São Paulo", "2027-05-12T12:00 America/Sao_Paulo"),
            ("2027-05-12 24:00", "2027-05-12T24:00"),
        ] {
            let moment = Moment::parse(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(moment.to_string(), again);
            assert_eq!(Moment::parse(again), Some(moment), "{again}");
        }
        for written in ["2027-05-12T", "2027-05-12T25:00", "2027-05-12T12:60", "2027-05-12 12", "2027T12:00", "12:00", ""] {
            assert_eq!(Moment::parse(written), None, "{written}");
        }
    }

    #[test]
    fn noon_in_one_place_is_another_day_elsewhere() {
        assert_eq!(date_in("2027-05-12 12:00 America/Bogota", "Asia/Tokyo"), "2027-05-13");
        assert_eq!(date_in("2027-05-12 12:00 America/Bogota", "America/La_Paz"), "2027-05-12");
        assert_eq!(date_in("2027-05-12 12:00", "Asia/Tokyo"), "2027-05-12");
        assert_eq!(date_in("2027-05-12 24:00 America/La_Paz", "America/La_Paz"), "2027-05-12");
        assert_eq!(date_in("2027-05-12T23:59-12:00", "Europe/Madrid"), "2027-05-13");
    }
}
