//! Progress of a run, readable from another thread, and the duration of each stage.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The stages of a run, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Comparing the inputs with those of the last build.
    Compare,
    /// Reading the content folder.
    Load,
    /// Resolving references.
    Link,
    /// Checking the linked catalogue.
    Check,
    /// Planning pages and routes.
    Plan,
    /// Rendering pages and data files.
    Render,
    /// Drawing posters and resizing pictures.
    Draw,
    /// Writing the output folder.
    Publish,
}

impl Stage {
    /// The id under which language files translate it.
    pub fn id(self) -> &'static str {
        match self {
            Stage::Compare => "compare",
            Stage::Load => "load",
            Stage::Link => "link",
            Stage::Check => "check",
            Stage::Plan => "plan",
            Stage::Render => "render",
            Stage::Draw => "draw",
            Stage::Publish => "publish",
        }
    }

    /// All stages, in order.
    pub const ALL: [Stage; 8] = [
        Stage::Compare,
        Stage::Load,
        Stage::Link,
        Stage::Check,
        Stage::Plan,
        Stage::Render,
        Stage::Draw,
        Stage::Publish,
    ];
}

/// The progress of a run: written by the run, read by another thread.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicUsize,
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// The current stage, the steps done and the total number of steps; the total is 0 if steps are not counted.
    pub fn now(&self) -> (Stage, usize, usize) {
        let stage = Stage::ALL[self.stage.load(Ordering::Relaxed)];
        (stage, self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Counts one more step as done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    fn begin(&self, stage: Stage, of: usize) {
        self.stage.store(stage as usize, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.total.store(of, Ordering::Relaxed);
    }
}

/// The duration of each stage that has run.
#[derive(Debug, Clone, Default)]
pub struct Timings(Vec<(Stage, Duration)>);

impl Timings {
    /// Runs a stage of `of` steps (0 if steps are not counted) and records its duration.
    pub fn stage<T>(&mut self, progress: &Progress, stage: Stage, of: usize, run: impl FnOnce() -> T) -> T {
        progress.begin(stage, of);
        let started = Instant::now();
        let done = run();
        self.0.push((stage, started.elapsed()));
        done
    }

    /// The stages that have run, in order, with their durations.
    pub fn iter(&self) -> impl Iterator<Item = (Stage, Duration)> {
        self.0.iter().copied()
    }
}
