//! What may be written after `cebra`.

use crate::model::Date;
use crate::text::Lang;
use clap::{Parser, Subcommand, ValueEnum};
use std::net::IpAddr;
use std::path::PathBuf;

/// Makes a public catalogue of cooperation between cities from a folder of Markdown records.
#[derive(Debug, Parser)]
#[command(name = "cebra", version, about, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder that holds content/
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub root: PathBuf,
    /// The language of messages: es, pt or en [default: the catalogue's own]
    #[arg(long, value_name = "LANG", global = true, value_parser = lang)]
    pub lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "Examples:
  cebra build                                  content/ to public/
  cebra build --out docs --base-url https://example.org/catalogo
  cebra build --as-of 2027-01-31 --drafts      as it will look on that day, drafts included
  cebra serve --open                           in a browser, following every save
  cebra check                                  every fault, nothing written
  cebra --lang pt check --format github        annotations for a pull request";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check the records and write the catalogue
    #[command(after_help = "Examples:
  cebra build
  cebra build --out docs --base-url https://example.org/catalogo
  cebra build --as-of 2027-01-31 --drafts")]
    Build {
        /// Where to write it [default: ROOT/public]
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The address it will be published at, for what must be absolute
        #[arg(long, value_name = "URL", value_parser = url)]
        base_url: Option<String>,
        /// The day it is published as of [default: today]
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: Option<Date>,
        /// Publish drafts too
        #[arg(long)]
        drafts: bool,
        /// Print how long each stage took
        #[arg(long)]
        timings: bool,
    },
    /// Show the catalogue on this machine while it is written
    #[command(after_help = "Examples:
  cebra serve --open
  cebra --root ../mi-catalogo serve --port 4000 --drafts")]
    Serve {
        /// The address to listen at; others than this machine's own let others look [default: 127.0.0.1]
        #[arg(long, value_name = "ADDRESS")]
        host: Option<IpAddr>,
        /// The port to listen at, or the next one that is free
        #[arg(long, value_name = "PORT", default_value_t = 8000)]
        port: u16,
        /// Open it in the browser
        #[arg(long)]
        open: bool,
        /// The day it is shown as of [default: today]
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: Option<Date>,
        /// Show drafts too
        #[arg(long)]
        drafts: bool,
        /// Print how long each stage took
        #[arg(long)]
        timings: bool,
    },
    /// List the files of the theme and where each comes from
    #[command(after_help = "Examples:
  cebra theme
  cebra theme --contract > themes/CONTRACT.md")]
    Theme {
        /// Print what each template receives, as Markdown, instead
        #[arg(long)]
        contract: bool,
    },
    /// Tell what a finding means and how it is mended
    Explain(super::explain::Explain),
    /// Check the records and write nothing
    #[command(after_help = "Examples:
  cebra check
  cebra check --deny-warnings --format github")]
    Check {
        /// How findings are written
        #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
        format: ReportFormat,
        /// Fail on warnings too
        #[arg(long)]
        deny_warnings: bool,
        /// The day deadlines and reviews are told of [default: today]
        #[arg(long, value_name = "DATE", value_parser = day)]
        as_of: Option<Date>,
        /// Check drafts too
        #[arg(long)]
        drafts: bool,
        /// Print how long each stage took
        #[arg(long)]
        timings: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    Text,
    Json,
    Github,
}

fn lang(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "expected es, pt or en".to_owned())
}

fn url(text: &str) -> Result<String, String> {
    crate::config::base_url(text).ok_or_else(|| "expected an address such as https://example.org/catalogo".to_owned())
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text)
        .ok()
        .filter(|date| date.day.is_some())
        .ok_or_else(|| "expected a day such as 2027-01-31".to_owned())
}
