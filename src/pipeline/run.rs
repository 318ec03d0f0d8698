//! One run up to the site plan, and the caches it leaves to the next run.

use super::day::today;
use super::{Options, Outcome};
use crate::catalogue::{self, Catalogue};
use crate::checks;
use crate::config::Config;
use crate::content::{self, Changed, RecordCache};
use crate::diagnostic::{Report, Sources};
use crate::model::{Date, Model};
use crate::progress::{Progress, Stage, Timings};
use crate::publish::Published;
use crate::render::{self, Theme};
use crate::site::{self, Site};
use crate::tracked::{Cache, Memo};
use crate::values::Summary;
use std::sync::Arc;

/// State kept from run to run; empty at the start of a one-off build.
pub(super) struct Caches {
    pub sources: Sources,
    records: RecordCache,
    /// The theme and the findings in its files.
    pub theme: Option<(Theme, Report)>,
    /// Which files of the site are fresh.
    pub files: Cache,
    pub summaries: Memo<Arc<Summary>>,
    pub render: render::Memo,
    /// Configuration, model and day for which the caches are valid.
    valid_for: Option<(Arc<Config>, Arc<Model>, Date)>,
    is_recording: bool,
}

/// The results of all stages up to the site plan.
pub(super) struct Planned {
    pub catalogue: Catalogue,
    pub site: Site,
    pub as_of: Date,
    pub report: Report,
    pub timings: Timings,
}

impl Caches {
    /// Caches for a session of several runs.
    pub fn recording() -> Self {
        Caches::new(true)
    }

    /// Caches for a one-off build.
    pub fn off() -> Self {
        Caches::new(false)
    }

    fn new(is_recording: bool) -> Self {
        Caches {
            sources: Sources::default(),
            records: RecordCache::default(),
            theme: None,
            files: cache(is_recording),
            summaries: Memo::default(),
            render: render::Memo::default(),
            valid_for: None,
            is_recording,
        }
    }

    /// Drops everything made from the catalogue.
    pub fn invalidate(&mut self) {
        self.files = cache(self.is_recording);
        self.summaries = Memo::default();
        self.render = render::Memo::default();
    }

    pub fn plan(&mut self, options: &Options, changed: &Changed, progress: &Progress) -> Planned {
        let (mut report, mut timings) = (Report::default(), Timings::default());
        let load = content::Options { drafts: options.drafts, base_url: options.base_url.clone() };
        let content = timings.stage(progress, Stage::Load, 0, || {
            content::load(&options.root, &load, &mut self.records, changed, &mut self.sources, &mut report)
        });
        let as_of = options.as_of.unwrap_or_else(|| today(&content.config.time_zone));
        self.invalidate_if_changed(&content.config, &content.model, as_of);
        self.load_theme(options, &content.config, changed, &mut report);
        let catalogue = timings.stage(progress, Stage::Link, 0, || catalogue::link(content, as_of, &mut report));
        timings.stage(progress, Stage::Check, 0, || checks::check(&catalogue, &mut report));
        let site = timings.stage(progress, Stage::Plan, 0, || {
            let theme = self.theme.as_ref().map(|(theme, _)| theme);
            let theme_files = theme.map(Theme::static_files).unwrap_or_default();
            let texts = theme.map(|theme| theme.texts.clone()).unwrap_or_default();
            let input = site::Input { catalogue: &catalogue, texts: &texts, theme_files: &theme_files };
            site::plan(input, &mut report)
        });
        Planned { catalogue, site, as_of, report, timings }
    }

    /// Drops everything made with another configuration, model or day.
    fn invalidate_if_changed(&mut self, config: &Arc<Config>, model: &Arc<Model>, as_of: Date) {
        let is_valid = self.valid_for.as_ref().is_some_and(|(known_config, known_model, day)| {
            Arc::ptr_eq(known_config, config) && Arc::ptr_eq(known_model, model) && *day == as_of
        });
        if !is_valid {
            self.invalidate();
            self.theme = None;
            self.valid_for = Some((Arc::clone(config), Arc::clone(model), as_of));
        }
    }

    fn load_theme(&mut self, options: &Options, config: &Config, changed: &Changed, report: &mut Report) {
        let folder = options.root.join("themes");
        let is_touched = match changed {
            Changed::Anything => true,
            Changed::Paths(paths) => paths.iter().any(|path| path.starts_with(&folder)),
        };
        if is_touched || self.theme.is_none() {
            let mut findings = Report::default();
            let theme = Theme::load(&options.root, config, &mut self.sources, &mut findings);
            self.theme = Some((theme, findings));
            self.invalidate();
        }
        report.append(self.theme.as_ref().map(|(_, findings)| findings.clone()).unwrap_or_default());
    }

    /// Paths in the theme, each with the name of the file it comes from.
    pub fn theme_files(&self) -> Vec<(String, String)> {
        let theme = self.theme.iter().flat_map(|(theme, _)| theme.origins());
        theme.map(|(path, file)| (path.to_owned(), self.sources.name(file).to_owned())).collect()
    }
}

fn cache(is_recording: bool) -> Cache {
    if is_recording { Cache::recording() } else { Cache::off() }
}

/// The result of a run.
pub(super) fn outcome(planned: Planned, published: Published, sources: Sources) -> Outcome {
    let Planned { catalogue, site, mut report, timings, .. } = planned;
    report.sort(&sources);
    report.fold_machine_faults();
    let (language, entries) = (catalogue.config.language(), catalogue.entries().len());
    let pages = site.pages.len();
    // Dropped on another thread, because freeing a large catalogue takes longer than the rest of this function.
    rayon::spawn(move || drop((catalogue, site)));
    Outcome { report, sources, language, entries, pages, published, timings, quality: None }
}
