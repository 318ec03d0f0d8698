//! Windows without a year, and windows that closed more than a year ago.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::entry;
use crate::model::{Date, Publication, Value, Window};
use jiff::ToSpan;

pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let entry = catalogue.entry(id);
    let (kind, record) = (catalogue.kind(id), &entry.original.record);
    let mut long_closed = Vec::new();
    entry::walk(&kind.fields, record, &mut |entry::Spot { item, .. }| {
        let Value::Window(window) = &item.value else { return };
        if window.lacks_year() {
            report.push(Diagnostic::new(Code::WindowWithoutYear, item.span).hint(Hint::WriteYear));
        }
        long_closed.push(closed_a_year_ago(catalogue, window).map(|date| (item.span, date)));
    });
    // A record with a later window is not over.
    let Some(closed) = long_closed.into_iter().collect::<Option<Vec<_>>>() else { return };
    if let Some((span, date)) = closed.last()
        && entry.publication != Publication::Archived
    {
        let finding = Diagnostic::new(Code::WindowLongClosed, *span).arg("day", date.to_string());
        report.push(finding.hint(Hint::ArchiveRecord));
    }
}

/// The closing date of a window, if that is more than a year ago.
fn closed_a_year_ago(catalogue: &Catalogue, window: &Window) -> Option<Date> {
    let closes = window.days(&catalogue.now)?.1?;
    (closes.last_day()? < catalogue.now.today.checked_sub(1.year()).ok()?).then_some(closes)
}
