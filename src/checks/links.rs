//! Links in texts lead to existing records, headings and files.

use super::suggested::{folder, in_markdown, relative};
use crate::catalogue::{AbsentReason, Catalogue, EntryId, Found, with_suggestions};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::entry::{Edition, Entry};
use crate::markdown::{Document, Link, Target};
use rayon::prelude::*;

/// A link that leads nowhere: its record, its finding and the path of the record or file it names.
struct Broken<'a> {
    entry: &'a Entry,
    link: &'a Link,
    path: &'a str,
    is_record: bool,
}

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    let ids: Vec<EntryId> = catalogue.entries().map(|(id, _)| id).collect();
    let of_entry = |id: &EntryId| {
        let (mut broken, mut report) = (Vec::new(), Report::default());
        check_entry(catalogue, catalogue.entry(*id), &mut broken, &mut report);
        (broken, report)
    };
    let found: Vec<(Vec<Broken>, Report)> = ids.par_iter().map(of_entry).collect();
    let mut all = Vec::new();
    for (broken, findings) in found {
        report.append(findings);
        all.extend(broken);
    }
    report.extend(with_suggestions(all, |broken, is_suggested| broken.finding(catalogue, is_suggested)));
}

fn check_entry<'a>(catalogue: &'a Catalogue, entry: &'a Entry, broken: &mut Vec<Broken<'a>>, report: &mut Report) {
    for (_, edition) in entry.editions() {
        for link in edition.documents().into_iter().flat_map(Document::links) {
            // Untranslated texts come from the original and are checked there.
            if link.span.file != edition.file {
                continue;
            }
            match &link.target {
                Target::Entry { path, .. } if is_unknown_record(catalogue, path) => {
                    broken.push(Broken { entry, link, path, is_record: true });
                }
                Target::File(path) if !catalogue.assets.contains_key(path) => {
                    broken.push(Broken { entry, link, path, is_record: false });
                }
                _ => report.extend(fault(catalogue, entry, edition, link)),
            }
        }
    }
}

fn is_unknown_record(catalogue: &Catalogue, path: &str) -> bool {
    catalogue.lookup().by_path(path).is_none() && catalogue.lookup().absent_path(path).is_none()
}

/// The fault of a link to a record, or to a heading in one.
fn fault(catalogue: &Catalogue, entry: &Entry, edition: &Edition, link: &Link) -> Option<Diagnostic> {
    let anchor_fault = |anchor: &str| Diagnostic::new(Code::BrokenAnchor, link.span).arg("anchor", anchor);
    match &link.target {
        Target::External(_) | Target::File(_) => None,
        Target::Anchor(anchor) => {
            let kind = catalogue.model.kind(entry.kind);
            catalogue.anchor(kind, edition, anchor).is_none().then(|| anchor_fault(anchor))
        }
        Target::Entry { path, anchor } => match catalogue.lookup().by_path(path) {
            None => {
                let is_draft = catalogue.lookup().absent_path(path) == Some(AbsentReason::Draft);
                is_draft.then(|| Diagnostic::new(Code::LinkToDraft, link.span).arg("path", path.as_str()))
            }
            Some(id) => {
                let (other, kind) = (catalogue.entry(id), catalogue.kind(id));
                let anchor = anchor.as_deref()?;
                let known = other.editions().any(|(_, edition)| catalogue.anchor(kind, edition, anchor).is_some());
                (!known).then(|| anchor_fault(anchor))
            }
        },
    }
}

impl Broken<'_> {
    fn finding(&self, catalogue: &Catalogue, is_suggested: bool) -> Diagnostic {
        if !self.is_record {
            return missing_file(catalogue, self.entry, self.link, self.path);
        }
        let finding = Diagnostic::new(Code::BrokenLink, self.link.span).arg("path", self.path);
        let near = is_suggested.then(|| catalogue.lookup().nearest_path(&catalogue.model, self.path)).flatten();
        let near = near.map(|id| relative(&catalogue.entry(id).path, folder(&self.entry.path)));
        finding.nearest(near.map(|near| in_markdown(&near)).as_deref())
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
    // From the top of the catalogue, or the name of a record alone.
    let written = path.strip_prefix(folder).map_or(path, |rest| rest.trim_start_matches('/'));
    let named = written.strip_suffix(".html").unwrap_or(written);
    let last = named.rsplit('/').next().unwrap_or_default();
    let meant = [named, last].map(|name| catalogue.lookup().find(&catalogue.model, &[], name));
    let meant = meant.into_iter().find_map(|found| if let Found::One(id) = found { Some(id) } else { None });
    if let Some(id) = meant.filter(|_| !link.is_image && !last.contains('.')) {
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
