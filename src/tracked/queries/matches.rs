//! What answers what.

use crate::catalogue::{EntryId, Match};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Reads, Snapshot};

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

impl<'a> Reads<'a> {
    /// What answers an entry, or what it answers, best first.
    pub fn matches(&self, id: EntryId) -> &'a [Match] {
        self.ask::<Matches>(id)
    }

    /// What nobody gives, and what nobody seeks.
    pub fn leftovers(&self) -> (&'a [EntryId], &'a [EntryId]) {
        self.ask::<Leftovers>(())
    }
}
