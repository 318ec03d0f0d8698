//! Cache of file fingerprints across runs: decides which files are fresh.

use super::fingerprint::fingerprint;
use super::keys::Key;
use super::reads::{Reads, Trace};
use super::snapshot::Snapshot;
use crate::site::Artifact;
use crate::text::{FastMap, FastSet};
use rayon::prelude::*;

/// The recorded dependencies of every file. Valid for one model, configuration, theme and day.
pub struct Cache {
    /// Whether reads are recorded; a one-off build records nothing, because no later run uses the cache.
    pub(super) is_recording: bool,
    /// Number of the current run.
    pub(super) revision: u64,
    /// Every recorded dependency, addressed by index.
    dependencies: Vec<Dependency>,
    indexes: FastMap<Key, u32>,
    files: FastMap<String, Dependencies>,
}

struct Dependency {
    key: Key,
    fingerprint: u64,
    /// Revision in which the fingerprint last changed.
    changed: u64,
}

/// The dependencies of a file or derived value, as of one revision.
pub(super) struct Dependencies {
    /// Fingerprint of what the file shows.
    target: u64,
    reads: Box<[u32]>,
    revision: u64,
}

impl Cache {
    /// A cache that records reads, for a session of several runs.
    pub fn recording() -> Self {
        Cache { is_recording: true, ..Cache::off() }
    }

    /// A cache that stays empty, for a one-off build.
    pub fn off() -> Self {
        Cache {
            is_recording: false,
            revision: 0,
            dependencies: Vec::new(),
            indexes: FastMap::default(),
            files: FastMap::default(),
        }
    }

    /// Starts a run: finds the dependencies whose fingerprints have changed.
    pub fn begin(&mut self, snapshot: &Snapshot) {
        self.revision += 1;
        let revision = self.revision;
        self.dependencies.par_iter_mut().for_each(|dependency| {
            // Derived values have no fingerprint here: `Memo::derive` compares the values themselves.
            let Some(fingerprint) = dependency.key.fingerprint(snapshot) else { return };
            if fingerprint != dependency.fingerprint {
                dependency.fingerprint = fingerprint;
                dependency.changed = revision;
            }
        });
    }

    /// A recording view of a snapshot, for making one file.
    pub fn reads<'a>(&self, snapshot: &'a Snapshot<'a>) -> Reads<'a> {
        Reads::new(snapshot, self.is_recording)
    }

    /// Whether the file at a route, which shows the thing with fingerprint `target`, is up to date.
    pub fn is_fresh(&self, route: &str, target: u64) -> bool {
        self.files.get(route).is_some_and(|recorded| recorded.target == target && self.is_current(recorded))
    }

    /// Fingerprint of what a file shows and of its page's metadata; 0 if the cache is off.
    pub fn fingerprint_of(&self, snapshot: &Snapshot, artifact: &Artifact) -> u64 {
        if self.is_recording { fingerprint(snapshot, artifact) } else { 0 }
    }

    /// Stores the dependencies of a file that has just been made.
    pub fn store(&mut self, snapshot: &Snapshot, route: &str, trace: Trace) {
        if self.is_recording {
            let recorded = self.dependencies_of(snapshot, trace.target, trace.keys);
            self.files.insert(route.to_owned(), recorded);
        }
    }

    /// Drops the records of all files except those at `routes`.
    pub fn retain<'r>(&mut self, routes: impl ExactSizeIterator<Item = &'r str>) {
        if self.files.len() > routes.len() {
            let routes: FastSet<&str> = routes.collect();
            self.files.retain(|route, _| routes.contains(route.as_str()));
        }
    }

    pub(super) fn is_current(&self, recorded: &Dependencies) -> bool {
        recorded.reads.iter().all(|index| self.dependencies[*index as usize].changed <= recorded.revision)
    }

    pub(super) fn dependencies_of(&mut self, snapshot: &Snapshot, target: u64, reads: Vec<Key>) -> Dependencies {
        let mut indexes: Vec<u32> = reads.into_iter().map(|key| self.index_of(snapshot, key)).collect();
        indexes.sort_unstable();
        indexes.dedup();
        Dependencies { target, reads: indexes.into(), revision: self.revision }
    }

    fn index_of(&mut self, snapshot: &Snapshot, key: Key) -> u32 {
        if let Some(index) = self.indexes.get(&key) {
            return *index;
        }
        let index = u32::try_from(self.dependencies.len()).unwrap_or(u32::MAX);
        let fingerprint = key.fingerprint(snapshot).unwrap_or_default();
        self.dependencies.push(Dependency { key: key.clone(), fingerprint, changed: self.revision });
        self.indexes.insert(key, index);
        index
    }

    /// Marks a derived value as changed in this run.
    pub(super) fn mark_changed(&mut self, key: &Key) {
        if let Some(index) = self.indexes.get(key) {
            self.dependencies[*index as usize].changed = self.revision;
        }
    }
}
