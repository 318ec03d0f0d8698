//! Localised messages: templates from `messages.yaml` with their placeholders filled in.

use super::code::{Code, Hint};
use crate::text::{Labels, Lang};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::sync::LazyLock;

/// A value for a placeholder of a message.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A text shown as it is.
    Text(String),
    /// Labels shown in the language of the message.
    Labels(Labels),
    /// Values separated by commas.
    List(Vec<Arg>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<&Labels> for Arg {
    fn from(labels: &Labels) -> Self {
        Arg::Labels(labels.clone())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Text(number.to_string())
    }
}

impl From<Labels> for Arg {
    fn from(labels: Labels) -> Self {
        Arg::Labels(labels)
    }
}

/// The cause of a fault of the machine; the system's own words only if it is not a common one.
impl From<&io::Error> for Arg {
    fn from(error: &io::Error) -> Self {
        let id = match error.kind() {
            ErrorKind::NotFound => "io-not-found",
            ErrorKind::PermissionDenied => "io-permission",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "io-full",
            ErrorKind::ReadOnlyFilesystem => "io-read-only",
            ErrorKind::FileTooLarge => "io-too-large",
            ErrorKind::InvalidFilename => "io-name-too-long",
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "io-not-a-folder",
            ErrorKind::IsADirectory => "io-not-a-file",
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "io-busy",
            _ => "io-other",
        };
        sentence(id, &[("reason", &error.to_string())])
    }
}

impl<T: Into<Arg>> FromIterator<T> for Arg {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Arg::List(items.into_iter().map(Into::into).collect())
    }
}

impl Arg {
    pub(super) fn to_text(&self, lang: Lang) -> String {
        match self {
            Arg::Text(text) => text.clone(),
            Arg::Labels(labels) => labels.get(lang).to_owned(),
            Arg::List(items) => items.iter().map(|item| item.to_text(lang)).collect::<Vec<_>>().join(", "),
        }
    }
}

#[derive(Deserialize)]
struct Messages {
    codes: BTreeMap<String, Labels>,
    hints: BTreeMap<String, Labels>,
    words: BTreeMap<String, Labels>,
}

/// Parsed on first use; a test checks that every code and hint is there in every language.
static MESSAGES: LazyLock<Messages> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("messages.yaml")).expect("messages.yaml is part of the program")
});

pub(super) fn message(code: Code, args: &[(&'static str, Arg)], lang: Lang) -> String {
    fill(MESSAGES.codes.get(code.id()), code.id(), args, lang)
}

pub(super) fn hint(hint: Hint, args: &[(&'static str, Arg)], lang: Lang) -> String {
    fill(MESSAGES.hints.get(hint.id()), hint.id(), args, lang)
}

/// The message of a code without values: placeholders become `…`.
pub(super) fn outline(code: Code, lang: Lang) -> String {
    let template = message(code, &[], lang);
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push('…');
        text.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    text
}

/// A fixed word of reports, such as `error` or `help`.
pub(super) fn word(id: &str, lang: Lang) -> String {
    word_with(id, &[], lang)
}

/// A fixed sentence of reports with placeholders.
pub(super) fn word_with(id: &str, args: &[(&'static str, Arg)], lang: Lang) -> String {
    fill(MESSAGES.words.get(id), id, args, lang)
}

/// A fixed text of the program, for the command line, with its placeholders; empty if there is none.
pub fn phrase(id: &str, lang: Lang) -> &'static str {
    MESSAGES.words.get(id).map_or("", |words| words.get(lang))
}

/// The cause of a fault of the machine.
pub fn cause(error: &io::Error, lang: Lang) -> String {
    Arg::from(error).to_text(lang)
}

/// The text of a hint.
pub fn hint_text(of: Hint, args: &[(&'static str, Arg)], lang: Lang) -> String {
    hint(of, args, lang)
}

/// A fixed sentence as a value of a message, shown in its language.
pub fn sentence(id: &str, args: &[(&'static str, &str)]) -> Arg {
    let words = MESSAGES.words.get(id).cloned().unwrap_or_else(|| Labels::same(id));
    let filled = |text: &str| {
        args.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    };
    Arg::Labels(words.map(filled))
}

fn fill(words: Option<&Labels>, id: &str, args: &[(&'static str, Arg)], lang: Lang) -> String {
    let template = words.map_or(id, |words| words.get(lang));
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        text.push_str(&rest[..open]);
        match args.iter().find(|(known, _)| *known == name) {
            Some((_, arg)) => text.push_str(&arg.to_text(lang)),
            None => text.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_code_and_hint_is_translated() {
        let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let written: BTreeSet<&str> = MESSAGES.codes.keys().map(String::as_str).collect();
        assert_eq!(ids, written);
        let ids: BTreeSet<&str> = Hint::ALL.iter().map(|hint| hint.id()).collect();
        let written: BTreeSet<&str> = MESSAGES.hints.keys().map(String::as_str).collect();
        assert_eq!(ids, written);
        for (id, words) in MESSAGES.codes.iter().chain(&MESSAGES.hints).chain(&MESSAGES.words) {
            let own = [Lang::ES, Lang::PT, Lang::EN].map(|lang| words.own(lang).unwrap_or_default());
            assert!(own.iter().all(|text| !text.is_empty()), "{id}");
            assert!(own.iter().all(|text| placeholders(text) == placeholders(own[0])), "{id}");
        }
    }
}
