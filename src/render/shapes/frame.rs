//! The context of all pages: the site and the page itself.

use super::shape::{Shape, Type, shape};
use super::{Code, DateView, GoalView, Html, Plain, Prepared, Url};
use tera::Value;

shape! {
    /// The context of every template; for the style sheet there is nothing else.
    pub struct Everywhere {
        /// Language of the page; for the style sheet that of the catalogue.
        pub lang: Code,
        /// The catalogue.
        pub site: Prepared<SiteView>,
        /// Texts of the theme in that language: `t.skip`. Some have sub-keys: `t.status.open`.
        pub t: Texts,
        /// All 17 goals, in order.
        pub goals: Prepared<Vec<GoalView>>,
    }

    /// The context of every page.
    pub struct EveryPage {
        /// The page itself.
        pub page: PageView,
    }

    /// The catalogue.
    pub struct SiteView {
        /// Title.
        pub title: Plain,
        /// Description, one sentence.
        pub description: Option<Plain>,
        /// Publisher.
        pub publisher: Option<Plain>,
        /// Address of the home page.
        pub home: Url,
        /// Items of the menu.
        pub menu: Vec<MenuItemView>,
        /// Licence of the content.
        pub licence: Option<LicenceView>,
        /// Address of the published site, without a trailing slash.
        pub base_url: Option<Url>,
        /// Content Security Policy. It forbids inline styles and scripts; colours come from classes such as `sdg-6`.
        pub rules: Html,
        /// Logo.
        pub logo: Option<LogoView>,
        /// Colours from the configuration.
        pub colours: ColoursView,
        /// Address of the accessibility statement.
        pub accessibility: Option<Url>,
        /// Whether the accessibility symbol must be shown beside the link to the statement, as in Brazil.
        pub accessible_symbol: bool,
        /// Time zone of deadlines: `America/Guayaquil`.
        pub time_zone: Plain,
        /// Number of days before its end from which a window is closing soon.
        pub closing_soon: u64,
        /// Address of the deadlines, if any record has a window.
        pub deadlines: Option<Url>,
        /// Address of the calendar, if any record has a window.
        pub calendar: Option<Url>,
        /// Address of the unmatched needs and offers.
        pub matches: Option<Url>,
        /// Address of the map, if any record has a place.
        pub map: Option<Url>,
        /// The day for which deadlines are computed.
        pub as_of: DateView,
    }

    /// An item of the menu.
    pub struct MenuItemView {
        /// Label.
        pub label: Plain,
        /// Language of the label, if it differs from the page's.
        pub lang: Option<Code>,
        /// Address.
        pub url: Url,
    }

    /// The licence of the content.
    pub struct LicenceView {
        /// Name.
        pub name: Plain,
        /// Address of its text.
        pub url: Url,
    }

    /// The logo of the catalogue.
    pub struct LogoView {
        /// Address of the file.
        pub url: Url,
        /// Alternative text.
        pub alt: Plain,
    }

    /// Colours: `#1d3557`.
    pub struct ColoursView {
        /// Background of the header.
        pub band: Plain,
        /// Accent.
        pub accent: Plain,
        /// Links.
        pub link: Plain,
    }

    /// The page itself.
    pub struct PageView {
        /// Title.
        pub title: Plain,
        /// Language of the title, if it differs from the page's.
        pub title_lang: Option<Code>,
        /// What kind of thing the title names, to distinguish pages with equal titles.
        pub context: Option<Plain>,
        /// Description, one sentence.
        pub description: Option<Plain>,
        /// Its own address.
        pub url: Url,
        /// Address of the index it belongs to, for marking the menu item.
        pub section: Option<Url>,
        /// Ancestors for the breadcrumb, from the home page down.
        pub breadcrumb: Vec<CrumbView>,
        /// The page in every language, including its own.
        pub alternates: Vec<AlternateView>,
        /// Absolute address, if the address of the site is known.
        pub canonical: Option<Url>,
        /// Metadata for link previews and search engines, if the address of the site is known.
        pub sharing: Option<SharingView>,
        /// Address of its calendar file.
        pub calendar: Option<Url>,
        /// Address of its feed.
        pub feed: Option<Url>,
        /// Address of the JSON data of the record it shows.
        pub data: Option<Url>,
    }

    /// An item of the breadcrumb.
    pub struct CrumbView {
        /// Title.
        pub label: Plain,
        /// Address.
        pub url: Url,
    }

    /// The page in one language.
    pub struct AlternateView {
        /// Language.
        pub lang: Code,
        /// Name of the language in itself.
        pub name: Plain,
        /// Absolute address, if the page exists in that language and the address of the site is known.
        pub absolute: Option<Url>,
        /// Where to continue in that language: the same page, or the home page.
        pub url: Url,
        /// Whether it is the language of this page.
        pub current: bool,
    }

    /// Metadata for link previews, libraries and search engines.
    pub struct SharingView {
        /// Open Graph type.
        pub r#type: Plain,
        /// Open Graph locale.
        pub locale: Plain,
        /// Absolute address of its poster, 1200 by 630 pixels.
        pub image: Option<Url>,
        /// Dublin Core.
        pub dublin: Vec<DublinView>,
        /// JSON-LD, for a script element.
        pub json_ld: Option<Html>,
    }

    /// A Dublin Core element.
    pub struct DublinView {
        /// Name: `DC.title`.
        pub name: Plain,
        /// Value.
        pub content: Plain,
    }
}

/// The texts of the theme, by their keys in `texts.yaml`.
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
