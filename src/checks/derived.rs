//! Required values that a record takes from another are there once everything is linked.

use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::model::Need;

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    for (_, entry) in catalogue.entries() {
        let kind = catalogue.model.kind(entry.kind);
        for (number, field) in kind.fields.fields.iter().enumerate() {
            let missing = field.derive.is_some() && entry.original.record.get(number).is_none();
            if missing && field.need == Need::Required {
                let at = Span::file(entry.original.file);
                report.push(Diagnostic::new(Code::MissingField, at).arg("field", &field.label));
            }
        }
    }
}
