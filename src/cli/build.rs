//! `cebra build`: checks the records and writes the catalogue.

use super::outcome::{Report, exit, summary};
use super::shared::{Global, Reading};
use super::{print, progress};
use crate::pipeline::{self, Outcome};
use crate::text::Lang;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra build
  cebra build --out docs --base-url https://example.org/catalogo
  cebra build --as-of 2027-01-31 --drafts")]
pub(super) struct Build {
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[arg(long, value_name = "URL", value_parser = url)]
    base_url: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

pub(super) fn run(build: Build, global: &Global) -> ExitCode {
    let started = Instant::now();
    let out = build.out.unwrap_or_else(|| global.root.join("public"));
    let options = pipeline::Options { base_url: build.base_url, ..build.reading.options(global) };
    let outcome = progress::shown(global.first_lang(), |progress| pipeline::build(&options, &out, progress));
    let lang = global.lang.unwrap_or(outcome.language);
    Report { outcome: &outcome, lang, timings: build.reading.timings }.print();
    let line = summary(&outcome, lang, started.elapsed());
    print(&format!("{line}{}\n", result(&outcome, lang, &out)));
    exit(&outcome, false)
}

/// A line about the output folder; empty after an I/O error, which has its own finding.
fn result(outcome: &Outcome, lang: Lang, out: &Path) -> String {
    if outcome.is_machine_fault() {
        return String::new();
    }
    let words = &lang.data().cli;
    if outcome.report.has_errors() {
        return format!(" {}", words.nothing_published);
    }
    let published = &outcome.published;
    let numbers =
        [("{written}", published.written), ("{unchanged}", published.unchanged), ("{removed}", published.removed)];
    let text =
        numbers.iter().fold(words.published.clone(), |text, (name, number)| text.replace(name, &number.to_string()));
    format!(" {text} → {}", out.display())
}

fn url(text: &str) -> Result<String, String> {
    crate::config::base_url(text).ok_or_else(|| "expected an address such as https://example.org/catalogo".to_owned())
}
