//! Values shared by many files and derived from tracked reads: summaries, cards, the frame of all pages of a language.
//!
//! A file depends on the derived value, not on the reads behind it: if the value comes out equal, the file stays fresh.

use super::cache::{Cache, Dependencies};
use super::keys::Key;
use super::reads::Reads;
use super::snapshot::Snapshot;
use crate::catalogue::EntryId;
use crate::diagnostic::Diagnostic;
use crate::text::{FastMap, FastSet, Lang};
use rayon::prelude::*;
use std::any::TypeId;
use std::collections::BTreeMap;

/// The derived values of one run, one for each item and language. Reading one records a dependency.
pub struct Derived<V> {
    names: Vec<u64>,
    by_lang: BTreeMap<Lang, Vec<V>>,
}

/// The derived values of the previous run, with their dependencies.
pub struct Memo<V> {
    slots: FastMap<(u64, Lang), (V, Dependencies)>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo { slots: FastMap::default() }
    }
}

/// A value and the keys of the reads it was made from.
type Derivation<V> = (V, Vec<Key>);

/// Stands for the item where there is one value per language and no item.
const NO_ITEM: u64 = 0;

impl<V: 'static> Derived<V> {
    /// The value of an entry in a language.
    pub fn of(&self, id: EntryId, lang: Lang, reads: &Reads) -> &V {
        self.read(id.index(), lang, reads)
    }

    /// The value of a language that `derive_by_lang` made.
    pub fn of_lang(&self, lang: Lang, reads: &Reads) -> &V {
        self.read(0, lang, reads)
    }

    fn read(&self, place: usize, lang: Lang, reads: &Reads) -> &V {
        reads.record(|| key::<V>(self.names[place], lang));
        &self.by_lang[&lang][place]
    }

    /// All values by language, in the order of their items. Records no dependency.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &[V])> {
        self.by_lang.iter().map(|(lang, values)| (*lang, values.as_slice()))
    }
}

fn key<V: 'static>(name: u64, lang: Lang) -> Key {
    Key::Derived(TypeId::of::<V>(), name, lang)
}

impl<V: Clone + PartialEq + Send + Sync + 'static> Memo<V> {
    /// Returns a value for each entry and language; calls `make` only for the stale ones.
    ///
    /// # Errors
    /// The first error of `make`.
    pub fn derive(
        &mut self,
        cache: &mut Cache,
        snapshot: &Snapshot,
        make: impl Fn(EntryId, Lang, &Reads) -> Result<V, Diagnostic> + Sync,
    ) -> Result<Derived<V>, Diagnostic> {
        let ids: Vec<EntryId> = snapshot.catalogue.entries().map(|(id, _)| id).collect();
        let make = |place: usize, lang: Lang, reads: &Reads| make(ids[place], lang, reads);
        self.derive_named(cache, snapshot, snapshot.names(), make)
    }

    /// Returns one value for each language; calls `make` only for the stale ones.
    ///
    /// # Errors
    /// The first error of `make`.
    pub fn derive_by_lang(
        &mut self,
        cache: &mut Cache,
        snapshot: &Snapshot,
        make: impl Fn(Lang, &Reads) -> Result<V, Diagnostic> + Sync,
    ) -> Result<Derived<V>, Diagnostic> {
        self.derive_named(cache, snapshot, &[NO_ITEM], |_, lang, reads| make(lang, reads))
    }

    fn derive_named(
        &mut self,
        cache: &mut Cache,
        snapshot: &Snapshot,
        names: &[u64],
        make: impl Fn(usize, Lang, &Reads) -> Result<V, Diagnostic> + Sync,
    ) -> Result<Derived<V>, Diagnostic> {
        let mut by_lang = BTreeMap::new();
        for lang in snapshot.catalogue.config.languages.iter().copied() {
            let made = self.make_stale(cache, snapshot, names, lang, &make)?;
            let values = if cache.is_recording {
                self.merge(cache, snapshot, names, lang, made)
            } else {
                made.into_iter().flatten().map(|(value, _)| value).collect()
            };
            by_lang.insert(lang, values);
        }
        if self.slots.len() > names.len() * by_lang.len() {
            self.drop_others(cache, names);
        }
        Ok(Derived { names: names.to_vec(), by_lang })
    }

    /// Makes the stale values, each with its reads; `None` marks a fresh one.
    fn make_stale(
        &self,
        cache: &Cache,
        snapshot: &Snapshot,
        names: &[u64],
        lang: Lang,
        make: &(impl Fn(usize, Lang, &Reads) -> Result<V, Diagnostic> + Sync),
    ) -> Result<Vec<Option<Derivation<V>>>, Diagnostic> {
        let places = (0..names.len()).into_par_iter();
        places
            .map(|place| {
                if self.slots.get(&(names[place], lang)).is_some_and(|(_, recorded)| cache.is_current(recorded)) {
                    return Ok(None);
                }
                let reads = cache.reads(snapshot);
                let value = make(place, lang, &reads)?;
                Ok(Some((value, reads.into_keys())))
            })
            .collect()
    }

    /// Merges new values with the fresh ones and marks those that differ as changed.
    fn merge(
        &mut self,
        cache: &mut Cache,
        snapshot: &Snapshot,
        names: &[u64],
        lang: Lang,
        made: Vec<Option<Derivation<V>>>,
    ) -> Vec<V> {
        let mut values = Vec::with_capacity(names.len());
        for (name, made) in names.iter().zip(made) {
            if let Some((value, reads)) = made {
                let recorded = cache.dependencies_of(snapshot, 0, reads);
                let known = self.slots.get(&(*name, lang));
                // Keep the known value if the new one is equal, so that its `Arc`s stay shared.
                let value = match known {
                    Some((known, _)) if *known == value => known.clone(),
                    _ => {
                        cache.mark_changed(&key::<V>(*name, lang));
                        value
                    }
                };
                self.slots.insert((*name, lang), (value, recorded));
            }
            values.push(self.slots[&(*name, lang)].0.clone());
        }
        values
    }

    fn drop_others(&mut self, cache: &mut Cache, names: &[u64]) {
        let names: FastSet<u64> = names.iter().copied().collect();
        self.slots.retain(|(name, lang), _| {
            let is_there = names.contains(name);
            if !is_there {
                cache.mark_changed(&key::<V>(*name, *lang));
            }
            is_there
        });
    }
}
