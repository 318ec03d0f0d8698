//! The stages of a run: load, link, check, plan, make, publish.
//!
//! Each stage takes the complete result of the previous one. Findings are collected in the report and do not stop later
//! stages; if the report has an error, nothing is published and the previous output stays.

mod day;
mod inputs;
mod make;
mod run;
mod session;
mod sink;

use crate::checks;
use crate::diagnostic::{Report, Sources};
use crate::formats;
use crate::model::Date;
use crate::progress::{Progress, Stage, Timings};
use crate::publish::{self, Output, Published, Staged};
use crate::text::Lang;
use day::today;
use inputs::inputs;
use make::make;
use run::{Caches, Planned};
use sink::Discard;
use std::path::{Path, PathBuf};

pub use crate::content::Changed;
pub use crate::site::Effect;
pub use day::day_of_epoch;
pub use session::{Change, File, Session, Update};

/// Options of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The folder that contains `content/`.
    pub root: PathBuf,
    /// Replaces the address in the configuration.
    pub base_url: Option<String>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// The day for which deadlines and reviews are computed; by default today in the catalogue's time zone.
    pub as_of: Option<Date>,
    /// Hash of the program. Without it no build is skipped.
    pub program: Option<u64>,
}

/// The result of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The findings.
    pub report: Report,
    /// The files that findings refer to.
    pub sources: Sources,
    /// The catalogue's main language, for messages.
    pub language: Lang,
    /// Number of entries.
    pub entries: usize,
    /// Number of pages.
    pub pages: usize,
    /// Changes to the output folder.
    pub published: Published,
    /// Duration of each stage.
    pub timings: Timings,
    /// Quality of the records as JSON, if requested.
    pub quality: Option<serde_json::Value>,
}

impl Outcome {
    /// Whether an I/O error occurred, as opposed to an error in the catalogue.
    pub fn is_machine_fault(&self) -> bool {
        self.report.findings().iter().any(|finding| finding.code.is_machine_fault())
    }
}

/// Builds the catalogue and publishes it in `out`.
pub fn build(options: &Options, out: &Path, progress: &Progress) -> Outcome {
    let mut timings = Timings::default();
    let inputs = timings.stage(progress, Stage::Compare, 0, || inputs(options));
    if let Some(outcome) = inputs.and_then(|inputs| previous_outcome(inputs, options, out)) {
        return Outcome { timings, ..outcome };
    }
    let mut caches = Caches::off();
    let mut planned = caches.plan(options, &Changed::Anything, progress);
    let mut published = Published::default();
    if !planned.report.has_errors() {
        let sources = [options.root.join("content"), options.root.join("themes")];
        match Output::open(out, &sources) {
            Ok(output) => published = publish(&mut planned, &mut caches, inputs, output, progress),
            Err(finding) => planned.report.push(finding),
        }
    }
    run::outcome(planned, published, caches.sources)
}

/// The outcome of the previous build, if it had the same inputs and its output is complete.
fn previous_outcome(inputs: u64, options: &Options, out: &Path) -> Option<Outcome> {
    let made = publish::build_info(out, inputs)?;
    let as_of = options.as_of.unwrap_or_else(|| today(&made.time_zone));
    if made.as_of != as_of.to_string() {
        return None;
    }
    Some(Outcome {
        report: Report::default(),
        sources: Sources::default(),
        language: Lang::from_code(&made.language)?,
        entries: made.entries,
        pages: made.pages,
        published: Published { unchanged: made.files, ..Published::default() },
        timings: Timings::default(),
        quality: None,
    })
}

/// Runs all stages but publishes nothing; adds advice and the quality of the records.
pub fn check(options: &Options, progress: &Progress) -> Outcome {
    let mut caches = Caches::off();
    let mut planned = caches.plan(options, &Changed::Anything, progress);
    checks::advise(&planned.catalogue, &mut planned.report);
    let quality = Some(formats::quality(&planned.catalogue));
    if !planned.report.has_errors() {
        make(&mut planned, &mut caches, &Discard, progress, false);
    }
    Outcome { quality, ..run::outcome(planned, Published::default(), caches.sources) }
}

/// The files of a catalogue's theme.
#[derive(Debug)]
pub struct ThemeOutcome {
    /// The result of the run.
    pub outcome: Outcome,
    /// Paths in the theme, each with the name of the file it comes from.
    pub files: Vec<(String, String)>,
}

/// Loads the theme and lists its files.
pub fn theme(options: &Options, progress: &Progress) -> ThemeOutcome {
    let mut caches = Caches::off();
    let planned = caches.plan(options, &Changed::Anything, progress);
    let files = caches.theme_files();
    ThemeOutcome { outcome: run::outcome(planned, Published::default(), caches.sources), files }
}

fn publish(
    planned: &mut Planned,
    caches: &mut Caches,
    inputs: Option<u64>,
    output: Output,
    progress: &Progress,
) -> Published {
    let made = make(planned, caches, &output, progress, true);
    if planned.report.has_errors() {
        return Published::default();
    }
    let staged: Vec<(String, Staged)> = made.into_iter().map(|file| (file.route, file.handle)).collect();
    let info = build_info(planned, inputs, staged.len());
    let Planned { report, timings, .. } = planned;
    timings.stage(progress, Stage::Publish, 0, || output.publish(staged, info.as_ref(), report))
}

/// What is stored about a build that may be skipped next time. `None` with findings, because they have to be reported
/// again.
fn build_info(planned: &Planned, inputs: Option<u64>, files: usize) -> Option<publish::BuildInfo> {
    if !planned.report.findings().is_empty() {
        return None;
    }
    let config = &planned.catalogue.config;
    Some(publish::BuildInfo {
        inputs: inputs?,
        as_of: planned.as_of.to_string(),
        entries: planned.catalogue.entries().len(),
        pages: planned.site.pages.len(),
        files,
        language: config.language().code().to_owned(),
        time_zone: config.time_zone.clone(),
    })
}
