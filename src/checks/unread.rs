//! Texts in the folder of a kind that are not read, because they are no Markdown, and no record links to; and a
//! catalogue without any record.

use super::suggested::{folder, in_markdown};
use crate::catalogue::{AbsentReason, Catalogue};
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::{markdown_stem, slug};
use std::collections::BTreeSet;

/// Endings of files in which a record may have been written as Markdown or plain text.
const PLAIN: &[&str] = &["", "txt", "text", "mdx", "mkd", "mkdn", "mdown", "mdwn", "yaml", "yml", "toml"];

/// Endings of files of text processors and of other ways to mark up a text.
const FORMATTED: &[&str] = &[
    "doc", "docx", "docm", "dotx", "odt", "ott", "fodt", "rtf", "wps", "wpd", "pages", "gdoc", "html", "htm", "xhtml",
    "mht", "mhtml", "tex", "rst", "adoc", "org",
];

/// Names of files for whoever looks at the folder and not for readers.
const NOTES: &[&str] = &["readme", "leeme", "leame", "leia-me", "leiame", "license", "licence", "licencia", "licenca"];

pub(super) fn check(catalogue: &Catalogue, report: &mut Report) {
    let texts = catalogue.assets.keys().filter_map(|path| Some((path, text_kind(catalogue, path)?)));
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
        let is_note = bundles.contains(folder(path)) && !is_meant_as_record(path);
        if is_note || linked.contains(&slug(path)) || unreadable.contains(folder(path)) {
            continue;
        }
        let finding = Diagnostic::nowhere(Code::UnreadFile).arg("path", path.as_str());
        let hint = if endings == PLAIN { Hint::RenameToMarkdown } else { Hint::SaveAsMarkdown };
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

/// Whether a name has the ending of a record before its own, as in `agua.md.txt`.
fn is_meant_as_record(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(stem, _)| markdown_stem(stem).is_some())
}

/// The endings to which that of a text belongs; `None` for other files and outside the folders of kinds.
fn text_kind(catalogue: &Catalogue, path: &str) -> Option<&'static [&'static str]> {
    let (above, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let endings = [PLAIN, FORMATTED].into_iter().find(|endings| endings.contains(&ending.as_str()))?;
    let kind = above.split('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_record = match above.is_empty() {
        // At the top, only what was meant as a record.
        true => is_meant_as_record(name),
        false => catalogue.model.kind_named(kind).is_some() && !NOTES.contains(&slug(stem).as_str()),
    };
    is_record.then_some(endings)
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
