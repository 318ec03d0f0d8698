//! What changed in `content/` and `themes/`, once it has settled.
//!
//! A save is seldom one event: editors write beside the file and rename, sync programs and `git checkout` touch hundreds.
//! All that comes close together is one change.

use crate::pipeline::Changed;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Nothing more has to come for so long.
const QUIET: Duration = Duration::from_millis(8);
/// Where many files change, more will follow.
const QUIET_OF_MANY: Duration = Duration::from_millis(100);
const MANY: usize = 4;
/// What never settles is looked at all the same.
const LONGEST: Duration = Duration::from_secs(2);

pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: Mutex<RecommendedWatcher>,
}

impl Watch {
    pub fn new(root: &Path) -> notify::Result<Watch> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // Nobody listens any more when the program ends.
            let _ = sender.send(event);
        })?;
        // To see `content` and `themes` themselves come and go.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        let watch = Watch { root: root.to_owned(), events, watcher: Mutex::new(watcher) };
        watch.watch_folders()?;
        Ok(watch)
    }

    /// A folder that is not there is watched once it comes.
    fn watch_folders(&self) -> notify::Result<()> {
        let mut watcher = self.watcher.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in ["content", "themes"] {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Waits for the next change and until it has settled.
    pub fn next(&self) -> Changed {
        let mut batch = Batch::default();
        while batch.is_empty() {
            match self.events.recv() {
                Ok(event) => self.add(event, &mut batch),
                // The watcher lives as long as this does.
                Err(_) => std::thread::park(),
            }
        }
        let started = Instant::now();
        while started.elapsed() < LONGEST {
            let quiet = if batch.paths.len() > MANY { QUIET_OF_MANY } else { QUIET };
            match self.events.recv_timeout(quiet) {
                Ok(event) => self.add(event, &mut batch),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        if batch.anything { Changed::Anything } else { Changed::Paths(batch.paths) }
    }

    fn add(&self, event: notify::Result<Event>, batch: &mut Batch) {
        let Ok(event) = event else {
            batch.anything = true;
            return;
        };
        if event.need_rescan() {
            batch.anything = true;
        }
        // Reading is no change; we do it ourselves.
        if matches!(event.kind, EventKind::Access(_)) {
            return;
        }
        for path in event.paths {
            let Ok(inner) = path.strip_prefix(&self.root) else { continue };
            let mut segments = inner.components().map(|part| part.as_os_str().to_string_lossy());
            let folder = segments.next().unwrap_or_default();
            if (folder != "content" && folder != "themes") || segments.any(|name| name.starts_with(['.', '~'])) {
                continue;
            }
            if inner.components().count() == 1 {
                // What cannot be watched now is tried again with the next change here.
                let _ = self.watch_folders();
                batch.anything = true;
            }
            batch.paths.insert(path);
        }
    }
}

#[derive(Default)]
struct Batch {
    paths: BTreeSet<PathBuf>,
    anything: bool,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.paths.is_empty() && !self.anything
    }
}
