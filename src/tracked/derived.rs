//! Values that many files share, each derived from tracked reads: summaries, cards, what all pages of a language show.
//!
//! A file depends on the value and not on what that was derived from: where the value stays the same, the file is fresh.

use super::cache::{Cache, Recorded};
use super::keys::Key;
use super::reads::Reads;
use super::snapshot::Snapshot;
use crate::catalogue::EntryId;
use crate::diagnostic::Diagnostic;
use crate::text::{FastMap, FastSet, Lang};
use rayon::prelude::*;
use std::any::TypeId;
use std::collections::BTreeMap;

/// A value for each item and language of one run; to read one is recorded.
pub struct Derived<V> {
    names: Vec<u64>,
    by_lang: BTreeMap<Lang, Vec<V>>,
}

/// The values of the run before.
pub struct Memo<V> {
    slots: FastMap<(u64, Lang), (V, Recorded)>,
}

impl<V> Default for Memo<V> {
    fn default() -> Self {
        Memo { slots: FastMap::default() }
    }
}

/// A value with the keys of what was read to make it.
type Derivation<V> = (V, Vec<Key>);

/// The name of the one item of what is derived for each language only.
const ALONE: u64 = 0;

impl<V: 'static> Derived<V> {
    /// The value of an entry.
    pub fn of(&self, id: EntryId, lang: Lang, reads: &Reads) -> &V {
        self.read(id.index(), lang, reads)
    }

    /// The one value of a language.
    pub fn alone(&self, lang: Lang, reads: &Reads) -> &V {
        self.read(0, lang, reads)
    }

    fn read(&self, place: usize, lang: Lang, reads: &Reads) -> &V {
        reads.record(|| key::<V>(self.names[place], lang));
        &self.by_lang[&lang][place]
    }

    /// All values of each language in the order of their items, for what is made of all of them.
    pub fn all(&self) -> impl Iterator<Item = (Lang, &[V])> {
        self.by_lang.iter().map(|(lang, values)| (*lang, values.as_slice()))
    }
}

fn key<V: 'static>(name: u64, lang: Lang) -> Key {
    Key::Derived(TypeId::of::<V>(), name, lang)
}

impl<V: Clone + PartialEq + Send + Sync + 'static> Memo<V> {
    /// A value for each entry and language, made where what it was made from has changed.
    ///
    /// # Errors
    /// The first finding of a value that could not be made.
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

    /// One value for each language.
    ///
    /// # Errors
    /// The first finding of a value that could not be made.
    pub fn derive_alone(
        &mut self,
        cache: &mut Cache,
        snapshot: &Snapshot,
        make: impl Fn(Lang, &Reads) -> Result<V, Diagnostic> + Sync,
    ) -> Result<Derived<V>, Diagnostic> {
        self.derive_named(cache, snapshot, &[ALONE], |_, lang, reads| make(lang, reads))
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
                self.take_in(cache, snapshot, names, lang, made)
            } else {
                made.into_iter().flatten().map(|(value, _)| value).collect()
            };
            by_lang.insert(lang, values);
        }
        if self.slots.len() > names.len() * by_lang.len() {
            self.forget_others(cache, names);
        }
        Ok(Derived { names: names.to_vec(), by_lang })
    }

    /// The values that are not fresh, each with what it was made from.
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
                if self.slots.get(&(names[place], lang)).is_some_and(|(_, recorded)| cache.holds(recorded)) {
                    return Ok(None);
                }
                let reads = cache.reads(snapshot);
                let value = make(place, lang, &reads)?;
                Ok(Some((value, reads.into_keys())))
            })
            .collect()
    }

    /// Puts new values beside those that are fresh; what differs is marked as changed.
    fn take_in(
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
                let recorded = cache.recorded(snapshot, 0, reads);
                let known = self.slots.get(&(*name, lang));
                // A value that is the same is the one that is known, so that what is shared stays shared.
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

    fn forget_others(&mut self, cache: &mut Cache, names: &[u64]) {
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
