//! The frame of every page: title, addresses in other languages, breadcrumb; and of the site: menu, languages.

use super::{Views, address, lang_mark};
use crate::catalogue::{Deadline, EntryId, Facet, FacetKind, MenuItem};
use crate::model::{KindId, Need, Overview, PageWords, Status};
use crate::render::shapes::{
    AlternateView, ColoursView, CrumbView, FacetCountView, HomePage, Html, KindCountView, LicenceView, LogoView,
    MenuItemView, OverviewView, PageView, Plain, SiteView, Url,
};
use crate::site::{Page, RULES, Routes, Slice, Subject, absolute};
use crate::text::{Colour, Lang};

fn colour(colour: Colour) -> Plain {
    let [red, green, blue] = colour.0;
    format!("#{red:02x}{green:02x}{blue:02x}").into()
}

impl Views<'_> {
    pub fn site_view(&self, lang: Lang) -> SiteView {
        let config = self.given.config();
        let routes = self.given.routes();
        let overview =
            |overview: Overview| self.given.has_overview(overview).then(|| address(routes.overview(overview, lang)));
        SiteView {
            title: config.title.get(lang).into(),
            description: config.description.as_ref().map(|text| text.get(lang).into()),
            publisher: config.publisher.as_ref().map(|text| text.get(lang).into()),
            home: address(&routes.home(lang)),
            menu: self.menu(lang),
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
            accessibility: self.statement_address(lang),
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
            as_of: super::value::date_view(self.given.as_of(), lang),
        }
    }

    /// What the configuration names, or else the first kinds that have entries.
    fn menu(&self, lang: Lang) -> Vec<MenuItemView> {
        const UNLESS_SAID: usize = 6;
        let items: Vec<MenuItem> = if self.given.config().menu.is_empty() {
            let kinds = self.given.model().kinds().map(|(kind, _)| kind);
            let used = kinds.filter(|kind| self.given.has_entries(*kind));
            used.take(UNLESS_SAID).map(MenuItem::Kind).collect()
        } else {
            let written = self.given.config().menu.iter();
            let named = written.filter_map(|(written, _)| self.given.menu_item(written));
            named.filter(|item| self.has_page(*item)).collect()
        };
        let item = |item: MenuItem| {
            let mut of = lang;
            let (label, route) = match item {
                MenuItem::Kind(kind) => {
                    (self.given.model().kind(kind).plural.get(lang), self.given.routes().kind(kind, lang))
                }
                MenuItem::Facet(facet) => {
                    let words = self.given.facet_words(facet);
                    let label = if words.of == FacetKind::Sdg { words.label } else { words.plural };
                    (label.get(lang), self.given.routes().facet(facet, lang))
                }
                MenuItem::Overview(overview) => (
                    self.given.model().overview(overview).label.get(lang),
                    self.given.routes().overview(overview, lang),
                ),
                MenuItem::Gathering(id) => {
                    let words = &self.given.model().gathering(id).words;
                    (words.label.get(lang), self.given.routes().gathering(id, lang))
                }
                MenuItem::Entry(id) => {
                    let title = self.given.title(id, lang);
                    of = title.lang;
                    (title.text.as_str(), self.given.routes().entry(id, lang))
                }
            };
            MenuItemView { label: label.into(), lang: lang_mark(of, lang), url: address(route) }
        };
        items.into_iter().map(item).collect()
    }

    fn has_page(&self, item: MenuItem) -> bool {
        match item {
            MenuItem::Kind(kind) => self.given.has_entries(kind),
            MenuItem::Overview(overview) => self.given.has_overview(overview),
            MenuItem::Gathering(id) => self.given.has_gathered(id),
            MenuItem::Facet(_) | MenuItem::Entry(_) => true,
        }
    }

    pub(super) fn page_view(&self, page: &Page) -> PageView {
        let lang = page.lang;
        let (title, title_lang) = self.title(page);
        let base = self.given.config().base_url.as_ref();
        PageView {
            title: title.into(),
            title_lang: lang_mark(title_lang, lang),
            context: self.context(page).map(Plain::from),
            description: self.description(page).map(Plain::from),
            url: address(&page.route),
            section: self.section(page),
            breadcrumb: self.breadcrumb(page),
            alternates: self.alternates(page),
            canonical: base.map(|base| absolute(base, &page.route).into()),
            sharing: self.sharing(page),
            calendar: self.companion(page, Routes::calendar),
            feed: self.companion(page, Routes::feed),
            data: self.data_address(page),
        }
    }

    /// What sort of thing the title names, where two may have one name.
    fn context(&self, page: &Page) -> Option<&str> {
        match &page.subject {
            Subject::Entry(id) => Some(self.given.kind(*id).label.get(page.lang)),
            Subject::Group(facet, group, _) => {
                let words = self.given.facet_words(*facet);
                // The title of a goal says that it is one.
                self.given.group_words(*facet, *group).goal.is_none().then(|| words.label.get(page.lang))
            }
            _ => None,
        }
    }

    fn data_address(&self, page: &Page) -> Option<Url> {
        let (Subject::Entry(id), config) = (&page.subject, self.given.config()) else { return None };
        config.data.then(|| address(&self.given.routes().data(*id, config.language())))
    }

    fn companion(&self, page: &Page, route: impl Fn(&str) -> String) -> Option<Url> {
        let first = match &page.subject {
            Subject::Kind(kind, _) => self.given.routes().kind(*kind, page.lang),
            Subject::Group(facet, group, _) => self.given.routes().group(*facet, *group, page.lang),
            Subject::Home | Subject::Entry(_) | Subject::Overview(_) => &page.route,
            Subject::Facet(_) | Subject::Gathered(..) | Subject::NotFound => return None,
        };
        let route = route(first);
        self.given.has_companion(&route).then(|| address(&route))
    }

    fn title(&self, page: &Page) -> (String, Lang) {
        let lang = page.lang;
        let numbered = |label: &str, slice: &Slice| match slice.number {
            1 => label.to_owned(),
            number => format!("{label} ({} {number})", self.text("page", lang)),
        };
        let title = match &page.subject {
            Subject::Home => self.given.config().title.get(lang).to_owned(),
            Subject::Entry(id) => {
                let title = self.given.title(*id, lang);
                return (title.text.clone(), title.lang);
            }
            Subject::Kind(kind, slice) => numbered(self.given.model().kind(*kind).plural.get(lang), slice),
            Subject::Facet(facet) => self.given.facet_words(*facet).plural.get(lang).to_owned(),
            Subject::Group(facet, group, slice) => numbered(&self.group_title(*facet, *group, lang), slice),
            Subject::Overview(overview) => self.given.model().overview(*overview).label.get(lang).to_owned(),
            Subject::Gathered(id, slice) => numbered(self.given.model().gathering(*id).words.label.get(lang), slice),
            Subject::NotFound => self.text("not_found", lang).to_owned(),
        };
        (title, lang)
    }

    /// `ODS 6. Agua limpia y saneamiento`; for other facets the label alone.
    pub(super) fn group_title(&self, facet: usize, group: usize, lang: Lang) -> String {
        let (facet, group) = (self.given.facet_words(facet), self.given.group_words(facet, group));
        match group.goal {
            Some(number) => format!("{} {number}. {}", facet.label.get(lang), group.label.get(lang)),
            None => group.label.get(lang).to_owned(),
        }
    }

    /// What the model or the record says of it; of an index what it is an index of, so that no two indexes say the same.
    fn description(&self, page: &Page) -> Option<String> {
        let lang = page.lang;
        let text = match &page.subject {
            Subject::Entry(id) => {
                let summary = self.given.entry(*id).edition(lang).summary(self.given.kind(*id));
                summary.map(|text| text.text.as_str())
            }
            Subject::Kind(kind, _) => self.given.model().kind(*kind).description.as_ref().map(|text| text.get(lang)),
            Subject::Group(facet, group, _) => {
                let goal = self.given.group_words(*facet, *group).goal;
                goal.and_then(|number| self.given.model().sdgs.goal(number)).map(|goal| goal.text.get(lang))
            }
            Subject::Overview(overview) => {
                self.given.model().overview(*overview).description.as_ref().map(|text| text.get(lang))
            }
            Subject::Gathered(id, _) => {
                self.given.model().gathering(*id).words.description.as_ref().map(|text| text.get(lang))
            }
            Subject::Home | Subject::Facet(_) | Subject::NotFound => None,
        };
        let index = match &page.subject {
            Subject::Kind(kind, _) => Some(self.given.model().kind(*kind).plural.get(lang).to_owned()),
            Subject::Facet(facet) => Some(self.given.facet_words(*facet).plural.get(lang).to_owned()),
            Subject::Group(facet, group, _) => {
                let (facet, group) = (self.given.facet_words(*facet), self.given.group_words(*facet, *group));
                Some(format!("{}: {}", facet.label.get(lang), group.label.get(lang)))
            }
            _ => None,
        };
        let config = self.given.config();
        let of_index = |what: String| {
            let words = self.text("index_text", lang).replace("{title}", config.title.get(lang));
            words.replace("{what}", &what)
        };
        text.map(str::to_owned)
            .or_else(|| index.map(of_index))
            .or_else(|| config.description.as_ref().map(|text| text.get(lang).to_owned()))
    }

    /// The index the page belongs to, to mark it in the menu.
    fn section(&self, page: &Page) -> Option<Url> {
        let routes = self.given.routes();
        Some(match &page.subject {
            Subject::Entry(id) => address(routes.kind(self.given.kind_of(*id), page.lang)),
            Subject::Kind(kind, _) => address(routes.kind(*kind, page.lang)),
            Subject::Facet(facet) | Subject::Group(facet, _, _) => address(routes.facet(*facet, page.lang)),
            Subject::Overview(overview) => address(routes.overview(*overview, page.lang)),
            Subject::Gathered(id, _) => address(routes.gathering(*id, page.lang)),
            Subject::Home | Subject::NotFound => return None,
        })
    }

    /// From the home page to the page above this one.
    fn breadcrumb(&self, page: &Page) -> Vec<CrumbView> {
        let lang = page.lang;
        let routes = self.given.routes();
        let crumb = |label: &str, route: &str| CrumbView { label: label.into(), url: address(route) };
        let home = crumb(self.text("home", lang), &routes.home(lang));
        match &page.subject {
            Subject::Home | Subject::NotFound => Vec::new(),
            Subject::Entry(id) => {
                let kind = self.given.kind_of(*id);
                vec![home, crumb(self.given.model().kind(kind).plural.get(lang), routes.kind(kind, lang))]
            }
            Subject::Kind(..) | Subject::Facet(_) | Subject::Overview(_) | Subject::Gathered(..) => vec![home],
            Subject::Group(facet, group, _) => {
                let label = self.given.facet_words(*facet).plural.get(lang);
                let mut crumbs = vec![home, crumb(label, routes.facet(*facet, lang))];
                if let Some(parent) = self.given.group_words(*facet, *group).parent {
                    let label = self.given.group_words(*facet, parent).label.get(lang);
                    crumbs.push(crumb(label, routes.group(*facet, parent, lang)));
                }
                crumbs
            }
        }
    }

    /// The same page in every language, this one too.
    fn alternates(&self, page: &Page) -> Vec<AlternateView> {
        let base = self.given.config().base_url.as_ref();
        let alternate = |lang: &Lang| {
            let same = self.given.route_in(page, *lang);
            // The page of what is not there has no counterpart: its links lead home, and it claims none.
            let absolute = base.zip(same.as_ref()).map(|(base, route)| absolute(base, route));
            let route = same.unwrap_or_else(|| self.given.routes().home(*lang));
            AlternateView {
                lang: lang.code().into(),
                name: lang.own_name().into(),
                absolute: absolute.map(Url::from),
                url: address(&route),
                current: *lang == page.lang,
            }
        };
        self.given.config().languages.iter().map(alternate).collect()
    }

    /// What is to be answered soon, what is new, and all there is to browse.
    pub(super) fn home(&self, lang: Lang) -> HomePage {
        let routes = self.given.routes();
        let (kinds, facets) = self.given.counts();
        let kind = |(id, count): (KindId, usize)| {
            let kind = self.given.model().kind(id);
            // What has no dates to it, such as a page or a word, is not what a visitor counts.
            let is_dated = kind.info_date.is_some_and(|field| kind.fields.fields[field].need != Need::Optional);
            KindCountView {
                label: if count == 1 { &kind.label } else { &kind.plural }.get(lang).into(),
                description: kind.description.as_ref().map(|text| text.get(lang).into()),
                url: address(routes.kind(id, lang)),
                count,
                main: kind.explains.is_empty() && is_dated && count > 5,
            }
        };
        let facet = |(number, facet): (usize, &Facet)| FacetCountView {
            label: facet.plural.get(lang).into(),
            url: address(routes.facet(number, lang)),
            count: facet.groups.iter().filter(|group| !group.entries.is_empty()).count(),
        };
        let featured = self.given.config().featured.iter();
        let featured: Vec<EntryId> = featured.filter_map(|(written, _)| self.given.meant(&[], written)).collect();
        HomePage {
            closing: self.cards(&self.closing(), lang),
            newest: self.cards(&self.given.newest(), lang),
            map: self.given.has_overview(Overview::Map).then(|| self.map(lang)),
            featured: self.cards(&featured, lang),
            overviews: self.overviews(lang),
            kinds: kinds.into_iter().map(kind).collect(),
            facets: facets.iter().enumerate().map(facet).collect(),
        }
    }

    /// Pages about the catalogue as a whole, gatherings too.
    fn overviews(&self, lang: Lang) -> Vec<OverviewView> {
        let (model, routes) = (self.given.model(), self.given.routes());
        let view = |words: &PageWords, route: &str| OverviewView {
            label: words.label.get(lang).into(),
            description: words.description.as_ref().map(|text| text.get(lang).into()),
            url: address(route),
        };
        let overviews = Overview::ALL.into_iter().filter(|overview| self.given.has_overview(*overview));
        let overviews = overviews.map(|overview| view(model.overview(overview), routes.overview(overview, lang)));
        let gatherings = model.gatherings().filter(|(id, _)| self.given.has_gathered(*id));
        overviews.chain(gatherings.map(|(id, gathering)| view(&gathering.words, routes.gathering(id, lang)))).collect()
    }

    /// What can be answered soonest.
    fn closing(&self) -> Vec<EntryId> {
        const SHOWN: usize = 3;
        let useful = |deadline: &&Deadline| deadline.status.is_open() || deadline.status == Status::Forthcoming;
        self.given.deadlines().iter().filter(useful).take(SHOWN).map(|deadline| deadline.entry).collect()
    }
}
