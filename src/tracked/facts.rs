//! Reads that need no recording, because a change of these facts drops the caches or they follow from recorded facts.

use super::reads::Reads;
use crate::catalogue::{EntryId, FacetId, FacetKind, GroupId, GroupKey};
use crate::config::Config;
use crate::model::{Date, Now, Kind, KindId, Model};
use crate::site::{Page, PageId, Routes};
use crate::text::{Labels, Lang};

/// The labels of a facet.
#[derive(Debug, Clone, Copy)]
pub struct FacetWords<'a> {
    /// What the facet divides the catalogue by.
    pub of: FacetKind,
    /// Label of one group, singular.
    pub label: &'a Labels,
    /// Label of the groups, plural.
    pub plural: &'a Labels,
    /// Whether each group has a feed and a calendar to subscribe to.
    pub follow: bool,
}

impl<'a> Reads<'a> {
    /// The configuration.
    pub fn config(&self) -> &'a Config {
        &self.snapshot.catalogue.config
    }

    /// The model: kinds, fields and vocabularies.
    pub fn model(&self) -> &'a Model {
        &self.snapshot.catalogue.model
    }

    /// A text of the interface, by its key in `texts.yaml`.
    pub fn text(&self, key: &'static str, lang: Lang) -> &'a str {
        self.snapshot.texts.get(key, lang)
    }

    /// The day for which deadlines and reviews are computed.
    pub fn as_of(&self) -> Date {
        self.snapshot.catalogue.as_of
    }

    /// The same day in the catalogue's time zone.
    pub fn now(&self) -> &'a Now {
        &self.snapshot.catalogue.now
    }

    /// All routes. They follow from the model and the stable names of entries, and names are part of recorded keys.
    pub fn routes(&self) -> &'a Routes {
        &self.snapshot.site.routes
    }

    /// A page the file is about. Its metadata is part of the target's fingerprint.
    pub fn page(&self, id: PageId) -> &'a Page {
        self.snapshot.site.page(id)
    }

    /// The id of an entry's kind. It needs no recording: a record with another kind is another entry.
    pub fn kind_of(&self, id: EntryId) -> KindId {
        self.snapshot.catalogue.entry(id).kind
    }

    /// The kind of an entry. It never changes.
    pub fn kind(&self, id: EntryId) -> &'a Kind {
        self.snapshot.catalogue.kind(id)
    }

    /// The id of an entry. It needs no recording: a record with another id is another entry.
    pub fn id_of(&self, id: EntryId) -> &'a str {
        &self.snapshot.catalogue.entry(id).id
    }

    /// The labels of a facet, which come from the model.
    pub fn facet_words(&self, id: FacetId) -> FacetWords<'a> {
        let facet = self.snapshot.catalogue.facet(id);
        FacetWords { of: facet.of, label: &facet.label, plural: &facet.plural, follow: facet.follow }
    }

    /// The label of a group: from the model, or a year.
    pub fn group_label(&self, id: GroupId) -> &'a Labels {
        &self.snapshot.catalogue.group(id).label
    }

    /// The title of a group: `ODS 6. Agua limpia y saneamiento` for a goal, otherwise its label.
    pub fn group_title(&self, id: GroupId, lang: Lang) -> String {
        self.snapshot.catalogue.group_title(id, lang)
    }

    /// The number of the goal, 1 to 17, if the group is one.
    pub fn goal_of(&self, id: GroupId) -> Option<u8> {
        self.snapshot.catalogue.group(id).goal()
    }

    /// Route of a goal's page by its number, 1 to 17. Every goal has a page.
    pub fn goal_route(&self, number: u8, lang: Lang) -> &'a str {
        let facet = self.snapshot.catalogue.facet_of(FacetKind::Sdg).unwrap_or_default();
        self.snapshot.site.routes.group(facet.group(usize::from(number) - 1), lang)
    }

    /// Index of the group's term in its vocabulary, if the group is a term.
    pub fn term_of(&self, id: GroupId) -> Option<usize> {
        match self.snapshot.catalogue.group(id).key {
            GroupKey::Term(term) => Some(term.index()),
            GroupKey::Goal(_) | GroupKey::Year(_) => None,
        }
    }
}
