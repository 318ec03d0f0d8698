//! Where a run is, for whoever watches it, and how long each stage took.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The stages of a run, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Whether anything has changed at all.
    Compare,
    Load,
    Link,
    Check,
    Plan,
    Render,
    /// Posters and pictures.
    Draw,
    Publish,
}

impl Stage {
    /// Its name in the files of languages.
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

/// Where a run is now. It is written by the run and read by another thread.
#[derive(Debug, Default)]
pub struct Progress {
    stage: AtomicUsize,
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// The stage, and how many of how many of its steps are done; `of` is 0 where steps are not counted.
    pub fn now(&self) -> (Stage, usize, usize) {
        let stage = Stage::ALL[self.stage.load(Ordering::Relaxed)];
        (stage, self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// One more step is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    fn begin(&self, stage: Stage, of: usize) {
        self.stage.store(stage as usize, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.total.store(of, Ordering::Relaxed);
    }
}

/// How long each stage took.
#[derive(Debug, Clone, Default)]
pub struct Timings(Vec<(Stage, Duration)>);

impl Timings {
    /// Runs a stage of `of` steps (0 where they are not counted) and notes how long it took.
    pub fn stage<T>(&mut self, progress: &Progress, stage: Stage, of: usize, run: impl FnOnce() -> T) -> T {
        progress.begin(stage, of);
        let started = Instant::now();
        let done = run();
        self.0.push((stage, started.elapsed()));
        done
    }

    pub fn iter(&self) -> impl Iterator<Item = (Stage, Duration)> {
        self.0.iter().copied()
    }
}
