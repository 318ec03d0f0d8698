//! `cebra serve`: shows the catalogue on this machine while it is written.

use super::outcome::{Report, summary};
use super::shared::{Global, Reading};
use super::{print, print_error};
use crate::serve::{Event, Options, serve};
use std::net::IpAddr;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  cebra serve --open
  cebra --root ../mi-catalogo serve --port 4000 --drafts")]
pub(super) struct Serve {
    /// The address to listen at; others than this machine's own let others look [default: 127.0.0.1]
    #[arg(long, value_name = "ADDRESS")]
    host: Option<IpAddr>,
    /// The port to listen at, or the next one that is free
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,
    /// Open it in the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    reading: Reading,
}

/// Serves until the process is interrupted; returns 2 if the server cannot start.
pub(super) fn run(arguments: &Serve, global: &Global) -> ExitCode {
    let run = arguments.reading.options(global);
    let options = Options {
        root: run.root,
        drafts: run.drafts,
        as_of: run.as_of,
        lang: global.lang,
        host: arguments.host,
        port: arguments.port,
    };
    let tell = |event: Event| match event {
        Event::Ready { url } => {
            print(&format!("{url}/ {}\n", global.first_lang().data().cli.serving));
            // If no browser can be opened, the printed address can be copied.
            if arguments.open {
                let _ = open::that_detached(url);
            }
        }
        Event::Updated { update, lang, took } => {
            Report { outcome: &update.outcome, lang, timings: arguments.reading.timings }.print();
            let words = &lang.data().cli;
            let what = match &update.changes {
                Some(changes) => words.changed.replace("{files}", &changes.len().to_string()),
                None => words.kept.clone(),
            };
            print(&format!("{} {what}\n", summary(&update.outcome, lang, took)));
        }
    };
    match serve(&options, &tell) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print_error(&format!("cebra: {}: {error}\n", options.root.display()));
            ExitCode::from(2)
        }
    }
}
