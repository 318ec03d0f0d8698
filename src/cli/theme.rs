//! `cebra theme`: the files of the theme, or the contract of its templates.

use super::outcome::{Report, exit};
use super::shared::Global;
use super::{print, progress};
use crate::pipeline;
use std::process::ExitCode;

#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra theme
  cebra theme --contract > themes/CONTRACT.md")]
pub(super) struct Theme {
    #[arg(long)]
    contract: bool,
}

pub(super) fn run(theme: &Theme, global: &Global) -> ExitCode {
    if theme.contract {
        // The contract does not depend on the catalogue.
        print(&crate::render::contract());
        return ExitCode::SUCCESS;
    }
    let options = global.options();
    let theme = progress::shown(global.first_lang(), |progress| pipeline::theme(&options, progress));
    let lang = global.lang.unwrap_or(theme.outcome.language);
    Report { outcome: &theme.outcome, lang, timings: false }.print();
    print(&list(&theme.files));
    exit(&theme.outcome, false)
}

/// One file per line; the catalogue's own files are marked.
fn list(files: &[(String, String)]) -> String {
    let wide = files.iter().map(|(path, _)| path.chars().count()).max().unwrap_or_default();
    let line = |(path, from): &(String, String)| {
        let mark = if from.starts_with("cebra:") { ' ' } else { '*' };
        format!("{mark} {path:wide$}  {from}\n")
    };
    files.iter().map(line).collect()
}
