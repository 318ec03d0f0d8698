//! What an item of the menu means.

use super::{Catalogue, EntryId, FacetId, Found};
use crate::model::{GatheringId, KindId, Overview, PageWords};
use crate::text::slug;

/// Something with a page that a menu may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MenuItem {
    /// The list of a kind.
    Kind(KindId),
    /// The index of a facet.
    Facet(FacetId),
    /// A record.
    Entry(EntryId),
    /// A page about the whole catalogue.
    Overview(Overview),
    /// A gathering.
    Gathering(GatheringId),
}

impl Catalogue {
    /// A kind by any of its names; an index, an overview or a gathering by its route or label; a record by `folder/id`.
    pub fn menu_item(&self, written: &str) -> Option<MenuItem> {
        if let Some(kind) = self.model.kind_named(written) {
            return Some(MenuItem::Kind(kind));
        }
        let wanted = slug(written);
        let facet = self.facets().find(|(_, facet)| {
            [&facet.label, &facet.plural, &facet.route]
                .iter()
                .any(|names| names.iter().any(|name| slug(name) == wanted))
        });
        if let Some((facet, _)) = facet {
            return Some(MenuItem::Facet(facet));
        }
        let named = |words: &PageWords| {
            [&words.label, &words.route].iter().any(|names| names.iter().any(|name| slug(name) == wanted))
        };
        let mut overviews = Overview::ALL.into_iter();
        if let Some(overview) = overviews.find(|overview| named(self.model.overview(*overview))) {
            return Some(MenuItem::Overview(overview));
        }
        if let Some((id, _)) = self.model.gatherings().find(|(_, gathering)| named(&gathering.words)) {
            return Some(MenuItem::Gathering(id));
        }
        match self.lookup.find(&self.model, &[], written) {
            Found::One(id) => Some(MenuItem::Entry(id)),
            _ => None,
        }
    }

    /// Whether there is anything to show on an overview.
    pub fn has_overview(&self, overview: Overview) -> bool {
        match overview {
            Overview::Deadlines | Overview::Calendar => !self.deadlines.is_empty(),
            Overview::Map => !self.places.is_empty(),
            Overview::Accessibility => self.config.accessibility.is_some(),
            Overview::Statistics | Overview::Quality => !self.entries.is_empty(),
            Overview::Matches => {
                let leftover = |kinds: &[KindId]| kinds.iter().any(|kind| self.has_entries(*kind));
                self.model.matchings.iter().any(|matching| leftover(&matching.unmet) || leftover(&matching.unasked))
            }
        }
    }

    /// Whether it names a record that is there but is not published.
    pub fn is_absent(&self, written: &str) -> bool {
        matches!(self.lookup.find(&self.model, &[], written), Found::Absent(_))
    }

    /// Whether a kind has an entry, and so an index.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.entries.iter().any(|entry| entry.kind == kind)
    }
}
