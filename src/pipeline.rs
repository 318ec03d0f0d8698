//! The story on one screen: load, link, check, plan, render, publish.
//!
//! Each stage takes the finished value before it. Faults gather in the report and every stage carries on after them;
//! with an error in the report nothing is published and what was published stays as it was.

use crate::catalogue::{self, Catalogue};
use crate::checks;
use crate::config::base_url;
use crate::content;
use crate::diagnostic::{Report, Sources};
use crate::formats;
use crate::model::Date;
use crate::progress::{Progress, Stage, Timings};
use crate::publish::{Output, Published};
use crate::render::{self, Theme};
use crate::site::{self, Site};
use std::path::{Path, PathBuf};

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

/// Everything up to the list of pages.
struct Planned {
    catalogue: Catalogue,
    site: Site,
    theme: Theme,
    sources: Sources,
    report: Report,
    timings: Timings,
}

/// Builds the catalogue and publishes it in `out`.
pub fn build(options: &Options, out: &Path, progress: &Progress) -> Outcome {
    let mut planned = plan(options, progress);
    let mut published = Published::default();
    if !planned.report.has_errors() {
        let inputs = [options.root.join("content"), options.root.join("themes")];
        match Output::open(out, &inputs) {
            Ok(output) => published = publish(&mut planned, options, output, progress),
            Err(finding) => planned.report.push(finding),
        }
    }
    planned.outcome(published)
}

/// Does everything a build does, and publishes nothing.
pub fn check(options: &Options, progress: &Progress) -> Outcome {
    let mut planned = plan(options, progress);
    if !planned.report.has_errors() {
        let as_of = as_of(options, &planned.catalogue);
        let Planned { catalogue, site, theme, report, timings, .. } = &mut planned;
        timings.stage(progress, Stage::Render, site.pages.len(), || {
            render::render(catalogue, site, theme, as_of, report, |_, _| progress.step());
        });
    }
    planned.outcome(Published::default())
}

fn plan(options: &Options, progress: &Progress) -> Planned {
    let (mut sources, mut report, mut timings) = (Sources::default(), Report::default(), Timings::default());
    let load = content::Options { drafts: options.drafts };
    let mut content =
        timings.stage(progress, Stage::Load, 0, || content::load(&options.root, load, &mut sources, &mut report));
    if let Some(url) = options.base_url.as_deref().and_then(base_url) {
        content.config.base_url = Some(url);
    }
    let theme = Theme::load(&options.root, content.config.theme.as_ref(), &mut sources, &mut report);
    let catalogue = timings.stage(progress, Stage::Link, 0, || catalogue::link(content, &mut report));
    timings.stage(progress, Stage::Check, 0, || checks::check(&catalogue, &mut report));
    let site = timings.stage(progress, Stage::Plan, 0, || site::plan(&catalogue, &mut report));
    Planned { catalogue, site, theme, sources, report, timings }
}

fn publish(planned: &mut Planned, options: &Options, output: Output, progress: &Progress) -> Published {
    let Planned { catalogue, site, theme, report, timings, .. } = planned;
    let as_of = as_of(options, catalogue);
    let mut staged = timings.stage(progress, Stage::Render, site.pages.len(), || {
        render::render(catalogue, site, theme, as_of, report, |route, bytes| {
            progress.step();
            output.stage(route, &bytes)
        })
    });
    for (route, bytes) in formats::formats(catalogue, site) {
        let file = output.stage(&route, &bytes);
        staged.push((route, file));
    }
    for (route, path) in &site.files {
        if let Some(asset) = catalogue.assets.get(path) {
            staged.push((route.clone(), output.stage_copy(route, &asset.file)));
        }
    }
    if report.has_errors() {
        return Published::default();
    }
    timings.stage(progress, Stage::Publish, 0, || output.publish(staged, report))
}

fn as_of(options: &Options, catalogue: &Catalogue) -> Date {
    options.as_of.unwrap_or_else(|| today(&catalogue.config.time_zone))
}

/// Today in a time zone; in UTC where there is no such zone.
fn today(time_zone: &str) -> Date {
    let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    on_day(jiff::Timestamp::now(), &zone)
}

/// The day of a moment, given in seconds since 1970, in UTC.
pub fn day_of_epoch(seconds: i64) -> Option<Date> {
    Some(on_day(jiff::Timestamp::from_second(seconds).ok()?, &jiff::tz::TimeZone::UTC))
}

fn on_day(moment: jiff::Timestamp, zone: &jiff::tz::TimeZone) -> Date {
    let day = moment.to_zoned(zone.clone()).date();
    Date::day(day.year(), day.month().unsigned_abs(), day.day().unsigned_abs())
}

impl Planned {
    fn outcome(mut self, published: Published) -> Outcome {
        self.report.sort();
        Outcome {
            language: self.catalogue.config.language(),
            entries: self.catalogue.entries().len(),
            pages: self.site.pages.len(),
            report: self.report,
            sources: self.sources,
            published,
            timings: self.timings,
        }
    }
}
