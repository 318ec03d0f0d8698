//! The pipeline kept warm: after a change, only what depends on it is read and made again.

use super::make::{MadeFile, make};
use super::run::{Caches, outcome};
use super::sink::{Body, Sink};
use super::{Options, Outcome};
use crate::catalogue::Asset;
use crate::content::Changed;
use crate::diagnostic::Sources;
use crate::poster::Poster;
use crate::progress::{Progress, Stage};
use crate::publish::Published;
use crate::site::Effect;
use crate::text::{FastMap, FastSet};
use std::sync::Arc;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// A file that was made.
    Bytes(Arc<Vec<u8>>),
    /// A file of the content folder, as it is there.
    Asset(Asset),
    /// Drawn when a browser asks for it, as most posters are not asked for while a catalogue is written.
    Poster(Arc<Poster>),
}

/// A file of the site that is another now, or, without one, is gone.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where the file is, or was.
    pub route: String,
    /// The file; none if it is gone.
    pub file: Option<File>,
    /// What browsers have to do about it.
    pub effect: Effect,
}

/// What became of an update.
#[derive(Debug)]
pub struct Update {
    /// What the run found.
    pub outcome: Outcome,
    /// None where an error stands in the way; the site stays as it was.
    pub changes: Option<Vec<Change>>,
}

/// A site in memory that follows its sources.
pub struct Session {
    options: Options,
    caches: Caches,
    files: Files,
}

/// The files of a site by route, each with what browsers have to do when it changes.
type Files = FastMap<String, (File, Effect)>;

impl Session {
    /// A session that has made nothing yet.
    pub fn new(options: Options) -> Self {
        Session { options, caches: Caches::recording(), files: Files::default() }
    }

    /// Brings the site up to date. With an error it stays as it was.
    pub fn update(&mut self, changed: &Changed, progress: &Progress) -> Update {
        let mut planned = self.caches.plan(&self.options, changed, progress);
        let mut changes = None;
        if !planned.report.has_errors() {
            let made = make(&mut planned, &mut self.caches, &Held(&self.files), progress, true);
            if !planned.report.has_errors() {
                let mut timings = std::mem::take(&mut planned.timings);
                changes = Some(timings.stage(progress, Stage::Publish, 0, || self.take_in(&made)));
                planned.timings = timings;
            }
        }
        // Files are named in findings alone.
        let has_findings = !planned.report.findings().is_empty();
        let sources = if has_findings { self.caches.sources.clone() } else { Sources::default() };
        Update { outcome: outcome(planned, Published::default(), sources), changes }
    }

    /// Every file of the site.
    pub fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(route, (file, _))| (route.as_str(), file))
    }

    /// Takes in all files of the site and returns what changed.
    fn take_in(&mut self, made: &[MadeFile<File>]) -> Vec<Change> {
        let mut changes = Vec::new();
        for MadeFile { route, handle, effect } in made {
            let known = self.files.get(route).map(|(file, _)| file);
            if known != Some(handle) {
                self.files.insert(route.clone(), (handle.clone(), *effect));
                changes.push(Change { route: route.clone(), file: Some(handle.clone()), effect: *effect });
            }
        }
        if self.files.len() > made.len() {
            let there: FastSet<&str> = made.iter().map(|file| file.route.as_str()).collect();
            self.files.retain(|route, (_, effect)| {
                let is_there = there.contains(route.as_str());
                if !is_there {
                    changes.push(Change { route: route.clone(), file: None, effect: *effect });
                }
                is_there
            });
        }
        changes
    }
}

/// The files of a session, as a sink.
struct Held<'a>(&'a Files);

impl Sink for Held<'_> {
    type Handle = File;

    fn keep(&self, route: &str) -> Option<File> {
        self.0.get(route).map(|(file, _)| file.clone())
    }

    fn put(&self, _: &str, body: Body) -> File {
        match body {
            Body::Bytes(bytes) => File::Bytes(Arc::new(bytes)),
            Body::Poster(poster) => File::Poster(Arc::new(poster)),
        }
    }

    fn copy(&self, _: &str, asset: &Asset) -> File {
        File::Asset(asset.clone())
    }
}
