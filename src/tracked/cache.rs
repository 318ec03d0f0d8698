//! Which files are fresh, from run to run.

use super::fingerprint::fingerprint;
use super::keys::Key;
use super::reads::{Reads, Trace};
use super::snapshot::Snapshot;
use crate::site::Artifact;
use crate::text::{FastMap, FastSet};
use rayon::prelude::*;

/// What the files of the site were made from. Good for one model, configuration, theme and day.
pub struct Cache {
    /// Whether reads are recorded: a build from nothing has no later run.
    pub(super) is_recording: bool,
    /// The number of the run.
    pub(super) revision: u64,
    /// Every dependency there is.
    dependencies: Vec<Dependency>,
    places: FastMap<Key, u32>,
    files: FastMap<String, Recorded>,
}

struct Dependency {
    key: Key,
    fingerprint: u64,
    /// The run in which it last changed.
    changed: u64,
}

/// What a file was made from, and in which run.
pub(super) struct Recorded {
    /// The fingerprint of what it is to show.
    target: u64,
    reads: Box<[u32]>,
    revision: u64,
}

impl Cache {
    /// A cache for a run that is followed by others.
    pub fn recording() -> Self {
        Cache { is_recording: true, ..Cache::off() }
    }

    /// A cache that is always empty, for a run that nothing follows.
    pub fn off() -> Self {
        Cache {
            is_recording: false,
            revision: 0,
            dependencies: Vec::new(),
            places: FastMap::default(),
            files: FastMap::default(),
        }
    }

    /// Begins a run: finds the dependencies whose fingerprints have changed.
    pub fn begin(&mut self, snapshot: &Snapshot) {
        self.revision += 1;
        let revision = self.revision;
        self.dependencies.par_iter_mut().for_each(|dependency| {
            // Derived values are compared where they are derived.
            let Some(fingerprint) = dependency.key.fingerprint(snapshot) else { return };
            if fingerprint != dependency.fingerprint {
                dependency.fingerprint = fingerprint;
                dependency.changed = revision;
            }
        });
    }

    /// A view of a snapshot for one file.
    pub fn reads<'a>(&self, snapshot: &'a Snapshot<'a>) -> Reads<'a> {
        Reads::new(snapshot, self.is_recording)
    }

    /// Whether the file of a route, which is to show `target`, is as it would be made now.
    pub fn is_fresh(&self, route: &str, target: u64) -> bool {
        self.files.get(route).is_some_and(|recorded| recorded.target == target && self.holds(recorded))
    }

    /// Another number whenever a file is to show something else, or something else is said of its page; 0 where nothing is
    /// recorded.
    pub fn fingerprint_of(&self, snapshot: &Snapshot, artifact: &Artifact) -> u64 {
        if self.is_recording { fingerprint(snapshot, artifact) } else { 0 }
    }

    /// Records what a file was made from.
    pub fn record(&mut self, snapshot: &Snapshot, route: &str, trace: Trace) {
        if self.is_recording {
            let recorded = self.recorded(snapshot, trace.target, trace.keys);
            self.files.insert(route.to_owned(), recorded);
        }
    }

    /// Drops the records of all files but these.
    pub fn retain<'r>(&mut self, routes: impl ExactSizeIterator<Item = &'r str>) {
        if self.files.len() > routes.len() {
            let routes: FastSet<&str> = routes.collect();
            self.files.retain(|route, _| routes.contains(route.as_str()));
        }
    }

    pub(super) fn holds(&self, recorded: &Recorded) -> bool {
        recorded.reads.iter().all(|place| self.dependencies[*place as usize].changed <= recorded.revision)
    }

    pub(super) fn recorded(&mut self, snapshot: &Snapshot, target: u64, reads: Vec<Key>) -> Recorded {
        let mut places: Vec<u32> = reads.into_iter().map(|key| self.place(snapshot, key)).collect();
        places.sort_unstable();
        places.dedup();
        Recorded { target, reads: places.into(), revision: self.revision }
    }

    fn place(&mut self, snapshot: &Snapshot, key: Key) -> u32 {
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        let place = u32::try_from(self.dependencies.len()).unwrap_or(u32::MAX);
        let fingerprint = key.fingerprint(snapshot).unwrap_or_default();
        self.dependencies.push(Dependency { key: key.clone(), fingerprint, changed: self.revision });
        self.places.insert(key, place);
        place
    }

    /// Marks a derived value as changed in this run.
    pub(super) fn mark_changed(&mut self, key: &Key) {
        if let Some(place) = self.places.get(key) {
            self.dependencies[*place as usize].changed = self.revision;
        }
    }
}
