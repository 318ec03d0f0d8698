//! iCalendar (RFC 5545): the windows of one or more records as all-day events.
//!
//! All-day events need no times and no time zones. Time stamps and UIDs are the same in every build.

use crate::catalogue::EntryId;
use crate::model::{Date, Window};
use crate::site::{Companion, absolute};
use crate::text::slug;
use crate::tracked::Reads;
use jiff::civil;

/// Most bytes of a line, without its line break.
const LONGEST: usize = 75;

pub(super) fn ical(reads: &Reads, companion: &Companion) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN", "VCALENDAR");
    line(&mut text, "VERSION", "2.0");
    line(&mut text, "PRODID", "-//Cebra//Cebra//ES");
    line(&mut text, "CALSCALE", "GREGORIAN");
    line(&mut text, "METHOD", "PUBLISH");
    let name = match companion.entries.as_slice() {
        [_] => companion.title.clone(),
        _ => format!("{}: {}", reads.config().title.get(companion.lang), companion.title),
    };
    line(&mut text, "X-WR-CALNAME", &escaped(&name));
    for id in &companion.entries {
        event(reads, companion, *id, &mut text);
    }
    line(&mut text, "END", "VCALENDAR");
    text
}

fn event(reads: &Reads, companion: &Companion, id: EntryId, text: &mut String) {
    let (entry, kind, lang) = (reads.entry(id), reads.kind(id), companion.lang);
    let stamp = reads.dated(id).and_then(Date::first_day).unwrap_or(civil::date(1970, 1, 1));
    let windows = entry.original.windows(kind).into_iter().enumerate();
    let all = windows.flat_map(|(number, window)| series(window, stamp).into_iter().map(move |one| (number, one)));
    for (number, Series { suffix, first, after, rule }) in all {
        // The first window keeps the name that the only one has.
        let suffix = if number == 0 { suffix } else { format!(".w{}{suffix}", number + 1) };
        line(text, "BEGIN", "VEVENT");
        line(text, "UID", &format!("{}.{}{suffix}@{}", kind.id, entry.id, authority(reads)));
        line(text, "DTSTAMP", &format!("{}T000000Z", basic(stamp)));
        line(text, "DTSTART;VALUE=DATE", &basic(first));
        line(text, "DTEND;VALUE=DATE", &basic(after));
        if let Some(rule) = rule {
            line(text, "RRULE", rule);
        }
        line(text, "SUMMARY", &escaped(&entry.title(kind, lang).text));
        let edition = entry.edition(lang);
        if let Some(summary) = edition.summary(kind) {
            line(text, "DESCRIPTION", &escaped(&summary.text));
        }
        if let Some(base) = &reads.config().base_url {
            line(text, "URL", &absolute(base, reads.routes().entry(id, lang)));
        }
        line(text, "TRANSP", "TRANSPARENT");
        line(text, "END", "VEVENT");
    }
}

/// Days that come back by one rule.
struct Series {
    /// Tells the events of one record apart.
    suffix: String,
    first: civil::Date,
    /// The day after the last.
    after: civil::Date,
    rule: Option<&'static str>,
}

/// The days of a window. iCalendar repeats the length of an event and not its end, so a yearly window that is a day longer in
/// leap years is four series of every fourth year each. These end before 2100, which is no leap year.
fn series(window: Window, from: civil::Date) -> Vec<Series> {
    const EVERY_YEAR: &str = "FREQ=YEARLY";
    const EVERY_FOURTH_YEAR: &str = "FREQ=YEARLY;INTERVAL=4;UNTIL=20991231";
    if !matches!(window, Window::Days { .. }) {
        let span = span(window, from).map(|(first, after)| Series { suffix: String::new(), first, after, rule: None });
        return span.into_iter().collect();
    }
    let mut spans = Vec::new();
    let mut from = from;
    while let Some((first, after)) = span(window, from).filter(|_| spans.len() < 4) {
        spans.push((first, after));
        from = after;
    }
    let shape =
        |(first, after): &(civil::Date, civil::Date)| (first.month(), first.day(), (*after - *first).get_days());
    if spans.iter().all(|span| shape(span) == shape(&spans[0])) {
        spans.truncate(1);
        let single = |(first, after)| Series { suffix: String::new(), first, after, rule: Some(EVERY_YEAR) };
        return spans.into_iter().map(single).collect();
    }
    let fourth = |(first, after): (civil::Date, civil::Date)| Series {
        suffix: format!(".{}", first.year().rem_euclid(4)),
        first,
        after,
        rule: Some(EVERY_FOURTH_YEAR),
    };
    spans.into_iter().map(fourth).collect()
}

/// The first day of a window and the day after the last. A yearly window gives its first occurrence after `from`, so
/// that the event does not move from build to build; a window with only one known day gives that day, and one of which
/// only months or years are known gives none.
fn span(window: Window, from: civil::Date) -> Option<(civil::Date, civil::Date)> {
    let days = window.days(from)?;
    let [opens, closes] = [days.opens, days.closes].map(|date| date.and_then(Date::known_day));
    let (first, last) = (opens.or(closes)?, closes.or(opens)?);
    Some((first, last.tomorrow().ok()?))
}

/// The part of event UIDs that identifies the catalogue: its address, or its title.
fn authority(reads: &Reads) -> String {
    let config = reads.config();
    match &config.base_url {
        Some(base) => base.split("//").last().unwrap_or_default().replace('/', "."),
        None => slug(config.title.get(config.language())),
    }
}

fn basic(day: civil::Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// Appends a property, folded between characters.
fn line(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if length + letter.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_letters_and_no_longer_than_allowed() {
        let mut text = String::new();
        line(&mut text, "SUMMARY", &"añ".repeat(100));
        for part in text.split("\r\n") {
            assert!(part.len() <= LONGEST, "{}", part.len());
        }
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "añ".repeat(100)));
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }

    /// Expands the rules that are written here, and no others.
    fn expanded(series: &Series, until: i16) -> Vec<(civil::Date, civil::Date)> {
        let step = if series.rule.is_some_and(|rule| rule.contains("INTERVAL=4")) { 4 } else { 1 };
        let length = series.after - series.first;
        let years = (series.first.year()..=until).step_by(step);
        let start = |year| civil::Date::new(year, series.first.month(), series.first.day()).ok();
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
            let window = Window::Days { opens, closes, every_year: true };
            for from in [civil::date(2026, 11, 1), civil::date(2027, 11, 1), civil::date(2028, 2, 29)] {
                let mut expected = Vec::new();
                let mut day = from;
                while let Some((first, after)) = span(window, day).filter(|(first, _)| first.year() <= 2056) {
                    expected.push((first, after));
                    day = after;
                }
                let written = series(window, from);
                let mut found: Vec<_> = written.iter().flat_map(|series| expanded(series, 2056)).collect();
                found.sort_unstable();
                assert_eq!(found, expected, "{opens:?} to {closes:?} from {from}");
            }
        }
    }
}
