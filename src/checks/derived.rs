//! Required fields with derived values have a value after linking. Of a recommended one, the missing source is reported.

use crate::catalogue::{Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::model::Need;

pub(super) fn check(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let entry = catalogue.entry(id);
    for (number, field) in catalogue.kind(id).fields.iter() {
        let missing = field.derive.is_some() && entry.original.record.get(number).is_none();
        if missing && field.need == Need::Required {
            let at = Span::file(entry.original.file);
            report.push(Diagnostic::new(Code::MissingField, at).arg("field", &field.label));
        }
    }
}
