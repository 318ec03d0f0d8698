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

use args::{Arguments, Verb};
use clap::Parser;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the verb on the command line. Exit status 0: success; 1: errors in the catalogue; 2: I/O or usage error.
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
