//! The list of pages: for each its route, its language and what it shows. All routes are distinct.
//!
//! Knows nothing of HTML. A route is a path from the root of the site, with `/` and no leading one.

mod companions;
mod plan;
mod routes;

use crate::catalogue::EntryId;
use crate::model::{GatheringId, KindId, Overview};
use crate::text::Lang;
use std::collections::BTreeMap;

pub use plan::{PAGE_SIZE, plan};
pub use routes::Routes;

/// Everything that will be published, before any of it is rendered.
#[derive(Debug)]
pub struct Site {
    pub pages: Vec<Page>,
    pub routes: Routes,
    /// Files copied as they are: route, and path in the content folder.
    pub files: Vec<(String, String)>,
    /// Pictures published in several widths: their paths in the content folder.
    pub pictures: Vec<String>,
    /// Where each record is as data, if it is published so, in the order of the catalogue.
    pub data: Vec<(String, EntryId)>,
    /// Calendars and feeds, by route.
    pub companions: BTreeMap<String, Companion>,
}

/// A file for machines beside a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    pub lang: Lang,
    /// The route of the page it goes with.
    pub page: String,
    pub title: String,
    pub what: Format,
    /// In the order of the catalogue.
    pub entries: Vec<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// iCalendar.
    Calendar,
    /// Atom.
    Feed,
}

#[derive(Debug)]
pub struct Page {
    pub route: String,
    pub lang: Lang,
    pub subject: Subject,
}

/// What a page shows.
#[derive(Debug, Clone)]
pub enum Subject {
    Home,
    Entry(EntryId),
    /// The entries of a kind.
    Kind(KindId, Slice),
    /// The groups of a facet, by its number in the catalogue.
    Facet(usize),
    /// The entries of a group of a facet, both by number.
    Group(usize, usize, Slice),
    Overview(Overview),
    /// What stands together of many entries.
    Gathered(GatheringId, Slice),
    NotFound,
}

/// What a page may load and do: nothing of another site, nothing in line. It may ask the site itself, for tools that look at a page also ask for
/// `robots.txt`.
pub const RULES: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

/// One page of a long list.
#[derive(Debug, Clone)]
pub struct Slice {
    /// From 1.
    pub number: usize,
    /// How many pages the list has.
    pub of: usize,
    /// The entries of this page, in their order.
    pub entries: Vec<EntryId>,
    /// Entries on all pages.
    pub total: usize,
}

impl Site {
    /// The route of what a page shows in another language; none for the page that says there is none.
    pub fn route_in(&self, page: &Page, lang: Lang) -> Option<String> {
        let routes = &self.routes;
        match &page.subject {
            Subject::Home => Some(routes.home(lang)),
            Subject::Entry(id) => Some(routes.entry(*id, lang).to_owned()),
            Subject::Kind(kind, slice) => Some(routes.page(routes.kind(*kind, lang), slice.number, lang)),
            Subject::Facet(facet) => Some(routes.facet(*facet, lang).to_owned()),
            Subject::Group(facet, group, slice) => {
                Some(routes.page(routes.group(*facet, *group, lang), slice.number, lang))
            }
            Subject::Overview(overview) => Some(routes.overview(*overview, lang).to_owned()),
            Subject::Gathered(id, slice) => Some(routes.page(routes.gathering(*id, lang), slice.number, lang)),
            Subject::NotFound => None,
        }
    }
}

/// The web address of a route: that of a folder for its index.
pub fn absolute(base: &str, route: &str) -> String {
    let route = match route.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => route,
    };
    format!("{base}/{route}")
}
