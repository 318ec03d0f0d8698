//! What all pages have: the site and the page itself.

use super::shape::{Shape, Type, shape};
use super::{Code, DateView, GoalView, Html, Made, Plain, Url};
use tera::Value;

shape! {
    /// What every template receives; the style sheet nothing else.
    Everywhere {
        /// The language of the page; of a style sheet that of the catalogue.
        lang: Code,
        /// The catalogue.
        site: Made<SiteView>,
        /// The words of the theme in that language: `t.skip`; some have words of their own by ids, `t.status.open`.
        t: Texts,
        /// All 17, in their order.
        goals: Made<Vec<GoalView>>,
    }

    /// What every page receives.
    EveryPage {
        /// The page itself.
        page: PageView,
    }

    /// The catalogue.
    SiteView {
        /// Its name.
        title: Plain,
        /// What it is, in a sentence.
        description: Option<Plain>,
        /// Who publishes it.
        publisher: Option<Plain>,
        /// Its first page.
        home: Url,
        /// The pages the menu leads to.
        menu: Vec<MenuItemView>,
        /// Under which terms its content may be used.
        licence: Option<LicenceView>,
        /// Where it is published, without a slash at the end.
        base_url: Option<Url>,
        /// The Content Security Policy. It allows no style or script within a page: a colour comes from a class, such as `sdg-6`.
        rules: Html,
        /// Its logo.
        logo: Option<LogoView>,
        /// The colours the catalogue chooses.
        colours: ColoursView,
        /// The page of the accessibility statement.
        accessibility: Option<Url>,
        /// Whether the symbol of accessibility has to stand beside the link to it, as in Brazil.
        accessible_symbol: bool,
        /// Where deadlines are reckoned: `America/Guayaquil`.
        time_zone: Plain,
        /// Days before its end in which a window is closing soon.
        closing_soon: u64,
        /// The page of all deadlines, where any record has one.
        deadlines: Option<Url>,
        /// The calendar of the year, likewise.
        calendar: Option<Url>,
        /// What nobody answers yet, and how matches are found.
        matches: Option<Url>,
        /// The map, where any record has a place.
        map: Option<Url>,
        /// The day the catalogue was made for.
        as_of: DateView,
    }

    /// An entry of the menu.
    MenuItemView {
        /// Its words.
        label: Plain,
        /// Their language, where it is not the page's.
        lang: Option<Code>,
        /// Where it leads.
        url: Url,
    }

    /// Under which terms content may be used.
    LicenceView {
        /// Its name.
        name: Plain,
        /// Its text.
        url: Url,
    }

    /// The logo of the catalogue.
    LogoView {
        /// Where it is.
        url: Url,
        /// What it shows, for those who do not see it.
        alt: Plain,
    }

    /// Colours, as `#1d3557`.
    ColoursView {
        /// Behind the head of each page.
        band: Plain,
        /// What is to be seen first.
        accent: Plain,
        /// Links.
        link: Plain,
    }

    /// The page itself.
    PageView {
        /// Its title.
        title: Plain,
        /// The language of the title, where it is not the page's.
        title_lang: Option<Code>,
        /// What sort of thing the title names, where two may have one name.
        context: Option<Plain>,
        /// What it is about, in a sentence.
        description: Option<Plain>,
        /// Its own address.
        url: Url,
        /// The index it belongs to, to mark it in the menu.
        section: Option<Url>,
        /// The pages above it, from the first.
        breadcrumb: Vec<CrumbView>,
        /// The same page in every language, this one too.
        alternates: Vec<AlternateView>,
        /// Its whole address, where that of the site is known.
        canonical: Option<Url>,
        /// What it says of itself to machines, where the address of the site is known.
        sharing: Option<SharingView>,
        /// The calendar file that goes with it.
        calendar: Option<Url>,
        /// The feed that goes with it.
        feed: Option<Url>,
        /// The data of the record it is about, as JSON.
        data: Option<Url>,
    }

    /// A page above another.
    CrumbView {
        /// Its name.
        label: Plain,
        /// Where it is.
        url: Url,
    }

    /// A page in one of the languages.
    AlternateView {
        /// The language.
        lang: Code,
        /// Its name in itself.
        name: Plain,
        /// The whole address; none where the page has no counterpart, or the address of the site is not known.
        absolute: Option<Url>,
        /// Where to read on in that language.
        url: Url,
        /// Whether it is the language of this page.
        current: bool,
    }

    /// What a page says of itself to machines.
    SharingView {
        /// Its type for Open Graph.
        r#type: Plain,
        /// Its language for Open Graph.
        locale: Plain,
        /// The whole address of its poster, of 1200 by 630 pixels.
        image: Option<Url>,
        /// Dublin Core.
        dublin: Vec<DublinView>,
        /// JSON-LD, for a script element.
        json_ld: Option<Html>,
    }

    /// A term of Dublin Core.
    DublinView {
        /// `DC.title`
        name: Plain,
        /// What it says.
        content: Plain,
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
    fn told() -> Type {
        Type::Word("texts by their keys in `texts.yaml`")
    }
}
