//! Title, description, breadcrumb and section of every page, computed once for all places that show them.

use super::input::Input;
use super::{About, Crumb, Routes, Slice, Subject};
use crate::catalogue::{EntryId, GroupId};
use crate::model::{KindId, PageWords};
use crate::text::Lang;
use std::sync::Arc;

/// Computes the metadata of the pages of one language.
pub(super) struct MetadataBuilder<'a> {
    input: Input<'a>,
    routes: &'a Routes,
    lang: Lang,
    /// The description of the catalogue, used for pages without their own.
    general: Option<Arc<str>>,
    /// For each kind, metadata shared by the pages of its entries.
    kinds: Vec<KindMetadata>,
}

/// Metadata shared by the pages of the entries of one kind.
struct KindMetadata {
    label: Arc<str>,
    index: Arc<str>,
    crumbs: Arc<[Crumb]>,
}

impl<'a> MetadataBuilder<'a> {
    pub fn new(input: Input<'a>, routes: &'a Routes, lang: Lang) -> Self {
        let catalogue = input.catalogue;
        let general = catalogue.config.description.as_ref().map(|text| text.get(lang).into());
        let mut writer = MetadataBuilder { input, routes, lang, general, kinds: Vec::new() };
        let kinds = catalogue.model.kinds().map(|(id, kind)| {
            let index = routes.kind(id, lang);
            let crumbs = [writer.home(), crumb(kind.plural.get(lang), index)].into();
            KindMetadata { label: kind.label.get(lang).into(), index: index.into(), crumbs }
        });
        writer.kinds = kinds.collect();
        writer
    }

    /// The metadata of the page with a subject.
    pub fn about(&self, subject: &Subject) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        match subject {
            Subject::Home => self.page(catalogue.config.title.get(lang), None, Vec::new()),
            Subject::NotFound => self.page(self.text("not_found"), None, Vec::new()),
            Subject::Entry(id) => self.entry(*id),
            Subject::Kind(kind, slice) => self.kind(*kind, slice),
            Subject::Facet(id) => {
                let label = catalogue.facet(*id).plural.get(lang);
                let about = self.page(label, Some(&self.index_description(label)), vec![self.home()]);
                About { section: Some(self.routes.facet(*id, lang).into()), ..about }
            }
            Subject::Group(id, slice) => self.group(*id, slice),
            Subject::Overview(overview) => {
                let words = catalogue.model.overview(*overview);
                self.overview(words, words.label.get(lang), self.routes.overview(*overview, lang))
            }
            Subject::Gathered(id, slice) => {
                let words = &catalogue.model.gathering(*id).words;
                self.overview(words, &self.numbered(words.label.get(lang), slice), self.routes.gathering(*id, lang))
            }
        }
    }

    /// A page with a title; without a description of its own it gets the catalogue's.
    fn page(&self, title: &str, description: Option<&str>, crumbs: Vec<Crumb>) -> About {
        let description = description.map(Arc::from).or_else(|| self.general.clone());
        About { title: title.to_owned(), description, crumbs: crumbs.into(), ..About::default() }
    }

    fn entry(&self, id: EntryId) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
        let (title, of_kind) = (entry.title(kind, lang), &self.kinds[entry.kind.index()]);
        let summary = entry.edition(lang).summary(kind).map(|text| text.text.as_str().into());
        About {
            title: title.text.clone(),
            title_lang: (title.lang != lang).then_some(title.lang),
            context: Some(Arc::clone(&of_kind.label)),
            description: summary.or_else(|| self.general.clone()),
            section: Some(Arc::clone(&of_kind.index)),
            crumbs: Arc::clone(&of_kind.crumbs),
        }
    }

    fn kind(&self, id: KindId, slice: &Slice) -> About {
        let kind = self.input.catalogue.model.kind(id);
        let label = kind.plural.get(self.lang);
        let own = kind.description.as_ref().map(|text| text.get(self.lang).to_owned());
        let description = own.unwrap_or_else(|| self.index_description(label));
        let about = self.page(&self.numbered(label, slice), Some(&description), vec![self.home()]);
        About { section: Some(self.routes.kind(id, self.lang).into()), ..about }
    }

    fn group(&self, id: GroupId, slice: &Slice) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        let (facet, group) = (catalogue.facet(id.facet), catalogue.group(id));
        let goal = group.goal().and_then(|number| catalogue.model.sdgs.goal(number));
        let named = || self.index_description(&format!("{}: {}", facet.label.get(lang), group.label.get(lang)));
        let description = goal.map_or_else(named, |goal| goal.text.get(lang).to_owned());
        let index = self.routes.facet(id.facet, lang);
        let mut crumbs = vec![self.home(), crumb(facet.plural.get(lang), index)];
        if let Some(parent) = group.parent.map(|place| id.facet.group(place)) {
            crumbs.push(crumb(catalogue.group(parent).label.get(lang), self.routes.group(parent, lang)));
        }
        let title = self.numbered(&catalogue.group_title(id, lang), slice);
        About {
            // The title of a goal already says that it is a goal.
            context: group.goal().is_none().then(|| facet.label.get(lang).into()),
            section: Some(index.into()),
            ..self.page(&title, Some(&description), crumbs)
        }
    }

    fn overview(&self, words: &PageWords, title: &str, route: &str) -> About {
        let description = words.description.as_ref().map(|text| text.get(self.lang));
        About { section: Some(route.into()), ..self.page(title, description, vec![self.home()]) }
    }

    fn home(&self) -> Crumb {
        crumb(self.text("home"), &self.routes.home(self.lang))
    }

    fn numbered(&self, label: &str, slice: &Slice) -> String {
        match slice.number {
            1 => label.to_owned(),
            number => format!("{label} ({} {number})", self.text("page")),
        }
    }

    /// The description of an index. It names what is indexed, so that every index has a different description.
    fn index_description(&self, what: &str) -> String {
        let title = self.input.catalogue.config.title.get(self.lang);
        self.text("index_text").replace("{title}", title).replace("{what}", what)
    }

    fn text(&self, key: &'static str) -> &str {
        self.input.texts.get(key, self.lang)
    }
}

fn crumb(label: &str, route: &str) -> Crumb {
    Crumb { label: label.to_owned(), route: route.to_owned() }
}

/// The name of a page that is unique among pages: the title of a facet's group is prefixed with the facet's label.
pub(super) fn full_name(about: &About, subject: &Subject) -> String {
    match (subject, &about.context) {
        (Subject::Group(..), Some(context)) => format!("{context}: {}", about.title),
        _ => about.title.clone(),
    }
}
