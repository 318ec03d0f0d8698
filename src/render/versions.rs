//! Versions of everything a page may be given: two of one key are equal only if the thing is as it was.

use super::given::NEWEST;
use crate::catalogue::{Catalogue, EntryId, Facet, FacetKind};
use crate::model::{Axis, Overview, TermId, VocabId};
use crate::site::Site;
use crate::text::Lang;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// What sort of thing, and its name, in one number.
pub(super) type Key = u64;

/// Sorts of things that pages are given.
#[derive(Clone, Copy)]
pub(super) enum Thing {
    Entry = 1,
    Title,
    Link,
    Incoming,
    Name,
    Path,
    Facet,
    Children,
    Term,
    Targets,
    Counts,
    Deadlines,
    Matches,
    Leftovers,
    Places,
    Words,
    Companion,
    Pages,
    Picture,
    Statistics,
    Quality,
    Newest,
}

/// Keys are hashes already.
#[derive(Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

pub(super) type ByKey<T> = HashMap<Key, T, BuildHasherDefault<AsIs>>;

/// The versions of one state of the catalogue.
pub(super) struct Versions {
    /// For each entry, a number made from its kind and id: it stays when others come and go.
    names: Vec<u64>,
    by_key: ByKey<u64>,
}

/// Two numbers to one, well stirred; the order matters.
pub(super) fn mix(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ 0x9e37_79b9_7f4a_7c15) * u128::from(other ^ 0xd1b5_4a32_d192_ed03);
    let folded = (product >> 64) ^ (product & u128::from(u64::MAX));
    u64::try_from(folded).unwrap_or_default() ^ one.rotate_left(23)
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Versions {
    pub fn new(catalogue: &Catalogue, site: &Site) -> Self {
        let names: Vec<u64> = catalogue.entries().map(|(_, entry)| hash((entry.kind, &entry.id))).collect();
        let mut versions = Versions { names, by_key: ByKey::default() };
        versions.by_key.reserve(catalogue.entries().len() * (5 + catalogue.config.languages.len()));
        versions.entries(catalogue);
        versions.names(catalogue);
        versions.facets(catalogue);
        versions.overviews(catalogue);
        for path in &site.pictures {
            let version = catalogue.assets[path].whole().map_or(0, |(_, hash)| hash);
            versions.set(Thing::Picture, Versions::text(path), version);
        }
        for route in site.companions.keys() {
            versions.set(Thing::Companion, Versions::text(route), 1);
        }
        versions
    }

    fn overviews(&mut self, catalogue: &Catalogue) {
        let names = |ids: &[EntryId]| ids.iter().fold(0, |sum, id| mix(sum, self.name(*id)));
        let deadlines = catalogue.deadlines().iter().fold(0, |sum, deadline| {
            mix(sum, mix(self.name(deadline.entry), hash((deadline.window, deadline.status))))
        });
        let places = catalogue.places().iter().fold(0, |sum, place| {
            mix(sum, mix(self.name(place.entry), hash((place.lat.to_bits(), place.lon.to_bits()))))
        });
        let matches = catalogue.matches();
        let leftovers = mix(names(&matches.unmet), names(&matches.unasked));
        let mut made =
            vec![(Thing::Deadlines, 0, deadlines), (Thing::Places, 0, places), (Thing::Leftovers, 0, leftovers)];
        let overviews = Overview::ALL.into_iter().map(|overview| catalogue.has_overview(overview));
        let gatherings = catalogue.model.gatherings().map(|(id, _)| !catalogue.gathered(id).is_empty());
        made.push((Thing::Pages, 0, overviews.chain(gatherings).fold(1, |sum, there| mix(sum, u64::from(there)))));
        for (id, _) in catalogue.entries() {
            let found = matches.of(id);
            if !found.is_empty() {
                let version = found.iter().fold(0, |sum, found| {
                    mix(sum, mix(self.name(found.with), hash((found.matching, &found.shared, found.points))))
                });
                made.push((Thing::Matches, self.name(id), version));
            }
        }
        made.push((Thing::Newest, 0, names(&catalogue.newest(NEWEST))));
        made.push((Thing::Statistics, 0, self.statistics(catalogue)));
        made.push((Thing::Quality, 0, self.quality(catalogue)));
        for lang in &catalogue.config.languages {
            let words = catalogue.words(*lang).iter();
            let version = words.fold(0, |sum, (word, id)| mix(sum, mix(hash(word), self.name(*id))));
            made.push((Thing::Words, *lang as u64, version));
        }
        for (thing, name, version) in made {
            self.set(thing, name, version);
        }
    }

    fn entries(&mut self, catalogue: &Catalogue) {
        let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
        let of_entry = |id: &EntryId| {
            let (entry, name) = (catalogue.entry(*id), self.name(*id));
            let relations = catalogue.incoming(*id).iter().fold(0, |sum, relation| {
                let labels = relation.label.iter().fold(0, |sum, label| mix(sum, hash(label)));
                mix(mix(sum, self.name(relation.from)), mix(labels, u64::from(relation.in_text)))
            });
            let title = |lang: &Lang| {
                let title = entry.title(catalogue.kind(*id), *lang);
                (Thing::Title, mix(name, *lang as u64), hash((&title.text, title.lang)))
            };
            let own = [(Thing::Entry, name, entry.version), (Thing::Incoming, name, relations)];
            own.into_iter().chain(catalogue.config.languages.iter().map(title)).collect::<Vec<_>>()
        };
        let made: Vec<Vec<(Thing, u64, u64)>> = ids.par_iter().map(of_entry).collect();
        for (thing, name, version) in made.into_iter().flatten() {
            self.set(thing, name, version);
        }
    }

    fn names(&mut self, catalogue: &Catalogue) {
        for (name, id, is_alias) in catalogue.lookup().names() {
            let version = mix(self.name(id), u64::from(is_alias));
            let known = self.by_key.entry(mix(Thing::Name as u64, Versions::text(name))).or_default();
            // Several entries may share a name; in what order is all one.
            *known = known.wrapping_add(version);
        }
        for (path, id) in catalogue.lookup().paths() {
            self.set(Thing::Path, Versions::text(path), self.name(id));
        }
    }

    fn facets(&mut self, catalogue: &Catalogue) {
        let all = |ids: &[EntryId], sum| ids.iter().fold(sum, |sum, id| mix(sum, self.names[id.index()]));
        let mut made: Vec<(Thing, u64, u64)> = Vec::new();
        let mut counts = 0;
        for facet in catalogue.facets() {
            let mut whole = 0;
            for (place, group) in facet.groups.iter().enumerate() {
                let own = hash((group.label.get(Lang::Es), group.parent, group.entries.len()));
                whole = mix(whole, own);
                if let Some(parent) = group.parent {
                    let key = mix(Thing::Children as u64, Versions::group(facet, parent));
                    let known = self.by_key.entry(key).or_default();
                    *known = mix(*known, own);
                }
                if let (FacetKind::Vocabulary(vocabulary), Some(term)) = (facet.of, group.term) {
                    made.push((Thing::Term, Versions::term(vocabulary, term), 1));
                }
                if facet.of == FacetKind::Sdg {
                    let version = group.targets.iter().fold(0, |sum, ids| mix(all(ids, sum), 1));
                    made.push((Thing::Targets, place as u64, version));
                }
            }
            made.push((Thing::Facet, Versions::facet(facet.of), whole));
            counts = mix(counts, whole);
        }
        for (kind, count) in catalogue.counts() {
            counts = mix(counts, hash((kind, count)));
        }
        made.push((Thing::Counts, 0, counts));
        for (thing, name, version) in made {
            self.set(thing, name, version);
        }
    }

    /// Who is in which group, and for the kinds that statistics cross, what their records are called and who refers to them.
    fn statistics(&self, catalogue: &Catalogue) -> u64 {
        let names = |ids: &[EntryId], sum| ids.iter().fold(sum, |sum, id| mix(sum, self.name(*id)));
        let groups = catalogue.facets().iter().flat_map(|facet| &facet.groups);
        let members = groups.fold(0, |sum, group| mix(names(&group.entries, sum), 1));
        let crossed = |kind| catalogue.model.statistics.cross.contains(&Axis::Kind(kind));
        let of_kinds = catalogue.entries().filter(|(_, entry)| crossed(entry.kind));
        of_kinds.fold(members, |sum, (id, entry)| {
            let titles = catalogue.config.languages.iter().map(|lang| &entry.title(catalogue.kind(id), *lang).text);
            let sum = titles.fold(mix(sum, self.name(id)), |sum, title| mix(sum, hash(title)));
            let from = catalogue.incoming(id).iter().filter(|relation| !relation.in_text);
            from.fold(sum, |sum, relation| mix(sum, self.name(relation.from)))
        })
    }

    fn quality(&self, catalogue: &Catalogue) -> u64 {
        catalogue.quality().iter().fold(0, |sum, state| {
            let missing: Vec<&str> = state.missing.iter().map(|label| label.get(Lang::Es)).collect();
            let facts = (state.wanted, missing, state.review_by, state.is_stale, state.is_alone);
            mix(mix(sum, self.name(state.entry)), hash((facts, &state.untranslated, &state.outdated)))
        })
    }

    pub fn set(&mut self, thing: Thing, name: u64, version: u64) {
        self.by_key.insert(mix(thing as u64, name), version);
    }

    /// The version of a thing; 0 of one that is not there.
    pub fn of(&self, key: Key) -> u64 {
        self.by_key.get(&key).copied().unwrap_or_default()
    }

    /// Whether everything on a receipt is as it was.
    pub fn hold(&self, receipt: &[(Key, u64)]) -> bool {
        receipt.iter().all(|(key, version)| self.of(*key) == *version)
    }

    /// The lasting number of an entry.
    pub fn name(&self, id: EntryId) -> u64 {
        self.names[id.index()]
    }

    pub fn text(text: &str) -> u64 {
        hash(text)
    }

    pub fn facet(of: FacetKind) -> u64 {
        hash(of)
    }

    pub fn group(facet: &Facet, place: usize) -> u64 {
        let group = &facet.groups[place];
        hash((facet.of, group.term, group.goal, group.label.get(Lang::Es)))
    }

    pub fn term(vocabulary: VocabId, term: TermId) -> u64 {
        hash((vocabulary, term))
    }
}
