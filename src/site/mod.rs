//! The plan of the site, made before any file: pages with their metadata, all other files, and the route of each. All
//! routes are distinct.
//!
//! Independent of HTML. A route is a path from the root of the site, with `/` as separator and without a leading one.

mod about;
mod artifacts;
mod collisions;
mod companions;
mod files;
mod input;
mod plan;
mod redirects;
mod routes;

use crate::catalogue::{EntryId, GroupId};
use crate::model::{GatheringId, KindId, Overview};
use crate::text::Lang;
use std::sync::Arc;

pub use crate::catalogue::FacetId;
pub use input::Input;
pub use plan::{PAGE_SIZE, plan};
pub use routes::Routes;

/// The plan of everything that will be published.
#[derive(Debug)]
pub struct Site {
    /// Every page in every language.
    pub pages: Vec<Page>,
    /// The routes of everything that has a page.
    pub routes: Routes,
    /// Every file except copies of pictures and posters. These have a hash in their name and are planned separately.
    pub artifacts: Vec<Artifact>,
    /// Pictures published in several widths.
    pub pictures: Vec<PictureCopies>,
}

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Path from the root of the site.
    pub route: String,
    /// What the file contains.
    pub target: Target,
}

/// The content of a file.
#[derive(Debug, Clone)]
pub enum Target {
    /// A page.
    Page(PageId),
    /// The data of a record, as JSON.
    Record(EntryId),
    /// A page at a former address of a record in a language, which leads to the record.
    Redirect(EntryId, Lang),
    /// The deadlines of a page, as iCalendar.
    Calendar(Companion),
    /// The latest entries of a page, as Atom.
    Feed(Companion),
    /// A site map of these pages.
    SiteMap(Vec<PageId>),
    /// The index of several site maps, by their routes.
    SiteMapIndex(Vec<String>),
    /// `robots.txt`.
    Robots,
    /// `_headers`: response headers for static hosts that support the file.
    Headers,
    /// A static file of the theme, by its path there.
    Static(String),
    /// The style sheet, which is a template of the theme.
    Style,
    /// A file of the content folder, copied from its path there.
    File(String),
}

/// What a browser that shows the site has to reload when a file changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The page itself.
    Page,
    /// Every page, because any page may use the file.
    Everywhere,
    /// Style sheets only.
    Style,
    /// Nothing, because no page shows the file.
    Nothing,
}

/// Id of a page: its index in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(u32);

/// A page and its metadata.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path from the root of the site.
    pub route: String,
    /// Language of the page.
    pub lang: Lang,
    /// What the page shows.
    pub subject: Subject,
    /// Title, description, breadcrumb and section.
    pub about: About,
    /// Route of the calendar that belongs to the page.
    pub calendar: Option<String>,
    /// Route of the feed that belongs to the page.
    pub feed: Option<String>,
    /// Route of the data of the record that the page shows.
    pub data: Option<String>,
}

/// Title, description, breadcrumb and section of a page. Values common to many pages are shared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct About {
    /// Title.
    pub title: String,
    /// Language of the title, if it differs from the page's.
    pub title_lang: Option<Lang>,
    /// What kind of thing the title names, to distinguish pages with equal titles.
    pub context: Option<Arc<str>>,
    /// Description, one sentence.
    pub description: Option<Arc<str>>,
    /// Route of the index the page belongs to.
    pub section: Option<Arc<str>>,
    /// Ancestors of the page, from the home page down.
    pub crumbs: Arc<[Crumb]>,
}

/// An item of a breadcrumb.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Crumb {
    /// Title of the page.
    pub label: String,
    /// Route of the page.
    pub route: String,
}

/// A calendar or feed that belongs to a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Language.
    pub lang: Lang,
    /// Route of the page it belongs to.
    pub page: String,
    /// Title.
    pub title: String,
    /// In catalogue order.
    pub entries: Vec<EntryId>,
}

/// A picture and its copies in several widths.
#[derive(Debug, Clone)]
pub struct PictureCopies {
    /// Path in the content folder.
    pub path: String,
    /// Routes of the copies, the narrowest first.
    pub routes: Vec<String>,
}

/// What a page shows.
#[derive(Debug, Clone)]
pub enum Subject {
    /// The home page of a language.
    Home,
    /// An entry.
    Entry(EntryId),
    /// The entries of a kind.
    Kind(KindId, Slice),
    /// The groups of a facet.
    Facet(FacetId),
    /// The entries of a group.
    Group(GroupId, Slice),
    /// An overview: a page about the whole catalogue.
    Overview(Overview),
    /// A gathering: parts of many entries on one page.
    Gathered(GatheringId, Slice),
    /// The page served for missing addresses.
    NotFound,
}

/// One page of a paginated list.
#[derive(Debug, Clone)]
pub struct Slice {
    /// From 1.
    pub number: usize,
    /// Number of pages.
    pub of: usize,
    /// The entries of this page, in order.
    pub entries: Vec<EntryId>,
    /// Number of entries on all pages.
    pub total: usize,
}

/// Content Security Policy of every page: no inline code and nothing from other sites. `connect-src` allows the site
/// itself, because page audits fetch `robots.txt`.
pub const RULES: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

impl PageId {
    fn new(place: usize) -> Self {
        PageId(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

impl Site {
    /// The page with an id.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0 as usize]
    }

    /// All pages with their ids.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = (PageId, &Page)> {
        self.pages.iter().enumerate().map(|(place, page)| (PageId::new(place), page))
    }
}

impl Artifact {
    /// What a browser has to reload when the file changes.
    pub fn effect(&self) -> Effect {
        match &self.target {
            Target::Page(_) => Effect::Page,
            Target::Style => Effect::Style,
            Target::Static(path) if path.ends_with(".css") => Effect::Style,
            Target::Static(_) | Target::File(_) => Effect::Everywhere,
            Target::Record(_)
            | Target::Redirect(..)
            | Target::Calendar(_)
            | Target::Feed(_)
            | Target::SiteMap(_)
            | Target::SiteMapIndex(_)
            | Target::Robots
            | Target::Headers => Effect::Nothing,
        }
    }
}

/// The web address of a route; for an `index.html` that of its folder.
pub fn absolute(base: &str, route: &str) -> String {
    let route = match route.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => route,
    };
    format!("{base}/{route}")
}
