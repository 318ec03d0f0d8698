//! Cross tables: records by goal and by a second axis.

use crate::catalogue::{Cross, CrossOf, CrossRow};
use crate::model::Axis;
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// Most rows of one cross table.
const ROWS: usize = 20;

/// The cross tables that the model asks for.
pub struct Crosses;

impl Query for Crosses {
    type Arg = ();
    type Answer<'a> = Vec<Cross>;

    fn answer((): (), of: &Snapshot) -> Vec<Cross> {
        of.catalogue.crosses(ROWS)
    }
}

impl Fingerprint for Cross {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        match self.axis {
            Axis::Vocabulary(id) => fingerprint.value((0, id)),
            Axis::Kind(id) => fingerprint.value((1, id)),
        };
        fingerprint.value(self.more).add(&self.rows);
    }
}

impl Fingerprint for CrossRow {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        match &self.of {
            CrossOf::Group(id) => fingerprint.add(id),
            CrossOf::Entry(id) => fingerprint.add(id),
        };
        fingerprint.value((self.count, &self.by_goal));
    }
}
