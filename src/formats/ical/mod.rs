//! iCalendar (RFC 5545): when one can respond to records and when they take place.
//!
//! Days are all-day events, hours are instants. Time stamps and UIDs are the same in every build.

mod series;
mod zones;

use crate::catalogue::EntryId;
use crate::model::{Date, Now, Window};
use crate::site::{Companion, absolute};
use crate::text::{Labels, slug};
use crate::tracked::Reads;
use crate::values::stage;
use jiff::civil;
use series::{Series, series};
use std::collections::BTreeMap;

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
    let mut events = String::new();
    // The time zones that events name, each with the earliest day that needs it.
    let mut zones: BTreeMap<String, civil::Date> = BTreeMap::new();
    for id in &companion.entries {
        of_record(reads, companion, *id, &mut events, &mut zones);
    }
    for (zone, from) in &zones {
        zones::zone(&mut text, zone, *from);
    }
    text.push_str(&events);
    line(&mut text, "END", "VCALENDAR");
    text
}

/// The events of a record.
fn of_record(
    reads: &Reads,
    companion: &Companion,
    id: EntryId,
    text: &mut String,
    zones: &mut BTreeMap<String, civil::Date>,
) {
    let (entry, kind) = (reads.entry(id), reads.kind(id));
    let stamp = reads.dated(id).and_then(Date::first_day).unwrap_or(civil::date(1970, 1, 1));
    let now = Now { today: stamp, zone: reads.now().zone.clone() };
    let (windows, occasions) = (entry.original.windows(kind), entry.original.occasions(kind));
    let all = windows.iter().map(|window| (window, false)).chain(occasions.iter().map(|occasion| (occasion, true)));
    for (number, (window, takes_place)) in all.enumerate() {
        for one in series(window, takes_place, &now, &reads.config().time_zone) {
            if let Some(zone) = one.zone() {
                let first = zones.entry(zone.to_owned()).or_insert(one.first_day());
                *first = (*first).min(one.first_day());
            }
            // The first window keeps the name that the only one has.
            let suffix = if number == 0 { one.suffix.clone() } else { format!(".w{}{}", number + 1, one.suffix) };
            event(reads, companion, id, window, &one, &suffix, stamp, text);
        }
    }
}

#[allow(clippy::too_many_arguments)] // all that an event is made of
fn event(
    reads: &Reads,
    companion: &Companion,
    id: EntryId,
    window: &Window,
    series: &Series,
    suffix: &str,
    stamp: civil::Date,
    text: &mut String,
) {
    let (entry, kind, lang) = (reads.entry(id), reads.kind(id), companion.lang);
    line(text, "BEGIN", "VEVENT");
    line(text, "UID", &format!("{}.{}{suffix}@{}", kind.id, entry.id, authority(reads)));
    line(text, "DTSTAMP", &format!("{}T000000Z", basic(stamp)));
    series.write(text);
    let title = &entry.title(kind, lang).text;
    let stage: Option<&Labels> = stage(reads, window);
    line(text, "SUMMARY", &escaped(&stage.map_or(title.clone(), |stage| format!("{title}: {}", stage.get(lang)))));
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
