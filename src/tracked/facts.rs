//! What makers may read without a record: the caches are dropped when it changes, or it follows from what is recorded.

use super::reads::Reads;
use crate::catalogue::{EntryId, FacetId, FacetKind, GroupId, GroupKey};
use crate::config::Config;
use crate::model::{Date, Kind, KindId, Model};
use crate::site::{Page, PageId, Routes};
use crate::text::{Labels, Lang};

/// What a facet is called.
#[derive(Debug, Clone, Copy)]
pub struct FacetWords<'a> {
    /// What divides the catalogue.
    pub of: FacetKind,
    /// What one group is called.
    pub label: &'a Labels,
    /// What the groups are called.
    pub plural: &'a Labels,
    /// Whether its groups can be followed.
    pub follow: bool,
}

impl<'a> Reads<'a> {
    /// The configuration.
    pub fn config(&self) -> &'a Config {
        &self.snapshot.catalogue.config
    }

    /// What records may say.
    pub fn model(&self) -> &'a Model {
        &self.snapshot.catalogue.model
    }

    /// A text of the interface.
    pub fn text(&self, key: &'static str, lang: Lang) -> &'a str {
        self.snapshot.texts.get(key, lang)
    }

    /// The day statuses are told of.
    pub fn as_of(&self) -> Date {
        self.snapshot.catalogue.as_of
    }

    /// Routes follow from the names of entries, by which they are recorded.
    pub fn routes(&self) -> &'a Routes {
        &self.snapshot.site.routes
    }

    /// A page that the file is about: what is said of it is part of the fingerprint of the file's target.
    pub fn page(&self, id: PageId) -> &'a Page {
        self.snapshot.site.page(id)
    }

    /// An entry does not change its kind; it would be another.
    pub fn kind_of(&self, id: EntryId) -> KindId {
        self.snapshot.catalogue.entry(id).kind
    }

    /// The kind of an entry, which does not change.
    pub fn kind(&self, id: EntryId) -> &'a Kind {
        self.snapshot.catalogue.kind(id)
    }

    /// An entry does not change its id; it would be another.
    pub fn id_of(&self, id: EntryId) -> &'a str {
        &self.snapshot.catalogue.entry(id).id
    }

    /// The words of a facet, which are the model's.
    pub fn facet_words(&self, id: FacetId) -> FacetWords<'a> {
        let facet = self.snapshot.catalogue.facet(id);
        FacetWords { of: facet.of, label: &facet.label, plural: &facet.plural, follow: facet.follow }
    }

    /// The label of a group: the model's, or a year.
    pub fn group_label(&self, id: GroupId) -> &'a Labels {
        &self.snapshot.catalogue.group(id).label
    }

    /// `ODS 6. Agua limpia y saneamiento`; of other facets the label of the group alone.
    pub fn group_title(&self, id: GroupId, lang: Lang) -> String {
        self.snapshot.catalogue.group_title(id, lang)
    }

    /// The goal a group stands for.
    pub fn goal_of(&self, id: GroupId) -> Option<u8> {
        self.snapshot.catalogue.group(id).goal()
    }

    /// The page of a goal, from 1; every goal has one.
    pub fn goal_route(&self, number: u8, lang: Lang) -> &'a str {
        let facet = self.snapshot.catalogue.facet_of(FacetKind::Sdg).unwrap_or_default();
        self.snapshot.site.routes.group(facet.group(usize::from(number) - 1), lang)
    }

    /// The place in its vocabulary of the term a group stands for.
    pub fn term_of(&self, id: GroupId) -> Option<usize> {
        match self.snapshot.catalogue.group(id).key {
            GroupKey::Term(term) => Some(term.index()),
            GroupKey::Goal(_) | GroupKey::Year(_) => None,
        }
    }
}
