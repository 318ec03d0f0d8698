//! `cebra check`: checks the records and writes nothing.

use super::outcome::{Report, exit, summary};
use super::shared::{Global, Reading};
use super::{print, progress};
use crate::diagnostic::{Format, json, render};
use crate::pipeline;
use clap::ValueEnum;
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cebra check
  cebra check --deny-warnings --format github")]
pub(super) struct Check {
    /// How findings are written
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    Text,
    Json,
    Github,
}

pub(super) fn run(check: &Check, global: &Global) -> ExitCode {
    let started = Instant::now();
    let options = check.reading.options(global);
    let outcome = progress::shown(global.first_lang(), |progress| pipeline::check(&options, progress));
    let lang = global.lang.unwrap_or(outcome.language);
    let shown = Report { outcome: &outcome, lang, timings: check.reading.timings };
    match check.format {
        ReportFormat::Text => {
            shown.print();
            print(&format!("{}\n", summary(&outcome, lang, started.elapsed())));
        }
        ReportFormat::Json => {
            shown.print_timings();
            let mut whole = json(&outcome.report, &outcome.sources, lang);
            whole["quality"] = outcome.quality.clone().unwrap_or_default();
            print(&format!("{whole:#}\n"));
        }
        ReportFormat::Github => {
            shown.print_timings();
            print(&render(&outcome.report, &outcome.sources, lang, Format::Github));
        }
    }
    exit(&outcome, check.deny_warnings)
}
