//! What answers what.

use crate::catalogue::{EntryId, Match};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// What answers an entry, or what it answers, best first.
pub struct Matches;

impl Query for Matches {
    type Arg = EntryId;
    type Answer<'a> = &'a [Match];

    fn answer<'a>(id: EntryId, of: &Snapshot<'a>) -> &'a [Match] {
        of.catalogue.matches().of(id)
    }
}

impl Fingerprint for Match {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.with).value((self.matching, &self.shared, self.points));
    }
}

/// What nobody gives, and what nobody seeks.
pub struct Leftovers;

impl Query for Leftovers {
    type Arg = ();
    type Answer<'a> = (&'a [EntryId], &'a [EntryId]);

    fn answer<'a>((): (), of: &Snapshot<'a>) -> (&'a [EntryId], &'a [EntryId]) {
        let matches = of.catalogue.matches();
        (&matches.unmet, &matches.unasked)
    }
}
