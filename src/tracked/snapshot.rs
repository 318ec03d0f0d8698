//! One immutable state of the catalogue, the planned site and the interface texts.

use crate::catalogue::{Asset, Catalogue, EntryId};
use crate::site::{Site, Target};
use crate::text::{FastMap, FastSet, hash_of};
use crate::wording::Texts;

/// The input from which all files of one run are made.
pub struct Snapshot<'a> {
    pub(super) catalogue: &'a Catalogue,
    pub(super) site: &'a Site,
    pub(super) texts: &'a Texts,
    /// For each entry a hash of its kind and id, stable when other entries are added or removed.
    names: Vec<u64>,
    by_name: FastMap<u64, EntryId>,
    calendars: FastSet<&'a str>,
}

impl<'a> Snapshot<'a> {
    /// Computes the stable names of all entries; the inputs are borrowed.
    pub fn new(catalogue: &'a Catalogue, site: &'a Site, texts: &'a Texts) -> Self {
        let names: Vec<u64> = catalogue.entries().map(|(_, entry)| hash_of(&(entry.kind, &entry.id))).collect();
        let ids = catalogue.entries().map(|(id, _)| id);
        let by_name = names.iter().copied().zip(ids).collect();
        let calendars = site.artifacts.iter().filter(|file| matches!(file.target, Target::Calendar(_)));
        let calendars = calendars.map(|file| file.route.as_str()).collect();
        Snapshot { catalogue, site, texts, names, by_name, calendars }
    }

    /// The stable name of an entry.
    pub(super) fn name(&self, id: EntryId) -> u64 {
        self.names[id.index()]
    }

    /// The stable names of all entries, in catalogue order.
    pub(super) fn names(&self) -> &[u64] {
        &self.names
    }

    /// The entry with a stable name, if it exists.
    pub(super) fn entry_named(&self, name: u64) -> Option<EntryId> {
        self.by_name.get(&name).copied()
    }

    pub(super) fn has_calendar(&self, route: &str) -> bool {
        self.calendars.contains(route)
    }

    /// The planned site.
    pub fn site(&self) -> &'a Site {
        self.site
    }

    /// The ids of all entries, in catalogue order.
    pub fn ids(&self) -> impl Iterator<Item = EntryId> {
        self.catalogue.entries().map(|(id, _)| id)
    }

    /// A file of the content folder, by its path there.
    pub fn asset(&self, path: &str) -> Option<&'a Asset> {
        self.catalogue.assets.get(path)
    }
}
