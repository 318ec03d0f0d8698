//! What templates see: plain values, card-sized for everything but the page's own entry.
//!
//! Addresses are written from the root of the site (`/practicas/cebras.html`); they become relative later.

mod cards;
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

/// What a template receives, by name.
#[derive(Default)]
pub(super) struct Shown(Vec<(&'static str, Value)>);

impl Shown {
    pub fn insert(&mut self, name: &'static str, value: impl Into<Value>) {
        self.0.push((name, value.into()));
    }

    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, value)| (*name, value))
    }

    pub fn into_context(self) -> Context {
        let mut context = Context::new();
        for (name, value) in self.0 {
            context.insert_value(name, value);
        }
        context
    }
}

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
    pub fn shown(&self, page: &Page) -> Shown {
        let mut shown = self.shared(page.lang);
        shown.insert("page", self.page_view(page));
        match &page.subject {
            Subject::Home => self.home(page.lang, &mut shown),
            Subject::Entry(id) => shown.insert("entry", self.entry_view(*id, page.lang)),
            Subject::Kind(kind, slice) => self.kind_list(*kind, slice, page.lang, &mut shown),
            Subject::Facet(facet) => self.facet_index(*facet, page.lang, &mut shown),
            Subject::Group(facet, group, slice) => self.group_list(*facet, *group, slice, page.lang, &mut shown),
            Subject::Overview(overview) => match overview {
                Overview::Deadlines => self.board(page.lang, &mut shown),
                Overview::Calendar => self.calendar(page.lang, &mut shown),
                Overview::Matches => self.leftovers(page.lang, &mut shown),
                Overview::Statistics => self.statistics(page.lang, &mut shown),
                Overview::Map => self.map(page.lang, &mut shown),
                Overview::Quality => self.quality(page.lang, &mut shown),
                Overview::Accessibility => self.accessibility(page.lang, &mut shown),
            },
            Subject::Gathered(id, slice) => self.gathered(*id, slice, page.lang, &mut shown),
            Subject::NotFound => {}
        }
        shown
    }

    /// What a template that is no page, such as the style sheet, receives.
    pub fn shown_anywhere(&self) -> Shown {
        self.shared(self.given.config().language())
    }

    fn shared(&self, lang: Lang) -> Shown {
        let shared = &self.common.shared[&lang];
        let mut shown = Shown::default();
        shown.insert("lang", lang.code());
        shown.insert("site", shared.site.clone());
        shown.insert("t", shared.texts.clone());
        shown.insert("goals", shared.goals.clone());
        shown
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
