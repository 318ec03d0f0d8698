//! Windows without a year, and windows that closed more than a year ago.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::entry;
use crate::model::{Publication, Value};
use jiff::ToSpan;

pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let (entry, today) = (catalogue.entry(id), catalogue.as_of.first_day());
    let year_ago = today.and_then(|today| today.checked_sub(1.year()).ok());
    entry::walk(&catalogue.kind(id).fields, &entry.original.record, &mut |entry::Spot { item, .. }| {
        let Value::Window(window) = item.value else { return };
        if window.lacks_year() {
            report.push(Diagnostic::new(Code::WindowWithoutYear, item.span).hint(Hint::WriteYear));
        }
        let closes = today.and_then(|today| window.days(today)?.closes);
        if let (Some(closes), Some(year_ago)) = (closes, year_ago)
            && closes < year_ago
            && entry.publication != Publication::Archived
        {
            let finding = Diagnostic::new(Code::WindowLongClosed, item.span).arg("day", closes.to_string());
            report.push(finding.hint(Hint::ArchiveRecord));
        }
    });
}
