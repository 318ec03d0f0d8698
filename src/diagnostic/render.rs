//! Rendering of reports: text for terminals, and JSON.

use super::explain::wrapped;
use super::message::{Arg, hint, message, word, word_with};
use super::{Hint, Lines, More, Report, Severity, Sources, Span};
use crate::text::Lang;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Line width of lists of choices.
const WIDTH: usize = 100;

/// The format of a rendered report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text with excerpts of the files.
    Text {
        /// Whether to add terminal colours.
        colour: bool,
    },
}

/// Renders the report in language `lang`. Files with findings are read again for their excerpts.
pub fn render(report: &Report, sources: &Sources, lang: Lang, format: Format) -> String {
    let mut texts = Texts { sources, read: BTreeMap::new() };
    match format {
        Format::Text { colour } => text(report, &mut texts, lang, colour),
    }
}

/// Texts of the files with findings, each read once.
struct Texts<'a> {
    sources: &'a Sources,
    read: BTreeMap<super::FileId, Lines>,
}

impl Texts<'_> {
    fn of(&mut self, span: Span) -> &Lines {
        self.read.entry(span.file).or_insert_with(|| Lines::new(self.sources.text(span.file)))
    }
}

fn text(report: &Report, texts: &mut Texts, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let words = ["error", "warning", "advice", "help", "also"].map(|id| word(id, lang));
    let [error, warning, advice, help, also] = &words;
    let mut out = String::new();
    for (index, finding) in report.findings().iter().enumerate() {
        for span in finding.span.iter().chain(&finding.related) {
            texts.of(*span);
        }
        let level = || match finding.severity() {
            Severity::Error => Level::ERROR.with_name(error.as_str()),
            Severity::Warning => Level::WARNING.with_name(warning.as_str()),
            Severity::Advice => Level::NOTE.with_name(advice.as_str()),
        };
        let title = message(finding.code, &finding.args, lang);
        let hints: Vec<String> = finding.hints.iter().map(|(id, args)| help_text(*id, args, lang)).collect();
        let mut group = Group::with_title(level().primary_title(title.as_str()).id(finding.code.id()));
        if let Some(span) = finding.span {
            group = group.element(snippet(texts, span, AnnotationKind::Primary, ""));
        }
        for span in &finding.related {
            group = group.element(snippet(texts, *span, AnnotationKind::Context, also));
        }
        let group =
            group.elements(hints.iter().map(|hint| Level::HELP.with_name(help.as_str()).message(hint.as_str())));
        let _ = writeln!(out, "{}\n", renderer.render(&[group]));
        if let Some(more) = report.more_after(index) {
            let count = count_of(more, texts.sources, lang);
            let title = level().primary_title(count.as_str()).id(finding.code.id());
            let _ = writeln!(out, "{}\n", renderer.render(&[Group::with_title(title)]));
        }
    }
    out
}

/// A hint; lists of choices go over several lines, and text to type does not.
fn help_text(id: Hint, args: &[(&'static str, Arg)], lang: Lang) -> String {
    let text = hint(id, args, lang);
    let is_list = args.iter().any(|(_, arg)| matches!(arg, Arg::List(_)));
    if is_list { wrapped(&text, WIDTH) } else { text }
}

/// How many findings of a code in a file were counted and not kept.
pub(super) fn count_of(more: More, sources: &Sources, lang: Lang) -> String {
    word_with("more", &[("count", Arg::from(more.count)), ("path", Arg::from(sources.name(more.file)))], lang)
}

/// The line on which a span begins, with the span underlined.
fn snippet<'a>(
    texts: &'a Texts,
    span: Span,
    kind: AnnotationKind,
    label: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (line, number, within) = texts.read.get(&span.file).map_or(("", 1, 0..0), |lines| lines.excerpt(span));
    let mut annotation = kind.span(within);
    if !label.is_empty() {
        annotation = annotation.label(label);
    }
    Snippet::source(line).line_start(number).path(texts.sources.name(span.file)).annotation(annotation)
}

/// The report as JSON: `{findings, more, summary}`, where `more` counts what a file has too much of to tell one by one.
/// Lines and columns count from 1, columns in characters.
pub fn json(report: &Report, sources: &Sources, lang: Lang) -> serde_json::Value {
    let mut texts = Texts { sources, read: BTreeMap::new() };
    let place = |texts: &mut Texts, span: Span| {
        let place = texts.of(span).place(span);
        json!({
            "file": texts.sources.name(span.file),
            "line": place.line, "column": place.column,
            "end_line": place.end_line, "end_column": place.end_column,
        })
    };
    let findings: Vec<serde_json::Value> = report
        .findings()
        .iter()
        .map(|finding| {
            json!({
                "code": finding.code.id(),
                "severity": finding.severity().id(),
                "message": message(finding.code, &finding.args, lang),
                "hints": finding.hints.iter().map(|(id, args)| hint(*id, args, lang)).collect::<Vec<_>>(),
                "place": finding.span.map(|span| place(&mut texts, span)),
                "related": finding.related.iter().map(|span| place(&mut texts, *span)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let more: Vec<serde_json::Value> = (0..findings.len())
        .filter_map(|index| report.more_after(index))
        .map(|more| {
            json!({
                "code": more.code.id(),
                "severity": more.code.severity().id(),
                "message": count_of(more, sources, lang),
                "file": sources.name(more.file),
                "count": more.count,
            })
        })
        .collect();
    let counts = json!({
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "advice": report.count(Severity::Advice),
    });
    json!({ "findings": findings, "more": more, "summary": counts })
}
