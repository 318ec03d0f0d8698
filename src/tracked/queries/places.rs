//! Geographic positions of records.

use crate::catalogue::Located;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// The first place of every record that has one.
pub struct Places;

impl Query for Places {
    type Arg = ();
    type Answer<'a> = &'a [Located];

    fn answer<'a>((): (), of: &Snapshot<'a>) -> &'a [Located] {
        of.catalogue.places()
    }
}

impl Fingerprint for Located {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.entry).value((self.lat.to_bits(), self.lon.to_bits()));
    }
}
