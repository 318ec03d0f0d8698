//! What a query is: a function of a snapshot whose answer has a fingerprint.

use super::fingerprint::Fingerprint;
use super::snapshot::Snapshot;
use crate::catalogue::{EntryId, FacetId, FacetKind, GroupId, GroupKey};
use crate::model::{GatheringId, KindId, Overview, TermId, VocabId};
use crate::text::Lang;
use std::hash::Hash;
use std::sync::Arc;

/// A function of a snapshot. The dependency's fingerprint is computed from the answer itself, so the two cannot
/// diverge.
pub trait Query {
    type Arg: Arg;
    type Answer<'a>: Fingerprint;

    fn answer<'a>(arg: Self::Arg, of: &Snapshot<'a>) -> Self::Answer<'a>;
}

/// The argument of a query, with a form that stays valid in later snapshots.
pub trait Arg: Sized {
    type Stable: Clone + Eq + Hash + Send + Sync;

    fn stable(&self, of: &Snapshot) -> Self::Stable;

    /// The argument in another snapshot; `None` if it no longer exists there.
    fn current(stable: &Self::Stable, of: &Snapshot) -> Option<Self>;
}

impl Arg for EntryId {
    type Stable = u64;

    fn stable(&self, of: &Snapshot) -> u64 {
        of.name(*self)
    }

    fn current(name: &u64, of: &Snapshot) -> Option<Self> {
        of.entry_named(*name)
    }
}

impl Arg for FacetId {
    type Stable = FacetKind;

    fn stable(&self, of: &Snapshot) -> FacetKind {
        of.catalogue.facet(*self).of
    }

    fn current(kind: &FacetKind, of: &Snapshot) -> Option<Self> {
        of.catalogue.facet_of(*kind)
    }
}

impl Arg for GroupId {
    type Stable = (FacetKind, GroupKey);

    fn stable(&self, of: &Snapshot) -> Self::Stable {
        (of.catalogue.facet(self.facet).of, of.catalogue.group(*self).key)
    }

    fn current((kind, key): &Self::Stable, of: &Snapshot) -> Option<Self> {
        let facet = of.catalogue.facet_of(*kind)?;
        Some(facet.group(of.catalogue.facet(facet).index_of(*key)?))
    }
}

impl<A: Arg, B: Arg> Arg for (A, B) {
    type Stable = (A::Stable, B::Stable);

    fn stable(&self, of: &Snapshot) -> Self::Stable {
        (self.0.stable(of), self.1.stable(of))
    }

    fn current((one, other): &Self::Stable, of: &Snapshot) -> Option<Self> {
        Some((A::current(one, of)?, B::current(other, of)?))
    }
}

/// Types that mean the same in every snapshot.
macro_rules! stable {
    ($($of:ty),*) => {$(
        impl Arg for $of {
            type Stable = $of;

            fn stable(&self, _: &Snapshot) -> $of {
                self.clone()
            }

            fn current(stable: &$of, _: &Snapshot) -> Option<Self> {
                Some(stable.clone())
            }
        }
    )*};
}

stable!((), Lang, Overview, KindId, VocabId, TermId, GatheringId, Arc<str>, Arc<[KindId]>);
