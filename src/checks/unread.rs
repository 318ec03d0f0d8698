//! Texts in the folder of a kind that are not read, because they are no Markdown, and no record links to; and a
//! catalogue without any record.

use super::suggested::{folder, in_markdown};
use crate::catalogue::{AbsentReason, Catalogue, unread};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::{markdown_stem, slug};
use std::collections::BTreeSet;

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    let texts = catalogue.assets.keys().filter_map(|path| Some((path, unread::kind_of_text(&catalogue.model, path)?)));
    let texts: Vec<(&String, &[&str])> = texts.collect();
    if texts.is_empty() {
        return;
    }
    // A link in another letter case is a finding of its own.
    let linked = catalogue.entries().flat_map(|(id, entry)| entry.files(catalogue.kind(id)));
    let of_drafts = catalogue.lookup().absent().iter().flat_map(|absent| absent.files.iter().map(String::as_str));
    let linked: BTreeSet<String> = linked.chain(of_drafts).map(slug).collect();
    // Nobody knows which files an unreadable record links to.
    let unreadable = catalogue.lookup().absent().iter().filter(|absent| absent.reason == AbsentReason::Unreadable);
    let unreadable: BTreeSet<&str> = unreadable.map(|absent| folder(&absent.path)).collect();
    let bundles = bundles(catalogue);
    for (path, endings) in texts {
        // Beside the text of a record lie its attachments and notes.
        let is_note = bundles.contains(folder(path)) && !unread::is_meant_as_record(path);
        if is_note || linked.contains(&slug(path)) || unreadable.contains(folder(path)) {
            continue;
        }
        let finding = Diagnostic::nowhere(Code::UnreadFile).arg("path", path.as_str());
        let hint = if endings == unread::PLAIN { Hint::RenameToMarkdown } else { Hint::SaveAsMarkdown };
        let finding = finding.hint_with(hint, "name", meant_name(path));
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_document = name.contains('.') && !name.to_lowercase().contains(".md");
        report.push(match is_document {
            true => finding.hint_with(Hint::LinkDocument, "link", format!("[…]({})", in_markdown(name))),
            false => finding,
        });
    }
}

/// Reports that there is no record, unless something else is said of the files that are there.
pub(super) fn check_empty(catalogue: &Catalogue, report: &mut Report) {
    let is_empty = catalogue.entries().len() == 0 && catalogue.lookup().absent().is_empty();
    if is_empty && report.findings().is_empty() {
        report.push(Diagnostic::nowhere(Code::ContentEmpty).hint(Hint::Begin));
    }
}

/// The folders of records that have one of their own.
fn bundles(catalogue: &Catalogue) -> BTreeSet<&str> {
    let absent = catalogue.lookup().absent().iter().map(|absent| &absent.path);
    let paths = catalogue.entries().map(|(_, entry)| &entry.path).chain(absent);
    let own = paths.filter_map(|path| markdown_stem(path)?.strip_suffix("/index"));
    own.filter(|folder| folder.contains('/')).collect()
}

/// The path as that of a record: `practicas/agua.md` for `practicas/agua.md.txt` and for `practicas/agua.docx`.
fn meant_name(path: &str) -> String {
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = markdown_stem(stem).unwrap_or(stem);
    if above.is_empty() { format!("{stem}.md") } else { format!("{above}/{stem}.md") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_record_keeps_folder_and_letters() {
        for (path, name) in [
            ("practicas/Agua.md.txt", "practicas/Agua.md"),
            ("practicas/agua.docx", "practicas/agua.md"),
            ("practicas/ficha", "practicas/ficha.md"),
            ("otra.md.txt", "otra.md"),
        ] {
            assert_eq!(meant_name(path), name);
        }
    }
}
