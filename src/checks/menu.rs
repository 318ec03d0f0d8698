//! Menu items name existing kinds, indexes or records; featured records exist.

use crate::catalogue::{Catalogue, Found};
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::model::KindId;

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    let finding = |key: &'static str, written: &str, span: Span| {
        Diagnostic::new(Code::ConfigWrongValue, span).arg("key", key).arg("value", written)
    };
    for (written, span) in &catalogue.config.menu {
        if catalogue.menu_item(written).is_none() && !catalogue.is_absent(written) {
            let near = catalogue.model.kind_names().nearest(written).map(KindId::new);
            let finding = finding("menu", written, *span);
            report.push(match near {
                Some(near) => finding.hint_with(Hint::DidYouMean, "name", &catalogue.model.kind(near).route),
                None => finding,
            });
        }
    }
    for (written, span) in &catalogue.config.featured {
        match catalogue.lookup().find(&catalogue.model, &[], written) {
            Found::One(_) | Found::Absent(_) => {}
            Found::None => {
                report.push(finding("featured", written, *span).nearest(catalogue.lookup().nearest(&[], written)));
            }
            Found::Many(names) => {
                let list: Arg = names.into_iter().collect();
                report.push(finding("featured", written, *span).hint_with(Hint::OneOf, "list", list));
            }
        }
    }
}
