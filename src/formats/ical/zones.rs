//! Time zones of events that come back at an hour: `VTIMEZONE` components with the changes of thirty years.

use super::line;
use crate::model::Zone;
use jiff::civil;
use jiff::tz::Offset;
use std::collections::BTreeMap;

/// Years from the first event for which changes of the clock are told.
const YEARS: i16 = 30;

/// Changes alike: from one offset to another, at these hours.
type Change = (Offset, Offset, Vec<String>);

/// Appends the component of a zone for events from a day on.
pub(super) fn zone(text: &mut String, name: &str, from: civil::Date) {
    let rules = Zone::parse(name).unwrap_or(Zone::Offset(0)).rules();
    let Ok(start) = from.to_zoned(rules.clone()).map(|start| start.timestamp()) else { return };
    line(text, "BEGIN", "VTIMEZONE");
    line(text, "TZID", name);
    let first = rules.to_offset(start);
    component(text, "STANDARD", (first, first), &["19700101T000000".to_owned()]);
    // Changes alike are one component.
    let mut changes: BTreeMap<(bool, i32, i32), Change> = BTreeMap::new();
    let mut before = first;
    for change in rules.following(start) {
        let local = before.to_datetime(change.timestamp());
        if local.year() > from.year().saturating_add(YEARS) {
            break;
        }
        // Some changes are of the name alone.
        if change.offset() == before {
            continue;
        }
        let key = (change.dst().is_dst(), before.seconds(), change.offset().seconds());
        let known = changes.entry(key).or_insert((before, change.offset(), Vec::new()));
        known.2.push(local.strftime("%Y%m%dT%H%M%S").to_string());
        before = change.offset();
    }
    for ((is_dst, ..), (from, to, onsets)) in changes {
        component(text, if is_dst { "DAYLIGHT" } else { "STANDARD" }, (from, to), &onsets);
    }
    line(text, "END", "VTIMEZONE");
}

fn component(text: &mut String, name: &str, (from, to): (Offset, Offset), onsets: &[String]) {
    let offset = |offset: Offset| {
        let minutes = offset.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
    };
    line(text, "BEGIN", name);
    line(text, "DTSTART", &onsets[0]);
    line(text, "TZOFFSETFROM", &offset(from));
    line(text, "TZOFFSETTO", &offset(to));
    if onsets.len() > 1 {
        line(text, "RDATE", &onsets.join(","));
    }
    line(text, "END", name);
}
