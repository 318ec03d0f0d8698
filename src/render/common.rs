//! What pages share, made once for each state of the catalogue: frame, words, goals, links and cards.

use super::given::Given;
use super::glossary::Glossary;
use super::memory::{Link, Memory};
use super::posters::Told;
use super::shapes::{self, Card, GoalView, Html, LinkView, Made, Parts, SiteView};
use super::theme::Theme;
use super::versions::{Thing, Versions, mix};
use super::views::{Views, origin};
use super::{Input, Wanted};
use crate::catalogue::{Catalogue, EntryId};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::site::{Site, Slice, Subject};
use crate::text::Lang;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Context;

/// Everything views are made from. Views see the catalogue only by way of [`Given`].
pub(super) struct Common<'a> {
    catalogue: &'a Catalogue,
    site: &'a Site,
    pub versions: Versions,
    pub theme: &'a Theme,
    pub shared: BTreeMap<Lang, Shared>,
    pub links: BTreeMap<Lang, Links>,
    pub glossaries: BTreeMap<Lang, Glossary>,
    /// What the data of every record say of the catalogue.
    pub origin: serde_json::Value,
}

/// The same on every page of a language.
pub(super) struct Shared {
    pub site: Made<SiteView>,
    pub texts: shapes::Texts,
    pub goals: Made<Vec<GoalView>>,
    /// Each of them by itself.
    pub tiles: Vec<Made<GoalView>>,
    /// The version of all this.
    pub version: u64,
}

/// For each entry, what a link to it says, and its card as HTML.
#[derive(Default)]
pub(super) struct Links {
    pub values: Vec<Made<LinkView>>,
    pub cards: Vec<Html>,
    /// Where its poster is, if it has one, and whether that may not have been made yet.
    pub posters: Vec<Option<(Arc<str>, bool)>>,
}

impl<'a> Common<'a> {
    /// What is remembered and still holds is not made again.
    pub fn new(input: Input<'a>, memory: &mut Memory) -> Result<Self, Diagnostic> {
        let Input { catalogue, site, theme } = input;
        let versions = Versions::new(catalogue, site);
        let (shared, links) = (BTreeMap::new(), BTreeMap::new());
        let languages = &catalogue.config.languages;
        let glossaries = languages.iter().map(|lang| (*lang, Glossary::new(catalogue.words(*lang)))).collect();
        let origin = origin(&catalogue.config);
        let mut common = Common { catalogue, site, versions, theme, shared, links, glossaries, origin };
        for lang in &catalogue.config.languages {
            let shared = common.share(*lang, memory);
            common.shared.insert(*lang, shared);
        }
        for lang in &catalogue.config.languages {
            let links = common.link(*lang, memory)?;
            common.links.insert(*lang, links);
        }
        memory.forget_links(catalogue.entries().len() * catalogue.config.languages.len());
        Ok(common)
    }

    pub fn model(&self) -> &Model {
        &self.catalogue.model
    }

    pub fn config(&self) -> &Config {
        &self.catalogue.config
    }

    /// Whether records have posters: a link that is shared has an address.
    fn has_posters(&self) -> bool {
        self.config().posters && self.config().base_url.is_some()
    }

    /// Every poster by its route, each once: what it says, unless it was made before.
    pub fn posters(&self) -> BTreeMap<&str, Option<Told>> {
        let mut all = BTreeMap::new();
        for (lang, links) in &self.links {
            for (value, poster) in links.values.iter().zip(&links.posters) {
                let Some((route, is_new)) = poster else { continue };
                let told = is_new.then(|| Told::new(self, value.value(), *lang));
                // Two records may say the same: what was made for one is there for the other.
                if told.is_none() || !all.contains_key(&**route) {
                    all.insert(&**route, told);
                }
            }
        }
        all
    }

    /// Views for one page.
    pub fn views(&self) -> Views<'_> {
        Views::new(Given::new(self.catalogue, self.site, &self.versions), self)
    }

    /// One number for what is shown, by the lasting names of it, and for what all pages show.
    pub fn own_version(&self, wanted: Wanted) -> u64 {
        let page = match wanted {
            Wanted::Page(page) => page,
            Wanted::Data(id) => return mix(9, self.versions.name(id)),
        };
        let shared = self.shared[&page.lang].version;
        let slice = |slice: &Slice| {
            let numbers = [slice.number, slice.of, slice.total].iter().fold(0, |sum, number| mix(sum, *number as u64));
            slice.entries.iter().fold(numbers, |sum, id| mix(sum, self.versions.name(*id)))
        };
        let subject = match &page.subject {
            Subject::Home => 1,
            Subject::Entry(id) => mix(2, self.versions.name(*id)),
            Subject::Kind(kind, part) => mix(mix(3, kind.index() as u64), slice(part)),
            Subject::Facet(facet) => mix(4, Versions::facet(self.catalogue.facets()[*facet].of)),
            Subject::Group(facet, group, part) => {
                mix(mix(5, Versions::group(&self.catalogue.facets()[*facet], *group)), slice(part))
            }
            Subject::NotFound => 6,
            Subject::Overview(overview) => mix(7, *overview as u64),
            Subject::Gathered(id, part) => mix(mix(8, id.index() as u64), slice(part)),
        };
        mix(shared, subject)
    }

    fn share(&self, lang: Lang, memory: &mut Memory) -> Shared {
        let views = self.views();
        let site = views.site_view(lang).into();
        let version = memory.version_of_frame(lang, &site);
        let texts = shapes::Texts(self.theme.texts.value(lang));
        let tiles = views.make_goals(lang);
        Shared { site, texts, goals: Made::list(&tiles), tiles, version }
    }

    fn link(&mut self, lang: Lang, memory: &mut Memory) -> Result<Links, Diagnostic> {
        let ids: Vec<EntryId> = self.catalogue.entries().map(|(id, _)| id).collect();
        let name = |id: &EntryId| mix(self.versions.name(*id), lang as u64);
        let made: Vec<Option<Link>> = ids
            .par_iter()
            .map(|id| match memory.link(name(id)) {
                Some(known) if self.versions.hold(&known.receipt) => Ok(None),
                known => self.make_link(*id, lang, known, memory.revision()).map(Some),
            })
            .collect::<Result<_, Diagnostic>>()?;
        let (mut links, revision) = (Links::default(), memory.revision());
        for (id, new) in ids.iter().zip(made) {
            let name = mix(self.versions.name(*id), lang as u64);
            let link = memory.remember_link(name, new);
            links.values.push(link.value.clone());
            links.cards.push(link.card.clone());
            let is_new = link.version == revision;
            links.posters.push(link.poster.clone().map(|route| (route, is_new)));
            self.versions.set(Thing::Link, name, link.version);
        }
        Ok(links)
    }

    /// A link and card; where they say what they said, their version stays.
    fn make_link(&self, id: EntryId, lang: Lang, known: Option<&Link>, revision: u64) -> Result<Link, Diagnostic> {
        let views = self.views();
        let value = Made::from(views.make_link(id, lang));
        let receipt = views.receipt();
        if let Some(known) = known.filter(|known| known.value == value) {
            return Ok(Link { receipt, ..known.clone() });
        }
        let mut context = Context::new();
        let card = Card { lang: lang.code().into(), t: self.shared[&lang].texts.clone(), card: value.clone() };
        card.put(&mut |name, value| context.insert_value(name, value));
        let html = self.theme.render("card.html", &context, self.site.routes.entry(id, lang))?;
        let poster = self.has_posters().then(|| Told::new(self, value.value(), lang).route().into());
        Ok(Link { receipt, value, card: Html::new(&html), poster, version: revision })
    }
}
