//! Command line arguments. Their words are in `messages.yaml`.

use super::shared::Global;
use super::{build, check, explain, serve, theme};
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(
    name = "cebra",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Build(build::Build),
    Serve(serve::Serve),
    Check(check::Check),
    Explain(explain::Explain),
    Theme(theme::Theme),
    Help {
        #[arg(value_name = "VERB")]
        verb: Option<String>,
    },
}
