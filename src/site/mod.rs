//! Everything that will be published, before any of it is made: pages with what is said of them, the files beside them,
//! and the route of each. All routes are distinct.
//!
//! Knows nothing of HTML. A route is a path from the root of the site, with `/` and no leading one.

mod about;
mod artifacts;
mod collisions;
mod companions;
mod files;
mod input;
mod plan;
mod routes;

use crate::catalogue::{EntryId, GroupId};
use crate::model::{GatheringId, KindId, Overview};
use crate::text::Lang;

pub use crate::catalogue::FacetId;
pub use input::Input;
pub use plan::{PAGE_SIZE, plan};
pub use routes::Routes;

/// Everything that will be published.
#[derive(Debug)]
pub struct Site {
    /// Every page of every language.
    pub pages: Vec<Page>,
    /// Where everything is.
    pub routes: Routes,
    /// Every file but copies of pictures and posters, whose names say what is in them.
    pub artifacts: Vec<Artifact>,
    /// Pictures published in several widths.
    pub pictures: Vec<PictureCopies>,
}

/// A file of the site.
#[derive(Debug, Clone)]
pub struct Artifact {
    /// Where it is.
    pub route: String,
    /// What it shows.
    pub target: Target,
}

/// What a file shows.
#[derive(Debug, Clone)]
pub enum Target {
    /// A page.
    Page(PageId),
    /// A record as data.
    Record(EntryId),
    /// The deadlines of a page, as iCalendar.
    Calendar(Companion),
    /// The news of a page, as Atom.
    Feed(Companion),
    /// The addresses of these pages.
    SiteMap(Vec<PageId>),
    /// The routes of several site maps.
    SiteMapIndex(Vec<String>),
    /// `robots.txt`.
    Robots,
    /// `_headers`: what some static hosts send with each file.
    Headers,
    /// A static file of the theme, by its path there.
    Static(String),
    /// The style sheet, a template of the theme.
    Style,
    /// A file of the content folder, copied: its path there.
    File(String),
}

/// What browsers that show the site have to do when a file of it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The page itself is loaded again.
    Page,
    /// Every page may use it, so every page is loaded again.
    Everywhere,
    /// Style sheets are loaded again.
    Style,
    /// No page shows it.
    Nothing,
}

/// A page, by its place in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageId(u32);

/// A page and what is said of it.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it is.
    pub route: String,
    /// Its language.
    pub lang: Lang,
    /// What it shows.
    pub subject: Subject,
    /// What is said of it.
    pub about: About,
    /// Routes of the files that go with it.
    pub calendar: Option<String>,
    /// Likewise.
    pub feed: Option<String>,
    /// Likewise.
    pub data: Option<String>,
}

/// What is said of a page: in its head, in its breadcrumb, wherever it is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct About {
    /// Its title.
    pub title: String,
    /// The language of the title, where it is not the page's.
    pub title_lang: Option<Lang>,
    /// What sort of thing the title names, where two may have one name.
    pub context: Option<String>,
    /// A sentence.
    pub description: Option<String>,
    /// The route of the index it belongs to.
    pub section: Option<String>,
    /// The pages above it, from the first.
    pub crumbs: Vec<Crumb>,
}

/// A page above another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Crumb {
    /// Its title.
    pub label: String,
    /// Where it is.
    pub route: String,
}

/// A file for machines beside a page: a calendar or a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Companion {
    /// Its language.
    pub lang: Lang,
    /// The route of the page it goes with.
    pub page: String,
    /// Its title.
    pub title: String,
    /// In the order of the catalogue.
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
    /// The first page of a language.
    Home,
    /// An entry.
    Entry(EntryId),
    /// The entries of a kind.
    Kind(KindId, Slice),
    /// The groups of a facet.
    Facet(FacetId),
    /// The entries of a group.
    Group(GroupId, Slice),
    /// A page about the whole catalogue.
    Overview(Overview),
    /// What stands together of many entries.
    Gathered(GatheringId, Slice),
    /// What is shown where there is no page.
    NotFound,
}

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

/// What a page may load and do: nothing of another site, nothing in line. It may ask the site itself, for tools that look at a page also ask for
/// `robots.txt`.
pub const RULES: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

impl PageId {
    fn new(place: usize) -> Self {
        PageId(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

impl Site {
    /// A page.
    pub fn page(&self, id: PageId) -> &Page {
        &self.pages[id.0 as usize]
    }

    /// Pages with their ids.
    pub fn pages(&self) -> impl ExactSizeIterator<Item = (PageId, &Page)> {
        self.pages.iter().enumerate().map(|(place, page)| (PageId::new(place), page))
    }
}

impl Artifact {
    /// What browsers have to do when it changes.
    pub fn effect(&self) -> Effect {
        match &self.target {
            Target::Page(_) => Effect::Page,
            Target::Style => Effect::Style,
            Target::Static(path) if path.ends_with(".css") => Effect::Style,
            Target::Static(_) | Target::File(_) => Effect::Everywhere,
            Target::Record(_)
            | Target::Calendar(_)
            | Target::Feed(_)
            | Target::SiteMap(_)
            | Target::SiteMapIndex(_)
            | Target::Robots
            | Target::Headers => Effect::Nothing,
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
