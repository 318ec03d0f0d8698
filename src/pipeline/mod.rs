//! The story on one screen: load, link, check, plan, render, publish.
//!
//! Each stage takes the finished value before it. Faults gather in the report and every stage carries on after them;
//! with an error in the report nothing is published and what was published stays as it was.

mod day;
mod inputs;
mod pictures;
mod session;
mod warm;

use crate::checks;
use crate::diagnostic::{Report, Sources};
use crate::formats;
use crate::model::Date;
use crate::progress::{Progress, Stage, Timings};
use crate::publish::{self, Output, Published, Staged};
use crate::render::{Made, Rendered, Told};
use crate::text::Lang;
use day::today;
use inputs::inputs;
use rayon::prelude::*;
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
    /// A number for the program, another one for every other program. Without it every build is made whole.
    pub program: Option<u64>,
}

/// What a run found and made.
#[derive(Debug)]
pub struct Outcome {
    pub report: Report,
    pub sources: Sources,
    /// The catalogue's own language, for messages.
    pub language: Lang,
    pub entries: usize,
    pub pages: usize,
    pub published: Published,
    pub timings: Timings,
    /// The state of the records, for programs, where it was asked for.
    pub quality: Option<serde_json::Value>,
}

/// Builds the catalogue and publishes it in `out`.
pub fn build(options: &Options, out: &Path, progress: &Progress) -> Outcome {
    let mut timings = Timings::default();
    let inputs = timings.stage(progress, Stage::Compare, 0, || inputs(options));
    if let Some(outcome) = inputs.and_then(|inputs| made_before(inputs, options, out)) {
        return Outcome { timings, ..outcome };
    }
    let mut warm = Warm::default();
    let mut planned = warm.plan(options, &Changed::Anything, progress);
    let mut published = Published::default();
    if !planned.report.has_errors() {
        let sources = [options.root.join("content"), options.root.join("themes")];
        match Output::open(out, &sources) {
            Ok(output) => published = publish(&mut planned, &mut warm, inputs, output, progress),
            Err(finding) => planned.report.push(finding),
        }
    }
    warm::outcome(planned, published, warm.sources)
}

/// The outcome of a build that made what this one would make, if all of it is still there.
fn made_before(inputs: u64, options: &Options, out: &Path) -> Option<Outcome> {
    let made = publish::made(out, inputs)?;
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

/// Does everything a build does and publishes nothing; gives advice too, and the state of the records.
pub fn check(options: &Options, progress: &Progress) -> Outcome {
    let mut warm = Warm::default();
    let mut planned = warm.plan(options, &Changed::Anything, progress);
    checks::advise(&planned.catalogue, &mut planned.report);
    let quality = Some(formats::quality(&planned.catalogue));
    if !planned.report.has_errors() {
        warm.render(&mut planned, progress, |_, _| ());
    }
    Outcome { quality, ..warm::outcome(planned, Published::default(), warm.sources) }
}

/// What a catalogue's theme is made of.
#[derive(Debug)]
pub struct ThemeOutcome {
    pub outcome: Outcome,
    /// Paths in the theme, each with the name of the file it comes from.
    pub files: Vec<(String, String)>,
}

/// Looks at the theme.
pub fn theme(options: &Options, progress: &Progress) -> ThemeOutcome {
    let mut warm = Warm::default();
    let planned = warm.plan(options, &Changed::Anything, progress);
    let files = warm.theme_files();
    ThemeOutcome { outcome: warm::outcome(planned, Published::default(), warm.sources), files }
}

fn publish(
    planned: &mut Planned,
    warm: &mut Warm,
    inputs: Option<u64>,
    output: Output,
    progress: &Progress,
) -> Published {
    let put = |route: &str, bytes: Vec<u8>| output.stage(route, &bytes);
    let Rendered { files, posters } = warm.render(planned, progress, put);
    let mut staged: Vec<(String, Staged)> = Vec::with_capacity(files.len() + posters.len());
    for (route, made) in files {
        if let Made::New(file) = made {
            staged.push((route, file));
        }
    }
    for (route, bytes) in formats::formats(&planned.catalogue, &planned.site, &mut warm.known) {
        if let Some(bytes) = bytes {
            let file = output.stage(&route, &bytes);
            staged.push((route, file));
        }
    }
    let Planned { catalogue, site, report, timings, .. } = &mut *planned;
    timings.stage(progress, Stage::Draw, posters.len(), || {
        let draw = |(route, told): (String, Option<Told>)| {
            progress.step();
            let file = output.keep(&route).or_else(|| Some(put(&route, told?.draw())))?;
            Some((route, file))
        };
        staged.extend(posters.into_par_iter().filter_map(draw).collect::<Vec<_>>());
        staged.extend(pictures::pictures(catalogue, site, report, |route| output.keep(route), put));
    });
    for (route, path) in &planned.site.files {
        if let Some(asset) = planned.catalogue.assets.get(path) {
            staged.push((route.clone(), output.stage_copy(route, &asset.file)));
        }
    }
    if planned.report.has_errors() {
        return Published::default();
    }
    let made = made_from(planned, inputs, staged.len());
    let Planned { report, timings, .. } = planned;
    timings.stage(progress, Stage::Publish, 0, || output.publish(staged, made.as_ref(), report))
}

/// What is to be known of a build that need not be repeated: one without findings, for those have to be said again.
fn made_from(planned: &Planned, inputs: Option<u64>, files: usize) -> Option<publish::Made> {
    if !planned.report.findings().is_empty() {
        return None;
    }
    let config = &planned.catalogue.config;
    Some(publish::Made {
        inputs: inputs?,
        as_of: planned.as_of.to_string(),
        entries: planned.catalogue.entries().len(),
        pages: planned.site.pages.len(),
        files,
        language: config.language().code().to_owned(),
        time_zone: config.time_zone.clone(),
    })
}
