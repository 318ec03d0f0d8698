//! What to say of text that is not valid YAML: the line that an editor has to type.
//!
//! A repair of one line is proposed only if the parser accepts the line with it.

use super::plain::Plain;
use super::quote::{needs_quotes, quoted};
use super::scan::{Parts, Scan};
use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Span};
use std::ops::Range;

/// Most lines back from the fault at which its cause is looked for.
const LINES_BACK: usize = 3;

/// A line as it should be.
struct Repair {
    hint: Hint,
    /// The bytes to underline.
    at: Range<usize>,
    /// The bytes of the line.
    line: Range<usize>,
    text: String,
}

/// The finding for text that the parser refuses. `fault` parses a text and returns the byte at which it is refused.
pub(super) fn finding(
    error: &serde_yaml::Error,
    plain: &Plain,
    (file, offset): (FileId, usize),
    fault: impl Fn(&str) -> Option<usize>,
) -> Diagnostic {
    let text = plain.text.as_ref();
    let start = place(error, text);
    let end = start + text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let span =
        |range: Range<usize>| Span::new(file, offset + plain.written(range.start), offset + plain.written(range.end));
    let is_limit = matches!(error.without_snippet(), serde_yaml::Error::Budget { .. });
    let code = if is_limit { Code::YamlLimit } else { Code::YamlSyntax };
    let lines = Lines::before(text, start);
    let accepted = |repair: &Repair| {
        let repaired = [&text[..repair.line.start], &repair.text, &text[repair.line.end..]].concat();
        let line = |text: &str, at: usize| text[..at.min(text.len())].matches('\n').count();
        fault(&repaired).is_none_or(|at| line(&repaired, at) > line(text, start))
    };
    if let Some(repair) = repairs(text, &lines, is_limit).into_iter().find(accepted) {
        let finding = Diagnostic::new(code, span(repair.at));
        return finding.hint_with(repair.hint, "line", shown(&repair.text));
    }
    let finding = Diagnostic::new(code, span(start..end));
    if is_limit {
        return finding;
    }
    let line = &text[lines.last.clone()];
    let hint = if line[..line.len() - line.trim_start().len()].contains('\t') {
        Hint::SpacesNotTabs
    } else if lines.scan.quote.is_some() || !lines.scan.brackets.is_empty() {
        Hint::CloseQuote
    } else {
        Hint::IndentAlike
    };
    // The parser's line and column count from the start of the YAML text, not of the file, so they are cut off.
    let reason = error.without_snippet().to_string();
    let reason = reason.lines().next().unwrap_or_default();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    finding.hint(hint).hint_with(Hint::ParserSays, "reason", reason)
}

/// The byte at which the parser refuses the text.
pub(super) fn place(error: &serde_yaml::Error, text: &str) -> usize {
    error.location().map_or(text.len(), |at| byte_of(text, at.line(), at.column()))
}

/// The byte offset of a line and column, both from 1, the column in characters.
fn byte_of(text: &str, line: u64, column: u64) -> usize {
    let line = usize::try_from(line).unwrap_or(1).max(1);
    let column = usize::try_from(column).unwrap_or(1).max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let within = text[start..].lines().next().unwrap_or_default();
    start + within.char_indices().nth(column - 1).map_or(within.len(), |(at, _)| at)
}

/// A line for a message: without its indentation, and not too long.
fn shown(line: &str) -> String {
    const MAX_CHARS: usize = 200;
    let line = line.trim();
    match line.char_indices().nth(MAX_CHARS) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line.to_owned(),
    }
}

/// The lines at which a fault may have its cause.
struct Lines {
    /// The line of the fault, or the last line that is not empty if the fault is at the end.
    last: Range<usize>,
    /// Lines before it that are not empty, nearest first.
    before: Vec<Range<usize>>,
    /// What is open where the last line begins; at the end of the text, what is open there.
    scan: Scan,
}

impl Lines {
    fn before(text: &str, fault: usize) -> Lines {
        let mut lines: Vec<Range<usize>> = Vec::new();
        let (mut scan, mut at) = (Scan::default(), 0);
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end_matches('\n');
            let range = at..at + bare.len();
            let is_last = fault <= range.end;
            if !bare.trim().is_empty() || is_last {
                lines.push(range);
            }
            if is_last && !text[fault..].trim().is_empty() {
                break;
            }
            scan.line(at, bare, &mut |_| {});
            at += line.len();
        }
        let is_blank = |range: &Range<usize>| text[range.clone()].trim().is_empty();
        lines.retain(|range| !is_blank(range));
        let last = lines.pop().unwrap_or_default();
        let before = lines.into_iter().rev().take(LINES_BACK).collect();
        Lines { last, before, scan }
    }
}

/// Possible repairs, the likeliest first.
fn repairs(text: &str, lines: &Lines, is_limit: bool) -> Vec<Repair> {
    let mut repairs = Vec::new();
    let line_at = |at: usize| {
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        start..start + text[start..].lines().next().unwrap_or_default().len()
    };
    if let Some((quote, at)) = lines.scan.quote {
        close_quote(text, line_at(at), (quote, at), &mut repairs);
    }
    if let Some((_, at)) = lines.scan.brackets.first() {
        let line = line_at(*at);
        quote_items(text, line.clone(), &mut repairs);
        close_brackets(text, line, &lines.scan.brackets, &mut repairs);
    }
    quote_items(text, lines.last.clone(), &mut repairs);
    quote_value(text, lines.last.clone(), is_limit, &mut repairs);
    if is_limit {
        return repairs;
    }
    space_after_colon(text, lines.last.clone(), &mut repairs);
    for line in &lines.before {
        space_after_colon(text, line.clone(), &mut repairs);
    }
    if let Some(before) = lines.before.first() {
        indent_alike(text, &lines.last, before, &mut repairs);
        quote_value(text, before.clone(), false, &mut repairs);
    }
    repairs
}

/// A quote that is opened and not closed: closed at the end of its line, before brackets that close there.
fn close_quote(text: &str, line: Range<usize>, (quote, at): (char, usize), repairs: &mut Vec<Repair>) {
    let written = text[line.clone()].trim_end();
    let inner = written.trim_end_matches([']', '}', ',', ' ']);
    for end in [written.len(), inner.len()] {
        if line.start + end > at {
            let text = format!("{}{quote}{}", &written[..end], &written[end..]);
            repairs.push(Repair { hint: Hint::CloseHere, at: at..line.end, line: line.clone(), text });
        }
    }
}

fn close_brackets(text: &str, line: Range<usize>, open: &[(char, usize)], repairs: &mut Vec<Repair>) {
    let written = text[line.clone()].trim_end().trim_end_matches(',');
    let own = open.iter().filter(|(_, at)| line.contains(at));
    let closing: String = own.clone().rev().map(|(open, _)| if *open == '[' { ']' } else { '}' }).collect();
    if let Some((_, at)) = own.last() {
        let text = format!("{written}{closing}");
        repairs.push(Repair { hint: Hint::CloseHere, at: *at..line.end, line: line.clone(), text });
    }
}

/// The whole value of a line in quotes.
fn quote_value(text: &str, line: Range<usize>, only_marks: bool, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { value, .. } = Parts::of(written);
    let bare = &written[value.clone()];
    if bare.is_empty() || (only_marks && !bare.starts_with(['&', '*', '!'])) {
        return;
    }
    let at = line.start + value.start..line.start + value.end;
    let text = format!("{}{}", &written[..value.start], quoted(bare));
    repairs.push(Repair { hint: Hint::QuoteText, at, line, text });
}

/// The items of a value in brackets or braces in quotes, where they need them.
fn quote_items(text: &str, line: Range<usize>, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { value, .. } = Parts::of(written);
    let bare = &written[value.clone()];
    let pairs = [('[', ']'), ('{', '}')];
    let Some((open, close)) = pairs.into_iter().find(|(open, close)| bare.starts_with(*open) && bare.ends_with(*close))
    else {
        return;
    };
    let items: Vec<String> =
        bare[1..bare.len() - 1].split(',').map(|item| quoted_item(item.trim(), open == '{')).collect();
    let at = line.start + value.start..line.start + value.end;
    let text = format!("{}{open}{}{close}", &written[..value.start], items.join(", "));
    repairs.push(Repair { hint: Hint::QuoteText, at, line, text });
}

fn quoted_item(item: &str, has_key: bool) -> String {
    match item.split_once(": ").filter(|_| has_key) {
        Some((key, value)) => format!("{key}: {}", quoted_item(value.trim(), false)),
        None if needs_quotes(item) => quoted(item),
        None => item.to_owned(),
    }
}

/// `título:Cebras`, and lines without a colon.
fn space_after_colon(text: &str, line: Range<usize>, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { key, value } = Parts::of(written);
    let bare = &written[value.clone()];
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    let Some((name, rest)) = bare
        .split_once([':', '：', '='])
        .filter(|(name, rest)| key.is_empty() && !name.is_empty() && name.chars().all(is_word) && !rest.is_empty())
    else {
        return;
    };
    let at = line.start + value.start..line.start + value.end;
    let rest = rest.trim();
    let rest = if needs_quotes(rest) { quoted(rest) } else { rest.to_owned() };
    let text = format!("{}{}: {rest}", &written[..value.start], name.trim_end());
    repairs.push(Repair { hint: Hint::SpaceAfterColon, at, line, text });
}

/// The line as far in as the one before it.
fn indent_alike(text: &str, line: &Range<usize>, before: &Range<usize>, repairs: &mut Vec<Repair>) {
    let indent = |range: &Range<usize>| {
        let line = &text[range.clone()];
        &line[..line.len() - line.trim_start_matches(' ').len()]
    };
    if indent(line) != indent(before) && !text[line.clone()].contains('\t') {
        let text = format!("{}{}", indent(before), text[line.clone()].trim_start());
        repairs.push(Repair { hint: Hint::IndentAlike, at: line.clone(), line: line.clone(), text });
    }
}
