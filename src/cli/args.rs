//! Command line arguments.

use super::shared::Global;
use super::{build, check, explain, serve, theme};
use clap::{Parser, Subcommand};

/// Makes a public catalogue of cooperation between cities from a folder of Markdown records.
#[derive(Debug, Parser)]
#[command(name = "cebra", version, about, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

const EXAMPLES: &str = "Examples:
  cebra build                                  content/ to public/
  cebra build --out docs --base-url https://example.org/catalogo
  cebra build --as-of 2027-01-31 --drafts      as it will look on that day, drafts included
  cebra serve --open                           in a browser, following every save
  cebra check                                  every fault, nothing written
  cebra --lang pt check --format github        annotations for a pull request
  cebra explain unknown-field                  what a finding means and how to mend it";

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Check the records and write the catalogue
    Build(build::Build),
    /// Show the catalogue on this machine while it is written
    Serve(serve::Serve),
    /// Check the records and write nothing
    Check(check::Check),
    /// Say what an error, a warning or a piece of advice means
    Explain(explain::Explain),
    /// List the files of the theme and where each comes from
    Theme(theme::Theme),
}
