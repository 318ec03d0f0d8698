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
    let Some(window) = entry.original.window(kind) else { return };
    let stamp = reads.checked(id).and_then(Date::first_day).unwrap_or(civil::date(1970, 1, 1));
    let Some((first, after)) = span(window, stamp) else { return };
    line(text, "BEGIN", "VEVENT");
    line(text, "UID", &format!("{}.{}@{}", kind.id, entry.id, authority(reads)));
    line(text, "DTSTAMP", &format!("{}T000000Z", basic(stamp)));
    line(text, "DTSTART;VALUE=DATE", &basic(first));
    line(text, "DTEND;VALUE=DATE", &basic(after));
    if matches!(window, Window::Days { .. }) {
        // A yearly rule for 29 February would skip three years out of four.
        let leap = first.month() == 2 && first.day() == 29;
        line(text, "RRULE", if leap { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" } else { "FREQ=YEARLY" });
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

/// The first day of a window and the day after the last. A yearly window gives its first occurrence after `from`, so
/// that the event does not move from build to build; a window with only one known day gives that day.
fn span(window: Window, from: civil::Date) -> Option<(civil::Date, civil::Date)> {
    let days = window.days(from)?;
    let (first, last) = (days.opens.or(days.closes)?, days.closes.or(days.opens)?);
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
}
