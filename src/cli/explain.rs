//! `cebra explain`: the meaning of a finding, with an example and the fix, or the terms of a vocabulary.

use super::shared::Global;
use super::{print, print_error};
use crate::diagnostic::{self, Code, Report, Sources, normalised};
use crate::model;
use crate::text::{Lang, nearest, slug};
use std::process::ExitCode;

/// Arguments of `cebra explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "  cebra explain
  cebra explain unknown-field
  cebra explain country                        every term of a vocabulary
  cebra --lang pt explain parts-not-total")]
pub(super) struct Explain {
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Prints one explanation, the terms of a vocabulary, or the list of all findings. Exits with 2 if the name is unknown.
pub(super) fn run(explain: &Explain, global: &Global) -> ExitCode {
    let lang = global.first_lang();
    let Some(written) = explain.name.as_deref() else {
        print(&diagnostic::list(lang));
        return ExitCode::SUCCESS;
    };
    if let Some(code) = Code::from_id(written) {
        print(&diagnostic::explain(code, lang));
        return ExitCode::SUCCESS;
    }
    if let Some(terms) = vocabulary(written, global, lang) {
        print(&terms);
        return ExitCode::SUCCESS;
    }
    let meant = nearest(written, Code::ALL.iter().map(|code| code.id()));
    print_error(&diagnostic::unknown_code(written, meant, lang));
    ExitCode::from(2)
}

/// The terms of the vocabulary with this name in the catalogue's model, each on a line.
fn vocabulary(written: &str, global: &Global, lang: Lang) -> Option<String> {
    let mut sources = Sources::default();
    let path = global.root.join("content").join("model.yaml");
    let own = std::fs::read(&path).ok().map(|bytes| normalised(&bytes).into_owned());
    let own = own.map(|text| (sources.add_file("content/model.yaml", path), text));
    let own = own.as_ref().map(|(file, text)| (*file, text.as_str()));
    let model = model::load(own, &mut sources, &mut Report::default());
    let vocabulary = model.vocabularies().iter().find(|vocabulary| vocabulary.is_called(written))?;
    let mut terms: Vec<&str> = vocabulary.terms.iter().map(|term| term.label.get(lang)).collect();
    terms.sort_by_cached_key(|name| slug(name));
    Some(format!("{}:\n{}\n", vocabulary.plural.get(lang), terms.join("\n")))
}
