//! Discovery of the files in the content folder.
//!
//! Only regular files are read; symbolic links are not followed; hidden files and folders are ignored.

use crate::catalogue::Asset;
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::{Lang, normalise, slug};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use walkdir::WalkDir;

/// The files of the content folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Markdown files of each record by their common path, such as `practicas/cebras`.
    pub records: BTreeMap<String, RecordFiles>,
    /// All other files by path.
    pub assets: BTreeMap<String, Asset>,
}

#[derive(Debug, Default)]
pub(super) struct RecordFiles {
    pub original: Option<MarkdownFile>,
    /// By the language code in the file name.
    pub translations: BTreeMap<String, MarkdownFile>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkdownFile {
    /// Path relative to the content folder, with `/`, in NFC.
    pub path: String,
    pub file: PathBuf,
    pub stamp: Stamp,
}

/// Size and modification time of a file, to detect changes without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub size: u64,
    pub modified: Option<SystemTime>,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Stamp {
        Stamp { size: metadata.len(), modified: metadata.modified().ok() }
    }

    /// The stamp of a regular file; `None` if there is none.
    pub fn at(file: &Path) -> Option<Stamp> {
        std::fs::symlink_metadata(file).ok().filter(Metadata::is_file).map(|metadata| Stamp::of(&metadata))
    }
}

/// Settings files at the top of the content folder.
const SETTINGS: &[&str] = &["catalogue.yaml", "model.yaml"];

pub(super) fn walk(content: &Path, report: &mut Report) -> Found {
    let mut found = Found::default();
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(['.', '~']);
    let entries = WalkDir::new(content)
        .sort_by_file_name()
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
    let stamp = entry.metadata().map_or(Stamp { size: 0, modified: None }, |metadata| Stamp::of(&metadata));
    let file = entry.path().to_owned();
    let Some(stem) = markdown_stem(&path) else {
        if let Some(name) = intended_name(&path) {
            let finding = Diagnostic::nowhere(Code::UnreadFile).arg("path", path.as_str());
            report.push(finding.hint_with(Hint::RenameTo, "name", name));
        }
        found.assets.insert(path, Asset { file, size: stamp.size, modified: stamp.modified, picture: None });
        return;
    };
    let (stem, language) = translation(stem);
    let record = found.records.entry(stem.to_owned()).or_default();
    let language = language.map(str::to_lowercase);
    let other = match &language {
        None => record.original.as_ref(),
        Some(language) => record.translations.get(language),
    };
    if let Some(other) = other {
        let finding = Diagnostic::nowhere(Code::DuplicateFile).arg("path", path).arg("other", other.path.as_str());
        report.push(finding.hint(Hint::RenameOne));
        return;
    }
    let markdown = MarkdownFile { path, file, stamp };
    match language {
        None => record.original = Some(markdown),
        Some(language) => {
            record.translations.insert(language, markdown);
        }
    }
}

/// The path without its extension `.md`, in any letter case.
fn markdown_stem(path: &str) -> Option<&str> {
    let at = path.len().checked_sub(3)?;
    (path.is_char_boundary(at) && path[at..].eq_ignore_ascii_case(".md")).then(|| &path[..at])
}

/// The correct name of a file that looks like a record or a settings file but is not read as one.
fn intended_name(path: &str) -> Option<String> {
    let lower = path.to_lowercase();
    for ending in [".md.txt", ".markdown"] {
        if let Some(stem) = lower.strip_suffix(ending) {
            return Some(format!("{stem}.md"));
        }
    }
    let settings = !path.contains('/') && (lower.ends_with(".yaml") || lower.ends_with(".yml"));
    let name = if lower.starts_with("mod") { "model.yaml" } else { "catalogue.yaml" };
    settings.then(|| name.to_owned())
}

/// Splits the language code off a path: `practicas/cebras.pt` is a translation of `practicas/cebras`.
fn translation(stem: &str) -> (&str, Option<&str>) {
    match stem.rsplit_once('.') {
        Some((record, language)) if is_language(language) => (record, Some(language)),
        _ => (stem, None),
    }
}

/// Whether a text has the form of a language code, such as `pt`, or `pt-BR`, which is reported later as unknown.
fn is_language(code: &str) -> bool {
    let letters = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    match code.split_once('-') {
        None => letters(code, &[2]),
        Some((language, region)) => letters(language, &[2]) && letters(region, &[2, 4]),
    }
}

fn relative(content: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(content).unwrap_or(path);
    let segments: Vec<String> =
        inner.components().map(|segment| segment.as_os_str().to_string_lossy().into_owned()).collect();
    normalise(&segments.join("/")).into_owned()
}

/// Folder and id of a record by its path: `practicas/agua/index` is the record `agua` in folder `practicas`.
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

/// The language of a code in a file name, if the program supports it.
pub(super) fn language(code: &str) -> Option<Lang> {
    Lang::from_code(&code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_id_and_language_are_read_from_paths() {
        assert_eq!(translation("practicas/cebras.pt"), ("practicas/cebras", Some("pt")));
        assert_eq!(translation("planes/plan-24.7"), ("planes/plan-24.7", None));
        assert_eq!(identity("practicas/cebras"), ("practicas", "cebras".into()));
        assert_eq!(identity("practicas/Agua Segura/index"), ("practicas", "agua-segura".into()));
        assert_eq!(identity("ciudades/bolivia/la-paz"), ("ciudades", "la-paz".into()));
    }
}
