//! The command line: the only room that prints, and that looks at the environment. A verb is a file.

mod args;
mod build;
mod check;
mod explain;
mod outcome;
mod progress;
mod serve;
mod shared;
mod theme;

use args::{Arguments, Verb};
use clap::Parser;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the verb that was given. 0: clean; 1: errors in the catalogue; 2: I/O or usage error.
pub fn run() -> ExitCode {
    let Arguments { global, verb } = Arguments::parse();
    match verb {
        Verb::Build(build) => build::run(build, &global),
        Verb::Serve(serve) => serve::run(&serve, &global),
        Verb::Check(check) => check::run(&check, &global),
        Verb::Explain(explain) => explain::run(&explain, &global),
        Verb::Theme(theme) => theme::run(&theme, &global),
    }
}

/// Whether what goes to standard error may have colours.
fn is_coloured() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// To standard error; a reader that went away is no error.
fn complain(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// To standard output, likewise.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
