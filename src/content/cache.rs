//! A cache of parsed records, so that only changed files are read again.

use super::privacy::Privacy;
use super::record::{Reader, RecordSources, read_text};
use super::walk::Stamp;
use crate::catalogue::{Absent, AbsentReason, Asset, Collation, PictureState};
use crate::config::Config;
use crate::diagnostic::{FileId, Report, Sources};
use crate::entry::Entry;
use crate::model::{self, Model};
use crate::picture;
use crate::text::{Lang, hash_bytes};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Which files may have changed since the last load.
#[derive(Debug, Clone)]
pub enum Changed {
    /// Any file.
    Anything,
    /// Only these files and folders.
    Paths(BTreeSet<PathBuf>),
}

/// The cache of settings, parsed records and assets, kept between loads. An empty cache gives the same result.
#[derive(Debug, Default)]
pub struct RecordCache {
    /// Number of loads so far, the version of entries read in the last one.
    pub(super) generation: u64,
    pub(super) settings: Option<Settings>,
    pub(super) folder: Option<Folder>,
}

/// Configuration and model with the texts they were parsed from, and what depends only on them.
#[derive(Debug)]
pub(super) struct Settings {
    texts: [Option<(FileId, String)>; 2],
    pub config: Arc<Config>,
    pub model: Arc<Model>,
    pub privacy: Privacy,
    /// The collation of each language of the catalogue.
    pub collations: Vec<(Lang, Collation)>,
    pub report: Report,
}

/// The content folder: records in the order of their paths, and assets.
#[derive(Debug)]
pub(super) struct Folder {
    pub records: Vec<CachedRecord>,
    /// Index of the record of each Markdown file.
    by_file: HashMap<PathBuf, usize>,
    /// Markdown files in the folder of no kind.
    pub unread: Vec<String>,
    pub assets: BTreeMap<String, Asset>,
    pub report: Report,
}

/// The files of a record with the result of reading them.
#[derive(Debug)]
pub(super) struct CachedRecord {
    pub files: RecordSources,
    pub parsed: Option<Parsed>,
}

/// The result of reading a record: its entry, if it could be read, and the findings.
#[derive(Debug)]
pub(super) struct Parsed {
    pub entry: Option<Arc<Entry>>,
    pub report: Report,
}

impl CachedRecord {
    /// The record as one that yields no entry.
    pub fn absent(&self, reason: AbsentReason, model: &Model) -> Absent {
        let RecordSources { kind, id, original, .. } = &self.files;
        let entry = self.parsed.as_ref().and_then(|parsed| parsed.entry.as_ref());
        let files = entry.map(|entry| entry.files(model.kind(*kind)).into_iter().map(str::to_owned).collect());
        let files = files.unwrap_or_default();
        Absent { kind: *kind, id: id.clone(), path: original.1.path.clone(), reason, files }
    }
}

impl Settings {
    /// Reads the settings, or returns the cached ones if their files have not changed. The flag tells whether they
    /// are the cached ones.
    pub fn read(
        folder: &Path,
        base_url: Option<&String>,
        cached: Option<Settings>,
        sources: &mut Sources,
        report: &mut Report,
    ) -> (Settings, bool) {
        let texts = ["catalogue.yaml", "model.yaml"].map(|name| text(folder, name, sources, report));
        if let Some(cached) = cached.filter(|cached| cached.texts == texts && report.findings().is_empty()) {
            return (cached, true);
        }
        let mut own = Report::default();
        let mut config = match &texts[0] {
            Some((file, text)) => Config::parse(text, *file, &mut own),
            None => Config::default(),
        };
        if let Some(url) = base_url.and_then(|url| crate::config::base_url(url)) {
            config.base_url = Some(url);
        }
        let written = texts[1].as_ref().map(|(file, text)| (*file, text.as_str()));
        let model = model::load(written, sources, &mut own);
        let privacy = Privacy::new(&config.allowed_contacts);
        if let Some((file, text)) = &texts[0] {
            privacy.check(text, *file, &[], &mut own);
        }
        let collations = config.languages.iter().map(|lang| (*lang, Collation::new(*lang))).collect();
        let (config, model) = (Arc::new(config), Arc::new(model));
        (Settings { texts, config, model, privacy, collations, report: own }, false)
    }
}

fn text(folder: &Path, name: &str, sources: &mut Sources, report: &mut Report) -> Option<(FileId, String)> {
    let path = folder.join(name);
    let stamp = Stamp::at(&path)?;
    let file = sources.add_file(&format!("content/{name}"), path.clone());
    Some((file, read_text(file, name, &path, stamp.size, report)?))
}

/// Inspects an image file. `None` if it cannot be read, which is reported when it is published.
fn inspect_picture(file: &Path) -> Option<PictureState> {
    let bytes = std::fs::read(file).ok()?;
    let hash = hash_bytes(&bytes) ^ u64::from(picture::VERSION);
    Some(match picture::inspect(&bytes) {
        Ok(picture) => PictureState::Valid(picture, hash_bytes(&hash.to_le_bytes())),
        Err(fault) => PictureState::Invalid(fault),
    })
}

impl Folder {
    pub fn new(
        registered: Vec<RecordSources>,
        unread: Vec<String>,
        assets: BTreeMap<String, Asset>,
        report: Report,
    ) -> Folder {
        let mut by_file = HashMap::new();
        for (place, files) in registered.iter().enumerate() {
            by_file.extend(files.markdown().map(|markdown| (markdown.file.clone(), place)));
        }
        let records = registered.into_iter().map(|files| CachedRecord { files, parsed: None }).collect();
        Folder { records, by_file, unread, assets, report }
    }

    /// Marks known files as changed. Returns false if files may have been added or removed, so that the folder must
    /// be walked again.
    pub fn mark_changed(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        paths.iter().all(|path| {
            let Some(stamp) = Stamp::at(path) else {
                // Temporary files of editors come and go. With findings about the folder, one of them may be about
                // the removed file.
                let is_gone = std::fs::symlink_metadata(path).is_err();
                return is_gone && !self.knows(path) && self.report.findings().is_empty();
            };
            if let Some(place) = self.by_file.get(path) {
                let record = &mut self.records[*place];
                record.parsed = None;
                for markdown in record.files.markdown_mut().filter(|markdown| markdown.file == *path) {
                    markdown.stamp = stamp;
                }
                return true;
            }
            let asset = self.assets.values_mut().find(|asset| asset.file == *path);
            let is_known = asset.is_some();
            if let Some(asset) = asset {
                (asset.size, asset.modified, asset.picture) = (stamp.size, stamp.modified, None);
            }
            is_known
        })
    }

    /// Whether there is a known file at or below a path.
    fn knows(&self, path: &Path) -> bool {
        let mut files = self.by_file.keys().chain(self.assets.values().map(|asset| &asset.file));
        files.any(|file| file.starts_with(path))
    }

    /// Reuses results of an older state for files that have not changed.
    pub fn reuse(&mut self, old: Folder, changed: &Changed) {
        for (path, asset) in &mut self.assets {
            let known = old.assets.get(path).filter(|old| (old.size, old.modified) == (asset.size, asset.modified));
            asset.picture = known.and_then(|known| known.picture.clone());
        }
        let mut by_file: HashMap<FileId, CachedRecord> = HashMap::new();
        for record in old.records {
            by_file.insert(record.files.original.0, record);
        }
        let is_changed = |files: &RecordSources| match changed {
            Changed::Anything => false,
            Changed::Paths(paths) => files.markdown().any(|markdown| paths.contains(&markdown.file)),
        };
        for record in &mut self.records {
            let known = by_file.remove(&record.files.original.0);
            record.parsed = known
                .filter(|known| known.files == record.files && !is_changed(&record.files))
                .and_then(|known| known.parsed);
        }
    }

    /// Reads records and inspects pictures that are not cached, in parallel.
    pub fn read(&mut self, reader: &Reader) {
        let pictures = self.assets.values_mut().filter(|asset| asset.picture.is_none() && asset.is_picture());
        pictures.collect::<Vec<_>>().into_par_iter().for_each(|asset| asset.picture = inspect_picture(&asset.file));
        self.records.par_iter_mut().filter(|record| record.parsed.is_none()).for_each(|record| {
            let mut report = Report::default();
            let entry = reader.entry(&record.files, &mut report).map(Arc::new);
            record.parsed = Some(Parsed { entry, report });
        });
    }
}
