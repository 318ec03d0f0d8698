//! Matches between records that seek and records that offer.

use crate::catalogue::{Common, EntryId, Match};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// The matches of an entry, best first.
pub struct Matches;

impl Query for Matches {
    type Arg = EntryId;
    type Answer<'a> = &'a [Match];

    fn answer<'a>(id: EntryId, of: &Snapshot<'a>) -> &'a [Match] {
        of.catalogue.matches().of(id)
    }
}

impl Fingerprint for Common {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        match self {
            Common::Record(id) => fingerprint.add(id),
            other => fingerprint.value(other),
        };
    }
}

impl Fingerprint for Match {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.with).value((self.matching, self.seeks, self.points, self.shared.len()));
        for (criterion, shared) in &self.shared {
            fingerprint.value(*criterion).add(shared.as_slice());
        }
    }
}

/// Records that seek or offer something and have no match.
pub struct Leftovers;

impl Query for Leftovers {
    type Arg = ();
    type Answer<'a> = (&'a [EntryId], &'a [EntryId]);

    fn answer<'a>((): (), of: &Snapshot<'a>) -> (&'a [EntryId], &'a [EntryId]) {
        let matches = of.catalogue.matches();
        (&matches.unmet, &matches.unasked)
    }
}
