//! The command line in the language of messages: help, and what is wrong with what was typed.

use super::args::Arguments;
use super::shared::of_catalogue;
use crate::diagnostic::{Hint, hint_text, phrase};
use crate::text::Lang;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What is typed for options whose values are not listed.
const SAMPLES: &[(&str, &str)] = &[
    ("--as-of", "2027-01-31"),
    ("--base-url", "https://example.org/catalogo"),
    ("--host", "127.0.0.1"),
    ("--lang", "es, pt, en, fr"),
    ("--port", "8000"),
];

/// The language of messages before anything is parsed: that of `--lang`, else that of the catalogue.
pub(super) fn language(arguments: &[OsString]) -> Lang {
    let value = |name: &str| {
        let after = arguments.windows(2).find(|pair| pair[0] == name).map(|pair| pair[1].to_string_lossy());
        let joined = || arguments.iter().find_map(|arg| arg.to_str()?.strip_prefix(name)?.strip_prefix('='));
        after.or_else(|| joined().map(Into::into))
    };
    let root = value("--root").map_or_else(|| PathBuf::from("."), |root| PathBuf::from(root.as_ref()));
    value("--lang").and_then(|lang| Lang::from_code(&lang)).unwrap_or_else(|| of_catalogue(&root))
}

/// The command line with its words in a language.
pub(super) fn command(lang: Lang) -> Command {
    let flag = |name: &'static str, short, action| {
        Arg::new(name).long(name).short(short).action(action).global(name == "help")
    };
    let mut command = Arguments::command()
        .arg(flag("help", 'h', ArgAction::Help))
        .arg(flag("version", 'V', ArgAction::Version))
        .about(phrase("cli-about", lang))
        .subcommand_value_name(phrase("cli-value-verb", lang))
        .subcommand_help_heading(phrase("cli-verbs", lang))
        .after_help(phrase("cli-root-examples", lang));
    let verbs: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for name in verbs {
        command = command.mut_subcommand(&name, |verb| {
            let about = phrase(&format!("cli-verb-{}", verb.get_name()), lang);
            worded(verb.about(about), &format!("cebra {name}"), lang)
        });
    }
    worded(command, "cebra", lang)
}

/// Gives a command its headings and the words of its arguments.
fn worded(command: Command, name: &str, lang: Lang) -> Command {
    let (arguments, options) = (phrase("cli-arguments", lang), phrase("cli-options", lang));
    let command = command.mut_args(|arg| {
        let heading = if arg.is_positional() { &arguments } else { &options };
        let (help, values) = (help_of(&arg, lang), values_of(&arg, lang));
        let arg = arg.help(help).help_heading(*heading);
        match values.is_empty() {
            true => arg,
            false => arg.value_names(values).hide_default_value(true).hide_possible_values(true),
        }
    });
    // Rendering fixes the arguments of a command, so it is done with a copy.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.split_once(": ").map_or(usage.as_str(), |(_, usage)| usage);
    let options = format!("[{}]", phrase("cli-value-options", lang));
    let inner = usage.split_once(' ').map_or("", |(_, rest)| rest).replace("[OPTIONS]", &options);
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let examples = match examples.is_empty() {
        true => String::new(),
        false => format!("\n\n{}:\n{}", phrase("cli-examples", lang), examples.trim_end()),
    };
    let heading = phrase("cli-usage", lang);
    command
        .override_usage(format!("{name} {inner}").trim_end().to_owned())
        .help_template(format!("{{about-with-newline}}\n{heading}: {{usage}}\n\n{{all-args}}{}", braced(&examples)))
}

/// A text within a template.
fn braced(text: &str) -> String {
    text.replace(['{', '}'], "")
}

fn help_of(arg: &Arg, lang: Lang) -> String {
    let default: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let values: Vec<_> = arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let help = phrase(&format!("cli-{}", arg.get_id()), lang);
    help.replace("{default}", &default.join(", ")).replace("{values}", &values.join(", "))
}

fn values_of(arg: &Arg, lang: Lang) -> Vec<&'static str> {
    if !arg.get_action().takes_values() {
        return Vec::new();
    }
    let names = arg.get_value_names().unwrap_or_default().iter();
    names.map(|name| phrase(&format!("cli-value-{}", name.to_lowercase()), lang)).collect()
}

/// What is wrong with what was typed, what may be meant, and where more is said.
pub(super) fn explained(error: &Error, typed: &[OsString], lang: Lang) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let name = argument.split([' ', '=']).next().unwrap_or_default().to_owned();
    let value = context(ContextKind::InvalidValue);
    let sample = SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, sample)| *sample);
    let said = |id: &str, name: &str| phrase(id, lang).replace("{name}", name).replace("{value}", &value);
    let (message, hints) = match error.kind() {
        ErrorKind::UnknownArgument if name.starts_with('-') => {
            (said("usage-argument", &name), meant(&context(ContextKind::SuggestedArg), lang))
        }
        ErrorKind::UnknownArgument => (said("usage-extra", &name), None),
        ErrorKind::InvalidSubcommand => {
            let near = meant(&context(ContextKind::SuggestedSubcommand), lang);
            let all = || Some(hint_text(Hint::OneOf, &[("list", verbs().into())], lang));
            (said("usage-verb", &context(ContextKind::InvalidSubcommand)), near.or_else(all))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let id = if value.is_empty() { "usage-no-value" } else { "usage-value" };
            let valid = Some(context(ContextKind::ValidValue)).filter(|valid| !valid.is_empty());
            let expected = valid.map(|valid| hint_text(Hint::OneOf, &[("list", valid.into())], lang));
            let like = || sample.map(|sample| hint_text(Hint::Expected, &[("what", sample.into())], lang));
            (said(id, &name), expected.or_else(like))
        }
        ErrorKind::ArgumentConflict => (said("usage-twice", &name), None),
        _ => (phrase("usage-other", lang).to_owned(), None),
    };
    let mut out = format!("{}: {message}\n", phrase("error", lang));
    let help = phrase("help", lang);
    let command = command_of(typed);
    let more = phrase("usage-help", lang).replace("{command}", &format!("{command} --help"));
    for hint in hints.into_iter().chain([more]) {
        let _ = writeln!(out, "{help}: {hint}");
    }
    out
}

/// The program and the verb that was typed.
fn command_of(typed: &[OsString]) -> String {
    let command = Arguments::command();
    let is_verb = |word: &&str| command.get_subcommands().any(|verb| verb.get_name() == *word);
    let verb = typed.iter().filter_map(|word| word.to_str()).find(is_verb);
    std::iter::once("cebra").chain(verb).collect::<Vec<_>>().join(" ")
}

fn verbs() -> String {
    let command = Arguments::command();
    command.get_subcommands().map(Command::get_name).collect::<Vec<_>>().join(", ")
}

fn meant(name: &str, lang: Lang) -> Option<String> {
    (!name.is_empty()).then(|| hint_text(Hint::DidYouMean, &[("name", name.into())], lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_argument_and_value_has_words() {
        for lang in [Lang::ES, Lang::PT, Lang::EN] {
            let command = command(lang);
            for verb in std::iter::once(&command).chain(command.get_subcommands()) {
                let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty(), "{}", verb.get_name());
                for arg in verb.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty() && !help.contains('{'), "{help}");
                    let values = arg.get_value_names().unwrap_or_default();
                    assert!(values.iter().all(|name| !name.is_empty()), "{values:?}");
                }
            }
            command.debug_assert();
        }
    }
}
