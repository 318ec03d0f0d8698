//! Resolution of menu items.

use super::{Catalogue, EntryId, FacetId, Found};
use crate::model::{GatheringId, KindId, Overview, PageWords};
use crate::text::slug;

/// A page that a menu item can link to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MenuItem {
    /// The list of a kind.
    Kind(KindId),
    /// An index.
    Facet(FacetId),
    /// A record.
    Entry(EntryId),
    /// An overview.
    Overview(Overview),
    /// A gathering.
    Gathering(GatheringId),
}

impl Catalogue {
    /// Resolves a menu item as written: a kind by any of its names; an index, overview or gathering by label or
    /// route; a record by id or `folder/id`.
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

    /// Whether an overview has content.
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

    /// Whether the name is that of a record that exists but is not published.
    pub fn is_absent(&self, written: &str) -> bool {
        matches!(self.lookup.find(&self.model, &[], written), Found::Absent(_))
    }

    /// Whether a kind has entries, and therefore a list.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.entries.iter().any(|entry| entry.kind == kind)
    }
}
