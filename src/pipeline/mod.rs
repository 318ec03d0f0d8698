//! The story on one screen: load, link, check, plan, render, publish.
//!
//! Each stage takes the finished value before it. Faults gather in the report and every stage carries on after them;
//! with an error in the report nothing is published and what was published stays as it was.

mod day;
mod session;
mod warm;

use crate::diagnostic::{Report, Sources};
use crate::formats;
use crate::model::Date;
use crate::progress::{Progress, Stage, Timings};
use crate::publish::{Output, Published, Staged};
use crate::render::Made;
use std::path::{Path, PathBuf};
use warm::{Planned, Warm};

pub use crate::content::Changed;
pub use day::day_of_epoch;
pub use session::{Change, File, Session, Update};

/// Choices of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder that holds `content/`.
    pub root: PathBuf,
    /// Replaces the address in the configuration.
    pub base_url: Option<String>,
    pub drafts: bool,
    /// The day the catalogue is published as of; unless said, today in the catalogue's time zone.
    pub as_of: Option<Date>,
}

/// What a run found and made.
#[derive(Debug)]
pub struct Outcome {
    pub report: Report,
    pub sources: Sources,
    /// The catalogue's own language, for messages.
    pub language: crate::text::Lang,
    pub entries: usize,
    pub pages: usize,
    pub published: Published,
    pub timings: Timings,
}

/// Builds the catalogue and publishes it in `out`.
pub fn build(options: &Options, out: &Path, progress: &Progress) -> Outcome {
    let mut warm = Warm::default();
    let mut planned = warm.plan(options, &Changed::Anything, progress);
    let mut published = Published::default();
    if !planned.report.has_errors() {
        let inputs = [options.root.join("content"), options.root.join("themes")];
        match Output::open(out, &inputs) {
            Ok(output) => published = publish(&mut planned, &mut warm, output, progress),
            Err(finding) => planned.report.push(finding),
        }
    }
    warm::outcome(planned, published, warm.sources).0
}

/// Does everything a build does, and publishes nothing.
pub fn check(options: &Options, progress: &Progress) -> Outcome {
    let mut warm = Warm::default();
    let mut planned = warm.plan(options, &Changed::Anything, progress);
    if !planned.report.has_errors() {
        warm.render(&mut planned, progress, |_, _| ());
    }
    warm::outcome(planned, Published::default(), warm.sources).0
}

fn publish(planned: &mut Planned, warm: &mut Warm, output: Output, progress: &Progress) -> Published {
    let made = warm.render(planned, progress, |route, bytes| output.stage(route, &bytes));
    let mut staged: Vec<(String, Staged)> = Vec::with_capacity(made.len());
    for (route, made) in made {
        if let Made::New(file) = made {
            staged.push((route, file));
        }
    }
    for (route, bytes) in formats::formats(&planned.catalogue, &planned.site) {
        let file = output.stage(&route, &bytes);
        staged.push((route, file));
    }
    for (route, path) in &planned.site.files {
        if let Some(asset) = planned.catalogue.assets.get(path) {
            staged.push((route.clone(), output.stage_copy(route, &asset.file)));
        }
    }
    if planned.report.has_errors() {
        return Published::default();
    }
    let Planned { report, timings, .. } = planned;
    timings.stage(progress, Stage::Publish, 0, || output.publish(staged, report))
}
