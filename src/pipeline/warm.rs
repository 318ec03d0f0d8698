//! What one run leaves to the next: files read, theme compiled, pages made. A build starts with nothing.

use super::day::today;
use super::{Options, Outcome};
use crate::catalogue::{self, Catalogue};
use crate::checks;
use crate::config::Config;
use crate::content::{self, Changed, Kept};
use crate::diagnostic::{Report, Sources};
use crate::formats::Known;
use crate::model::{Date, Model};
use crate::progress::{Progress, Stage, Timings};
use crate::publish::Published;
use crate::render::{self, Memory, Rendered, Theme};
use crate::site::{self, Site};
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Warm {
    pub sources: Sources,
    kept: Kept,
    theme: Option<(Theme, Report)>,
    memory: Memory,
    /// What calendars and feeds were made from.
    pub known: Known,
    /// What memory and that are good for.
    remembered: Option<(Arc<Config>, Arc<Model>, Date)>,
}

/// Everything up to the list of pages.
pub(super) struct Planned {
    pub catalogue: Catalogue,
    pub site: Site,
    pub as_of: Date,
    pub report: Report,
    pub timings: Timings,
}

impl Warm {
    pub fn plan(&mut self, options: &Options, changed: &Changed, progress: &Progress) -> Planned {
        let (mut report, mut timings) = (Report::default(), Timings::default());
        let load = content::Options { drafts: options.drafts, base_url: options.base_url.clone() };
        let content = timings.stage(progress, Stage::Load, 0, || {
            content::load(&options.root, &load, &mut self.kept, changed, &mut self.sources, &mut report)
        });
        let as_of = options.as_of.unwrap_or_else(|| today(&content.config.time_zone));
        self.recall(&content.config, &content.model, as_of);
        self.load_theme(options, &content.config, changed, &mut report);
        let catalogue = timings.stage(progress, Stage::Link, 0, || catalogue::link(content, as_of, &mut report));
        timings.stage(progress, Stage::Check, 0, || checks::check(&catalogue, &mut report));
        let site = timings.stage(progress, Stage::Plan, 0, || site::plan(&catalogue, &mut report));
        Planned { catalogue, site, as_of, report, timings }
    }

    /// What was made with another configuration or model, or for another day, is forgotten.
    fn recall(&mut self, config: &Arc<Config>, model: &Arc<Model>, as_of: Date) {
        let same = self.remembered.as_ref().is_some_and(|(known_config, known_model, day)| {
            Arc::ptr_eq(known_config, config) && Arc::ptr_eq(known_model, model) && *day == as_of
        });
        if !same {
            self.known = Known::default();
            self.memory = Memory::default();
            self.theme = None;
            self.remembered = Some((Arc::clone(config), Arc::clone(model), as_of));
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
            self.memory = Memory::default();
        }
        report.append(self.theme.as_ref().map(|(_, findings)| findings.clone()).unwrap_or_default());
    }

    /// The files of the theme, and where each comes from.
    pub fn theme_files(&self) -> Vec<(String, String)> {
        let theme = self.theme.iter().flat_map(|(theme, _)| theme.origins());
        theme.map(|(path, file)| (path.to_owned(), self.sources.name(file).to_owned())).collect()
    }

    /// Renders what is not as it was. With an error nothing of it is remembered.
    pub fn render<T: Send>(
        &mut self,
        planned: &mut Planned,
        progress: &Progress,
        put: impl Fn(&str, Vec<u8>) -> T + Sync,
    ) -> Rendered<T> {
        let Some((theme, _)) = &self.theme else { return Rendered { files: Vec::new(), posters: Vec::new() } };
        let Planned { catalogue, site, report, timings, .. } = planned;
        let made = timings.stage(progress, Stage::Render, site.pages.len(), || {
            let input = render::Input { catalogue, site, theme };
            render::render(input, &mut self.memory, report, |route, bytes| {
                progress.step();
                put(route, bytes)
            })
        });
        if report.has_errors() {
            self.memory = Memory::default();
        }
        made
    }
}

/// What is told of a run.
pub(super) fn outcome(planned: Planned, published: Published, sources: Sources) -> Outcome {
    let Planned { catalogue, site, mut report, timings, .. } = planned;
    report.sort(&sources);
    let (language, entries) = (catalogue.config.language(), catalogue.entries().len());
    let pages = site.pages.len();
    // Nobody waits for it to be taken apart.
    rayon::spawn(move || drop((catalogue, site)));
    Outcome { report, sources, language, entries, pages, published, timings, quality: None }
}
