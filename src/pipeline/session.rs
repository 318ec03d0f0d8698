//! The pipeline kept warm: after a change, only what depends on it is read and made again.

use super::pictures::pictures;
use super::warm::{Planned, Warm, outcome};
use super::{Options, Outcome};
use crate::catalogue::Asset;
use crate::content::Changed;
use crate::diagnostic::Sources;
use crate::formats;
use crate::progress::{Progress, Stage};
use crate::publish::Published;
use crate::render::{Made, Rendered, Told};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum File {
    Bytes(Arc<Vec<u8>>),
    /// A file of the content folder, as it is there.
    Asset(Asset),
    /// Drawn when somebody asks for it: of most, nobody does while a catalogue is written.
    Poster(Arc<Told>),
}

/// A file of the site that is another now, or, without one, is gone.
#[derive(Debug, Clone)]
pub struct Change {
    pub route: String,
    pub file: Option<File>,
}

/// What became of an update.
#[derive(Debug)]
pub struct Update {
    pub outcome: Outcome,
    /// None where an error stands in the way; the site stays as it was.
    pub changes: Option<Vec<Change>>,
}

/// A site in memory that follows its sources.
pub struct Session {
    options: Options,
    warm: Warm,
    files: HashMap<String, File>,
}

impl Session {
    pub fn new(options: Options) -> Self {
        Session { options, warm: Warm::default(), files: HashMap::new() }
    }

    /// Brings the site up to date. With an error it stays as it was.
    pub fn update(&mut self, changed: &Changed, progress: &Progress) -> Update {
        let mut planned = self.warm.plan(&self.options, changed, progress);
        let mut changes = None;
        if !planned.report.has_errors() {
            let made = self.warm.render(&mut planned, progress, |_, bytes| Arc::new(bytes));
            if !planned.report.has_errors() {
                let mut timings = std::mem::take(&mut planned.timings);
                let taken = timings.stage(progress, Stage::Publish, 0, || self.take_in(made, &mut planned));
                changes = (!planned.report.has_errors()).then_some(taken);
                planned.timings = timings;
            }
        }
        // Files are named in findings alone.
        let has_findings = !planned.report.findings().is_empty();
        let sources = if has_findings { self.warm.sources.clone() } else { Sources::default() };
        Update { outcome: outcome(planned, Published::default(), sources), changes }
    }

    /// Every file of the site.
    pub fn files(&self) -> &HashMap<String, File> {
        &self.files
    }

    fn take_in(&mut self, made: Rendered<Arc<Vec<u8>>>, planned: &mut Planned) -> Vec<Change> {
        let Rendered { files, posters } = made;
        let mut there: Vec<String> = Vec::with_capacity(files.len() + posters.len());
        let mut changes = Vec::new();
        for (route, told) in posters {
            if let Some(told) = told {
                self.put(&route, File::Poster(Arc::new(told)), &mut changes);
            }
            there.push(route);
        }
        for (route, made) in files {
            if let Made::New(bytes) = made {
                self.put(&route, File::Bytes(bytes), &mut changes);
            }
            there.push(route);
        }
        for (route, bytes) in formats::formats(&planned.catalogue, &planned.site, &mut self.warm.known) {
            if let Some(bytes) = bytes {
                self.put(&route, File::Bytes(Arc::new(bytes)), &mut changes);
            }
            there.push(route);
        }
        let Planned { catalogue, site, report, .. } = &mut *planned;
        let known = |route: &str| self.files.get(route).cloned();
        let put = |_: &str, bytes: Vec<u8>| File::Bytes(Arc::new(bytes));
        for (route, file) in pictures(catalogue, site, report, known, put) {
            self.put(&route, file, &mut changes);
            there.push(route);
        }
        for (route, path) in &planned.site.files {
            if let Some(asset) = planned.catalogue.assets.get(path) {
                self.put(route, File::Asset(asset.clone()), &mut changes);
                there.push(route.clone());
            }
        }
        if self.files.len() > there.len() {
            let there: HashSet<&str> = there.iter().map(String::as_str).collect();
            let gone = self.files.keys().filter(|route| !there.contains(route.as_str()));
            changes.extend(gone.map(|route| Change { route: route.clone(), file: None }));
            self.files.retain(|route, _| there.contains(route.as_str()));
        }
        changes
    }

    fn put(&mut self, route: &str, file: File, changes: &mut Vec<Change>) {
        if self.files.get(route) != Some(&file) {
            self.files.insert(route.to_owned(), file.clone());
            changes.push(Change { route: route.to_owned(), file: Some(file) });
        }
    }
}
