//! Files that fields name are there.

use crate::catalogue::Catalogue;
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::entry;
use crate::model::{Item, Value};

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    for (_, entry) in catalogue.entries() {
        let kind = catalogue.model.kind(entry.kind);
        entry::walk(&kind.fields, &entry.original.record, &mut |_, item: &Item| {
            let (code, path) = match &item.value {
                Value::Image(image) => (Code::BrokenImage, &image.path),
                Value::File(file) => (Code::MissingFile, &file.path),
                _ => return,
            };
            if !catalogue.assets.contains_key(path) {
                report.push(Diagnostic::new(code, item.span).arg("path", path.as_str()).hint(Hint::PutFileBeside));
            }
        });
    }
}
