//! What templates see: the shapes of the contract filled, card-sized for everything but the page's own entry.
//!
//! Addresses are written from the root of the site (`/practicas/cebras.html`); they become relative later.

mod cards;
mod data;
mod deadlines;
mod entry;
mod face;
mod gathered;
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

pub(super) use data::origin;

use super::common::{Common, Shared};
use super::given::Given;
use super::shapes::{
    AccessibilityPage, CalendarPage, Code, Content, DeadlinesPage, EntryPage, EveryPage, Everywhere, FacetPage, Html,
    LinkView, Made, MapPage, MatchesPage, NotFoundPage, Parts, QualityPage, StatisticsPage, Url,
};
use super::versions::{Key, Thing};
use crate::catalogue::EntryId;
use crate::model::Overview;
use crate::site::{Page, Subject};
use crate::text::Lang;
use std::cell::RefCell;
use std::collections::HashSet;
use tera::Context;

/// What one page shows.
pub(super) struct Views<'a> {
    given: Given<'a>,
    common: &'a Common<'a>,
    /// Records whose words the page has linked already.
    explained: RefCell<HashSet<EntryId>>,
}

impl<'a> Views<'a> {
    pub fn new(given: Given<'a>, common: &'a Common<'a>) -> Self {
        Views { given, common, explained: RefCell::default() }
    }

    /// All that was used of the catalogue.
    pub fn receipt(self) -> Box<[(Key, u64)]> {
        self.given.receipt()
    }

    /// The template of a page and all that it receives.
    pub fn received(&self, page: &Page) -> (&'static str, Context) {
        let content = self.content(page);
        let template = content.tag();
        let mut context = Context::new();
        let mut put = |name, value| context.insert_value(name, value);
        self.everywhere(page.lang).put(&mut put);
        EveryPage { page: self.page_view(page) }.put(&mut put);
        content.put(&mut put);
        (template, context)
    }

    fn content(&self, page: &Page) -> Content {
        let lang = page.lang;
        match &page.subject {
            Subject::Home => Content::Home(self.home(lang)),
            Subject::Entry(id) => Content::Entry(EntryPage { entry: self.entry_view(*id, lang) }),
            Subject::Kind(kind, slice) => Content::Kind(self.kind_list(*kind, slice, lang)),
            Subject::Facet(facet) => Content::Facet(FacetPage { facet: self.facet_index(*facet, lang) }),
            Subject::Group(facet, group, slice) => Content::Group(self.group_list(*facet, *group, slice, lang)),
            Subject::Gathered(id, slice) => Content::Gathered(self.gathered(*id, slice, lang)),
            Subject::NotFound => Content::NotFound(NotFoundPage {}),
            Subject::Overview(overview) => match overview {
                Overview::Deadlines => Content::Deadlines(DeadlinesPage { board: self.board(lang) }),
                Overview::Calendar => Content::Calendar(CalendarPage { calendar: self.calendar(lang) }),
                Overview::Matches => Content::Matches(MatchesPage { leftovers: self.leftovers(lang) }),
                Overview::Statistics => Content::Statistics(StatisticsPage { statistics: self.statistics(lang) }),
                Overview::Map => Content::Map(MapPage { map: self.map(lang) }),
                Overview::Quality => Content::Quality(QualityPage { quality: self.quality(lang) }),
                Overview::Accessibility => {
                    Content::Accessibility(AccessibilityPage { statement: self.accessibility(lang) })
                }
            },
        }
    }

    /// What a template that is no page, such as the style sheet, receives.
    pub fn received_anywhere(&self) -> Context {
        let mut context = Context::new();
        self.everywhere(self.given.config().language()).put(&mut |name, value| context.insert_value(name, value));
        context
    }

    fn everywhere(&self, lang: Lang) -> Everywhere {
        let Shared { site, texts, goals, .. } = &self.common.shared[&lang];
        Everywhere { lang: lang.code().into(), site: site.clone(), t: texts.clone(), goals: goals.clone() }
    }

    /// The cards of entries, as HTML; each is shared by every page that shows it.
    fn cards(&self, ids: &[EntryId], lang: Lang) -> Vec<Html> {
        self.shared(ids, lang, &self.common.links[&lang].cards)
    }

    /// What links to entries say.
    fn links(&self, ids: &[EntryId], lang: Lang) -> Vec<Made<LinkView>> {
        self.shared(ids, lang, &self.common.links[&lang].values)
    }

    fn shared<T: Clone>(&self, ids: &[EntryId], lang: Lang, values: &[T]) -> Vec<T> {
        let value = |id: &EntryId| {
            self.given.note_in(Thing::Link, *id, lang);
            values[id.index()].clone()
        };
        ids.iter().map(value).collect()
    }

    /// The one link of an entry.
    fn link(&self, id: EntryId, lang: Lang) -> Made<LinkView> {
        self.given.note_in(Thing::Link, id, lang);
        self.common.links[&lang].values[id.index()].clone()
    }

    fn text(&self, key: &'static str, lang: Lang) -> &str {
        self.common.theme.texts.get(key, lang)
    }
}

/// An address from the root of the site.
fn address(route: &str) -> Url {
    format!("/{route}").into()
}

/// The `lang` attribute a passage needs on a page: none if it is in the page's own language.
fn lang_mark(of: Lang, page: Lang) -> Option<Code> {
    (of != page).then(|| of.code().into())
}
