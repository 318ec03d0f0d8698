//! `cebra serve`: shows the catalogue on this machine while it is written.

use super::outcome::{Report, summary};
use super::shared::{Global, Reading};
use super::{print, print_error};
use crate::diagnostic::{cause, phrase};
use crate::serve::{Event, Obstacle, Options, serve};
use crate::text::Lang;
use std::io::ErrorKind;
use std::net::IpAddr;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra serve --open
  cebra --root ../mi-catalogo serve --port 4000 --drafts")]
pub(super) struct Serve {
    #[arg(long, value_name = "ADDRESS")]
    host: Option<IpAddr>,
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,
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
        Err(obstacle) => {
            let lang = global.first_lang();
            print_error(&format!("{}: {}\n", phrase("error", lang), explained(&obstacle, &options, lang)));
            ExitCode::from(2)
        }
    }
}

/// Why the server cannot start, with what to type.
fn explained(obstacle: &Obstacle, options: &Options, lang: Lang) -> String {
    let (id, error) = match obstacle {
        Obstacle::Folder(error) if error.kind() == ErrorKind::NotFound => ("serve-no-folder", None),
        Obstacle::Folder(error) | Obstacle::Watch(error) => ("serve-cannot-watch", Some(error)),
        Obstacle::Listen(error) => match error.kind() {
            ErrorKind::AddrInUse => ("serve-port-in-use", None),
            ErrorKind::PermissionDenied => ("serve-port-forbidden", None),
            ErrorKind::AddrNotAvailable => ("serve-no-address", None),
            _ => ("serve-cannot-listen", Some(error)),
        },
        Obstacle::TooManyWatches => ("serve-too-many-files", None),
    };
    // Far enough from the ports that were tried.
    let other = options.port.checked_add(1000).unwrap_or(8000);
    let host = options.host.map(|host| host.to_string()).unwrap_or_default();
    let values = [
        ("{path}", options.root.display().to_string()),
        ("{port}", options.port.to_string()),
        ("{other}", other.to_string()),
        ("{host}", host),
        ("{reason}", error.map(|error| cause(error, lang)).unwrap_or_default()),
    ];
    values.iter().fold(phrase(id, lang).to_owned(), |text, (name, value)| text.replace(name, value))
}
