//! What browsers may ask for, and what they have to be told: written by the one who builds, read by all.

use crate::pipeline::{Change, Effect, File, Update};
use crate::text::Lang;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The site as it is served.
pub(super) struct Served {
    /// Files of it that lie in this folder must not lead out of it.
    pub content: PathBuf,
    state: Mutex<State>,
    has_news: Condvar,
    /// How many browsers wait for news.
    pub listeners: Arc<AtomicUsize>,
}

#[derive(Default)]
struct State {
    /// How often the site or its fault became another.
    revision: u64,
    /// When each file last changed, and the file, if it is there.
    files: HashMap<String, (u64, Option<File>)>,
    /// When a style sheet last changed, and when another file that pages are made with.
    style: u64,
    other: u64,
    is_built: bool,
    fault: Option<Fault>,
    fault_since: u64,
}

/// What stands in the way of the site being brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub title: String,
    /// What closes it.
    pub close: String,
    pub lang: Lang,
    pub text: String,
}

/// What a browser on a page has to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum News {
    /// The page, or something it is made with, is another.
    Reload,
    Style,
    Fault(Fault),
    /// There is none any more.
    NoFault,
}

/// What is there for a route.
pub(super) enum Asked {
    File {
        file: File,
        revision: u64,
    },
    Nothing {
        revision: u64,
    },
    /// Nothing could be built yet.
    NotBuilt(Option<Fault>, u64),
}

impl Served {
    pub fn new(content: PathBuf) -> Self {
        // Beyond all that a run before this one counted to: browsers remember it.
        let since =
            SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| u64::try_from(time.as_millis()).unwrap_or_default());
        let state = State { revision: since, ..State::default() };
        Served { content, state: Mutex::new(state), has_news: Condvar::new(), listeners: Arc::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change below is whole before the next line can fail.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what an update changed.
    pub fn take_in(&self, update: &Update, fault: Option<Fault>) {
        let mut state = self.state();
        let revision = state.revision + 1;
        for Change { route, file, effect } in update.changes.iter().flatten() {
            match effect {
                Effect::Style => state.style = revision,
                Effect::Everywhere => state.other = revision,
                // A page is compared with its own revision.
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
        self.has_news.notify_all();
    }

    pub fn get(&self, route: &str) -> Asked {
        let state = self.state();
        match state.files.get(route) {
            _ if !state.is_built => Asked::NotBuilt(state.fault.clone(), state.revision),
            Some((_, Some(file))) => Asked::File { file: file.clone(), revision: state.revision },
            _ => Asked::Nothing { revision: state.revision },
        }
    }

    /// Whether anything lies under `folder/`.
    pub fn has_folder(&self, folder: &str) -> bool {
        matches!(self.get(&format!("{folder}/index.html")), Asked::File { .. })
    }

    /// What stands in the way now.
    pub fn fault(&self) -> Option<Fault> {
        self.state().fault.clone()
    }

    /// What is new for a browser that shows `route` and knows everything up to `since`, and up to when it knows then; waits for
    /// it so long.
    pub fn news(&self, route: &str, since: u64, patience: Duration) -> (Vec<News>, u64) {
        let state = self.state();
        let nothing_new = |state: &mut State| state.news(route, since).is_empty();
        let waited = self.has_news.wait_timeout_while(state, patience, nothing_new);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.news(route, since), state.revision)
    }
}

impl State {
    fn news(&self, route: &str, since: u64) -> Vec<News> {
        let mut news = Vec::new();
        let page = self.files.get(route).map_or(0, |(changed, _)| *changed);
        // A page that shows a fault in place of the site has nothing to keep.
        if page.max(self.other) > since {
            news.push(News::Reload);
        } else if self.style > since {
            news.push(News::Style);
        }
        if self.fault_since > since {
            news.push(self.fault.clone().map_or(News::NoFault, News::Fault));
        }
        news
    }
}
