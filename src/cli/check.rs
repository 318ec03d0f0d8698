//! `cebra check`: checks the records and writes nothing.

use super::outcome::{Report, exit, summary};
use super::shared::{Global, Reading};
use super::{print, progress};
use crate::diagnostic::{github, json};
use crate::pipeline;
use clap::ValueEnum;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra check
  cebra check --deny-warnings --format github")]
pub(super) struct Check {
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ReportFormat::Text)]
    format: ReportFormat,
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
            print(&github(&outcome.report, &outcome.sources, lang, &repository_folder(&global.root)));
        }
    }
    exit(&outcome, check.deny_warnings)
}

/// The folder of the catalogue in the repository that GitHub checks, or below the current folder: empty, or with a
/// final `/`.
fn repository_folder(root: &Path) -> String {
    let top = std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from).or_else(|| std::env::current_dir().ok());
    let inside = |top: PathBuf| Some(root.canonicalize().ok()?.strip_prefix(top.canonicalize().ok()?).ok()?.to_owned());
    let inside = top.and_then(inside).unwrap_or_default();
    inside.components().fold(String::new(), |path, part| format!("{path}{}/", part.as_os_str().to_string_lossy()))
}
