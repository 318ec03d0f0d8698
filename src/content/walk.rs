//! Discovery of the files in the content folder.
//!
//! Only regular files are read; symbolic links are not followed; hidden files and folders are ignored.

use super::language::{is_language, translation};
use crate::catalogue::Asset;
use crate::diagnostic::{Code, Diagnostic, Hint, Report};
use crate::text::{markdown_stem, normalise, slug};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::OsStr;
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
    let hidden = |name: &OsStr| {
        let name = name.to_string_lossy();
        name.starts_with(['.', '~']) && !is_nameless(&name)
    };
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
                report.push(match error.io_error() {
                    Some(error) => finding.arg("reason", error),
                    None => finding.arg("reason", error.to_string()),
                });
            }
        }
    }
    found
}

fn add(content: &Path, entry: &walkdir::DirEntry, found: &mut Found, report: &mut Report) {
    let kind = entry.file_type();
    // The content folder itself may be a link.
    if kind.is_dir() || entry.depth() == 0 {
        return;
    }
    let path = relative(content, entry.path());
    if path.contains(char::REPLACEMENT_CHARACTER) && entry.path().to_str().is_none() {
        let name = from_latin_1(content, entry.path());
        let finding = Diagnostic::nowhere(Code::UnreadFile).arg("path", path);
        report.push(finding.hint(Hint::NameNotUnicode).hint_with(Hint::RenameTo, "name", name));
        return;
    }
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
        if let Some(name) = meant_settings(&path) {
            let finding = Diagnostic::nowhere(Code::UnreadFile).arg("path", path.as_str());
            report.push(finding.hint_with(Hint::RenameTo, "name", name));
        }
        add_asset(path, Asset { file, size: stamp.size, modified: stamp.modified, picture: None }, found, report);
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
        report.push(duplicate(&path, &other.path));
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

/// Adds a file that is no record. Two files whose names differ only in Unicode form have one path; the second is
/// reported if it is another file.
fn add_asset(path: String, asset: Asset, found: &mut Found, report: &mut Report) {
    match found.assets.entry(path) {
        Entry::Vacant(free) => {
            free.insert(asset);
        }
        Entry::Occupied(first) => {
            let bytes = |asset: &Asset| std::fs::read(&asset.file).ok();
            if asset.size != first.get().size || bytes(&asset) != bytes(first.get()) {
                report.push(duplicate(first.key(), first.key()));
            }
        }
    }
}

fn duplicate(path: &str, other: &str) -> Diagnostic {
    let finding = Diagnostic::nowhere(Code::DuplicateFile).arg("path", path).arg("other", other);
    if path == other { finding.hint(Hint::NamesLookAlike) } else { finding.hint(Hint::RenameOne) }
}

/// The path of a file of which each byte is a letter, as old systems wrote them and some archives still have them.
fn from_latin_1(content: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(content).unwrap_or(path);
    inner.as_os_str().as_encoded_bytes().iter().map(|byte| char::from(*byte)).collect()
}

/// Whether a file name is only the ending of a record's, as in `.md` or `.pt.md`. Other hidden files are ignored.
fn is_nameless(name: &str) -> bool {
    let Some(stem) = markdown_stem(name) else { return false };
    let stem = stem.trim_matches('.');
    stem.is_empty() || is_language(stem)
}

/// The correct name of a file that looks like a settings file but is not read as one.
fn meant_settings(path: &str) -> Option<&'static str> {
    let lower = path.to_lowercase();
    let is_settings = !path.contains('/') && (lower.ends_with(".yaml") || lower.ends_with(".yml"));
    is_settings.then_some(if lower.starts_with("mod") { "model.yaml" } else { "catalogue.yaml" })
}

fn relative(content: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(content).unwrap_or(path);
    let segments: Vec<String> =
        inner.components().map(|segment| segment.as_os_str().to_string_lossy().into_owned()).collect();
    normalise(&segments.join("/")).into_owned()
}

/// Folder and id of a record by its path: `practicas/agua/index` is the record `agua` in folder `practicas`. A folder that
/// is a year is part of the id: `convocatorias/2026/becas` is `2026-becas`.
pub(super) fn identity(stem: &str) -> (&str, String) {
    let folder = stem.split('/').next().unwrap_or_default();
    let mut segments = stem.rsplit('/');
    let last = segments.next().unwrap_or_default();
    let (name, parent) = match segments.next() {
        Some(parent) if last == "index" && parent != folder => (parent, segments.next()),
        parent => (last, parent),
    };
    let is_year = |name: &&str| name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    match parent.filter(is_year) {
        Some(year) => (folder, format!("{year}-{}", slug(name))),
        None => (folder, slug(name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folder_and_id_are_read_from_paths() {
        assert_eq!(identity("practicas/cebras"), ("practicas", "cebras".into()));
        assert_eq!(identity("practicas/Agua Segura/index"), ("practicas", "agua-segura".into()));
        assert_eq!(identity("convocatorias/2026/becas"), ("convocatorias", "2026-becas".into()));
        assert_eq!(identity("convocatorias/2026/becas/index"), ("convocatorias", "2026-becas".into()));
        assert_eq!(identity("ciudades/bolivia/la-paz"), ("ciudades", "la-paz".into()));
    }

    #[test]
    fn only_an_ending_is_no_hidden_file() {
        for name in [".md", ".MD", ".es.md", ".pt-BR.md", "..md", ".markdown"] {
            assert!(is_nameless(name), "{name}");
        }
        for name in ["._cebras.md", ".cebras.md", ".cebras.pt.md", ".DS_Store", "~cebras.md"] {
            assert!(!is_nameless(name), "{name}");
        }
    }
}
