//! Workflow commands of GitHub, which become annotations of a pull request.
//!
//! GitHub shows ten annotations of each severity for a step. So the gravest come first, those beyond are plain lines of
//! the log, and a summary says so.

use super::message::{hint, message, phrase, word};
use super::render::count_of;
use super::{Diagnostic, FileId, Lines, More, Report, Severity, Sources};
use crate::text::Lang;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Annotations of one severity that GitHub shows for a step.
const MOST_SHOWN: usize = 10;

/// Names of files that are part of the program and not of the repository.
const EMBEDDED: &str = "cebra:";

/// Renders the report. `folder` is that of the catalogue in the repository, with a final `/` unless it is the top.
pub fn github(report: &Report, sources: &Sources, lang: Lang, folder: &str) -> String {
    let mut lines: BTreeMap<FileId, Lines> = BTreeMap::new();
    let (mut shown, mut rest) = (String::new(), String::new());
    let is_cut = |severity| report.count(severity) > MOST_SHOWN;
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    let is_any_cut = severities.into_iter().any(is_cut);
    for severity in severities {
        // The summary is a notice too.
        let most = MOST_SHOWN - usize::from(is_any_cut && severity == Severity::Advice);
        let findings = report.findings().iter().filter(|finding| finding.severity() == severity);
        for (index, finding) in findings.enumerate() {
            let place = finding.span.filter(|span| !sources.name(span.file).starts_with(EMBEDDED)).map(|span| {
                let lines = lines.entry(span.file).or_insert_with(|| Lines::new(sources.text(span.file)));
                (format!("{folder}{}", sources.name(span.file)), lines.place(span))
            });
            let said = sentences(finding, lang);
            if index >= most {
                let at = place.map(|(file, place)| format!("{file}:{}:{}: ", place.line, place.column));
                let severity = word(severity.id(), lang);
                let said = said.replace('\n', " ");
                let _ = writeln!(rest, "{}{severity}[{}]: {said}", at.unwrap_or_default(), finding.code.id());
                continue;
            }
            let mut properties = format!("title={}", escape_property(finding.code.id()));
            if let Some((file, place)) = place {
                let _ = write!(properties, ",file={},line={}", escape_property(&file), place.line);
                // GitHub refuses columns of an annotation of several lines.
                let _ = match place.line == place.end_line {
                    true => write!(
                        properties,
                        ",col={},endLine={},endColumn={}",
                        place.column, place.end_line, place.end_column
                    ),
                    false => write!(properties, ",endLine={}", place.end_line),
                };
            }
            let _ = writeln!(shown, "::{} {properties}::{}", command(severity), escape_data(&said));
        }
        let mut more: Vec<More> = report.more().filter(|more| more.code.severity() == severity).collect();
        more.sort_unstable_by_key(|more| (more.file, more.code));
        for more in more {
            let _ =
                writeln!(rest, "{}[{}]: {}", word(severity.id(), lang), more.code.id(), count_of(more, sources, lang));
        }
    }
    let summary = summary(report, lang);
    if is_any_cut {
        let more = phrase("github-more", lang).replace("{limit}", &MOST_SHOWN.to_string());
        let _ = writeln!(shown, "::notice title=cebra::{}", escape_data(&format!("{summary} {more}")));
    }
    format!("{shown}{rest}{summary}\n")
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    }
}

/// How many findings of each severity there are.
fn summary(report: &Report, lang: Lang) -> String {
    let words = &lang.data().cli;
    let counts = [
        words.errors.of(report.count(Severity::Error)),
        words.warnings.of(report.count(Severity::Warning)),
        words.advice.of(report.count(Severity::Advice)),
    ];
    format!("{}.", counts.join(", "))
}

/// The message and what to do, as sentences.
fn sentences(finding: &Diagnostic, lang: Lang) -> String {
    let message = message(finding.code, &finding.args, lang);
    let hints = finding.hints.iter().map(|(id, args)| hint(*id, args, lang));
    std::iter::once(message).chain(hints).map(|text| sentence(&text)).collect::<Vec<_>>().join(" ")
}

/// A text with a capital at its beginning, after the sign that opens a question in Spanish, and a sign at its end.
fn sentence(text: &str) -> String {
    let (sign, text) = text.split_at(if text.starts_with('¿') { '¿'.len_utf8() } else { 0 });
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.ends_with(['.', '?', '!', ':', '…']) { "" } else { "." };
    format!("{sign}{first}{}{end}", letters.as_str())
}

fn escape_data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_becomes_a_sentence() {
        assert_eq!(sentence("falta «Título»"), "Falta «Título».");
        assert_eq!(sentence("¿quiso decir `x`?"), "¿Quiso decir `x`?");
        assert_eq!(sentence("`x` no se lee"), "`x` no se lee.");
        assert_eq!(sentence(""), ".");
        assert_eq!(escape_data("100 %\r\n::error::"), "100 %25%0D%0A::error::");
        assert_eq!(escape_property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
