//! Removal of comments (`<!-- … -->`), which are notes between editors and are never published.
//!
//! The text is then parsed as though they had never been there, so that a comment may stand in any place, and what is
//! around it keeps its meaning.

use super::block::is_escaped;
use super::parser::code_ranges;
use std::borrow::Cow;
use std::ops::Range;

/// A text without its comments.
#[derive(Debug, Clone)]
pub struct Uncommented<'t> {
    /// The text that remains.
    pub text: Cow<'t, str>,
    /// Where each comment that is not closed begins, in the text as written.
    pub unclosed: Vec<Range<usize>>,
    /// For each cut its place in the remaining text and the bytes removed up to there; ascending.
    cuts: Vec<(usize, usize)>,
}

impl<'t> Uncommented<'t> {
    /// A text in which no comment is looked for.
    pub(super) fn unchanged(text: &'t str) -> Self {
        Uncommented { text: Cow::Borrowed(text), unclosed: Vec::new(), cuts: Vec::new() }
    }

    /// The range in the text as written of a range in the remaining text.
    pub(super) fn written(&self, range: &Range<usize>) -> Range<usize> {
        let removed = |at: usize| {
            let after = self.cuts.partition_point(|(place, _)| *place <= at);
            after.checked_sub(1).map_or(0, |cut| self.cuts[cut].1)
        };
        let start = range.start + removed(range.start);
        // The end belongs to the last byte, so a comment that follows is not part of the range.
        let end = if range.is_empty() { start } else { range.end + removed(range.end - 1) };
        start..end
    }
}

/// How a mark is written: `Strict` as in HTML, `Loose` with other dashes, as word processors write it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Strict,
    Loose,
    /// Of a template, by its place in [`TEMPLATES`].
    Template(usize),
}

/// How templates of other programs begin and end a comment, which their pages do not show either.
const TEMPLATES: [(&str, &str); 5] = [
    ("{{/*", "*/}}"),
    ("{{- /*", "*/ -}}"),
    ("{# ", " #}"),
    ("{% comment %}", "{% endcomment %}"),
    ("{%- comment -%}", "{%- endcomment -%}"),
];

struct Mark {
    range: Range<usize>,
    style: Style,
}

/// The line on which a comment begins that is not closed, with its end; `text` begins with the comment.
pub fn closed_comment(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.lines().next().unwrap_or_default().trim_end_matches(['-', '–', '—', '>', ' ', '`']);
    let words = line.trim_start_matches(['<', '!', '-', '–', '—', ' ']).replace('`', "'");
    let short =
        words.char_indices().nth(LONGEST).map_or_else(|| words.clone(), |(end, _)| format!("{}…", &words[..end]));
    if short.is_empty() { "<!-- … -->".to_owned() } else { format!("<!-- {short} -->") }
}

/// Removes the comments of a Markdown text, except from code.
///
/// A comment that is not closed, or in which another one begins, is cut up to the end of its paragraph.
pub fn without_comments(text: &str) -> Uncommented<'_> {
    let openers = openers(text);
    if openers.is_empty() {
        return Uncommented::unchanged(text);
    }
    let closers = closers(text);
    let mut code = code_ranges(text).into_iter().peekable();
    let mut closers = closers.iter().peekable();
    let mut cutter = Cutter::new(text);
    let mut unclosed = Vec::new();
    for (number, opener) in openers.iter().enumerate() {
        let start = opener.range.start;
        while code.next_if(|range| range.end <= start).is_some() {}
        if start < cutter.done || code.peek().is_some_and(|range| range.start <= start) {
            continue;
        }
        if let Style::Template(number) = opener.style {
            let end = TEMPLATES[number].1;
            if let Some(at) = text[opener.range.end..].find(end) {
                cutter.cut(start..opener.range.end + at + end.len());
            }
            continue;
        }
        let mut next = openers[number + 1..].iter();
        let next = next.find(|next| matches!(next.style, Style::Strict | Style::Loose));
        let limit = next.map_or(text.len(), |next| next.range.start);
        while closers.next_if(|closer| closer.range.end <= opener.range.end).is_some() {}
        let mut inside = Vec::new();
        while let Some(closer) = closers.next_if(|closer| closer.range.start < limit) {
            inside.push(closer);
        }
        let strict = inside.iter().position(|closer| closer.style == Style::Strict);
        // A dash before `>` may be the end of a comment or an arrow in it.
        let is_doubtful = opener.style == Style::Strict && strict.is_some_and(|place| place > 0);
        let end = inside.first().filter(|_| !is_doubtful);
        match end {
            Some(closer) => cutter.cut(start..closer.range.end),
            None => {
                unclosed.push(opener.range.clone());
                let paragraph = text[start..limit].find("\n\n").map_or(limit, |at| start + at);
                cutter.cut(start..paragraph.max(opener.range.end));
            }
        }
    }
    let (text, cuts) = cutter.finish();
    Uncommented { text: Cow::Owned(text), unclosed, cuts }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Marks that begin a comment: `<!--`, `<!–`, or `&lt;!--` as visual editors write it.
fn openers(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, _) in text.match_indices('!') {
        let before = &text[..at];
        let Some(start) = ["<", "&lt;"].iter().find_map(|sign| Some(before.strip_suffix(sign)?.len())) else {
            continue;
        };
        let dashes = &text[at + 1..];
        let Some(first) = dashes.chars().next().filter(|c| is_dash(*c)) else { continue };
        if !is_escaped(text, start) {
            let strict = dashes.starts_with("--");
            let end = at + 1 + if strict { 2 } else { first.len_utf8() };
            marks.push(Mark { range: start..end, style: if strict { Style::Strict } else { Style::Loose } });
        }
    }
    let templates = TEMPLATES.iter().enumerate();
    marks.extend(templates.flat_map(|(number, (begin, end))| {
        // One after the last end is no comment.
        let last = text.rfind(end).unwrap_or(0);
        let found = text[..last].match_indices(begin);
        found.map(move |(at, begin)| Mark { range: at..at + begin.len(), style: Style::Template(number) })
    }));
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// Marks that end a comment: `-->`, `--!>`, `–>`.
fn closers(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let ends = text.match_indices('>').chain(text.match_indices("&gt;"));
    let mut ends: Vec<(usize, usize)> = ends.map(|(at, sign)| (at, at + sign.len())).collect();
    ends.sort_unstable();
    for (at, end) in ends {
        let before = text[..at].strip_suffix('!').unwrap_or(&text[..at]);
        let Some(last) = before.chars().next_back().filter(|c| is_dash(*c)) else { continue };
        let strict = before.ends_with("--");
        // A single hyphen is an arrow.
        if strict || last != '-' {
            let start = before.len() - if strict { 2 } else { last.len_utf8() };
            marks.push(Mark { range: start..end, style: if strict { Style::Strict } else { Style::Loose } });
        }
    }
    marks
}

/// Copies a text except for the cuts, which take with them the spaces and the lines that would be left empty.
struct Cutter<'t> {
    text: &'t str,
    out: String,
    cuts: Vec<(usize, usize)>,
    /// What has been copied or cut.
    done: usize,
    /// Where the last line of `out` begins, and whether it is blank.
    line: usize,
    is_blank: bool,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Self {
        Cutter { text, out: String::with_capacity(text.len()), cuts: Vec::new(), done: 0, line: 0, is_blank: true }
    }

    fn copy(&mut self, to: usize) {
        let piece = &self.text[self.done..to];
        let last = match piece.rfind('\n') {
            Some(newline) => {
                self.line = self.out.len() + newline + 1;
                self.is_blank = true;
                &piece[newline + 1..]
            }
            None => piece,
        };
        self.is_blank &= last.trim().is_empty();
        self.out.push_str(piece);
        self.done = to;
    }

    fn cut(&mut self, range: Range<usize>) {
        self.copy(range.start);
        let rest = &self.text[range.end..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let after = &rest[spaces..];
        self.done = range.end;
        if after.is_empty() || after.starts_with('\n') {
            self.done += spaces;
            if self.is_blank || self.is_empty_item(&after[after.len().min(1)..]) {
                self.out.truncate(self.line);
                self.is_blank = true;
                self.done += after.len().min(1);
            } else {
                let kept = self.out.trim_end_matches([' ', '\t']).len();
                self.out.truncate(kept.max(self.line));
            }
        } else if self.is_blank || self.out.ends_with([' ', '\t']) {
            self.done += spaces;
        }
        self.cuts.push((self.out.len(), self.done - self.out.len()));
    }

    /// Whether the last line holds only the mark of a list item whose text does not follow on the `next` line.
    fn is_empty_item(&self, next: &str) -> bool {
        let line = &self.out[self.line..];
        if line.len() > 24 {
            return false;
        }
        let mark = line.trim();
        let number =
            mark.strip_suffix(['.', ')']).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        let indent = |line: &str| line.len() - line.trim_start().len();
        let next = next.lines().next().unwrap_or_default();
        (matches!(mark, "-" | "*" | "+") || (number && mark.len() > 1))
            && (next.trim().is_empty() || indent(next) <= indent(line))
    }

    fn finish(mut self) -> (String, Vec<(usize, usize)>) {
        self.copy(self.text.len());
        (self.out, self.cuts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_leave_no_trace() {
        for (written, left) in [
            ("a <!-- x --> b", "a b"),
            ("a<!-- x -->b", "ab"),
            ("a <!-- x -->\nb", "a\nb"),
            ("a\n<!-- x -->\nb", "a\nb"),
            ("a\n\n  <!-- x\n\ny -->\n\nb", "a\n\n\nb"),
            ("<!-- x --> a", "a"),
            ("    <!-- x -->\n", ""),
            ("- <!-- x --> a", "- a"),
            ("- a\n- <!-- x -->\n- b", "- a\n- b"),
            ("1. <!-- x -->\n   a", "1.\n   a"),
            ("> <!-- x --> a", "> a"),
            ("| a <!-- x | y --> | b |", "| a | b |"),
            ("<!-- x --> <!-- y -->\na", "a"),
            ("a <!– x –> b <!— y —> c <!--- z ---> d", "a b c d"),
            ("a <!-- x –> b", "a b"),
            ("a <!-- x -> y --> b", "a b"),
            ("a <!– x --> b", "a b"),
            ("a &lt;!-- x --&gt; b", "a b"),
            ("a <!--> b <!---> c <!----> d", "a b c d"),
            ("a <!-- x --!> b", "a b"),
            ("a <!-- `x --> b`", "a b`"),
            ("`<!-- x -->` <!-- y -->", "`<!-- x -->`"),
            ("~~~\n<!-- x -->\n~~~\n", "~~~\n<!-- x -->\n~~~\n"),
            ("a {{/* x */}} b", "a b"),
            ("{{- /* x\n\ny */ -}}\na", "a"),
            ("a {% comment %}x{% endcomment %} b {# y #}", "a b"),
            ("a {{/* x <!-- y */}} b <!-- z -->", "a b"),
            ("a <!-- {# x #} --> b", "a b"),
            ("`{{/* x */}}` {# y", "`{{/* x */}}` {# y"),
            ("\\<!-- x", "\\<!-- x"),
            ("<!-- a ``` \n\n ``` b --> c <!-- d -->", "c"),
            ("a <- b -> c <!doctype x>", "a <- b -> c <!doctype x>"),
        ] {
            let found = without_comments(written);
            assert_eq!((&*found.text, &found.unclosed[..]), (left, &[][..]), "{written}");
        }
    }

    #[test]
    fn a_comment_without_end_is_known_by_its_place() {
        for (written, left, places) in [
            ("a <!-- x", "a", vec![2]),
            ("a <!-- x\ny\n\n## b", "a\n\n## b", vec![2]),
            ("a <!-- x\n\nb <!-- y -->", "a\n\nb", vec![2]),
            ("<!-- x <!-- y --> z -->", "z -->", vec![0]),
            ("a <!-- x –> b --> c", "a", vec![2]),
            ("a <!– x", "a", vec![2]),
        ] {
            let found = without_comments(written);
            let starts: Vec<usize> = found.unclosed.iter().map(|range| range.start).collect();
            assert_eq!((&*found.text, starts), (left, places), "{written}");
        }
    }

    #[test]
    fn places_are_those_of_the_written_text() {
        let written = "uno <!-- x --> dos\n<!-- y -->\ntres";
        let found = without_comments(written);
        for word in ["uno", "dos", "tres"] {
            let at = found.text.find(word).unwrap();
            assert_eq!(&written[found.written(&(at..at + word.len()))], word);
        }
    }
}
