//! How much there is of everything.

use crate::catalogue::FacetId;
use crate::model::KindId;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

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
