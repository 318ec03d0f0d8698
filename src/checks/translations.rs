//! Translations whose last review is older than that of their original.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::model::{Date, FieldId, Record, Value};

pub(super) fn advise(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let (entry, kind) = (catalogue.entry(id), catalogue.kind(id));
    let Some(field) = kind.verified else { return };
    let Some((original, _)) = verified(&entry.original.record, field) else { return };
    for edition in entry.translations.values() {
        if let Some((date, at)) = verified(&edition.record, field)
            && date < original
        {
            let finding = Diagnostic::new(Code::TranslationOutdated, at).arg("day", date.to_string());
            let finding = finding.arg("other", original.to_string());
            report.push(finding.hint_with(Hint::CompareTranslation, "day", original.to_string()));
        }
    }
}

fn verified(record: &Record, field: FieldId) -> Option<(Date, Span)> {
    let item = record.get(field)?;
    match item.value {
        Value::Date(date) => Some((date, item.span)),
        _ => None,
    }
}
