//! Files for machines, one format a file. Each is made from the catalogue and its site, and is the same bytes for the
//! same input.

mod atom;
mod headers;
mod ical;
mod quality;
mod robots;
mod sitemap;

use crate::catalogue::Catalogue;
use crate::entry::Entry;
use crate::site::{Companion, Format, Site};
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

pub use quality::quality;

/// What the calendars and feeds of the last time were made from. Good for one model, configuration and day.
#[derive(Debug, Default)]
pub struct Known(HashMap<String, u64>);

/// Every such file: route and bytes; none for one that is as it was.
pub fn formats(catalogue: &Catalogue, site: &Site, known: &mut Known) -> Vec<(String, Option<Vec<u8>>)> {
    let mut files = vec![
        ("robots.txt".to_owned(), Some(robots::robots(catalogue).into_bytes())),
        ("_headers".to_owned(), Some(headers::headers().into_bytes())),
    ];
    files.extend(sitemap::sitemap(catalogue, site).into_iter().map(|(route, xml)| (route, Some(xml.into_bytes()))));
    let before = &known.0;
    let entries: Vec<u64> = catalogue.entries().map(|(_, entry)| of_entry(entry)).collect();
    let companion = |(route, companion): (&String, &Companion)| {
        let version = version(&entries, companion);
        if before.get(route) == Some(&version) {
            return Some((route.clone(), version, None));
        }
        let text = match companion.what {
            Format::Calendar => ical::ical(catalogue, site, companion),
            Format::Feed => atom::atom(catalogue, site, route, companion)?,
        };
        Some((route.clone(), version, Some(text.into_bytes())))
    };
    let made: Vec<(String, u64, Option<Vec<u8>>)> = site.companions.par_iter().filter_map(companion).collect();
    known.0 = made.iter().map(|(route, version, _)| (route.clone(), *version)).collect();
    files.extend(made.into_iter().map(|(route, _, bytes)| (route, bytes)));
    files
}

/// Another one whenever an entry may say something else.
fn of_entry(entry: &Entry) -> u64 {
    let mut version = DefaultHasher::new();
    (entry.kind, &entry.id, entry.version).hash(&mut version);
    version.finish()
}

/// Another one whenever a calendar or feed may say something else; `entries` tells it of each entry.
fn version(entries: &[u64], companion: &Companion) -> u64 {
    let mut version = DefaultHasher::new();
    (&companion.title, &companion.page).hash(&mut version);
    for id in &companion.entries {
        entries[id.index()].hash(&mut version);
    }
    version.finish()
}

/// Text for XML, in elements and in attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
