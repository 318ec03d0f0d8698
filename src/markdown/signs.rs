//! Signs of Markdown and of other programs that would be published as they stand.

use super::block::{OTHER, Place};
use crate::diagnostic::Hint;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A sign found in a text.
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) hint: Hint,
    /// The label, if it is a footnote without definition.
    pub(super) note: Option<String>,
}

struct Sign {
    pattern: Regex,
    hint: Hint,
    /// Whether only the first one of a block is told, because they come in pairs.
    once: bool,
}

/// Patterns of the text of a block, the more specific first.
const SIGNS: &[(&str, Hint, bool)] = &[
    // Shortcodes of Hugo and WordPress, templates of Liquid and others. `{{< /x >}}` ends what is told already.
    (r"\{\{[<%]?[ \t]*[^/<% \t\n}][^\n}]*\}*|\{\{[<%]?/\*[^\n}]*\}*|\{%-?[ \t]*[^\n]*?%\}", Hint::RemoveSign, false),
    (
        r#"\[[a-z][\w-]*(?: [\w-]+=(?:"[^"\]\n]*"|[^\s"\]]+)| "[^"\]\n]*")+ ?/?\]|\[(?:gallery|embed|vc_\w+|[a-z]+_[a-z_]+)\]"#,
        Hint::RemoveSign,
        false,
    ),
    (r"\[[a-z][a-z-]{2,}:(?:https?:|[a-z])[^\]\n]*\]", Hint::RemoveSign, false),
    (r"\[/[\w-]+\]", Hint::RemoveSign, true),
    (r"\[\[\{[^\n]*?\}\]\]", Hint::RemoveSign, false),
    // Signs of wikis at the beginning of a line, abbreviations, and links in which the address comes first.
    (r"(?m)^#[#*:]*[*:][ \t][^\n]+|^;[ \t]+[^\n]+|^\*\[[^\]\n]+\]:[^\n]+", Hint::RemoveSign, false),
    (r"\[(?:https?://|www\.)[^\s\]]+[ \t]+[^\]\n]+\]", Hint::WriteLink, false),
    (r"~{3,5}", Hint::DeleteSign, false),
    (r"!?\[[^\[\]\n]*\]\(\{[{%][^)\n]*\)", Hint::WriteLink, false),
    (r"(?mi)^\[_*toc_*\]$|\[\[_*toc_*\]\]|\$\{toc\}", Hint::RemoveSign, false),
    (r"!?\[\[[^\[\]\n]+\]\]", Hint::WriteLink, false),
    (r"\[\^[^\]\n]*\]?", Hint::WriteNote, false),
    (r"\^\[[^\]\n]*\]?", Hint::WriteNote, false),
    (r"(?m)^(?:##[^\n]*|#[^\s#\d][^\n]*)", Hint::WriteHeading, false),
    (r"(?m)\{:?[ \t]*[#.][\w-]+[^{}\n]*\}|\{:[^{}\n]*\}", Hint::RemoveSign, false),
    (r"(?m)^:::+[ \t]*[^\s:][^\n]*", Hint::RemoveSign, false),
    (r"(?m)\$\$[^$]+\$\$|^\$\$[ \t]*$|\\(?:begin|frac|sqrt)\{[^\n}]*\}?", Hint::RemoveSign, true),
    // Headings and emphasis of wikis.
    (r"(?m)^={2,6}[ \t]+[^=\n]+?[ \t]+={2,6}[ \t]*$", Hint::WriteHeading, false),
    (r"''+[^'\n]+''+", Hint::WriteEmphasis, false),
    (r"==[^\s=](?:[^=\n]*[^\s=])?==", Hint::WriteEmphasis, false),
    (r"(?m)^(?:!!!|\?\?\?\+?) [a-z][^\n]*|^\[![A-Za-z]+\]", Hint::WriteQuote, false),
    (r"(?m)^:[ \t]+[^\n]+", Hint::RemoveSign, false),
    (r"\^[^\s^\u{fffc}]{1,20}\^|~[^\s~\u{fffc}]{1,20}~", Hint::RemoveSign, false),
    (r"%%[^%\n]+%%|\{(?:\+\+|--|==|>>)[^\n}]*\}?|[^\s\w]?--+>", Hint::WriteComment, false),
    (r"(?:^|\s)(:[a-z][a-z_]*[a-z]:)(?:$|[\s.,;])", Hint::RemoveSign, false),
    (r"\A(?:={2,}|[\u{2012}-\u{2015}]{2,}|\+{3,})\s*\z", Hint::WriteRule, false),
    // What looks like the address of a link, or a link to a name: `](`, `] (https://`, `)[https://`, `][`.
    (
        r"\[?[^\[\]\n]*\]\([^)\n]*\)?|\]\s?\((?:https?://|www\.|mailto:|\.\.?/|[^()\s]+\.(?:md|pdf|docx?|xlsx?|jpe?g|png|html?)\))[^)\n]*\)?|\)\[(?:https?://|www\.)[^\]\n]*\]?|[^\d\s]\]\[[^\]\n]*\]?",
        Hint::WriteLink,
        false,
    ),
    (r"(?m)^\*\*+ [^*\n]+$", Hint::WriteEmphasis, false),
    (r"\*\*+(?:[^*\n]*\*\*+)?|(?:^|[^_\w])__ ?[^_\s][^_\n]*__|~~", Hint::WriteEmphasis, true),
    (
        r"(?:^|[\s(«“¿¡])\*[^\s*][^*\n]*\s\*(?:$|[\s.,;:)])|(?:^|\s)_[^\s_][^_\n]*(?:\s_(?:$|[\s.,;:)])|[^\s_]_\w)",
        Hint::WriteEmphasis,
        true,
    ),
];

/// Tasks, told only where they begin a text or an item.
const TASK: &str = r"\A(?:\[ ?\]|\[[xX]\])(?:[ \t]|$)";

static PATTERNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    let sign =
        |(pattern, hint, once): &(&str, Hint, bool)| Sign { pattern: compiled(pattern), hint: *hint, once: *once };
    SIGNS.iter().map(sign).collect()
});

static TASKS: LazyLock<Regex> = LazyLock::new(|| compiled(TASK));

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is part of the program")
}

/// The signs in the text of a block, in their order; of several on the same text the most specific.
pub(super) fn find(text: &str, place: Place) -> Vec<Found> {
    if !text.bytes().any(|byte| b"*_[{:;=$^!?~#+%>]\\'".contains(&byte)) && !text.starts_with('\u{2014}') {
        return Vec::new();
    }
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    for (number, sign) in PATTERNS.iter().enumerate() {
        let matches = sign.pattern.captures_iter(text).filter_map(|groups| groups.get(1).or(groups.get(0)));
        let matches = matches.map(|group| (number, trimmed(text, group.range())));
        match sign.once {
            true => found.extend(matches.take(1)),
            false => found.extend(matches),
        }
    }
    let is_open =
        found.iter().any(|(_, range)| text[range.clone()].starts_with('[') && !text[range.clone()].starts_with("[/"));
    found.sort_by_key(|(number, range)| (range.start, *number));
    let mut end = 0;
    let mut kept: Vec<Found> = Vec::new();
    if place == Place::Item
        && let Some(task) = TASKS.find(text)
    {
        kept.push(Found { range: trimmed(text, task.range()), hint: Hint::RemoveSign, note: None });
        end = task.end();
    }
    for (number, range) in found {
        if range.start < end {
            continue;
        }
        end = range.end;
        let hint = PATTERNS[number].hint;
        let words = &text[range.clone()];
        if is_end(words) || (is_open && words.starts_with("[/")) {
            continue;
        }
        let note = (hint == Hint::WriteNote && words.starts_with("[^")).then(|| words.to_owned());
        kept.push(Found { range, hint, note });
    }
    kept
}

/// Whether a sign ends what another one began.
fn is_end(words: &str) -> bool {
    let inner = words.strip_prefix("{%").map(|rest| rest.trim_start_matches(['-', ' ', '\t']));
    inner.is_some_and(|inner| inner.starts_with("end") || inner.starts_with('/'))
}

/// The range without blanks at its ends and without the end of a line.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let blank = |c: char| c.is_whitespace() || c == OTHER;
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start_matches(blank).len());
    let words = text[start..range.end].trim_end_matches(char::is_whitespace);
    start..start + words.lines().next().map_or(0, str::len)
}
