//! Explanations of the codes, each with an example and its correction, as printed by `cebra explain`.
//!
//! The texts are in `explanations/`, grouped as the codes are. A test builds every example inside a small catalogue:
//! the wrong files must give the finding and the right files none.

use super::code::{Code, Hint};
use super::message::{Arg, hint, outline, word, word_with};
use crate::text::{Labels, Lang};
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// Line width of running text, for terminals of 80 columns.
const WIDTH: usize = 78;

/// Texts of files by their path from the catalogue's root, such as `content/ciudades/la-paz.md`.
pub type Files = BTreeMap<String, String>;

/// The explanation of one code, from `explanations/*.yaml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    about: Labels,
    /// Files that give the finding; empty if no small text file can.
    #[serde(default)]
    pub wrong: Files,
    /// The same files, corrected.
    #[serde(default)]
    pub right: Files,
}

impl Explanation {
    /// The explanation of a code. Every code has one; a test checks it.
    pub fn of(code: Code) -> Option<&'static Explanation> {
        EXPLANATIONS.get(code.id())
    }

    /// A few sentences: what the finding means, why it matters and what to do.
    pub fn about(&self, lang: Lang) -> &str {
        self.about.get(lang)
    }
}

static TEXTS: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/diagnostic/explanations");

/// Explanations by id of the code, parsed on first use.
static EXPLANATIONS: LazyLock<BTreeMap<String, Explanation>> = LazyLock::new(|| parsed().collect());

fn parsed() -> impl Iterator<Item = (String, Explanation)> {
    TEXTS.files().flat_map(|file| {
        let text = file.contents_utf8().expect("explanations are part of the program");
        let explanations: BTreeMap<String, Explanation> =
            serde_yaml::from_str(text).expect("explanations are part of the program");
        explanations
    })
}

/// The page of a code: severity, id, message, explanation, example and correction.
pub fn explain(code: Code, lang: Lang) -> String {
    let mut page = format!("{}[{}]: {}\n", word(code.severity().id(), lang), code.id(), outline(code, lang));
    let Some(explanation) = Explanation::of(code) else { return page };
    let _ = writeln!(page, "\n{}", wrapped(explanation.about(lang), WIDTH));
    let (wrong, right) = (&explanation.wrong, &explanation.right);
    page.push_str(&example("wrong", wrong.iter(), right, lang));
    page.push_str(&example("right", right.iter().filter(|(path, text)| wrong.get(*path) != Some(*text)), wrong, lang));
    page
}

/// A line for each code, in the order of the table: id, severity and the first sentence of its explanation.
pub fn list(lang: Lang) -> String {
    let wide = Code::ALL.iter().map(|code| code.id().len()).max().unwrap_or_default();
    let line = |code: &Code| {
        let about = Explanation::of(*code).map_or("", |explanation| explanation.about(lang));
        let severity = word(code.severity().id(), lang);
        format!("{:wide$}  {severity:8}  {}\n", code.id(), first_sentence(about))
    };
    Code::ALL.iter().map(line).collect()
}

/// The message for an id that is not a code, with the suggestion `meant` if there is one.
pub fn unknown_code(written: &str, meant: Option<&str>, lang: Lang) -> String {
    let message = word_with("unknown-code", &[("name", Arg::from(written))], lang);
    let mut text = format!("{}: {message}\n", word("error", lang));
    if let Some(meant) = meant {
        let _ =
            writeln!(text, "{}: {}", word("help", lang), hint(Hint::DidYouMean, &[("name", Arg::from(meant))], lang));
    }
    text
}

/// Files under a heading; lines that the other side lacks are marked with `>`.
fn example<'a>(
    heading: &str,
    files: impl Iterator<Item = (&'a String, &'a String)>,
    other: &Files,
    lang: Lang,
) -> String {
    let mut out = String::new();
    for (path, text) in files {
        if out.is_empty() {
            let _ = writeln!(out, "\n{}:", word(heading, lang));
        }
        let _ = match other.get(path) {
            Some(_) => writeln!(out, "\n  {path}"),
            None => writeln!(out, "\n> {path}"),
        };
        for (line, is_own) in compared(text, other.get(path).map_or(text, |other| other)) {
            let mark = if is_own { "  > " } else { "    " };
            let _ = writeln!(out, "{}", format!("{mark}{line}").trim_end());
        }
    }
    out
}

/// Each line of `text` with whether `other` lacks it.
fn compared<'a>(text: &'a str, other: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for line in other.lines() {
        *left.entry(line).or_default() += 1;
    }
    text.lines().map(move |line| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            (line, false)
        }
        _ => (line, !line.is_empty()),
    })
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// Wraps each line of the text at `width` characters. Longer words, and what stands between backticks, are not divided.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    text.split('\n').map(|line| wrapped_line(line, width)).collect::<Vec<_>>().join("\n")
}

fn wrapped_line(line: &str, width: usize) -> String {
    let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
    let mut out = indent.clone();
    let (mut column, mut is_code) = (0, false);
    for word in line[indent.len()..].split(' ') {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > width && !is_code {
            out.push('\n');
            out.push_str(&indent);
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
        is_code ^= word.matches('`').count() % 2 == 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_one_explanation() {
        let written: Vec<String> = parsed().map(|(id, _)| id).collect();
        let distinct: BTreeSet<&str> = written.iter().map(String::as_str).collect();
        assert_eq!(distinct.len(), written.len());
        let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
        let without: Vec<_> = ids.difference(&distinct).collect();
        let unknown: Vec<_> = distinct.difference(&ids).collect();
        assert!(without.is_empty() && unknown.is_empty(), "not explained: {without:?}; no codes: {unknown:?}");
    }

    #[test]
    fn lines_missing_on_the_other_side_are_marked() {
        let marked = |text, other| compared(text, other).map(|(_, is_own)| is_own).collect::<Vec<_>>();
        assert_eq!(marked("---\na\n---\n", "---\na\n"), [false, false, true]);
        assert_eq!(marked("a: 1\na: 2\n", "a: 2\n"), [true, false]);
    }

    #[test]
    fn texts_are_wrapped_and_shortened() {
        assert!(wrapped(&"palabra ".repeat(40), WIDTH).lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(first_sentence("Uno. Dos."), "Uno.");
        assert_eq!(first_sentence("Uno."), "Uno.");
    }
}
