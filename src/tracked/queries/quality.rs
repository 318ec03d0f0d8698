//! Quality of every record: completeness, reviews, translations.

use crate::catalogue::RecordState;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// The quality of every record, in catalogue order.
pub struct Quality;

impl Query for Quality {
    type Arg = ();
    type Answer<'a> = Vec<RecordState<'a>>;

    fn answer<'a>((): (), of: &Snapshot<'a>) -> Vec<RecordState<'a>> {
        of.catalogue.quality()
    }
}

impl Fingerprint for RecordState<'_> {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let facts = (self.wanted, self.review_by, self.is_stale, self.is_alone);
        fingerprint.add(&self.entry).value((facts, &self.untranslated, &self.outdated)).add(&self.missing);
    }
}
