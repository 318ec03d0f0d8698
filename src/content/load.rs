//! The whole content folder, on all cores.

use super::privacy::Privacy;
use super::record::{Numbered, Reader, read_text};
use super::walk::{self, Found, identity};
use crate::catalogue::{Content, Why};
use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::entry::Entry;
use crate::model::{self, KindId, Model, Publication};
use crate::text::is_device;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;

/// Choices of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether records marked as drafts are published.
    pub drafts: bool,
}

/// Reads `root/content`. Faults go to the report; what can be read is returned all the same.
pub fn load(root: &Path, options: Options, sources: &mut Sources, report: &mut Report) -> Content {
    let folder = root.join("content");
    let own_settings = settings(&folder, "catalogue.yaml", sources, report);
    let config = match &own_settings {
        Some((file, text)) => Config::parse(text, *file, report),
        None => Config::default(),
    };
    let own = settings(&folder, "model.yaml", sources, report);
    let own = own.as_ref().map(|(file, text)| (*file, text.as_str()));
    let model = model::load(own, sources, report);
    if !folder.is_dir() {
        report.push(Diagnostic::nowhere(Code::ContentMissing).arg("path", root.display().to_string()));
        return Content { config, model, entries: Vec::new(), absent: Vec::new(), assets: BTreeMap::new() };
    }
    let Found { records, assets } = walk::walk(&folder, report);
    let numbered = number(&records, &model, &config, sources, report);
    let privacy = Privacy::new(&config.allowed_contacts);
    if let Some((file, text)) = &own_settings {
        privacy.check(text, *file, &[], report);
    }
    let reader = Reader { model: &model, config: &config, privacy: &privacy };
    let read: Vec<(Option<Entry>, Report)> = numbered
        .par_iter()
        .map(|files| {
            let mut report = Report::default();
            (reader.entry(files, &mut report), report)
        })
        .collect();
    let mut entries = Vec::with_capacity(read.len());
    let mut absent = Vec::new();
    for ((entry, findings), files) in read.into_iter().zip(&numbered) {
        let is_draft = entry.as_ref().is_some_and(|entry| entry.publication == Publication::Draft);
        if is_draft && !options.drafts {
            // A draft may have faults: it is not to be published.
            absent.extend(files.absent(Why::Draft));
            continue;
        }
        report.append(findings);
        if entry.is_none() {
            absent.extend(files.absent(Why::Unreadable));
        }
        entries.extend(entry);
    }
    drop(numbered);
    Content { config, model, entries, absent, assets }
}

fn settings(folder: &Path, name: &str, sources: &mut Sources, report: &mut Report) -> Option<(FileId, String)> {
    let path = folder.join(name);
    let size = std::fs::symlink_metadata(&path).ok().filter(std::fs::Metadata::is_file)?.len();
    let file = sources.add_file(&format!("content/{name}"), path.clone());
    Some((file, read_text(file, name, &path, size, report)?))
}

/// Gives each record its kind and id, each file its number; a record needs both, and an id of its own.
fn number<'a>(
    records: &'a BTreeMap<String, walk::RecordFiles>,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<Numbered<'a>> {
    let mut numbered: Vec<Numbered> = Vec::with_capacity(records.len());
    let mut taken: BTreeMap<(KindId, String), FileId> = BTreeMap::new();
    for (stem, files) in records {
        let mut add = |markdown: &walk::MarkdownFile| {
            sources.add_file(&format!("content/{}", markdown.path), markdown.file.clone())
        };
        let (folder, id) = identity(stem);
        if !stem.contains('/') {
            let finding = Diagnostic::nowhere(Code::RecordOutsideFolder).arg("path", format!("content/{stem}.md"));
            report.push(finding.hint_with(Hint::WriteKind, "list", folders(model, config)));
            continue;
        }
        let Some(kind) = model.kind_named(folder) else {
            let first = files.original.iter().chain(files.translations.values()).next();
            if let Some(markdown) = first {
                report.push(unknown_kind(model, config, folder, add(markdown)));
            }
            continue;
        };
        let files = Numbered::new(kind, id, files, &mut add);
        let Some(file) = files.original.map(|(file, _)| file).or(files.translations.first().map(|first| first.1))
        else {
            continue;
        };
        if !is_file_name(&files.id) {
            report.push(Diagnostic::new(Code::EmptyId, Span::file(file)).arg("name", stem.as_str()));
            continue;
        }
        match taken.get(&(kind, files.id.clone())) {
            Some(first) => {
                let finding = Diagnostic::new(Code::DuplicateId, Span::file(file)).arg("id", files.id.as_str());
                report.push(finding.related(Span::file(*first)).hint(Hint::RenameOne));
            }
            None => {
                taken.insert((kind, files.id.clone()), file);
                numbered.push(files);
            }
        }
    }
    numbered
}

fn unknown_kind(model: &Model, config: &Config, folder: &str, file: FileId) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownKind, Span::file(file)).arg("name", folder);
    match model.kind_names().nearest(folder) {
        Some(near) => {
            let route = model.kind_named(near).map(|kind| model.kind(kind).route.get(config.language()));
            finding.nearest(route)
        }
        None => finding.hint_with(Hint::WriteKind, "list", folders(model, config)),
    }
}

fn folders(model: &Model, config: &Config) -> Arg {
    model.kinds().map(|(_, kind)| kind.route.get(config.language())).collect()
}

/// Whether pages may be named so on every system.
fn is_file_name(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && !is_device(id) && id != "index"
}
