//! Splitting of a file into front matter and body.

use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use crate::text::is_invisible;

/// The parts of a file, each with the byte at which it begins.
pub(super) struct Parts<'a> {
    pub yaml: &'a str,
    pub yaml_at: usize,
    pub body: &'a str,
    pub body_at: usize,
}

/// Splits a file. Returns `None`, with a finding, if there is no front matter between two lines `---`.
pub(super) fn split<'a>(text: &'a str, file: FileId, report: &mut Report) -> Option<Parts<'a>> {
    let is_blank = |c: char| c.is_whitespace() || is_invisible(c);
    let blank = text.len() - text.trim_start_matches(is_blank).len();
    let opened = text[blank..].split_inclusive('\n').next().filter(|line| line.trim_end_matches(is_blank) == "---");
    let Some(opening) = opened else {
        let end = text[blank..].lines().next().map_or(0, str::len);
        let finding = Diagnostic::new(Code::FrontMatterMissing, Span::new(file, blank, blank + end));
        report.push(finding.hint(Hint::WriteFrontMatter));
        return None;
    };
    let yaml_at = blank + opening.len();
    let mut at = yaml_at;
    for line in text[yaml_at..].split_inclusive('\n') {
        if matches!(line.trim_matches(is_invisible).trim_end_matches(is_blank), "---" | "...") {
            let body_at = at + line.len();
            return Some(Parts { yaml: &text[yaml_at..at], yaml_at, body: &text[body_at..], body_at });
        }
        at += line.len();
    }
    // A line of other dashes, or of more, is meant to close them.
    let mut at = yaml_at;
    let lines = text[yaml_at..].split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim())
    });
    let is_dashes =
        |line: &str| line.chars().count() >= 2 && line.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '=' | '*'));
    let closing = lines
        .filter(|(_, line)| is_dashes(line) || *line == "—")
        .map(|(at, line)| Span::new(file, at, at + line.len()))
        .next();
    let at = closing.unwrap_or(Span::new(file, blank, blank + 3));
    let finding = Diagnostic::new(Code::FrontMatterUnclosed, at);
    report.push(match closing {
        Some(_) => finding.hint_with(Hint::WriteAs, "text", "---"),
        None => finding.hint(Hint::CloseFrontMatter),
    });
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sources;

    #[test]
    fn front_matter_is_split_at_its_delimiters() {
        let file = Sources::default().add_embedded("x.md", "");
        let mut report = Report::default();
        let parts = split("---\na: 1\n---\ntexto\n", file, &mut report).unwrap();
        assert_eq!((parts.yaml, parts.yaml_at, parts.body, parts.body_at), ("a: 1\n", 4, "texto\n", 13));
        assert!(split("---\n---\n", file, &mut report).is_some());
        assert!(split("\u{200b}---\u{a0}\na: 1\n\u{feff}---\u{200e}\n", file, &mut report).is_some());
        assert!(report.findings().is_empty());
        for (text, code) in [
            ("", Code::FrontMatterMissing),
            ("Hola\n---\n", Code::FrontMatterMissing),
            ("---\na: 1\n", Code::FrontMatterUnclosed),
            ("---", Code::FrontMatterUnclosed),
        ] {
            let mut report = Report::default();
            assert!(split(text, file, &mut report).is_none());
            assert_eq!(report.findings()[0].code, code, "{text}");
        }
    }
}
