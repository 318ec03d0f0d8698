//! The days and hours of a window as events, with the rules by which they come back.

use super::{basic, line};
use crate::model::{Date, Edge, Every, Moment, Now, Occurrence, Window, Zone};
use jiff::Timestamp;
use jiff::civil::{self, DateTime};

/// Events that come back by one rule.
#[derive(Debug)]
pub(super) struct Series {
    /// Tells the events of one window apart.
    pub suffix: String,
    first: Point,
    /// When the first is over: of days the day after the last. `None` if it has no length.
    after: Option<Point>,
    rule: Option<String>,
}

/// A day or an hour.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Point {
    Day(civil::Date),
    /// An instant, for what happens once.
    Instant(Timestamp),
    /// The hour of a place, for what comes back.
    Local(DateTime, String),
}

impl Series {
    /// The time zone that its hours name.
    pub fn zone(&self) -> Option<&str> {
        match &self.first {
            Point::Local(_, zone) => Some(zone),
            Point::Day(_) | Point::Instant(_) => None,
        }
    }

    /// The day of the first event.
    pub fn first_day(&self) -> civil::Date {
        match &self.first {
            Point::Day(day) => *day,
            Point::Instant(instant) => instant.to_zoned(jiff::tz::TimeZone::UTC).date(),
            Point::Local(hour, _) => hour.date(),
        }
    }

    /// Appends its days or hours and its rule.
    pub fn write(&self, text: &mut String) {
        for (name, point) in [("DTSTART", Some(&self.first)), ("DTEND", self.after.as_ref())] {
            match point {
                None => {}
                Some(Point::Day(day)) => line(text, &format!("{name};VALUE=DATE"), &basic(*day)),
                Some(Point::Instant(instant)) => line(text, name, &instant.strftime("%Y%m%dT%H%M%SZ").to_string()),
                Some(Point::Local(hour, zone)) => {
                    line(text, &format!("{name};TZID={zone}"), &hour.strftime("%Y%m%dT%H%M%S").to_string());
                }
            }
        }
        if let Some(rule) = &self.rule {
            line(text, "RRULE", rule);
        }
    }
}

/// The events of a window. A series begins at its first occurrence after `now`, which is a day that does not change from
/// build to build; a window with only one known day gives that day, and one of which only months or years are known
/// gives none. `zone` is the name of the catalogue's time zone.
pub(super) fn series(window: &Window, takes_place: bool, now: &Now, zone: &str) -> Vec<Series> {
    match window.every {
        None => once(window, now).into_iter().collect(),
        Some(Every::Year) if !has_time(window) => yearly(window, now),
        Some(every) => {
            let of_rule = |rule: &Rule| again(window, every, rule, takes_place, now, zone);
            rules(window, every).iter().filter_map(of_rule).collect()
        }
    }
}

fn has_time(window: &Window) -> bool {
    [&window.opens, &window.closes].into_iter().flatten().any(|edge| edge.time().is_some())
}

fn once(window: &Window, now: &Now) -> Option<Series> {
    let one = window.next(now)?;
    let known = |moment: Option<Moment>| moment.filter(|moment| moment.date.known_day().is_some());
    let (opens, closes) = (known(one.opens), known(one.closes));
    let is_timed = [&opens, &closes].into_iter().flatten().any(|moment| moment.time.is_some());
    let (first, after) = if is_timed {
        // A day without an hour begins at midnight and ends at the next.
        let instant = |moment: &Moment, is_end: bool| {
            moment.instant(&now.zone).or_else(|| {
                let day = moment.date.known_day()?;
                let day = if is_end { day.tomorrow().ok()? } else { day };
                Some(day.to_zoned(now.zone.clone()).ok()?.timestamp())
            })
        };
        let closes = closes.as_ref().and_then(|closes| instant(closes, true));
        let first = opens.as_ref().and_then(|opens| instant(opens, false)).or(closes)?;
        (Point::Instant(first), closes.filter(|closes| *closes > first).map(Point::Instant))
    } else {
        let (first, after) = span(&Occurrence { opens, closes })?;
        (Point::Day(first), Some(Point::Day(after)))
    };
    Some(Series { suffix: String::new(), first, after, rule: None })
}

/// The first day of an occurrence and the day after the last; `None` if no day is known.
fn span(one: &Occurrence) -> Option<(civil::Date, civil::Date)> {
    let day = |moment: &Option<Moment>| moment.as_ref().and_then(|moment| moment.date.known_day());
    let (opens, closes) = (day(&one.opens), day(&one.closes));
    let (first, last) = (opens.or(closes)?, closes.or(opens)?);
    Some((first, last.tomorrow().ok()?))
}

/// iCalendar repeats the length of an event and not its end, so a yearly window that is a day longer in leap years is four
/// series of every fourth year each. These end before 2100, which is no leap year.
fn yearly(window: &Window, now: &Now) -> Vec<Series> {
    let last = window.until.and_then(Date::last_day);
    let until = |day: civil::Date| format!("UNTIL={}", basic(last.map_or(day, |last| last.min(day))));
    let every_year = match last {
        Some(last) => format!("FREQ=YEARLY;{}", until(last)),
        None => "FREQ=YEARLY".to_owned(),
    };
    let every_fourth_year = format!("FREQ=YEARLY;INTERVAL=4;{}", until(civil::date(2099, 12, 31)));
    let spans = window.from(now.today).skip_while(|one| one.is_over(now)).map_while(|one| span(&one));
    let mut spans: Vec<_> = spans.take(4).collect();
    let shape =
        |(first, after): &(civil::Date, civil::Date)| (first.month(), first.day(), (*after - *first).get_days());
    let single = |(first, after), suffix, rule: &str| Series {
        suffix,
        first: Point::Day(first),
        after: Some(Point::Day(after)),
        rule: Some(rule.to_owned()),
    };
    if spans.iter().all(|span| shape(span) == shape(&spans[0])) {
        spans.truncate(1);
        return spans.into_iter().map(|span| single(span, String::new(), &every_year)).collect();
    }
    let fourth = |span: (civil::Date, civil::Date)| {
        single(span, format!(".{}", span.0.year().rem_euclid(4)), &every_fourth_year)
    };
    spans.into_iter().map(fourth).collect()
}

/// What comes back every so many weeks or months, or every year at an hour. Of a window that comes back by months only the
/// last day is told, because the days before it are not always as many.
fn again(window: &Window, every: Every, rule: &Rule, takes_place: bool, now: &Now, zone: &str) -> Option<Series> {
    let is_weekly = matches!(every, Every::Weeks(_));
    let one = match is_weekly {
        // A series of weeks begins with its first.
        true => window.from(civil::date(1, 1, 1)).next()?,
        false => window.from(now.today).take(MOST).find(|one| !one.is_over(now) && rule.is_of(one))?,
    };
    let is_whole = takes_place || is_weekly;
    let closes = one.closes?;
    let opens = one.opens.filter(|_| is_whole).unwrap_or_else(|| closes.clone());
    let hour = |moment: &Moment| {
        Some(moment.time.as_ref()?.zone.as_ref().map_or_else(|| zone.to_owned(), ToString::to_string))
    };
    let (first, after) = match hour(&opens).or_else(|| hour(&closes)) {
        None => {
            let (first, after) = span(&Occurrence { opens: Some(opens), closes: Some(closes) })?;
            (Point::Day(first), Some(Point::Day(after)))
        }
        Some(zone) => {
            let first = local(&opens, false)?;
            let after = local(&closes, true).filter(|after| *after > first);
            (Point::Local(first, zone.clone()), after.map(|after| Point::Local(after, zone)))
        }
    };
    let until = window.until.and_then(Date::last_day).map(|last| match &first {
        Point::Local(_, zone) => format!(";UNTIL={}", end_of(last, zone)),
        _ => format!(";UNTIL={}", basic(last)),
    });
    let suffix = if rule.february == Some(true) { ".2".to_owned() } else { String::new() };
    Some(Series { suffix, first, after, rule: Some(format!("{}{}", rule.text, until.unwrap_or_default())) })
}

/// The last second of a day in a time zone, in UTC.
fn end_of(day: civil::Date, zone: &str) -> String {
    let rules = Zone::parse(zone).unwrap_or(Zone::Offset(0)).rules();
    let end = rules.to_timestamp(day.at(23, 59, 59, 0)).unwrap_or_default();
    end.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The hour of a moment where it is; of a day without an hour its beginning, or its end.
fn local(moment: &Moment, is_end: bool) -> Option<DateTime> {
    let day = moment.date.known_day()?;
    match &moment.time {
        Some(time) if time.hour == 24 => Some(day.tomorrow().ok()?.to_datetime(civil::Time::midnight())),
        Some(time) => Some(day.at(i8::try_from(time.hour).ok()?, i8::try_from(time.minute).ok()?, 0, 0)),
        None if is_end => Some(day.tomorrow().ok()?.to_datetime(civil::Time::midnight())),
        None => Some(day.to_datetime(civil::Time::midnight())),
    }
}

/// Most occurrences among which the first of a rule is looked for.
const MOST: usize = 30;

/// A rule by which a window comes back.
struct Rule {
    text: String,
    /// Whether it is for what closes in February alone, or in the other months alone.
    february: Option<bool>,
}

impl Rule {
    fn is_of(&self, one: &Occurrence) -> bool {
        let is_in_february = one.closes.as_ref().and_then(|closes| closes.date.month) == Some(2);
        self.february.is_none_or(|february| february == is_in_february)
    }
}

/// The rules of a window. A day that February lacks has two, because not all calendars understand the last of several days.
fn rules(window: &Window, every: Every) -> Vec<Rule> {
    const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let single = |text: String| vec![Rule { text, february: None }];
    let (step, frequency) = match every {
        Every::Year => (12, "FREQ=YEARLY".to_owned()),
        Every::Weeks(step) => return single(format!("FREQ=WEEKLY;INTERVAL={step}")),
        Every::Months(step) => (step, format!("FREQ=MONTHLY;INTERVAL={step}")),
    };
    let (base, day) = match &window.closes {
        Some(Edge::Weekday(nth, weekday, _)) => {
            return single(format!("{frequency};BYDAY={nth}{}", WEEKDAYS[usize::from(*weekday).min(6)]));
        }
        Some(Edge::OfMonth(day, _)) => (1, *day),
        Some(Edge::OfYear { month, day: Some(day), .. }) => (*month, *day),
        _ => return single(frequency),
    };
    let months: Vec<u8> = (1..=12).filter(|month| (month + 12 - base) % step == 0).collect();
    match day {
        29 | 30 if months.contains(&2) => {
            let others = months.iter().filter(|month| **month != 2).map(u8::to_string).collect::<Vec<_>>().join(",");
            let february = Rule { text: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1".to_owned(), february: Some(true) };
            let others = (!others.is_empty()).then(|| Rule {
                text: format!("FREQ=YEARLY;BYMONTH={others};BYMONTHDAY={day}"),
                february: Some(false),
            });
            others.into_iter().chain([february]).collect()
        }
        31 if every != Every::Year => single(format!("{frequency};BYMONTHDAY=-1")),
        _ => single(frequency),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(window: &Window, takes_place: bool, day: &str) -> String {
        let now = Now::new(day.parse().unwrap(), "America/La_Paz");
        let mut text = String::new();
        series(window, takes_place, &now, "America/La_Paz").iter().for_each(|series| series.write(&mut text));
        text.replace("\r\n", " ").trim().to_owned()
    }

    fn edge(text: &str) -> Option<Edge> {
        Moment::parse(text).map(Edge::At)
    }

    /// Expands the rules that are written here for years, and no others.
    fn expanded(series: &Series, until: i16) -> Vec<(civil::Date, civil::Date)> {
        let (Point::Day(first), Some(Point::Day(after))) = (&series.first, &series.after) else { panic!("{series:?}") };
        let step = if series.rule.as_ref().is_some_and(|rule| rule.contains("INTERVAL=4")) { 4 } else { 1 };
        let length = *after - *first;
        let years = (first.year()..=until).step_by(step);
        let start = |year| civil::Date::new(year, first.month(), first.day()).ok();
        years.filter_map(start).map(|first| (first, first + length)).collect()
    }

    #[test]
    fn every_occurrence_of_thirty_years_begins_and_ends_on_its_day() {
        for (opens, closes) in [
            (Some((2, 1)), (3, 31)),
            (Some((12, 20)), (1, 10)),
            (Some((12, 20)), (3, 1)),
            (Some((2, 29)), (3, 5)),
            (Some((2, 10)), (2, 29)),
            (None, (2, 29)),
            (Some((5, 10)), (5, 12)),
        ] {
            let window = Window {
                opens: opens.map(Edge::of_year),
                closes: Some(Edge::of_year(closes)),
                every: Some(Every::Year),
                ..Window::default()
            };
            for from in [civil::date(2026, 11, 1), civil::date(2027, 11, 1), civil::date(2028, 2, 29)] {
                let spans = window.from(from).filter_map(|one| span(&one)).filter(|(_, after)| *after > from);
                let expected: Vec<_> = spans.take_while(|(first, _)| first.year() <= 2056).collect();
                let now = Now { today: from, zone: jiff::tz::TimeZone::UTC };
                let written = series(&window, false, &now, "UTC");
                let mut found: Vec<_> = written.iter().flat_map(|series| expanded(series, 2056)).collect();
                found.sort_unstable();
                assert_eq!(found, expected, "{opens:?} to {closes:?} from {from}");
            }
        }
    }

    #[test]
    fn hours_are_instants_and_series_have_rules() {
        let once = Window { closes: edge("2027-05-12 12:00 America/Bogota"), ..Window::default() };
        assert_eq!(written(&once, false, "2026-11-27"), "DTSTART:20270512T170000Z");
        let event = Window { opens: edge("2027-05-12 09:00"), closes: edge("2027-05-12 12:30"), ..Window::default() };
        assert_eq!(written(&event, true, "2026-11-27"), "DTSTART:20270512T130000Z DTEND:20270512T163000Z");
        let weekly = Window { every: Some(Every::Weeks(2)), until: Date::parse("2027-06-30").ok(), ..event };
        assert_eq!(
            written(&weekly, true, "2026-11-27"),
            "DTSTART;TZID=America/La_Paz:20270512T090000 DTEND;TZID=America/La_Paz:20270512T123000 \
             RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270701T035959Z"
        );
        let monthly = |edge| Window { closes: Some(edge), every: Some(Every::Months(1)), ..Window::default() };
        assert_eq!(
            written(&monthly(Edge::Weekday(1, 0, None)), false, "2026-11-27"),
            "DTSTART;VALUE=DATE:20261207 DTEND;VALUE=DATE:20261208 RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO"
        );
        assert_eq!(
            written(&monthly(Edge::OfMonth(30, None)), false, "2027-02-01"),
            "DTSTART;VALUE=DATE:20270330 DTEND;VALUE=DATE:20270331 \
             RRULE:FREQ=YEARLY;BYMONTH=1,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=30 \
             DTSTART;VALUE=DATE:20270228 DTEND;VALUE=DATE:20270301 RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
        );
    }
}
