//! Output of a run: findings, summary line and exit status.

use super::progress::{seconds, timings};
use super::{is_coloured, print_error};
use crate::diagnostic::{Format, Severity, render};
use crate::pipeline::Outcome;
use crate::text::Lang;
use std::process::ExitCode;
use std::time::Duration;

/// The findings of a run, for display in a terminal.
pub(super) struct Report<'a> {
    pub outcome: &'a Outcome,
    pub lang: Lang,
    /// Whether to print the duration of each stage.
    pub timings: bool,
}

impl Report<'_> {
    /// Prints the findings and, if requested, the duration of each stage.
    pub fn print(&self) {
        let format = Format::Text { colour: is_coloured() };
        print_error(&render(&self.outcome.report, &self.outcome.sources, self.lang, format));
        self.print_timings();
    }

    pub fn print_timings(&self) {
        if self.timings {
            print_error(&timings(&self.outcome.timings, self.lang));
        }
    }
}

/// A line with the numbers of records, pages, errors, warnings and pieces of advice, and the duration.
pub(super) fn summary(outcome: &Outcome, lang: Lang, took: Duration) -> String {
    let words = &lang.data().cli;
    let count = |severity| outcome.report.count(severity);
    let mut parts = vec![
        words.records.of(outcome.entries),
        words.pages.of(outcome.pages),
        words.errors.of(count(Severity::Error)),
        words.warnings.of(count(Severity::Warning)),
    ];
    let advice = count(Severity::Advice);
    if advice > 0 {
        parts.push(words.advice.of(advice));
    }
    format!("{}, {}.", parts.join(", "), seconds(took, 2, lang))
}

/// 0: success; 1: errors in the catalogue, or warnings with `--deny-warnings`; 2: I/O error.
pub(super) fn exit(outcome: &Outcome, deny_warnings: bool) -> ExitCode {
    let report = &outcome.report;
    if outcome.is_machine_fault() {
        ExitCode::from(2)
    } else if report.has_errors() || (deny_warnings && report.count(Severity::Warning) > 0) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}
