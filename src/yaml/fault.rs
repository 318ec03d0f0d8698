//! What to say of text that is not valid YAML: the line that an editor has to type.
//!
//! A repair of one line is proposed only if the parser accepts the line with it.

use super::plain::Plain;
use super::quote::{needs_quotes, quoted};
use super::scan::{Parts, Scan, is_item};
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
    if let Some(line) =
        [&lines.last].into_iter().chain(&lines.before).find(|line| is_item(text[(*line).clone()].trim()))
    {
        let repaired: String = text.split_inclusive('\n').map(spaced).collect();
        let number = |text: &str, at: usize| text[..at.min(text.len())].matches('\n').count();
        if fault(&repaired).is_none_or(|at| number(&repaired, at) > number(text, start)) {
            let line = unspaced(text, line.clone());
            let finding = Diagnostic::new(code, span(line.clone()));
            return finding.hint_with(Hint::SpaceAfterDash, "line", shown(&spaced(&text[line])));
        }
    }
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
    let is_open = lines.scan.quote.is_some() || !lines.scan.brackets.is_empty();
    let hint = if is_open { Hint::CloseQuote } else { Hint::IndentAlike };
    // The parser's line and column count from the start of the YAML text, not of the file, so they are cut off.
    let reason = error.without_snippet().to_string();
    let reason = reason.lines().next().unwrap_or_default();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    finding.hint(hint).hint_with(Hint::ParserSays, "reason", reason)
}

/// A line with a space after its dash, if it is an item of a list without one.
fn spaced(line: &str) -> String {
    let (indent, rest) = indentation(line);
    if is_item(rest) { format!("{indent}- {}", &rest[1..]) } else { line.to_owned() }
}

/// The bytes of a line without spaces around its text.
fn unspaced(text: &str, line: Range<usize>) -> Range<usize> {
    let start = line.start + indentation(&text[line.clone()]).0.len();
    start..start + text[start..line.end].trim_end().len()
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
        missing_comma(text, line.clone(), &mut repairs);
        quote_items(text, line.clone(), &mut repairs);
        close_brackets(text, line.clone(), &lines.scan.brackets, &mut repairs);
        quote_value(text, line, false, &mut repairs);
    }
    if !is_limit {
        let next = line_at((lines.last.end + 1).min(text.len()));
        for line in [&next, &lines.last].into_iter().chain(&lines.before) {
            spaces_not_tabs(text, line, &lines.last, &mut repairs);
        }
    }
    missing_comma(text, lines.last.clone(), &mut repairs);
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
    let mut own = open.iter().filter(|(_, at)| line.contains(at));
    let closing: String = own.clone().rev().map(|(open, _)| if *open == '[' { ']' } else { '}' }).collect();
    // `{Agua` is a text and no group.
    let is_group = |at: usize| text[at..].starts_with('[') || text[at..line.end].contains(':');
    if let Some((_, at)) = own.next_back().filter(|(_, at)| is_group(*at)) {
        let text = format!("{written}{closing}");
        repairs.push(Repair { hint: Hint::CloseHere, at: *at..line.end, line: line.clone(), text });
    }
}

/// The whole value of a line in quotes.
fn quote_value(text: &str, line: Range<usize>, only_marks: bool, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { value, .. } = Parts::of(written);
    let bare = &written[value.clone()];
    if !needs_quotes(bare) || bare.starts_with('#') || (only_marks && !bare.starts_with(['&', '*', '!'])) {
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

/// The entries of a value in braces of which one lacks the comma after its value: `{value: 12 unit: schools}`.
fn missing_comma(text: &str, line: Range<usize>, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { value, .. } = Parts::of(written);
    let Some(inner) = written[value.clone()].strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else { return };
    let items: Vec<&str> = inner.split(',').collect();
    let divided: Vec<String> = items.iter().map(|item| divided_item(item)).collect();
    if items.iter().zip(&divided).any(|(item, divided)| item != divided) {
        let at = line.start + value.start..line.start + value.end;
        let text = format!("{}{{{}}}", &written[..value.start], divided.join(","));
        repairs.push(Repair { hint: Hint::CommaBetween, at, line, text });
    }
}

/// `value: 12 unit: schools` as `value: 12, unit: schools`: a number or a text in quotes ends where it ends.
fn divided_item(item: &str) -> String {
    let divide = || {
        let (key, value) = item.split_once(": ")?;
        let value = value.trim_start();
        let end = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => value[1..].find(quote)? + 2,
            None => value.find(' ').filter(|end| value[..*end].ends_with(|c: char| c.is_ascii_digit() || c == '%'))?,
        };
        let (name, _) = value[end..].split_once(": ")?;
        let is_name = !name.trim().is_empty() && name.chars().all(|c| c.is_alphabetic() || c == ' ');
        is_name.then(|| format!("{key}: {}, {}", &value[..end], divided_item(value[end..].trim_start())))
    };
    divide().unwrap_or_else(|| item.to_owned())
}

fn quoted_item(item: &str, has_key: bool) -> String {
    match item.split_once(": ").filter(|_| has_key) {
        Some((key, value)) => format!("{key}: {}", quoted_item(value.trim(), false)),
        None if needs_quotes(item) => quoted(item),
        None => item.to_owned(),
    }
}

/// `título:Cebras` and `título Cebras`.
fn space_after_colon(text: &str, line: Range<usize>, repairs: &mut Vec<Repair>) {
    let written = &text[line.clone()];
    let Parts { key, value } = Parts::of(written);
    let bare = &written[value.clone()];
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-');
    let divided = bare.split_once([':', '：', '=']).or_else(|| bare.split_once(' '));
    let is_name = |name: &str| !name.is_empty() && name.chars().all(is_word) && !name.starts_with('-');
    let Some((name, rest)) = divided.filter(|(name, rest)| key.is_empty() && is_name(name) && !rest.is_empty()) else {
        return;
    };
    let at = line.start + value.start..line.start + value.end;
    let rest = rest.trim();
    let rest = if needs_quotes(rest) { quoted(rest) } else { rest.to_owned() };
    let text = format!("{}{}: {rest}", &written[..value.start], name.trim_end());
    repairs.push(Repair { hint: Hint::SpaceAfterColon, at, line, text });
}

/// The indentation of a line, and where its text begins.
fn indentation(line: &str) -> (&str, &str) {
    line.split_at(line.len() - line.trim_start_matches([' ', '\t']).len())
}

/// The line with spaces, or with the indentation of the last line, where it has tabs.
fn spaces_not_tabs(text: &str, line: &Range<usize>, last: &Range<usize>, repairs: &mut Vec<Repair>) {
    let (indent, rest) = indentation(&text[line.clone()]);
    if indent.contains('\t') {
        let at = line.start..line.start + indent.len();
        for spaces in [indent.replace('\t', "  "), indentation(&text[last.clone()]).0.to_owned(), String::new()] {
            let text = format!("{spaces}{rest}");
            repairs.push(Repair { hint: Hint::SpacesNotTabs, at: at.clone(), line: line.clone(), text });
        }
    }
}

/// The line as far in as the one before it, or as the text after its dash.
fn indent_alike(text: &str, line: &Range<usize>, before: &Range<usize>, repairs: &mut Vec<Repair>) {
    let rest = indentation(&text[line.clone()]).1;
    let written = &text[before.clone()];
    for column in [indentation(written).0.len(), Parts::of(written).key.start] {
        let text = format!("{}{rest}", " ".repeat(column));
        repairs.push(Repair { hint: Hint::IndentAlike, at: line.clone(), line: line.clone(), text });
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Arg, Code, Hint, Report};
    use crate::yaml::parsed;
    use proptest::prelude::*;

    /// The line that the first finding says to type.
    fn line(report: &Report, which: Hint) -> Option<String> {
        let (_, values) = report.findings().first()?.hints.iter().find(|(hint, _)| *hint == which)?;
        match values.as_slice() {
            [(_, Arg::Text(line))] => Some(line.clone()),
            _ => None,
        }
    }

    #[test]
    fn lines_far_from_their_cause_are_found() {
        for (text, hint, typed) in [
            ("a: \"x\nb: 1\nc: 2\n", Hint::CloseHere, "a: \"x\""),
            ("a: [x, y\nb: 1\nc: 2\n", Hint::CloseHere, "a: [x, y]"),
            ("a: {x: 1, y: [2\nb: 1\n", Hint::CloseHere, "a: {x: 1, y: [2]}"),
            ("a:1\nb: 1\n", Hint::SpaceAfterColon, "a: 1"),
            ("a: 1\nb:2\n", Hint::SpaceAfterColon, "b: 2"),
            ("a: 'x'y\n", Hint::QuoteText, "a: \"'x'y\""),
        ] {
            assert_eq!(line(&parsed(text).1, hint).as_deref(), Some(typed), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_line_to_type_is_accepted_and_says_the_same(value in "[a-z '\"“”:#&*!|>%@\\[\\]{}\\-,\\\\`]{1,24}") {
            let (_, report) = parsed(&format!("key: {value}\nother: 1\n"));
            if let Some(line) = line(&report, Hint::QuoteText).filter(|line| line.starts_with("key: ")) {
                let (node, report) = parsed(&format!("{line}\nother: 1\n"));
                let codes: Vec<Code> = report.findings().iter().map(|finding| finding.code).collect();
                prop_assert!(codes.is_empty(), "{} {:?}", line, codes);
                let node = node.unwrap();
                let read = node.get("key").unwrap();
                let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
                prop_assert_eq!(bare(read.scalar().unwrap_or(&read.excerpt())), bare(&value), "{}", line);
            }
        }

        #[test]
        fn any_text_is_parsed_or_told(text in "[a-z '\":#&*!|>\\[\\]{}\\-,\n\t\u{a0}\u{200b}]{0,80}") {
            let (node, report) = parsed(&text);
            prop_assert!(node.is_some() || !report.findings().is_empty());
        }
    }
}
