//! `cebra serve`, as it is told in a terminal.

use super::{complain, print, progress, words};
use crate::diagnostic::{Format, Severity, render};
use crate::serve::{Event, Options, serve};
use std::process::ExitCode;

/// What is shown of it.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// In a browser.
    pub open: bool,
    pub timings: bool,
    pub colour: bool,
}

/// Serves until it is stopped; 2 if it cannot begin.
pub(super) fn run(options: &Options, shown: Shown) -> ExitCode {
    let tell = |event: Event| match event {
        Event::Ready { url } => {
            let lang = options.lang.unwrap_or(crate::text::Lang::Es);
            print(&format!("{url}/ {}\n", words::serving(lang)));
            // Where no browser can be opened, the address is there to be copied.
            if shown.open {
                let _ = open::that_detached(url);
            }
        }
        Event::Updated { update, lang, took } => {
            let outcome = &update.outcome;
            complain(&render(&outcome.report, &outcome.sources, lang, Format::Text { colour: shown.colour }));
            if shown.timings {
                complain(&progress::timings(&outcome.timings, lang));
            }
            let severities = [Severity::Error, Severity::Warning, Severity::Advice];
            let counts = severities.map(|severity| outcome.report.count(severity));
            let line = words::summary(lang, outcome.entries, outcome.pages, counts, took);
            let what = match &update.changes {
                Some(changes) => words::changed(lang, changes.len()),
                None => words::kept(lang).to_owned(),
            };
            print(&format!("{line} {what}\n"));
        }
    };
    match serve(options, &tell) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("cebra: {}: {error}\n", options.root.display()));
            ExitCode::from(2)
        }
    }
}
