//! The menu names kinds, indexes and records that exist; the featured records exist.

use crate::catalogue::{Catalogue, Found};
use crate::diagnostic::{Code, Diagnostic, Report, Span};

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    let finding = |key: &'static str, written: &str, span: Span| {
        Diagnostic::new(Code::ConfigWrongValue, span).arg("key", key).arg("value", written)
    };
    for (written, span) in &catalogue.config.menu {
        if catalogue.menu_item(written).is_none() {
            let near = catalogue.model.kind_names().nearest(written);
            report.push(finding("menu", written, *span).nearest(near));
        }
    }
    for (written, span) in &catalogue.config.featured {
        match catalogue.lookup().find(&catalogue.model, &[], written) {
            Found::One(_) => {}
            Found::None(near) => report.push(finding("featured", written, *span).nearest(near.as_deref())),
            Found::Draft | Found::Many(_) => report.push(finding("featured", written, *span)),
        }
    }
}
