//! Numbers of entries by kind and of groups by facet.

use crate::catalogue::FacetId;
use crate::model::KindId;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// Kinds that have entries, with the number of entries.
pub struct KindSizes;

impl Query for KindSizes {
    type Arg = ();
    type Answer<'a> = Vec<(KindId, usize)>;

    fn answer((): (), of: &Snapshot) -> Vec<(KindId, usize)> {
        of.catalogue.counts()
    }
}

/// All facets, with the number of groups that have entries.
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

/// Whether a kind has entries, and therefore an index page.
pub struct HasEntries;

impl Query for HasEntries {
    type Arg = KindId;
    type Answer<'a> = bool;

    fn answer(kind: KindId, of: &Snapshot) -> bool {
        of.catalogue.has_entries(kind)
    }
}
