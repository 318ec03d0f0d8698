//! Fingerprints: 64-bit hashes that change when a value changes.

use super::snapshot::Snapshot;
use crate::catalogue::{EntryId, FacetId, GroupId};
use crate::model::{Date, GatheringId, KindId, Text};
use crate::site::{Artifact, Companion, Page, PageId, Slice, Subject, Target};
use crate::text::{Labels, Lang, ValueHasher};
use std::hash::{Hash, Hasher};

/// A value that can be fingerprinted.
pub trait Fingerprint {
    /// Hashes everything that distinguishes the value.
    fn add_to(&self, fingerprint: &mut Fingerprinter);
}

/// Hashes values within a snapshot. Entries are hashed by their stable names, because their ids change when other
/// entries
/// are added or removed.
pub struct Fingerprinter<'a> {
    snapshot: &'a Snapshot<'a>,
    hasher: ValueHasher,
}

impl Fingerprinter<'_> {
    /// Hashes a value that contains no ids of entries.
    pub fn value(&mut self, value: impl Hash) -> &mut Self {
        value.hash(&mut self.hasher);
        self
    }

    /// Hashes a value that may contain ids of entries.
    pub fn add(&mut self, value: &(impl Fingerprint + ?Sized)) -> &mut Self {
        value.add_to(self);
        self
    }
}

/// The fingerprint of a value; never 0, which stands for a missing value.
pub(super) fn fingerprint(snapshot: &Snapshot, value: &(impl Fingerprint + ?Sized)) -> u64 {
    let mut fingerprinter = Fingerprinter { snapshot, hasher: ValueHasher::default() };
    value.add_to(&mut fingerprinter);
    fingerprinter.hasher.finish().max(1)
}

impl Fingerprint for EntryId {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let name = fingerprint.snapshot.name(*self);
        fingerprint.value(name);
    }
}

impl Fingerprint for FacetId {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let of = fingerprint.snapshot.catalogue.facet(*self).of;
        fingerprint.value(of);
    }
}

impl Fingerprint for GroupId {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let catalogue = fingerprint.snapshot.catalogue;
        fingerprint.value((catalogue.facet(self.facet).of, catalogue.group(*self).key));
    }
}

impl<T: Fingerprint + ?Sized> Fingerprint for &T {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        (**self).add_to(fingerprint);
    }
}

impl<T: Fingerprint> Fingerprint for [T] {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value(self.len());
        for value in self {
            value.add_to(fingerprint);
        }
    }
}

impl<T: Fingerprint> Fingerprint for Vec<T> {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        self.as_slice().add_to(fingerprint);
    }
}

impl<T: Fingerprint> Fingerprint for Option<T> {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value(self.is_some());
        if let Some(value) = self {
            value.add_to(fingerprint);
        }
    }
}

impl<A: Fingerprint, B: Fingerprint> Fingerprint for (A, B) {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.0).add(&self.1);
    }
}

/// Types without ids of entries, hashed as they are.
macro_rules! plain {
    ($($of:ty),*) => {$(
        impl Fingerprint for $of {
            fn add_to(&self, fingerprint: &mut Fingerprinter) {
                fingerprint.value(self);
            }
        }
    )*};
}

plain!(bool, usize, u64, str, String, Lang, Date, KindId, GatheringId, crate::model::Overview);

impl Fingerprint for Text {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value((self.lang, &self.text));
    }
}

impl Fingerprint for Labels {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        for label in self.iter() {
            fingerprint.value(label);
        }
    }
}

impl Fingerprint for PageId {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let page = fingerprint.snapshot.site.page(*self);
        fingerprint.add(page);
    }
}

impl Fingerprint for Page {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value((&self.route, self.lang, &self.about, &self.calendar, &self.feed, &self.data));
        fingerprint.add(&self.subject);
    }
}

impl Fingerprint for Subject {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value(std::mem::discriminant(self));
        match self {
            Subject::Home | Subject::NotFound => {}
            Subject::Entry(id) => {
                fingerprint.add(id);
            }
            Subject::Kind(kind, slice) => {
                fingerprint.value(kind).add(slice);
            }
            Subject::Facet(id) => {
                fingerprint.add(id);
            }
            Subject::Group(id, slice) => {
                fingerprint.add(id).add(slice);
            }
            Subject::Overview(overview) => {
                fingerprint.value(overview);
            }
            Subject::Gathered(id, slice) => {
                fingerprint.value(id).add(slice);
            }
        }
    }
}

impl Fingerprint for Slice {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value((self.number, self.of, self.total)).add(&self.entries);
    }
}

impl Fingerprint for Companion {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value((self.lang, &self.page, &self.title)).add(&self.entries);
    }
}

impl Fingerprint for Artifact {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.value(std::mem::discriminant(&self.target));
        match &self.target {
            Target::Page(id) => {
                fingerprint.add(id);
            }
            Target::Record(id) => {
                fingerprint.add(id);
            }
            Target::Redirect(id, lang) => {
                fingerprint.add(id).value(lang);
            }
            Target::Calendar(companion) | Target::Feed(companion) => {
                fingerprint.add(companion);
            }
            Target::SiteMap(pages) => {
                for id in pages {
                    let page = fingerprint.snapshot.site.page(*id);
                    fingerprint.value(&page.route).add(&page.subject);
                }
            }
            Target::SiteMapIndex(maps) => {
                fingerprint.value(maps);
            }
            Target::Static(path) | Target::File(path) => {
                fingerprint.value(path);
            }
            Target::Robots | Target::Headers | Target::Style => {}
        }
    }
}
