//! Loading of the content folder, in parallel.

use super::cache::{Changed, Folder, RecordCache, Settings};
use super::record::{Reader, read_text};
use super::register::register;
use super::walk::{self, Found, Stamp};
use crate::catalogue::{AbsentReason, Content};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Sources};
use crate::model::{Model, Publication};
use crate::text::Lang;
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
        let finding = Diagnostic::nowhere(Code::ContentMissing).arg("path", root.display().to_string());
        report.push(finding.hint(Hint::Begin));
        return Content {
            config,
            model,
            entries: Vec::new(),
            absent: Vec::new(),
            unread: Vec::new(),
            assets: BTreeMap::new(),
        };
    }
    let mut files = current(&folder, cached, changed, &model, &config, sources);
    let (privacy, collations) = (&settings.privacy, settings.collations.as_slice());
    files.read(&Reader { model: &model, config: &config, privacy, collations, generation: cache.generation });
    cache.settings = Some(settings);
    let mut content = Content {
        config,
        model,
        entries: Vec::new(),
        absent: Vec::new(),
        unread: files.unread.clone(),
        assets: files.assets.clone(),
    };
    gather(&files, options, &mut content, report);
    cache.folder = Some(files);
    content
}

/// The language of the catalogue in `root`, as far as its configuration can be read; for messages before it is loaded.
pub fn language(root: &Path) -> Option<Lang> {
    let (mut ignored, file) = (Report::default(), Sources::default().add_embedded("", ""));
    let path = root.join("content").join("catalogue.yaml");
    let text = read_text(file, "", &path, Stamp::at(&path)?.size, &mut ignored)?;
    Some(Config::parse(&text, file, &mut ignored).language())
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
    let mut unread = Vec::new();
    let registered = register(records, model, config, sources, &mut unread, &mut report);
    let mut files = Folder::new(registered, unread, assets, report);
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
            content.absent.push(record.absent(AbsentReason::Draft, &content.model));
            continue;
        }
        report.append(parsed.report.clone());
        match &parsed.entry {
            Some(entry) => content.entries.push(Arc::clone(entry)),
            None => content.absent.push(record.absent(AbsentReason::Unreadable, &content.model)),
        }
    }
}
