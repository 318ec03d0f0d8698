//! `cebra explain`: the meaning of a finding, with an example and the fix.

use super::shared::Global;
use super::{print, print_error};
use crate::diagnostic::{self, Code};
use crate::text::nearest;
use std::process::ExitCode;

/// Arguments of `cebra explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra explain
  cebra explain unknown-field
  cebra --lang pt explain parts-not-total")]
pub(super) struct Explain {
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints one explanation, or the list of all. Exits with 2 if the code is unknown.
pub(super) fn run(explain: &Explain, global: &Global) -> ExitCode {
    let lang = global.first_lang();
    let Some(written) = explain.code.as_deref() else {
        print(&diagnostic::list(lang));
        return ExitCode::SUCCESS;
    };
    if let Some(code) = Code::from_id(written) {
        print(&diagnostic::explain(code, lang));
        return ExitCode::SUCCESS;
    }
    let meant = nearest(written, Code::ALL.iter().map(|code| code.id()));
    print_error(&diagnostic::unknown_code(written, meant, lang));
    ExitCode::from(2)
}
