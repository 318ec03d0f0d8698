//! Watching of `content/` and `themes/` with debouncing.
//!
//! One save causes several events: editors write a temporary file and rename it; sync programs and `git checkout`
//! change many files. Events close together are one change.

use crate::pipeline::Changed;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Debounce interval.
const DEBOUNCE: Duration = Duration::from_millis(8);
/// Debounce interval when many files change, because more will follow.
const DEBOUNCE_MANY: Duration = Duration::from_millis(100);
const MANY: usize = 4;
/// Maximum delay of a change when events do not stop.
const MAX_DELAY: Duration = Duration::from_secs(2);

pub(super) struct Watch {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    watcher: Mutex<RecommendedWatcher>,
}

impl Watch {
    pub fn new(root: &Path) -> notify::Result<Watch> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(move |event| {
            // The receiver is gone only when the program ends.
            let _ = sender.send(event);
        })?;
        // The root is watched to notice that `content` or `themes` is created or removed.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        let watch = Watch { root: root.to_owned(), events, watcher: Mutex::new(watcher) };
        watch.watch_folders()?;
        Ok(watch)
    }

    /// Watches the folders that exist; others are watched once they are created.
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

    /// Waits for the next change and returns it after the debounce interval.
    pub fn next(&self) -> Changed {
        let mut batch = Batch::default();
        while batch.is_empty() {
            match self.events.recv() {
                Ok(event) => self.add(event, &mut batch),
                // Unreachable while the watcher exists.
                Err(_) => std::thread::park(),
            }
        }
        let started = Instant::now();
        while started.elapsed() < MAX_DELAY {
            let quiet = if batch.paths.len() > MANY { DEBOUNCE_MANY } else { DEBOUNCE };
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
        // Reads are not changes; the build itself causes them.
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
                // If this fails, the next event of the folder tries again.
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
