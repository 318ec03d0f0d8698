//! Finding the files of the content folder.
//!
//! Only regular files are read; no link is followed; hidden files and folders are left alone.

use crate::catalogue::Asset;
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::text::{Lang, normalise, slug};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What the content folder holds.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Markdown files of each record, by the path they share: `practicas/cebras`.
    pub records: BTreeMap<String, RecordFiles>,
    /// Everything else, by path.
    pub assets: BTreeMap<String, Asset>,
}

#[derive(Debug, Default)]
pub(super) struct RecordFiles {
    pub original: Option<MarkdownFile>,
    /// By the language in the file name, as written.
    pub translations: BTreeMap<String, MarkdownFile>,
}

#[derive(Debug, Clone)]
pub(super) struct MarkdownFile {
    /// From the content folder, with `/`, accents composed.
    pub path: String,
    pub file: PathBuf,
    pub size: u64,
}

/// Files at the top of the content folder that are not records.
const SETTINGS: &[&str] = &["catalogue.yaml", "model.yaml"];

pub(super) fn walk(content: &Path, report: &mut Report) -> Found {
    let mut found = Found::default();
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(['.', '~']);
    let entries = WalkDir::new(content)
        .sort_by_file_name()
        .max_depth(16)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()));
    for entry in entries {
        match entry {
            Ok(entry) => add(content, &entry, &mut found, report),
            Err(error) => {
                let path = error.path().unwrap_or(content).display().to_string();
                let finding = Diagnostic::nowhere(Code::FileUnreadable).arg("path", path);
                report.push(finding.arg("reason", error.to_string()));
            }
        }
    }
    found
}

fn add(content: &Path, entry: &walkdir::DirEntry, found: &mut Found, report: &mut Report) {
    let kind = entry.file_type();
    if kind.is_dir() {
        return;
    }
    let path = relative(content, entry.path());
    if !kind.is_file() {
        report.push(Diagnostic::nowhere(Code::LinkNotFollowed).arg("path", path));
        return;
    }
    if SETTINGS.contains(&path.as_str()) {
        return;
    }
    let size = entry.metadata().map_or(0, |metadata| metadata.len());
    let file = entry.path().to_owned();
    let Some(stem) = path.strip_suffix(".md").or_else(|| path.strip_suffix(".MD")) else {
        found.assets.insert(path, Asset { file, size });
        return;
    };
    let (stem, language) = translation(stem);
    let record = found.records.entry(stem.to_owned()).or_default();
    let language = language.map(str::to_owned);
    let markdown = MarkdownFile { path, file, size };
    match language {
        None => record.original = Some(markdown),
        Some(language) => {
            record.translations.insert(language, markdown);
        }
    }
}

/// `practicas/cebras.pt` is the Portuguese of `practicas/cebras`.
fn translation(stem: &str) -> (&str, Option<&str>) {
    match stem.rsplit_once('.') {
        Some((record, language)) if language.len() == 2 && language.bytes().all(|b| b.is_ascii_alphabetic()) => {
            (record, Some(language))
        }
        _ => (stem, None),
    }
}

fn relative(content: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(content).unwrap_or(path);
    let segments: Vec<String> =
        inner.components().map(|segment| segment.as_os_str().to_string_lossy().into_owned()).collect();
    normalise(&segments.join("/")).into_owned()
}

/// Folder, id and language of a record by its path: `practicas/agua/index` is the record `agua` of folder `practicas`.
pub(super) fn identity(stem: &str) -> (&str, String) {
    let folder = stem.split('/').next().unwrap_or_default();
    let mut segments = stem.rsplit('/');
    let last = segments.next().unwrap_or_default();
    let name = match segments.next() {
        Some(parent) if last == "index" && parent != folder => parent,
        _ => last,
    };
    (folder, slug(name))
}

/// The language of a file name's code, when there is such a one.
pub(super) fn language(code: &str) -> Option<Lang> {
    Lang::from_code(&code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_folder_id_and_language() {
        assert_eq!(translation("practicas/cebras.pt"), ("practicas/cebras", Some("pt")));
        assert_eq!(translation("planes/plan-24.7"), ("planes/plan-24.7", None));
        assert_eq!(identity("practicas/cebras"), ("practicas", "cebras".into()));
        assert_eq!(identity("practicas/Agua Segura/index"), ("practicas", "agua-segura".into()));
        assert_eq!(identity("ciudades/bolivia/la-paz"), ("ciudades", "la-paz".into()));
    }
}
