//! Links in texts lead to existing records, headings and files.

use super::suggested::{folder, in_markdown, relative};
use crate::catalogue::{AbsentReason, Catalogue, EntryId};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::entry::{Edition, Entry};
use crate::markdown::{Link, Target};

pub(super) fn check(catalogue: &Catalogue, id: EntryId, report: &mut Report) {
    let entry = catalogue.entry(id);
    for (_, edition) in entry.editions() {
        for link in edition.documents().iter().flat_map(|document| document.links()) {
            // Untranslated texts come from the original and are checked there.
            if link.span.file == edition.file
                && let Some(finding) = fault(catalogue, entry, edition, link)
            {
                report.push(finding);
            }
        }
    }
}

fn fault(catalogue: &Catalogue, entry: &Entry, edition: &Edition, link: &Link) -> Option<Diagnostic> {
    let anchor_fault = |anchor: &str| Diagnostic::new(Code::BrokenAnchor, link.span).arg("anchor", anchor);
    match &link.target {
        Target::External(_) => None,
        Target::Anchor(anchor) => {
            let kind = catalogue.model.kind(entry.kind);
            catalogue.anchor(kind, edition, anchor).is_none().then(|| anchor_fault(anchor))
        }
        Target::Entry { path, anchor } => match catalogue.lookup().by_path(path) {
            None => match catalogue.lookup().absent_path(path) {
                Some(AbsentReason::Unreadable) => None,
                Some(AbsentReason::Draft) => {
                    Some(Diagnostic::new(Code::LinkToDraft, link.span).arg("path", path.as_str()))
                }
                None => {
                    let finding = Diagnostic::new(Code::BrokenLink, link.span).arg("path", path.as_str());
                    let near = catalogue.lookup().nearest_path(&catalogue.model, path);
                    let near = near.map(|id| relative(&catalogue.entry(id).path, folder(&entry.path)));
                    Some(finding.nearest(near.map(|near| in_markdown(&near)).as_deref()))
                }
            },
            Some(id) => {
                let (other, kind) = (catalogue.entry(id), catalogue.kind(id));
                let anchor = anchor.as_deref()?;
                let known = other.editions().any(|(_, edition)| catalogue.anchor(kind, edition, anchor).is_some());
                (!known).then(|| anchor_fault(anchor))
            }
        },
        Target::File(path) if catalogue.assets.contains_key(path) => None,
        Target::File(path) => Some(missing_file(catalogue, entry, link, path)),
    }
}

/// The finding for a missing file, with a suggestion if the link lacks `.md` or `https://` or almost names a file.
fn missing_file(catalogue: &Catalogue, entry: &Entry, link: &Link, path: &str) -> Diagnostic {
    let code = if link.is_image { Code::BrokenImage } else { Code::BrokenLink };
    let finding = Diagnostic::new(code, link.span).arg("path", path);
    let folder = folder(&entry.path);
    if let Some(id) = catalogue.lookup().by_path(path) {
        return finding.nearest(Some(&in_markdown(&relative(&catalogue.entry(id).path, folder))));
    }
    if let Some(at) = path.find("www.").filter(|at| path[..*at].is_empty() || path[..*at].ends_with('/')) {
        return finding.nearest(Some(&format!("https://{}", &path[at..])));
    }
    match catalogue.nearest_file(path) {
        Some(known) => finding.nearest(Some(&in_markdown(&relative(known, folder)))),
        None => finding.hint(Hint::PutFileBeside),
    }
}
