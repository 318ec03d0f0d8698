//! The files of a theme: the embedded ones, overridden by those of a folder.

use super::{EMBEDDED, TEXTS};
use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Sources, Span, normalised};
use include_dir::Dir;
use std::collections::BTreeMap;
use std::path::Path;
use walkdir::WalkDir;

/// The files of a theme by path, each with its source.
#[derive(Default)]
pub(super) struct Files {
    pub by_path: BTreeMap<String, (FileId, Vec<u8>)>,
    /// Files of texts by path, the embedded ones first; a theme overrides single texts, not whole files.
    pub texts: Vec<(String, FileId, Vec<u8>)>,
    /// Templates that the embedded theme does not have, by name.
    pub new: Vec<(String, FileId)>,
}

impl Files {
    pub fn embedded(sources: &mut Sources) -> Files {
        let mut files = Files::default();
        files.add_embedded(&EMBEDDED, sources);
        files
    }

    fn add(&mut self, path: String, file: FileId, bytes: Vec<u8>) {
        let is_text = TEXTS.contains(&path.as_str()) || path.starts_with("templates/");
        let bytes = if is_text { normalised(&bytes).into_owned().into_bytes() } else { bytes };
        if TEXTS.contains(&path.as_str()) {
            self.texts.push((path, file, bytes));
        } else {
            self.by_path.insert(path, (file, bytes));
        }
    }

    fn add_embedded(&mut self, dir: &'static Dir, sources: &mut Sources) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            let text = file.contents_utf8().unwrap_or_default();
            let id = sources.add_embedded(&format!("cebra:themes/cebra/{path}"), text);
            self.add(path, id, file.contents().to_vec());
        }
        for dir in dir.dirs() {
            self.add_embedded(dir, sources);
        }
    }

    pub fn add_folder(&mut self, folder: &Path, name: &str, sources: &mut Sources, report: &mut Report) {
        let hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry)).flatten() {
            if !entry.file_type().is_file() {
                continue;
            }
            let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let segments: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let path = segments.join("/");
            let file = sources.add_file(&format!("themes/{name}/{path}"), entry.path().to_owned());
            let known = ["templates/", "static/"].iter().any(|folder| path.starts_with(folder))
                || TEXTS.contains(&path.as_str());
            if !known {
                let finding = Diagnostic::new(Code::UnreadFile, Span::file(file)).arg("path", path);
                report.push(finding.hint_with(
                    Hint::OneOf,
                    "list",
                    "templates/…, static/…, texts.yaml, accessibility.yaml",
                ));
                continue;
            }
            if let Some(template) = path.strip_prefix("templates/")
                && !self.by_path.contains_key(&path)
            {
                self.new.push((template.to_owned(), file));
            }
            match std::fs::read(entry.path()) {
                Ok(bytes) => self.add(path, file, bytes),
                Err(error) => {
                    let finding = Diagnostic::new(Code::FileUnreadable, Span::file(file)).arg("path", path);
                    report.push(finding.arg("reason", &error));
                }
            }
        }
    }
}
