//! Loading of the content folder, in parallel.

use super::cache::{Changed, Folder, RecordCache, Settings};
use super::record::{Reader, RecordSources};
use super::walk::{self, Found, identity};
use crate::catalogue::{AbsentReason, Content};
use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Report, Sources, Span};
use crate::model::{KindId, Model, Publication};
use crate::text::is_device;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Options of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether drafts are published.
    pub drafts: bool,
    /// Overrides `base_url` of the configuration.
    pub base_url: Option<String>,
}

/// Loads `root/content`. Faults are reported, and everything that can be read is returned.
///
/// Records and assets in `cache` that have not changed are not read again; `cache` is updated.
pub fn load(
    root: &Path,
    options: &Options,
    cache: &mut RecordCache,
    changed: &Changed,
    sources: &mut Sources,
    report: &mut Report,
) -> Content {
    let folder = root.join("content");
    cache.generation += 1;
    let (settings, same) = Settings::read(&folder, options.base_url.as_ref(), cache.settings.take(), sources, report);
    report.append(settings.report.clone());
    let (config, model) = (settings.config.clone(), settings.model.clone());
    let cached = cache.folder.take().filter(|_| same);
    if !folder.is_dir() {
        cache.settings = Some(settings);
        report.push(Diagnostic::nowhere(Code::ContentMissing).arg("path", root.display().to_string()));
        return Content { config, model, entries: Vec::new(), absent: Vec::new(), assets: BTreeMap::new() };
    }
    let mut files = current(&folder, cached, changed, &model, &config, sources);
    let (privacy, collations) = (&settings.privacy, settings.collations.as_slice());
    files.read(&Reader { model: &model, config: &config, privacy, collations, generation: cache.generation });
    cache.settings = Some(settings);
    let mut content = Content { config, model, entries: Vec::new(), absent: Vec::new(), assets: files.assets.clone() };
    gather(&files, options, &mut content, report);
    cache.folder = Some(files);
    content
}

/// The current state of the content folder, with valid entries of the cache.
fn current(
    folder: &Path,
    cached: Option<Folder>,
    changed: &Changed,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
) -> Folder {
    let cached = match (cached, changed) {
        (Some(mut cached), Changed::Paths(paths)) => {
            if cached.mark_changed(paths) {
                return cached;
            }
            Some(cached)
        }
        (cached, _) => cached,
    };
    let mut report = Report::default();
    let Found { records, assets } = walk::walk(folder, &mut report);
    let registered = register(records, model, config, sources, &mut report);
    let mut files = Folder::new(registered, assets, report);
    if let Some(cached) = cached {
        files.reuse(cached, changed);
    }
    files
}

/// Collects entries, absent records and findings, in the order of paths.
fn gather(files: &Folder, options: &Options, content: &mut Content, report: &mut Report) {
    report.append(files.report.clone());
    for record in &files.records {
        let Some(parsed) = &record.parsed else { continue };
        let is_draft = parsed.entry.as_ref().is_some_and(|entry| entry.publication == Publication::Draft);
        if is_draft && !options.drafts {
            // Faults of a draft are not reported, because it is not published.
            content.absent.extend(record.files.absent(AbsentReason::Draft));
            continue;
        }
        report.append(parsed.report.clone());
        match &parsed.entry {
            Some(entry) => content.entries.push(Arc::clone(entry)),
            None => content.absent.extend(record.files.absent(AbsentReason::Unreadable)),
        }
    }
}

/// Determines the kind and id of each record and registers its files. Records without a kind or with an invalid or
/// duplicate id are reported and dropped.
fn register(
    records: BTreeMap<String, walk::RecordFiles>,
    model: &Model,
    config: &Config,
    sources: &mut Sources,
    report: &mut Report,
) -> Vec<RecordSources> {
    let mut registered: Vec<RecordSources> = Vec::with_capacity(records.len());
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
        let files = RecordSources::new(kind, id, files, &mut add);
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
                registered.push(files);
            }
        }
    }
    registered
}

fn unknown_kind(model: &Model, config: &Config, folder: &str, file: FileId) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownKind, Span::file(file)).arg("name", folder);
    match model.kind_names().nearest(folder).map(KindId::new) {
        Some(near) => finding.hint_with(Hint::DidYouMean, "name", &model.kind(near).route),
        None => finding.hint_with(Hint::WriteKind, "list", folders(model, config)),
    }
}

fn folders(model: &Model, config: &Config) -> Arg {
    model.kinds().map(|(_, kind)| kind.route.get(config.language())).collect()
}

/// Whether an id can be a file name on every system.
fn is_file_name(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && !is_device(id) && id != "index"
}
