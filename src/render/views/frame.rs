//! View of what all pages of a language share: the catalogue and its menu.

use super::address;
use super::face::statement_address;
use super::lang::lang_mark;
use super::value::date_view;
use crate::catalogue::{FacetKind, MenuItem};
use crate::model::Overview;
use crate::render::shapes::{ColoursView, Html, LicenceView, LogoView, MenuItemView, Plain, SiteView, Url};
use crate::site::{RULES, Routes};
use crate::text::{Colour, Lang};
use crate::tracked::Reads;

/// The view of the catalogue.
pub(in crate::render) fn site(reads: &Reads, lang: Lang) -> SiteView {
    let config = reads.config();
    let routes = reads.routes();
    let overview = |overview: Overview| reads.has_overview(overview).then(|| address(routes.overview(overview, lang)));
    SiteView {
        title: config.title.get(lang).into(),
        description: config.description.as_ref().map(|text| text.get(lang).into()),
        publisher: config.publisher.as_ref().map(|text| text.get(lang).into()),
        home: address(&routes.home(lang)),
        menu: menu(reads, lang),
        licence: config
            .licence
            .as_ref()
            .map(|licence| LicenceView { name: licence.name.get(lang).into(), url: (&licence.url).into() }),
        base_url: config.base_url.as_ref().map(Url::from),
        rules: Html::new(RULES),
        logo: config
            .logo
            .as_ref()
            .map(|logo| LogoView { url: address(&Routes::file(&logo.path)), alt: logo.alt.get(lang).into() }),
        colours: ColoursView {
            band: colour(config.colours.band),
            accent: colour(config.colours.accent),
            link: colour(config.colours.link),
        },
        accessibility: statement_address(reads, lang),
        accessible_symbol: config
            .accessibility
            .as_ref()
            .is_some_and(|statement| statement.countries.iter().any(|code| code == "br")),
        time_zone: (&config.time_zone).into(),
        closing_soon: u64::from(config.closing_soon),
        deadlines: overview(Overview::Deadlines),
        calendar: overview(Overview::Calendar),
        matches: overview(Overview::Matches),
        map: overview(Overview::Map),
        as_of: date_view(reads.as_of(), lang),
    }
}

/// The configured menu, or else the first kinds that have entries.
fn menu(reads: &Reads, lang: Lang) -> Vec<MenuItemView> {
    const UNLESS_SAID: usize = 6;
    let items: Vec<MenuItem> = if reads.config().menu.is_empty() {
        let kinds = reads.model().kinds().map(|(kind, _)| kind);
        let used = kinds.filter(|kind| reads.has_entries(*kind));
        used.take(UNLESS_SAID).map(MenuItem::Kind).collect()
    } else {
        let written = reads.config().menu.iter();
        let named = written.filter_map(|(written, _)| reads.menu_item(written));
        named.filter(|item| has_page(reads, *item)).collect()
    };
    let item = |item: MenuItem| {
        let mut of = lang;
        let (label, route) = match item {
            MenuItem::Kind(kind) => (reads.model().kind(kind).plural.get(lang), reads.routes().kind(kind, lang)),
            MenuItem::Facet(facet) => {
                let words = reads.facet_words(facet);
                let label = if words.of == FacetKind::Sdg { words.label } else { words.plural };
                (label.get(lang), reads.routes().facet(facet, lang))
            }
            MenuItem::Overview(overview) => {
                (reads.model().overview(overview).label.get(lang), reads.routes().overview(overview, lang))
            }
            MenuItem::Gathering(id) => {
                let words = &reads.model().gathering(id).words;
                (words.label.get(lang), reads.routes().gathering(id, lang))
            }
            MenuItem::Entry(id) => {
                let title = reads.title(id, lang);
                of = title.lang;
                (title.text.as_str(), reads.routes().entry(id, lang))
            }
        };
        MenuItemView { label: label.into(), lang: lang_mark(of, lang), url: address(route) }
    };
    items.into_iter().map(item).collect()
}

fn has_page(reads: &Reads, item: MenuItem) -> bool {
    match item {
        MenuItem::Kind(kind) => reads.has_entries(kind),
        MenuItem::Overview(overview) => reads.has_overview(overview),
        MenuItem::Gathering(id) => reads.has_gathered(id),
        MenuItem::Facet(_) | MenuItem::Entry(_) => true,
    }
}

fn colour(colour: Colour) -> Plain {
    let [red, green, blue] = colour.0;
    format!("#{red:02x}{green:02x}{blue:02x}").into()
}
