//! Permits that limit the number of concurrent connections.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One of a limited number of permits; released on drop.
pub(super) struct Permit(Arc<AtomicUsize>);

impl Permit {
    /// Takes a permit if fewer than `most` are taken; `taken` counts them.
    pub fn take(taken: &Arc<AtomicUsize>, most: usize) -> Option<Permit> {
        let more = |taken: usize| (taken < most).then_some(taken + 1);
        taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        Some(Permit(Arc::clone(taken)))
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
