//! What templates see: plain values, card-sized for everything but the page's own entry.
//!
//! Addresses are written from the root of the site (`/practicas/cebras.html`); they become relative later.

mod cards;
mod deadlines;
mod entry;
mod gathered;
mod layouts;
mod lists;
mod map;
mod matches;
mod page;
mod quality;
mod statistics;
mod value;
mod window;

use super::common::Common;
use super::given::Given;
use super::versions::{Key, Thing};
use crate::catalogue::EntryId;
use crate::model::Overview;
use crate::site::{Page, Subject};
use crate::text::Lang;
use std::cell::RefCell;
use std::collections::HashSet;
use tera::{Context, Value};

/// A `tera::Value` map, written like one.
macro_rules! object {
    ($($key:literal : $value:expr),* $(,)?) => {{
        let mut map = tera::Map::with_capacity([$($key),*].len());
        $(map.insert($key.into(), tera::Value::from($value));)*
        tera::Value::from(map)
    }};
}
pub(super) use object;

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

    /// What the template of a page receives.
    pub fn context(&self, page: &Page) -> Context {
        let mut context = self.shared_context(page.lang);
        context.insert_value("page", self.page_view(page));
        match &page.subject {
            Subject::Home => self.home(page.lang, &mut context),
            Subject::Entry(id) => context.insert_value("entry", self.entry_view(*id, page.lang)),
            Subject::Kind(kind, slice) => self.kind_list(*kind, slice, page.lang, &mut context),
            Subject::Facet(facet) => self.facet_index(*facet, page.lang, &mut context),
            Subject::Group(facet, group, slice) => self.group_list(*facet, *group, slice, page.lang, &mut context),
            Subject::Overview(overview) => match overview {
                Overview::Deadlines => self.board(page.lang, &mut context),
                Overview::Calendar => self.calendar(page.lang, &mut context),
                Overview::Matches => self.leftovers(page.lang, &mut context),
                Overview::Statistics => self.statistics(page.lang, &mut context),
                Overview::Map => self.map(page.lang, &mut context),
                Overview::Quality => self.quality(page.lang, &mut context),
            },
            Subject::Gathered(id, slice) => self.gathered(*id, slice, page.lang, &mut context),
            Subject::NotFound => {}
        }
        context
    }

    /// What a template that is no page, such as the style sheet, receives.
    pub fn site_context(&self) -> Context {
        self.shared_context(self.given.config().language())
    }

    fn shared_context(&self, lang: Lang) -> Context {
        let shared = &self.common.shared[&lang];
        let mut context = Context::new();
        context.insert_value("lang", Value::from(lang.code()));
        context.insert_value("site", shared.site.clone());
        context.insert_value("t", shared.texts.clone());
        context.insert_value("goals", Value::from(shared.goals.clone()));
        context
    }

    /// The cards of entries, as HTML; each is shared by every page that shows it.
    fn cards(&self, ids: &[EntryId], lang: Lang) -> Value {
        self.shared_values(ids, lang, &self.common.links[&lang].cards)
    }

    /// What links to entries say.
    fn links(&self, ids: &[EntryId], lang: Lang) -> Value {
        self.shared_values(ids, lang, &self.common.links[&lang].values)
    }

    fn shared_values(&self, ids: &[EntryId], lang: Lang, values: &[Value]) -> Value {
        let value = |id: &EntryId| {
            self.given.note_in(Thing::Link, *id, lang);
            values[id.index()].clone()
        };
        Value::from(ids.iter().map(value).collect::<Vec<_>>())
    }

    /// The one link of an entry.
    fn link(&self, id: EntryId, lang: Lang) -> Value {
        self.given.note_in(Thing::Link, id, lang);
        self.common.links[&lang].values[id.index()].clone()
    }

    fn text(&self, key: &'static str, lang: Lang) -> &str {
        self.common.theme.texts.get(key, lang)
    }
}

/// An address from the root of the site.
fn address(route: &str) -> Value {
    Value::from(format!("/{route}"))
}

/// The `lang` attribute a passage needs on a page: none if it is in the page's own language.
fn lang_mark(of: Lang, page: Lang) -> Value {
    if of == page { Value::none() } else { Value::from(of.code()) }
}
