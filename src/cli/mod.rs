//! The command line: the only module that prints and reads the environment. Each verb is a file.

mod args;
mod build;
mod check;
mod explain;
mod outcome;
mod progress;
mod serve;
mod shared;
mod theme;
mod words;

use crate::text::Lang;
use args::{Arguments, Verb};
use clap::FromArgMatches;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the verb on the command line. Exit status 0: success; 1: errors in the catalogue; 2: I/O or usage error.
pub fn run() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let lang = words::language(&typed);
    let matches = words::command(lang).try_get_matches_from(&typed);
    let Arguments { global, verb } = match matches.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(error) => return refused(&error, &typed, lang),
    };
    match verb {
        Verb::Help { verb } => help(verb.as_deref(), lang),
        Verb::Build(build) => build::run(build, &global),
        Verb::Serve(serve) => serve::run(&serve, &global),
        Verb::Check(check) => check::run(&check, &global),
        Verb::Explain(explain) => explain::run(&explain, &global),
        Verb::Theme(theme) => theme::run(&theme, &global),
    }
}

/// Prints the help that was asked for, or what is wrong with the arguments.
fn refused(error: &clap::Error, typed: &[OsString], lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => print(&error.render().to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => print_error(&error.render().to_string()),
        _ => print_error(&words::explained(error, typed, lang)),
    }
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// Prints the help of a verb, or of the program.
fn help(verb: Option<&str>, lang: Lang) -> ExitCode {
    let typed = ["cebra"].into_iter().chain(verb).chain(["--help"]);
    match words::command(lang).try_get_matches_from(typed) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => refused(&error, &[], lang),
    }
}

/// Whether standard error is a terminal that shows colours.
fn is_coloured() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Prints to standard error. A closed pipe is ignored.
fn print_error(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Prints to standard output. A closed pipe is ignored.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
