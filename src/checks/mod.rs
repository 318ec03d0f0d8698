//! Checks of the whole catalogue, each a file. What is wrong with one value is found where it is read, and
//! what is wrong with a reference where it is resolved; here is what needs everything to be linked.

mod derived;
mod files;
mod links;
mod menu;

use crate::catalogue::Catalogue;
use crate::diagnostic::Report;

type Check = fn(&Catalogue, &mut Report);

/// Every check, in the order its findings are made.
const CHECKS: &[Check] = &[derived::check, links::check, files::check, menu::check];

pub fn check(catalogue: &Catalogue, report: &mut Report) {
    for check in CHECKS {
        check(catalogue, report);
    }
}
