//! The command line: the only room that prints, and that looks at the environment.

mod args;
mod explain;
mod progress;
mod serve;
mod words;

use crate::diagnostic::{Code, Format, Severity, json, render};
use crate::pipeline::{self, Options, Outcome};
use crate::text::{Lang, hash_bytes};
use args::{Arguments, Command, ReportFormat};
use clap::Parser;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Runs the command that was given. 0: clean; 1: findings that block; 2: the machine's fault or a wrong command.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let started = Instant::now();
    let options = |base_url: Option<String>, drafts, as_of| {
        let root = arguments.root.clone();
        Options { root, base_url, drafts, as_of, program: program() }
    };
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // Until the configuration is read, the language of the catalogue is not known.
    let waiting = arguments.lang.unwrap_or(Lang::Es);
    match arguments.command {
        Command::Build { ref out, ref base_url, as_of, drafts, timings } => {
            let out = out.clone().unwrap_or_else(|| arguments.root.join("public"));
            let options = options(base_url.clone(), drafts, as_of.or_else(source_date));
            let outcome = progress::shown(waiting, |progress| pipeline::build(&options, &out, progress));
            let lang = arguments.lang.unwrap_or(outcome.language);
            complain(&render(&outcome.report, &outcome.sources, lang, Format::Text { colour }));
            if timings {
                complain(&progress::timings(&outcome.timings, lang));
            }
            summary(&outcome, lang, started, Some(&out));
            exit(&outcome, false)
        }
        Command::Serve { host, port, open, as_of, drafts, timings } => {
            let (root, lang) = (arguments.root.clone(), arguments.lang);
            let options = crate::serve::Options { root, drafts, as_of: as_of.or_else(source_date), lang, host, port };
            serve::run(&options, serve::Shown { open, timings, colour })
        }
        Command::Explain(ref explain) => explain::run(explain, waiting),
        Command::Theme { contract: true } => contract(),
        Command::Theme { contract: false } => {
            let options = options(None, false, source_date());
            let theme = progress::shown(waiting, |progress| pipeline::theme(&options, progress));
            let lang = arguments.lang.unwrap_or(theme.outcome.language);
            complain(&render(&theme.outcome.report, &theme.outcome.sources, lang, Format::Text { colour }));
            print(&words::theme(&theme.files));
            exit(&theme.outcome, false)
        }
        Command::Check { format, deny_warnings, as_of, drafts, timings } => {
            let options = options(None, drafts, as_of.or_else(source_date));
            let outcome = progress::shown(waiting, |progress| pipeline::check(&options, progress));
            let lang = arguments.lang.unwrap_or(outcome.language);
            let (report, sources) = (&outcome.report, &outcome.sources);
            if timings {
                complain(&progress::timings(&outcome.timings, lang));
            }
            match format {
                ReportFormat::Text => {
                    complain(&render(report, sources, lang, Format::Text { colour }));
                    summary(&outcome, lang, started, None);
                }
                ReportFormat::Json => {
                    let mut whole = json(report, sources, lang);
                    whole["quality"] = outcome.quality.clone().unwrap_or_default();
                    print(&format!("{whole:#}\n"));
                }
                ReportFormat::Github => print(&render(report, sources, lang, Format::Github)),
            }
            exit(&outcome, deny_warnings)
        }
    }
}

/// What templates receive is the same for every catalogue.
fn contract() -> ExitCode {
    print(&crate::render::contract());
    ExitCode::SUCCESS
}

/// The day `SOURCE_DATE_EPOCH` names, for builds that must be repeatable.
fn source_date() -> Option<crate::model::Date> {
    pipeline::day_of_epoch(std::env::var("SOURCE_DATE_EPOCH").ok()?.parse().ok()?)
}

/// A number for this very program.
fn program() -> Option<u64> {
    Some(hash_bytes(&std::fs::read(std::env::current_exe().ok()?).ok()?))
}

/// To standard error; a reader that went away is no fault of ours.
fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// To standard output, likewise.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// One line: entries, pages, findings, time.
fn summary(outcome: &Outcome, lang: Lang, started: Instant, out: Option<&PathBuf>) {
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    let counts @ [errors, ..] = severities.map(|severity| outcome.report.count(severity));
    let line = words::summary(lang, outcome.entries, outcome.pages, counts, started.elapsed());
    let published = &outcome.published;
    match out {
        // The machine gave up half way: what there is to say has been said.
        Some(_) if is_machine_fault(outcome) => print(&format!("{line}\n")),
        Some(_) if errors > 0 => print(&format!("{line} {}\n", words::nothing_published(lang))),
        Some(out) => {
            let changes = words::published(lang, published.written, published.unchanged, published.removed);
            print(&format!("{line} {} → {}\n", changes, out.display()));
        }
        None => print(&format!("{line}\n")),
    }
}

fn exit(outcome: &Outcome, deny_warnings: bool) -> ExitCode {
    let report = &outcome.report;
    if is_machine_fault(outcome) {
        ExitCode::from(2)
    } else if report.has_errors() || (deny_warnings && report.count(Severity::Warning) > 0) {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    }
}

fn is_machine_fault(outcome: &Outcome) -> bool {
    outcome.report.findings().iter().any(|finding| Code::is_machine_fault(finding.code))
}
