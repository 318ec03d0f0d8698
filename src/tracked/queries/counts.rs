//! How much there is of everything.

use crate::catalogue::FacetId;
use crate::model::KindId;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Reads, Snapshot};

/// Kinds that have entries, with their number.
pub struct KindSizes;

impl Query for KindSizes {
    type Arg = ();
    type Answer<'a> = Vec<(KindId, usize)>;

    fn answer((): (), of: &Snapshot) -> Vec<(KindId, usize)> {
        of.catalogue.counts()
    }
}

/// Facets with the number of their groups that have entries.
pub struct FacetSizes;

/// A facet and the number of its groups that have entries.
pub struct FacetSize {
    pub id: FacetId,
    pub count: usize,
}

impl Query for FacetSizes {
    type Arg = ();
    type Answer<'a> = Vec<FacetSize>;

    fn answer((): (), of: &Snapshot) -> Vec<FacetSize> {
        let size = |id| of.catalogue.groups(id).filter(|(_, group)| !group.entries.is_empty()).count();
        of.catalogue.facets().map(|(id, _)| FacetSize { id, count: size(id) }).collect()
    }
}

impl Fingerprint for FacetSize {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.id).value(self.count);
    }
}

/// Whether a kind has an entry, and so an index.
pub struct HasEntries;

impl Query for HasEntries {
    type Arg = KindId;
    type Answer<'a> = bool;

    fn answer(kind: KindId, of: &Snapshot) -> bool {
        of.catalogue.has_entries(kind)
    }
}

impl Reads<'_> {
    /// How many entries there are.
    pub fn total(&self) -> usize {
        self.kind_sizes().iter().map(|(_, count)| count).sum()
    }

    /// Kinds that have entries, with their number.
    pub fn kind_sizes(&self) -> Vec<(KindId, usize)> {
        self.ask::<KindSizes>(())
    }

    /// Every facet with the number of its groups that have entries.
    pub fn facet_sizes(&self) -> Vec<(FacetId, usize)> {
        self.ask::<FacetSizes>(()).into_iter().map(|facet| (facet.id, facet.count)).collect()
    }

    /// Whether a kind has an entry, and so an index.
    pub fn has_entries(&self, kind: KindId) -> bool {
        self.ask::<HasEntries>(kind)
    }
}
