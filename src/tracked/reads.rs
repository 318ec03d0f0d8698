//! The view of the catalogue that a maker of files has: every read is recorded.

use super::keys::{Asked, Key};
use super::query::{Arg, Query};
use super::snapshot::Snapshot;
use std::cell::RefCell;

/// One file's view of a snapshot.
pub struct Reads<'a> {
    pub(super) snapshot: &'a Snapshot<'a>,
    /// None where nobody will ask what was read: a build from nothing has no later run.
    recorded: Option<RefCell<Vec<Key>>>,
}

/// What a file was made from.
pub struct Trace {
    pub(super) target: u64,
    pub(super) keys: Vec<Key>,
}

impl<'a> Reads<'a> {
    pub(super) fn new(snapshot: &'a Snapshot<'a>, is_recorded: bool) -> Self {
        Reads { snapshot, recorded: is_recorded.then(RefCell::default) }
    }

    /// Everything that a file was made from, and the fingerprint of what it was to show.
    pub fn into_trace(self, target: u64) -> Trace {
        Trace { target, keys: self.into_keys() }
    }

    /// Everything that was read; a key may stand there more than once.
    pub(super) fn into_keys(self) -> Vec<Key> {
        self.recorded.map(RefCell::into_inner).unwrap_or_default()
    }

    pub(super) fn ask<Q: Asked>(&self, arg: Q::Arg) -> Q::Answer<'a> {
        self.record(|| Q::key(arg.stable(self.snapshot)));
        <Q as Query>::answer(arg, self.snapshot)
    }

    pub(super) fn record(&self, key: impl FnOnce() -> Key) {
        if let Some(recorded) = &self.recorded {
            recorded.borrow_mut().push(key());
        }
    }
}
