//! The whole content folder, on all cores.

use super::kept::{Changed, Folder, Kept, Settings};
use super::record::{Numbered, Reader};
use super::walk::{self, Found, identity};
use crate::catalogue::{Content, Why};
use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::model::{KindId, Model, Publication};
use crate::text::is_device;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Choices of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether records marked as drafts are published.
    pub drafts: bool,
    /// Replaces the address in the configuration.
    pub base_url: Option<String>,
}

/// Reads `root/content`. Faults go to the report; what can be read is returned all the same.
///
/// What was read before and is as it was is taken from `kept`.
pub fn load(
    root: &Path,
    options: &Options,
    kept: &mut Kept,
    changed: &Changed,
    sources: &mut Sources,
    report: &mut Report,
) -> Content {
    let folder = root.join("content");
    kept.load += 1;
    let (settings, same) = Settings::read(&folder, options.base_url.as_ref(), kept.settings.take(), sources, report);
    report.append(settings.report.clone());
    let (config, model) = (settings.config.clone(), settings.model.clone());
    let known = kept.folder.take().filter(|_| same);
    if !folder.is_dir() {
        kept.settings = Some(settings);
        report.push(Diagnostic::nowhere(Code::ContentMissing).arg("path", root.display().to_string()));
        return Content { config, model, entries: Vec::new(), absent: Vec::new(), assets: BTreeMap::new() };
    }
    let mut files = current(&folder, known, changed, &model, &config, sources);
    let (privacy, collations) = (&settings.privacy, settings.collations.as_slice());
    files.read(&Reader { model: &model, config: &config, privacy, collations, load: kept.load });
    kept.settings = Some(settings);
    let mut content = Content { config, model, entries: Vec::new(), absent: Vec::new(), assets: files.assets.clone() };
    gather(&files, options, &mut content, report);
    kept.folder = Some(files);
    content
}

/// The content folder as it is now, with what is known of it.
fn current(
    folder: &Path,
    known: Option<Folder>,
    changed: &Changed,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
) -> Folder {
    let known = match (known, changed) {
        (Some(mut known), Changed::Paths(paths)) => {
            if known.touch(paths) {
                return known;
            }
            Some(known)
        }
        (known, _) => known,
    };
    let mut report = Report::default();
    let Found { records, assets } = walk::walk(folder, &mut report);
    let numbered = number(records, model, config, sources, &mut report);
    let mut files = Folder::new(numbered, assets, report);
    if let Some(known) = known {
        files.take_over(known, changed);
    }
    files
}

/// Entries, records that make none, and all findings, in the order of their paths.
fn gather(files: &Folder, options: &Options, content: &mut Content, report: &mut Report) {
    report.append(files.report.clone());
    for slot in &files.slots {
        let Some(reading) = &slot.reading else { continue };
        let is_draft = reading.entry.as_ref().is_some_and(|entry| entry.publication == Publication::Draft);
        if is_draft && !options.drafts {
            // A draft may have faults: it is not to be published.
            content.absent.extend(slot.files.absent(Why::Draft));
            continue;
        }
        report.append(reading.report.clone());
        match &reading.entry {
            Some(entry) => content.entries.push(Arc::clone(entry)),
            None => content.absent.extend(slot.files.absent(Why::Unreadable)),
        }
    }
}

/// Gives each record its kind and id, each file its number; a record needs both, and an id of its own.
fn number(
    records: BTreeMap<String, walk::RecordFiles>,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<Numbered> {
    let mut numbered: Vec<Numbered> = Vec::with_capacity(records.len());
    let mut taken: BTreeMap<(KindId, String), FileId> = BTreeMap::new();
    for (stem, files) in records {
        let mut add = |markdown: &walk::MarkdownFile| {
            sources.add_file(&format!("content/{}", markdown.path), markdown.file.clone())
        };
        let (folder, id) = identity(&stem);
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
        let Some(file) = files.first() else { continue };
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
