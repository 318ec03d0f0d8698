//! Menu items name existing kinds, indexes or records; featured records exist.

use crate::catalogue::{Catalogue, Found};
use crate::config::key_name;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use crate::model::{KindId, Overview};
use crate::text::{Labels, nearest};

/// Most records that are listed as those that may be featured.
const MOST_LISTED: usize = 12;

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    for (written, span) in &catalogue.config.menu {
        if catalogue.menu_item(written).is_none() && !catalogue.is_absent(written) {
            let near = catalogue.model.kind_names().nearest(written).map(KindId::new);
            let near = near.map(|near| &catalogue.model.kind(near).route);
            let choices = choices(catalogue);
            let near = near.or_else(|| choices.iter().copied().find(|name| nearest(written, name.iter()).is_some()));
            let finding = finding("menu", written, *span);
            report.push(match near {
                Some(near) => finding.hint_with(Hint::DidYouMean, "name", near),
                None => finding.hint_with(Hint::OneOf, "list", choices.into_iter().collect::<Arg>()),
            });
        }
    }
    for (written, span) in &catalogue.config.featured {
        let finding = || finding("featured", written, *span);
        match catalogue.lookup().find(&catalogue.model, &[], written) {
            Found::One(_) | Found::Absent(_) => {}
            Found::None => report.push(with_record(catalogue, finding(), written)),
            Found::Many(names) => {
                let list: Arg = names.into_iter().collect();
                report.push(finding().hint_with(Hint::OneOf, "list", list));
            }
        }
    }
}

fn finding(key: &str, written: &str, span: Span) -> Diagnostic {
    Diagnostic::new(Code::ConfigWrongValue, span).arg("key", key_name(key)).arg("value", written)
}

/// What a menu may name: the kinds that have records, and the overviews that have something to show.
fn choices(catalogue: &Catalogue) -> Vec<&Labels> {
    let model = &catalogue.model;
    let kinds = model.kinds().filter(|(id, _)| catalogue.has_entries(*id)).map(|(_, kind)| &kind.route);
    let overviews = Overview::ALL.into_iter().filter(|overview| catalogue.has_overview(*overview));
    kinds.chain(overviews.map(|overview| &model.overview(overview).route)).collect()
}

/// Adds the record that is probably meant, or those of its folder, with the folder if it was written.
fn with_record(catalogue: &Catalogue, finding: Diagnostic, written: &str) -> Diagnostic {
    let (folder, name) = written.rsplit_once('/').map_or((None, written), |(folder, name)| (Some(folder), name));
    let Some(folder) = folder else { return finding.nearest(catalogue.lookup().nearest(&[], written)) };
    let kind = catalogue.model.kind_named(folder);
    let kinds: Vec<KindId> = kind.into_iter().collect();
    if let Some(near) = catalogue.lookup().nearest(&kinds, name) {
        return finding.nearest(Some(&format!("{folder}/{near}")));
    }
    let own = catalogue.entries().map(|(_, entry)| entry).filter(|entry| kind.is_none_or(|kind| entry.kind == kind));
    let names: Vec<String> = own.take(MOST_LISTED).map(|entry| format!("{folder}/{}", entry.id)).collect();
    match kind.filter(|_| !names.is_empty()) {
        Some(_) => finding.hint_with(Hint::OneOf, "list", names.into_iter().collect::<Arg>()),
        None => finding,
    }
}
