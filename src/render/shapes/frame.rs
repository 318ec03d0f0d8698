//! What all pages have: the site and the page itself.

use super::shape::{Shape, Type, shape};
use super::{Code, DateView, GoalView, Html, Plain, Prepared, Url};
use tera::Value;

shape! {
    /// What every template receives; the style sheet nothing else.
    pub struct Everywhere {
        /// The language of the page; of a style sheet that of the catalogue.
        pub lang: Code,
        /// The catalogue.
        pub site: Prepared<SiteView>,
        /// The words of the theme in that language: `t.skip`; some have words of their own by ids, `t.status.open`.
        pub t: Texts,
        /// All 17, in their order.
        pub goals: Prepared<Vec<GoalView>>,
    }

    /// What every page receives.
    pub struct EveryPage {
        /// The page itself.
        pub page: PageView,
    }

    /// The catalogue.
    pub struct SiteView {
        /// Its name.
        pub title: Plain,
        /// What it is, in a sentence.
        pub description: Option<Plain>,
        /// Who publishes it.
        pub publisher: Option<Plain>,
        /// Its first page.
        pub home: Url,
        /// The pages the menu leads to.
        pub menu: Vec<MenuItemView>,
        /// Under which terms its content may be used.
        pub licence: Option<LicenceView>,
        /// Where it is published, without a slash at the end.
        pub base_url: Option<Url>,
        /// The Content Security Policy. It allows no style or script within a page: a colour comes from a class, such as `sdg-6`.
        pub rules: Html,
        /// Its logo.
        pub logo: Option<LogoView>,
        /// The colours the catalogue chooses.
        pub colours: ColoursView,
        /// The page of the accessibility statement.
        pub accessibility: Option<Url>,
        /// Whether the symbol of accessibility has to stand beside the link to it, as in Brazil.
        pub accessible_symbol: bool,
        /// Where deadlines are reckoned: `America/Guayaquil`.
        pub time_zone: Plain,
        /// Days before its end in which a window is closing soon.
        pub closing_soon: u64,
        /// The page of all deadlines, where any record has one.
        pub deadlines: Option<Url>,
        /// The calendar of the year, likewise.
        pub calendar: Option<Url>,
        /// What nobody answers yet, and how matches are found.
        pub matches: Option<Url>,
        /// The map, where any record has a place.
        pub map: Option<Url>,
        /// The day the catalogue was made for.
        pub as_of: DateView,
    }

    /// An entry of the menu.
    pub struct MenuItemView {
        /// Its words.
        pub label: Plain,
        /// Their language, where it is not the page's.
        pub lang: Option<Code>,
        /// Where it leads.
        pub url: Url,
    }

    /// Under which terms content may be used.
    pub struct LicenceView {
        /// Its name.
        pub name: Plain,
        /// Its text.
        pub url: Url,
    }

    /// The logo of the catalogue.
    pub struct LogoView {
        /// Where it is.
        pub url: Url,
        /// What it shows, for those who do not see it.
        pub alt: Plain,
    }

    /// Colours, as `#1d3557`.
    pub struct ColoursView {
        /// Behind the head of each page.
        pub band: Plain,
        /// What is to be seen first.
        pub accent: Plain,
        /// Links.
        pub link: Plain,
    }

    /// The page itself.
    pub struct PageView {
        /// Its title.
        pub title: Plain,
        /// The language of the title, where it is not the page's.
        pub title_lang: Option<Code>,
        /// What sort of thing the title names, where two may have one name.
        pub context: Option<Plain>,
        /// What it is about, in a sentence.
        pub description: Option<Plain>,
        /// Its own address.
        pub url: Url,
        /// The index it belongs to, to mark it in the menu.
        pub section: Option<Url>,
        /// The pages above it, from the first.
        pub breadcrumb: Vec<CrumbView>,
        /// The same page in every language, this one too.
        pub alternates: Vec<AlternateView>,
        /// Its whole address, where that of the site is known.
        pub canonical: Option<Url>,
        /// What it says of itself to machines, where the address of the site is known.
        pub sharing: Option<SharingView>,
        /// The calendar file that goes with it.
        pub calendar: Option<Url>,
        /// The feed that goes with it.
        pub feed: Option<Url>,
        /// The data of the record it is about, as JSON.
        pub data: Option<Url>,
    }

    /// A page above another.
    pub struct CrumbView {
        /// Its name.
        pub label: Plain,
        /// Where it is.
        pub url: Url,
    }

    /// A page in one of the languages.
    pub struct AlternateView {
        /// The language.
        pub lang: Code,
        /// Its name in itself.
        pub name: Plain,
        /// The whole address; none where the page has no counterpart, or the address of the site is not known.
        pub absolute: Option<Url>,
        /// Where to read on in that language.
        pub url: Url,
        /// Whether it is the language of this page.
        pub current: bool,
    }

    /// What a page says of itself to machines.
    pub struct SharingView {
        /// Its type for Open Graph.
        pub r#type: Plain,
        /// Its language for Open Graph.
        pub locale: Plain,
        /// The whole address of its poster, of 1200 by 630 pixels.
        pub image: Option<Url>,
        /// Dublin Core.
        pub dublin: Vec<DublinView>,
        /// JSON-LD, for a script element.
        pub json_ld: Option<Html>,
    }

    /// A term of Dublin Core.
    pub struct DublinView {
        /// `DC.title`
        pub name: Plain,
        /// What it says.
        pub content: Plain,
    }
}

/// The words of the theme, by their keys in `texts.yaml`.
#[derive(Clone)]
pub(in crate::render) struct Texts(pub Value);

impl From<Texts> for Value {
    fn from(texts: Texts) -> Value {
        texts.0
    }
}

impl Shape for Texts {
    fn describe() -> Type {
        Type::Word("texts by their keys in `texts.yaml`")
    }
}
