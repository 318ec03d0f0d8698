//! Checks of the whole catalogue, each a file. What is wrong with one value is found where it is read, and
//! what is wrong with a reference where it is resolved; here is what needs everything to be linked.

mod derived;
mod files;
mod links;
mod menu;

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::Report;
use rayon::prelude::*;

/// A check of one entry in its catalogue.
type EntryCheck = fn(&Catalogue, EntryId, &mut Report);

/// A check of the catalogue as a whole.
type Check = fn(&Catalogue, &mut Report);

const OF_ENTRIES: &[EntryCheck] = &[derived::check, links::check, files::check];
const OF_THE_WHOLE: &[Check] = &[menu::check];

/// Every check, of entries on all cores. Findings come in the order of the entries.
pub fn check(catalogue: &Catalogue, report: &mut Report) {
    let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
    let of_entry = |id: &EntryId| {
        let mut report = Report::default();
        for check in OF_ENTRIES {
            check(catalogue, *id, &mut report);
        }
        report
    };
    let found: Vec<Report> = ids.par_iter().map(of_entry).filter(|report| !report.findings().is_empty()).collect();
    for findings in found {
        report.append(findings);
    }
    for check in OF_THE_WHOLE {
        check(catalogue, report);
    }
}
