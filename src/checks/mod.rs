//! Checks of the whole catalogue, each a file. What is wrong with one value is found where it is read, and
//! what is wrong with a reference where it is resolved; here is what needs everything to be linked.

mod agreement;
mod derived;
mod figures;
mod files;
mod links;
mod menu;
mod names;
mod translations;
mod windows;

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::Report;
use rayon::prelude::*;

/// A check of one entry in its catalogue.
type EntryCheck = fn(&Catalogue, EntryId, &mut Report);

/// A check of the catalogue as a whole.
type Check = fn(&Catalogue, &mut Report);

const OF_ENTRIES: &[EntryCheck] = &[derived::check, links::check, files::check, figures::check];
const OF_THE_WHOLE: &[Check] = &[menu::check, files::check_logo];

/// What may well be meant, and is told only to those who ask.
const ADVICE_ON_ENTRIES: &[EntryCheck] = &[figures::advise, windows::advise, agreement::advise, translations::advise];
const ADVICE_ON_THE_WHOLE: &[Check] = &[names::advise];

/// Every check that a build needs. Findings come in the order of the entries.
pub fn check(catalogue: &Catalogue, report: &mut Report) {
    run(catalogue, OF_ENTRIES, OF_THE_WHOLE, report);
}

/// What an editor might look at again.
pub fn advise(catalogue: &Catalogue, report: &mut Report) {
    run(catalogue, ADVICE_ON_ENTRIES, ADVICE_ON_THE_WHOLE, report);
}

/// Checks of entries run on all cores.
fn run(catalogue: &Catalogue, of_entries: &[EntryCheck], of_the_whole: &[Check], report: &mut Report) {
    let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
    let of_entry = |id: &EntryId| {
        let mut report = Report::default();
        for check in of_entries {
            check(catalogue, *id, &mut report);
        }
        report
    };
    let found: Vec<Report> = ids.par_iter().map(of_entry).filter(|report| !report.findings().is_empty()).collect();
    for findings in found {
        report.append(findings);
    }
    for check in of_the_whole {
        check(catalogue, report);
    }
}
