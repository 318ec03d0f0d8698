//! What was read before, so that only what changed is read again.

use super::privacy::Privacy;
use super::record::{Numbered, Reader, read_text};
use super::walk::Stamp;
use crate::catalogue::{Asset, Collation, Photograph};
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

/// What may have changed since the last time.
#[derive(Debug, Clone)]
pub enum Changed {
    Anything,
    /// These files and folders, and nothing else.
    Paths(BTreeSet<PathBuf>),
}

/// Everything that was read, from one load to the next. Empty, it is as good as a full one, only slower.
#[derive(Debug, Default)]
pub struct Kept {
    /// The number of the load, which dates what was read in it.
    pub(super) load: u64,
    pub(super) settings: Option<Settings>,
    pub(super) folder: Option<Folder>,
}

/// Configuration and model, with the texts they were read from, and what follows from them.
#[derive(Debug)]
pub(super) struct Settings {
    texts: [Option<(FileId, String)>; 2],
    pub config: Arc<Config>,
    pub model: Arc<Model>,
    pub privacy: Privacy,
    /// The order of names in each language of the catalogue.
    pub collations: Vec<(Lang, Collation)>,
    pub report: Report,
}

/// The content folder: its records, in the order of their paths, and other files.
#[derive(Debug)]
pub(super) struct Folder {
    pub slots: Vec<Slot>,
    /// The slot of each Markdown file.
    by_file: HashMap<PathBuf, usize>,
    pub assets: BTreeMap<String, Asset>,
    pub report: Report,
}

/// A record's files, and what was read in them.
#[derive(Debug)]
pub(super) struct Slot {
    pub files: Numbered,
    pub reading: Option<Reading>,
}

#[derive(Debug)]
pub(super) struct Reading {
    pub entry: Option<Arc<Entry>>,
    pub report: Report,
}

impl Settings {
    /// The settings as they are now; those kept, if their files say what they said.
    pub fn read(
        folder: &Path,
        base_url: Option<&String>,
        kept: Option<Settings>,
        sources: &mut Sources,
        report: &mut Report,
    ) -> (Settings, bool) {
        let texts = ["catalogue.yaml", "model.yaml"].map(|name| text(folder, name, sources, report));
        if let Some(kept) = kept.filter(|kept| kept.texts == texts && report.findings().is_empty()) {
            return (kept, true);
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

/// None for a file that cannot be read, which is told when it is to be published.
fn photograph(file: &Path) -> Option<Photograph> {
    let bytes = std::fs::read(file).ok()?;
    let hash = hash_bytes(&bytes) ^ u64::from(picture::VERSION);
    Some(match picture::inspect(&bytes) {
        Ok(picture) => Photograph::Whole(picture, hash_bytes(&hash.to_le_bytes())),
        Err(fault) => Photograph::Faulty(fault),
    })
}

impl Folder {
    pub fn new(numbered: Vec<Numbered>, assets: BTreeMap<String, Asset>, report: Report) -> Folder {
        let mut by_file = HashMap::new();
        for (place, files) in numbered.iter().enumerate() {
            by_file.extend(files.markdown().map(|markdown| (markdown.file.clone(), place)));
        }
        let slots = numbered.into_iter().map(|files| Slot { files, reading: None }).collect();
        Folder { slots, by_file, assets, report }
    }

    /// Notes which of the files it knows have changed. False if that is not all there is to it: something came or went.
    pub fn touch(&mut self, paths: &BTreeSet<PathBuf>) -> bool {
        paths.iter().all(|path| {
            let Some(stamp) = Stamp::at(path) else {
                // What editors put beside a file while they save it comes and goes. A finding may be about what has gone.
                let is_gone = std::fs::symlink_metadata(path).is_err();
                return is_gone && !self.knows(path) && self.report.findings().is_empty();
            };
            if let Some(place) = self.by_file.get(path) {
                let slot = &mut self.slots[*place];
                slot.reading = None;
                for markdown in slot.files.markdown_mut().filter(|markdown| markdown.file == *path) {
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

    /// Whether a file of a path, or below it, is known.
    fn knows(&self, path: &Path) -> bool {
        let mut files = self.by_file.keys().chain(self.assets.values().map(|asset| &asset.file));
        files.any(|file| file.starts_with(path))
    }

    /// Takes over what was read in files that are as they were.
    pub fn take_over(&mut self, old: Folder, changed: &Changed) {
        for (path, asset) in &mut self.assets {
            let known = old.assets.get(path).filter(|old| (old.size, old.modified) == (asset.size, asset.modified));
            asset.picture = known.and_then(|known| known.picture.clone());
        }
        let mut readings: HashMap<FileId, Slot> = HashMap::new();
        for slot in old.slots {
            if let Some(file) = slot.files.first() {
                readings.insert(file, slot);
            }
        }
        let is_touched = |files: &Numbered| match changed {
            Changed::Anything => false,
            Changed::Paths(paths) => files.markdown().any(|markdown| paths.contains(&markdown.file)),
        };
        for slot in &mut self.slots {
            let known = slot.files.first().and_then(|file| readings.remove(&file));
            slot.reading = known
                .filter(|known| known.files == slot.files && !is_touched(&slot.files))
                .and_then(|known| known.reading);
        }
    }

    /// Reads the records that have not been read, and looks at the pictures that have not been looked at, on all cores.
    pub fn read(&mut self, reader: &Reader) {
        let pictures = self.assets.values_mut().filter(|asset| asset.picture.is_none() && asset.is_picture());
        pictures.collect::<Vec<_>>().into_par_iter().for_each(|asset| asset.picture = photograph(&asset.file));
        self.slots.par_iter_mut().filter(|slot| slot.reading.is_none()).for_each(|slot| {
            let mut report = Report::default();
            let entry = reader.entry(&slot.files, &mut report).map(Arc::new);
            slot.reading = Some(Reading { entry, report });
        });
    }
}
