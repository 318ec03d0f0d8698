//! Views: fill the shapes of the contract. Entries other than the page's own appear as links or cards.
//!
//! Addresses are written from the root of the site (`/practicas/cebras.html`) and made relative later.

mod cards;
mod deadlines;
mod entry;
mod face;
mod frame;
mod gathered;
mod lang;
mod layouts;
mod lists;
mod map;
mod matches;
mod page;
mod quality;
mod sharing;
mod statistics;
mod value;
mod window;

pub(super) use cards::{goals, link};
pub(super) use frame::site;

use super::shapes::{
    AccessibilityPage, CalendarPage, Content, DeadlinesPage, EntryPage, EveryPage, Everywhere, FacetPage, Html,
    LinkView, MapPage, MatchesPage, NotFoundPage, Parts, Prepared, QualityPage, StatisticsPage, Url,
};
use super::{Frame, Renderer, context};
use crate::catalogue::EntryId;
use crate::model::Overview;
use crate::site::{Page, Subject};
use crate::text::Lang;
use crate::tracked::Reads;
use std::cell::RefCell;
use std::collections::HashSet;
use tera::Context;

/// The views of one page.
pub(super) struct Views<'a> {
    reads: &'a Reads<'a>,
    renderer: &'a Renderer<'a>,
    /// Records whose glossary terms the page has already linked.
    explained: RefCell<HashSet<EntryId>>,
}

impl<'a> Views<'a> {
    pub fn new(reads: &'a Reads<'a>, renderer: &'a Renderer<'a>) -> Self {
        Views { reads, renderer, explained: RefCell::default() }
    }

    /// The template of a page and its context.
    pub fn received(&self, page: &Page) -> (&'static str, Context) {
        let content = self.content(page);
        let template = content.tag();
        let mut context = self.received_everywhere(page.lang);
        let mut insert = |name, value| context.insert_value(name, value);
        EveryPage { page: self.page_view(page) }.emit(&mut insert);
        content.emit(&mut insert);
        (template, context)
    }

    fn content(&self, page: &Page) -> Content {
        let lang = page.lang;
        match &page.subject {
            Subject::Home => Content::Home(self.home(lang)),
            Subject::Entry(id) => Content::Entry(EntryPage { entry: self.entry_view(*id, lang) }),
            Subject::Kind(kind, slice) => Content::Kind(self.kind_list(*kind, slice, lang)),
            Subject::Facet(id) => Content::Facet(FacetPage { facet: self.facet_index(*id, lang) }),
            Subject::Group(id, slice) => Content::Group(self.group_list(*id, slice, lang)),
            Subject::Gathered(id, slice) => Content::Gathered(self.gathered(*id, slice, lang)),
            Subject::NotFound => Content::NotFound(NotFoundPage {}),
            Subject::Overview(overview) => self.overview(*overview, lang),
        }
    }

    fn overview(&self, overview: Overview, lang: Lang) -> Content {
        match overview {
            Overview::Deadlines => Content::Deadlines(DeadlinesPage { board: self.board(lang) }),
            Overview::Calendar => Content::Calendar(CalendarPage { calendar: self.calendar(lang) }),
            Overview::Matches => Content::Matches(MatchesPage { leftovers: self.leftovers(lang) }),
            Overview::Statistics => Content::Statistics(StatisticsPage { statistics: self.statistics(lang) }),
            Overview::Map => Content::Map(MapPage { map: self.map(lang) }),
            Overview::Quality => Content::Quality(QualityPage { quality: self.quality(lang) }),
            Overview::Accessibility => {
                Content::Accessibility(AccessibilityPage { statement: self.accessibility(lang) })
            }
        }
    }

    /// The context that every template receives.
    pub fn received_everywhere(&self, lang: Lang) -> Context {
        let Frame { site, texts, goals, .. } = self.frame(lang);
        context(Everywhere { lang: lang.code().into(), site: site.clone(), t: texts.clone(), goals: goals.clone() })
    }

    fn frame(&self, lang: Lang) -> &Frame {
        self.renderer.frames.of_lang(lang, self.reads)
    }

    /// The cards of entries as HTML, shared by all pages that show them.
    fn cards(&self, ids: &[EntryId], lang: Lang) -> Vec<Html> {
        ids.iter().map(|id| self.renderer.cards.of(*id, lang, self.reads).html.clone()).collect()
    }

    /// The views of entries as links.
    fn links(&self, ids: &[EntryId], lang: Lang) -> Vec<Prepared<LinkView>> {
        ids.iter().map(|id| self.link(*id, lang)).collect()
    }

    /// The view of an entry as a link.
    fn link(&self, id: EntryId, lang: Lang) -> Prepared<LinkView> {
        self.renderer.cards.of(id, lang, self.reads).link.clone()
    }

    fn text(&self, key: &'static str, lang: Lang) -> &'a str {
        self.reads.text(key, lang)
    }
}

/// An address from the root of the site.
fn address(route: &str) -> Url {
    format!("/{route}").into()
}
