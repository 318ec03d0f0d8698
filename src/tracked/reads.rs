//! The recording view of the catalogue.

use super::keys::{Key, TrackedQuery};
use super::query::{Arg, Query};
use super::snapshot::Snapshot;
use std::cell::RefCell;

/// The view of a snapshot from which one file is made.
pub struct Reads<'a> {
    pub(super) snapshot: &'a Snapshot<'a>,
    /// `None` if the cache is off.
    recorded: Option<RefCell<Vec<Key>>>,
}

/// The dependencies of a file, with the fingerprint of its target.
pub struct Trace {
    pub(super) target: u64,
    pub(super) keys: Vec<Key>,
}

impl<'a> Reads<'a> {
    pub(super) fn new(snapshot: &'a Snapshot<'a>, is_recorded: bool) -> Self {
        Reads { snapshot, recorded: is_recorded.then(RefCell::default) }
    }

    /// The recorded dependencies, together with the fingerprint of the file's target.
    pub fn into_trace(self, target: u64) -> Trace {
        Trace { target, keys: self.into_keys() }
    }

    /// The keys of all reads, possibly with duplicates.
    pub(super) fn into_keys(self) -> Vec<Key> {
        self.recorded.map(RefCell::into_inner).unwrap_or_default()
    }

    pub(super) fn query<Q: TrackedQuery>(&self, arg: Q::Arg) -> Q::Answer<'a> {
        self.record(|| Q::key(arg.stable(self.snapshot)));
        <Q as Query>::answer(arg, self.snapshot)
    }

    pub(super) fn record(&self, key: impl FnOnce() -> Key) {
        if let Some(recorded) = &self.recorded {
            recorded.borrow_mut().push(key());
        }
    }
}
