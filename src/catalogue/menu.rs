//! What an item of the menu means.

use super::{Catalogue, EntryId, Found};
use crate::model::KindId;
use crate::text::slug;

/// Something with a page that a menu may lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuItem {
    Kind(KindId),
    /// By its number in the catalogue.
    Facet(usize),
    Entry(EntryId),
}

impl Catalogue {
    /// A kind by any of its names, an index by its route or label, or a record by `folder/id`.
    pub fn menu_item(&self, written: &str) -> Option<MenuItem> {
        if let Some(kind) = self.model.kind_named(written) {
            return Some(MenuItem::Kind(kind));
        }
        let wanted = slug(written);
        let facet = self.facets.iter().position(|facet| {
            [&facet.label, &facet.plural, &facet.route]
                .iter()
                .any(|names| names.iter().any(|name| slug(name) == wanted))
        });
        if let Some(facet) = facet {
            return Some(MenuItem::Facet(facet));
        }
        match self.lookup.find(&self.model, &[], written) {
            Found::One(id) => Some(MenuItem::Entry(id)),
            _ => None,
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
