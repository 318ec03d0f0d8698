//! Checks that need the linked catalogue, one per file. Faults of single values are reported where they are decoded,
//! faults of references where they are resolved.

mod derived;
mod figures;
mod files;
mod language;
mod links;
mod menu;
mod names;
mod suggested;
mod terms;
mod translations;
mod unread;
mod windows;

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::Report;
use rayon::prelude::*;

/// A check of one entry.
type EntryCheck = fn(&Catalogue, EntryId, &mut Report);

/// A check of the whole catalogue.
type Check = fn(&Catalogue, &mut Report);

const ENTRY_CHECKS: &[EntryCheck] = &[derived::check, files::check, figures::check];
const CATALOGUE_CHECKS: &[Check] = &[links::check, menu::check, files::check_logo, unread::check, unread::check_empty];

/// Suggestions about likely mistakes, for `cebra check` only.
const ENTRY_ADVICE: &[EntryCheck] =
    &[figures::advise, windows::advise, terms::advise, translations::advise, language::advise];
const CATALOGUE_ADVICE: &[Check] = &[names::advise];

/// Runs all checks that a build needs. Findings are in the order of the entries.
pub fn check(catalogue: &Catalogue, report: &mut Report) {
    run(catalogue, ENTRY_CHECKS, CATALOGUE_CHECKS, report);
}

/// Reports suggestions about likely mistakes.
pub fn advise(catalogue: &Catalogue, report: &mut Report) {
    run(catalogue, ENTRY_ADVICE, CATALOGUE_ADVICE, report);
}

/// Runs checks of entries in parallel, then those of the catalogue.
fn run(catalogue: &Catalogue, entry_checks: &[EntryCheck], catalogue_checks: &[Check], report: &mut Report) {
    let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
    let check_entry = |id: &EntryId| {
        let mut report = Report::default();
        for check in entry_checks {
            check(catalogue, *id, &mut report);
        }
        report
    };
    let found: Vec<Report> = ids.par_iter().map(check_entry).filter(|report| !report.findings().is_empty()).collect();
    for findings in found {
        report.append(findings);
    }
    for check in catalogue_checks {
        check(catalogue, report);
    }
}
