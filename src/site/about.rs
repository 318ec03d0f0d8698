//! What is said of a page, worked out once for its head, its breadcrumb and all that name it.

use super::input::Input;
use super::{About, Crumb, Routes, Slice, Subject};
use crate::catalogue::{EntryId, GroupId};
use crate::model::{KindId, PageWords};
use crate::text::{Labels, Lang};

/// Writes what is said of the pages of a language.
pub(super) struct Writer<'a> {
    pub input: Input<'a>,
    pub routes: &'a Routes,
    pub lang: Lang,
}

impl Writer<'_> {
    pub fn about(&self, subject: &Subject) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        match subject {
            Subject::Home => self.page(catalogue.config.title.get(lang), None, Vec::new()),
            Subject::NotFound => self.page(self.text("not_found"), None, Vec::new()),
            Subject::Entry(id) => self.entry(*id),
            Subject::Kind(kind, slice) => self.kind(*kind, slice),
            Subject::Facet(id) => {
                let facet = catalogue.facet(*id);
                let label = facet.plural.get(lang);
                let about = self.page(label, Some(self.of_index(label)), vec![self.home()]);
                About { section: Some(self.routes.facet(*id, lang).to_owned()), ..about }
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

    /// A page of a title; one without a description of its own has the catalogue's.
    fn page(&self, title: &str, description: Option<String>, crumbs: Vec<Crumb>) -> About {
        let general = || self.input.catalogue.config.description.as_ref().map(|text| text.get(self.lang).to_owned());
        let description = description.or_else(general);
        About { title: title.to_owned(), description, crumbs, ..About::default() }
    }

    fn entry(&self, id: EntryId) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
        let title = entry.title(kind, lang);
        let summary = entry.edition(lang).summary(kind).map(|text| text.text.clone());
        let index = self.routes.kind(entry.kind, lang);
        let crumbs = vec![self.home(), crumb(kind.plural.get(lang), index)];
        About {
            title_lang: (title.lang != lang).then_some(title.lang),
            context: Some(kind.label.get(lang).to_owned()),
            section: Some(index.to_owned()),
            ..self.page(&title.text, summary, crumbs)
        }
    }

    fn kind(&self, id: KindId, slice: &Slice) -> About {
        let kind = self.input.catalogue.model.kind(id);
        let label = kind.plural.get(self.lang);
        let description = self.words(kind.description.as_ref()).unwrap_or_else(|| self.of_index(label));
        let about = self.page(&self.numbered(label, slice), Some(description), vec![self.home()]);
        About { section: Some(self.routes.kind(id, self.lang).to_owned()), ..about }
    }

    fn group(&self, id: GroupId, slice: &Slice) -> About {
        let (catalogue, lang) = (self.input.catalogue, self.lang);
        let (facet, group) = (catalogue.facet(id.facet), catalogue.group(id));
        let goal = group.goal().and_then(|number| catalogue.model.sdgs.goal(number));
        let named = || self.of_index(&format!("{}: {}", facet.label.get(lang), group.label.get(lang)));
        let description = goal.map_or_else(named, |goal| goal.text.get(lang).to_owned());
        let index = self.routes.facet(id.facet, lang);
        let mut crumbs = vec![self.home(), crumb(facet.plural.get(lang), index)];
        if let Some(parent) = group.parent.map(|place| id.facet.group(place)) {
            crumbs.push(crumb(catalogue.group(parent).label.get(lang), self.routes.group(parent, lang)));
        }
        let title = self.numbered(&catalogue.group_title(id, lang), slice);
        About {
            // The title of a goal says that it is one.
            context: group.goal().is_none().then(|| facet.label.get(lang).to_owned()),
            section: Some(index.to_owned()),
            ..self.page(&title, Some(description), crumbs)
        }
    }

    fn overview(&self, words: &PageWords, title: &str, route: &str) -> About {
        let description = self.words(words.description.as_ref());
        About { section: Some(route.to_owned()), ..self.page(title, description, vec![self.home()]) }
    }

    fn words(&self, labels: Option<&Labels>) -> Option<String> {
        labels.map(|text| text.get(self.lang).to_owned())
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

    /// What an index is an index of, so that no two indexes have one description.
    fn of_index(&self, what: &str) -> String {
        let title = self.input.catalogue.config.title.get(self.lang);
        self.text("index_text").replace("{title}", title).replace("{what}", what)
    }

    fn text(&self, key: &'static str) -> &str {
        self.input.texts.get(key, self.lang)
    }
}

/// What is called what in a breadcrumb.
fn crumb(label: &str, route: &str) -> Crumb {
    Crumb { label: label.to_owned(), route: route.to_owned() }
}

/// The name of a page where it has to be told from others: a facet's groups need the name of the facet.
pub(super) fn full_name(about: &About, subject: &Subject) -> String {
    match (subject, &about.context) {
        (Subject::Group(..), Some(context)) => format!("{context}: {}", about.title),
        _ => about.title.clone(),
    }
}
