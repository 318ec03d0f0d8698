//! Views of covers and of the accessibility statement.

use super::Views;
use crate::catalogue::EntryId;
use crate::model::Overview;
use crate::render::shapes::{Plain, StatementView, StripesView, Url};
use crate::text::{Lang, hash_texts};
use crate::tracked::Reads;
use std::fmt::Write as _;

/// Width, height and slant of a cover's stripes, in SVG units.
const WIDE: u64 = 320;
const HIGH: u64 = 48;
const LEAN: u64 = 24;

impl Views<'_> {
    /// The accessibility statement, if one is configured.
    pub(super) fn accessibility(&self, lang: Lang) -> Option<StatementView> {
        let statement = self.reads.config().accessibility.as_ref()?;
        let contact = statement.contact.get(lang);
        let url = match contact {
            web if web.starts_with("https://") || web.starts_with("http://") => Some(web.to_owned()),
            mail if mail.contains('@') && !mail.contains(' ') => Some(format!("mailto:{mail}")),
            _ => None,
        };
        Some(StatementView {
            contact: contact.into(),
            contact_url: url.map(Url::from),
            conformance: statement.conformance.as_str().into(),
            exceptions: statement.exceptions.iter().map(|text| text.get(lang).into()).collect(),
            assessed: statement.assessed.map(|date| super::value::date_view(date, lang)),
            countries: statement.countries.iter().map(Plain::from).collect(),
        })
    }
}

/// The cover of an entry: stripes like a zebra crossing, in the colours of its goals. The positions are derived from
/// the entry's id, so that the cover never changes.
pub(super) fn cover(reads: &Reads, id: EntryId, goals: &[u8]) -> Vec<StripesView> {
    let mut seed = hash_texts(&[&reads.kind(id).id, reads.id_of(id)]);
    let mut next = |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let own = [0];
    let colours = if goals.is_empty() { &own[..] } else { goals };
    let mut paths: Vec<(u8, String)> = colours.iter().map(|goal| (*goal, String::new())).collect();
    let (mut x, mut stripe) = (next(14), 0);
    while x < WIDE + LEAN {
        let width = 14 + next(20);
        let (_, path) = &mut paths[stripe % colours.len()];
        let _ = write!(path, "M{x} 0h{width}l-{LEAN} {HIGH}h-{width}z");
        x += width + 10 + next(10);
        stripe += 1;
    }
    let path = |(goal, data): (u8, String)| StripesView { goal: i64::from(goal), d: data.into() };
    paths.into_iter().filter(|(_, data)| !data.is_empty()).map(path).collect()
}

/// Address of the accessibility statement, if one is configured.
pub(super) fn statement_address(reads: &Reads, lang: Lang) -> Option<Url> {
    let is_there = reads.config().accessibility.is_some();
    is_there.then(|| super::address(reads.routes().overview(Overview::Accessibility, lang)))
}
