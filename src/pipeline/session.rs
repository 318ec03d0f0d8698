//! A session: an incremental pipeline that re-reads and re-makes only what depends on a change.

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

/// A file of the site, as a session holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    /// The bytes of a generated file.
    Bytes(Arc<Vec<u8>>),
    /// A file of the content folder, served from there.
    Asset(Asset),
    /// Drawn when a browser requests it, because most posters are never requested during editing.
    Poster(Arc<Poster>),
}

/// A changed or removed file of the site.
#[derive(Debug, Clone)]
pub struct Change {
    /// Route of the file.
    pub route: String,
    /// The new file; `None` if it was removed.
    pub file: Option<File>,
    /// What a browser has to reload.
    pub effect: Effect,
}

/// The result of an update.
#[derive(Debug)]
pub struct Update {
    /// The result of the run.
    pub outcome: Outcome,
    /// The changed files; `None` if there are errors and the site is unchanged.
    pub changes: Option<Vec<Change>>,
}

/// A site in memory that follows its sources.
pub struct Session {
    options: Options,
    caches: Caches,
    files: Files,
}

/// The files of a site by route, each with what a browser has to reload when it changes.
type Files = FastMap<String, (File, Effect)>;

impl Session {
    /// A session that has not run yet.
    pub fn new(options: Options) -> Self {
        Session { options, caches: Caches::recording(), files: Files::default() }
    }

    /// Runs the pipeline after a change. With errors the site stays as it was.
    pub fn update(&mut self, changed: &Changed, progress: &Progress) -> Update {
        let mut planned = self.caches.plan(&self.options, changed, progress);
        let mut changes = None;
        if !planned.report.has_errors() {
            let made = make(&mut planned, &mut self.caches, &SessionFiles(&self.files), progress, true);
            if !planned.report.has_errors() {
                let mut timings = std::mem::take(&mut planned.timings);
                changes = Some(timings.stage(progress, Stage::Publish, 0, || self.replace_files(&made)));
                planned.timings = timings;
            }
        }
        // Sources are needed only to display findings.
        let has_findings = !planned.report.findings().is_empty();
        let sources = if has_findings { self.caches.sources.clone() } else { Sources::default() };
        Update { outcome: outcome(planned, Published::default(), sources), changes }
    }

    /// Every file of the site with its route.
    pub fn files(&self) -> impl Iterator<Item = (&str, &File)> {
        self.files.iter().map(|(route, (file, _))| (route.as_str(), file))
    }

    /// Replaces all files of the site and returns the changes.
    fn replace_files(&mut self, made: &[MadeFile<File>]) -> Vec<Change> {
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
struct SessionFiles<'a>(&'a Files);

impl Sink for SessionFiles<'_> {
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
