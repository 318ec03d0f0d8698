//! The current day.

use crate::model::Date;

/// Today in a time zone; in UTC if the time zone is unknown.
pub(super) fn today(time_zone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    on_day(jiff::Timestamp::now(), &zone)
}

/// The day in UTC of a Unix time in seconds.
pub fn day_of_epoch(seconds: i64) -> Option<Date> {
    Some(on_day(jiff::Timestamp::from_second(seconds).ok()?, &jiff::tz::TimeZone::UTC))
}

fn on_day(moment: jiff::Timestamp, zone: &jiff::tz::TimeZone) -> Date {
    let day = moment.to_zoned(zone.clone()).date();
    day.into()
}
