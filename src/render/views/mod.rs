//! What templates see: plain values, card-sized for everything but the page's own entry.
//!
//! Addresses are written from the root of the site (`/practicas/cebras.html`); they become relative later.

mod cards;
mod entry;
mod lists;
mod page;
mod value;

use super::theme::Theme;
use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::Diagnostic;
use crate::model::Date;
use crate::site::{Page, Site, Subject};
use crate::text::Lang;
use rayon::prelude::*;
use std::collections::BTreeMap;
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

/// Everything views are made from, with what pages share made once.
pub(super) struct Views<'a> {
    catalogue: &'a Catalogue,
    site: &'a Site,
    theme: &'a Theme,
    as_of: Date,
    shared: BTreeMap<Lang, Shared>,
}

/// The same on every page of a language.
struct Shared {
    site: Value,
    texts: Value,
    /// For each entry, what a link to it says: `{url, title, lang, language, kind, summary, summary_lang, facts,
    /// goals, archived}`.
    links: Vec<Value>,
    /// For each entry, its card as HTML.
    cards: Vec<Value>,
    goals: Vec<Value>,
}

impl<'a> Views<'a> {
    pub fn new(catalogue: &'a Catalogue, site: &'a Site, theme: &'a Theme, as_of: Date) -> Result<Self, Diagnostic> {
        let mut views = Views { catalogue, site, theme, as_of, shared: BTreeMap::new() };
        for lang in &catalogue.config.languages {
            let shared = views.make_shared(*lang)?;
            views.shared.insert(*lang, shared);
        }
        Ok(views)
    }

    fn make_shared(&self, lang: Lang) -> Result<Shared, Diagnostic> {
        let ids: Vec<EntryId> = self.catalogue.entries().map(|(id, _)| id).collect();
        let links: Vec<Value> = ids.par_iter().map(|id| self.make_link(*id, lang)).collect();
        let texts = self.theme.texts.value(lang);
        let card = |(id, link): (&EntryId, &Value)| {
            let mut context = Context::new();
            context.insert_value("lang", Value::from(lang.code()));
            context.insert_value("t", texts.clone());
            context.insert_value("card", link.clone());
            let html = self.theme.render("card.html", &context, self.site.routes.entry(*id, lang))?;
            Ok(Value::safe_string(&html))
        };
        let cards = ids.par_iter().zip(&links).map(card).collect::<Result<_, Diagnostic>>()?;
        Ok(Shared { site: self.site_view(lang), links, cards, goals: self.make_goals(lang), texts })
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
            Subject::NotFound => {}
        }
        context
    }

    /// What a template that is no page, such as the style sheet, receives.
    pub fn site_context(&self) -> Context {
        self.shared_context(self.catalogue.config.language())
    }

    fn shared_context(&self, lang: Lang) -> Context {
        let shared = &self.shared[&lang];
        let mut context = Context::new();
        context.insert_value("lang", Value::from(lang.code()));
        context.insert_value("site", shared.site.clone());
        context.insert_value("t", shared.texts.clone());
        context.insert_value("goals", Value::from(shared.goals.clone()));
        context
    }

    /// The cards of entries, as HTML; each is shared by every page that shows it.
    fn cards(&self, ids: &[EntryId], lang: Lang) -> Value {
        let cards = &self.shared[&lang].cards;
        Value::from(ids.iter().map(|id| cards[id.index()].clone()).collect::<Vec<_>>())
    }

    /// What links to entries say.
    fn links(&self, ids: &[EntryId], lang: Lang) -> Value {
        let links = &self.shared[&lang].links;
        Value::from(ids.iter().map(|id| links[id.index()].clone()).collect::<Vec<_>>())
    }

    fn text(&self, key: &'static str, lang: Lang) -> &str {
        self.theme.texts.get(key, lang)
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
