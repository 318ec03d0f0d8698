//! The files of the site and the notices for browsers: written by the build thread, read by all connections.

use crate::pipeline::{Change, Effect, File, Update};
use crate::text::Lang;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The site as served.
pub(super) struct ServedSite {
    /// The content folder; assets must not lead out of it through links.
    pub content: PathBuf,
    state: Mutex<State>,
    changed: Condvar,
    /// Number of open event streams.
    pub listeners: Arc<AtomicUsize>,
}

#[derive(Default)]
struct State {
    /// Increases with each update.
    revision: u64,
    /// Files by route with the revision of their last change; `None` if the file was removed.
    files: HashMap<String, (u64, Option<File>)>,
    /// Revision in which a style sheet last changed.
    style: u64,
    /// Revision in which another file that all pages use last changed.
    other: u64,
    is_built: bool,
    fault: Option<Fault>,
    /// Revision in which the fault last changed.
    fault_since: u64,
}

/// Errors that prevent the site from being updated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub title: String,
    /// Label of the button that closes it.
    pub close: String,
    pub lang: Lang,
    pub text: String,
}

/// A notice for a browser that shows a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Notice {
    /// The page, or a file it uses, has changed.
    Reload,
    Style,
    Fault(Fault),
    /// The errors are corrected.
    Resolved,
}

/// The result of looking up a route.
pub(super) enum Resource {
    File {
        file: File,
        revision: u64,
    },
    Missing {
        revision: u64,
    },
    /// The site has not been built successfully yet.
    Unbuilt(Option<Fault>, u64),
}

impl ServedSite {
    pub fn new(content: PathBuf) -> Self {
        // Starts above all revisions of earlier runs, which browsers may remember.
        let since =
            SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| u64::try_from(time.as_millis()).unwrap_or_default());
        let state = State { revision: since, ..State::default() };
        ServedSite { content, state: Mutex::new(state), changed: Condvar::new(), listeners: Arc::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code below can panic between related changes, so a poisoned lock is consistent.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies the changes of an update.
    pub fn apply(&self, update: &Update, fault: Option<Fault>) {
        let mut state = self.state();
        let revision = state.revision + 1;
        for Change { route, file, effect } in update.changes.iter().flatten() {
            match effect {
                Effect::Style => state.style = revision,
                Effect::Everywhere => state.other = revision,
                // Each page has its own revision.
                Effect::Page | Effect::Nothing => {}
            }
            state.files.insert(route.clone(), (revision, file.clone()));
        }
        state.is_built |= update.changes.is_some();
        if state.fault != fault {
            state.fault = fault;
            state.fault_since = revision;
        }
        state.revision = revision;
        drop(state);
        self.changed.notify_all();
    }

    pub fn get(&self, route: &str) -> Resource {
        let state = self.state();
        match state.files.get(route) {
            _ if !state.is_built => Resource::Unbuilt(state.fault.clone(), state.revision),
            Some((_, Some(file))) => Resource::File { file: file.clone(), revision: state.revision },
            _ => Resource::Missing { revision: state.revision },
        }
    }

    /// Whether `folder/index.html` exists.
    pub fn has_folder(&self, folder: &str) -> bool {
        matches!(self.get(&format!("{folder}/index.html")), Resource::File { .. })
    }

    /// The current build error.
    pub fn fault(&self) -> Option<Fault> {
        self.state().fault.clone()
    }

    /// Notices for a browser that shows `route` and has seen revision `since`, with the current revision. Waits for a
    /// notice up to `timeout`.
    pub fn notices(&self, route: &str, since: u64, timeout: Duration) -> (Vec<Notice>, u64) {
        let state = self.state();
        let no_notices = |state: &mut State| state.notices(route, since).is_empty();
        let waited = self.changed.wait_timeout_while(state, timeout, no_notices);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.notices(route, since), state.revision)
    }
}

impl State {
    fn notices(&self, route: &str, since: u64) -> Vec<Notice> {
        let mut notices = Vec::new();
        let page = self.files.get(route).map_or(0, |(changed, _)| *changed);
        // Until the first successful build the page shows the error itself and can reload.
        if page.max(self.other) > since {
            notices.push(Notice::Reload);
        } else if self.style > since {
            notices.push(Notice::Style);
        }
        if self.fault_since > since {
            notices.push(self.fault.clone().map_or(Notice::Resolved, Notice::Fault));
        }
        notices
    }
}
