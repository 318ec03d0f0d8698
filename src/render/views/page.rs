//! Views of page metadata and of the home page.

use super::lang::lang_mark;
use super::{Views, address};
use crate::catalogue::{Deadline, EntryId, FacetId};
use crate::model::{KindId, Need, Overview, PageWords, Status};
use crate::render::shapes::{
    AlternateView, CrumbView, FacetCountView, HomePage, KindCountView, OverviewView, PageView, Plain, Url,
};
use crate::site::{Crumb, Page, absolute};
use crate::text::Lang;

impl Views<'_> {
    pub(super) fn page_view(&self, page: &Page) -> PageView {
        let (lang, about) = (page.lang, &page.about);
        let base = self.reads.config().base_url.as_ref();
        let crumb = |crumb: &Crumb| CrumbView { label: (&crumb.label).into(), url: address(&crumb.route) };
        let beside = |route: &Option<String>| route.as_deref().map(address);
        PageView {
            title: (&about.title).into(),
            title_lang: about.title_lang.and_then(|of| lang_mark(of, lang)),
            context: about.context.as_deref().map(Plain::from),
            description: about.description.as_deref().map(Plain::from),
            url: address(&page.route),
            section: about.section.as_deref().map(address),
            breadcrumb: about.crumbs.iter().map(crumb).collect(),
            alternates: self.alternates(page),
            canonical: base.map(|base| absolute(base, &page.route).into()),
            sharing: self.sharing(page),
            calendar: beside(&page.calendar),
            feed: beside(&page.feed),
            data: beside(&page.data),
        }
    }

    /// The page in every language, including its own.
    fn alternates(&self, page: &Page) -> Vec<AlternateView> {
        let base = self.reads.config().base_url.as_ref();
        let alternate = |lang: &Lang| {
            let same = self.reads.routes().of(&page.subject, *lang);
            // A not-found page has no counterpart: it links to the home page and declares no alternate address.
            let absolute = base.zip(same.as_ref()).map(|(base, route)| absolute(base, route));
            let route = same.unwrap_or_else(|| self.reads.routes().home(*lang));
            AlternateView {
                lang: lang.code().into(),
                name: lang.own_name().into(),
                absolute: absolute.map(Url::from),
                url: address(&route),
                current: *lang == page.lang,
            }
        };
        self.reads.config().languages.iter().map(alternate).collect()
    }

    /// The next deadlines, the newest records and all indexes.
    pub(super) fn home(&self, lang: Lang) -> HomePage {
        let routes = self.reads.routes();
        let kind = |(id, count): (KindId, usize)| {
            let kind = self.reads.model().kind(id);
            // Kinds without required dates, such as pages and glossary terms, are not counted for visitors.
            let is_dated = kind.info_date.is_some_and(|field| kind.fields[field].need != Need::Optional);
            KindCountView {
                label: if count == 1 { &kind.label } else { &kind.plural }.get(lang).into(),
                description: kind.description.as_ref().map(|text| text.get(lang).into()),
                url: address(routes.kind(id, lang)),
                count,
                main: kind.explains.is_empty() && is_dated && count > 5,
            }
        };
        let facet = |(id, count): (FacetId, usize)| FacetCountView {
            label: self.reads.facet_words(id).plural.get(lang).into(),
            url: address(routes.facet(id, lang)),
            count,
        };
        let featured = self.reads.config().featured.iter();
        let featured: Vec<EntryId> = featured.filter_map(|(written, _)| self.reads.resolve(&[], written)).collect();
        HomePage {
            closing: self.cards(&self.closing(), lang),
            newest: self.cards(&self.reads.newest(), lang),
            map: self.reads.has_overview(Overview::Map).then(|| self.map(lang)),
            featured: self.cards(&featured, lang),
            overviews: self.overviews(lang),
            kinds: self.reads.kind_sizes().into_iter().map(kind).collect(),
            facets: self.reads.facet_sizes().into_iter().map(facet).collect(),
        }
    }

    /// Overviews and gatherings.
    fn overviews(&self, lang: Lang) -> Vec<OverviewView> {
        let (model, routes) = (self.reads.model(), self.reads.routes());
        let view = |words: &PageWords, route: &str| OverviewView {
            label: words.label.get(lang).into(),
            description: words.description.as_ref().map(|text| text.get(lang).into()),
            url: address(route),
        };
        let overviews = Overview::ALL.into_iter().filter(|overview| self.reads.has_overview(*overview));
        let overviews = overviews.map(|overview| view(model.overview(overview), routes.overview(overview, lang)));
        let gatherings = model.gatherings().filter(|(id, _)| self.reads.has_gathered(*id));
        overviews.chain(gatherings.map(|(id, gathering)| view(&gathering.words, routes.gathering(id, lang)))).collect()
    }

    /// The deadlines that close soonest.
    fn closing(&self) -> Vec<EntryId> {
        const SHOWN: usize = 3;
        let useful = |deadline: &&Deadline| deadline.status.is_open() || deadline.status == Status::Forthcoming;
        self.reads.deadlines().iter().filter(useful).take(SHOWN).map(|deadline| deadline.entry).collect()
    }
}
