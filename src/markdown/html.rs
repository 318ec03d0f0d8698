//! HTML in Markdown, which is shown as text.

use super::block::Place;
use super::comments::closed_comment;
use super::events::without_delimiter;
use super::parser::OPTIONS;
use super::renderer::{EventStream, Renderer};
use crate::diagnostic::{Code, Diagnostic, Hint};
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// What to type for an element that Markdown has a sign for; empty for a line break.
fn in_markdown(tag: &str, rest: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let name = tag.trim_start_matches('<').split(|c: char| !c.is_ascii_alphanumeric()).next()?.to_ascii_lowercase();
    let sign = match name.as_str() {
        "br" => return Some(String::new()),
        "b" | "strong" => "**",
        "i" | "em" => "*",
        "s" | "del" | "strike" => "~~",
        "a" => "",
        _ => return None,
    };
    // Every tag of a long text is looked at.
    let rest = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| &rest[..end]);
    let end = rest.to_ascii_lowercase().find(&format!("</{name}>"))?;
    let words = rest[..end].trim();
    if words.is_empty() || words.len() > LONGEST || words.contains(['<', '\n', '`']) {
        return None;
    }
    if name != "a" {
        return Some(format!("{sign}{words}{sign}"));
    }
    let (_, address) = tag.split_once("href=")?;
    let address = address.trim_start_matches(['"', '\'']).split(['"', '\'', '>', ' ']).next()?;
    Some(format!("[{words}]({address})"))
}

impl<'t> Renderer<'_, 't> {
    /// HTML ends for Markdown only at an empty line; a heading below it is one all the same, with what follows up to
    /// the next tag.
    pub(super) fn html_block(&mut self, events: EventStream<'t, '_>, range: &Range<usize>, text: &'t str) {
        let mut code = String::new();
        for (event, _) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(part) | Event::Text(part) => code.push_str(&part),
                _ => {}
            }
        }
        let heading = heading_below(&text[range.clone()]).filter(|_| self.depth == 0);
        let Some(heading) = heading else { return self.html_lines(code, range) };
        let (mut at, mut next) = (range.start, Some(range.start + heading));
        while let Some(start) = next {
            self.html_lines(text[at..start].to_owned(), &(at..start));
            let end = line_below(&text[start..range.end], |line| line.trim_start().starts_with('<'));
            at = end.map_or(range.end, |end| start + end);
            let events = Parser::new_ext(&text[start..at], OPTIONS).into_offset_iter();
            let mut events = events.map(|(event, range)| (event, range.start + start..range.end + start));
            self.convert(&mut events, None, text);
            self.end_block(Place::Paragraph);
            next = heading_below(&text[at..range.end]).map(|heading| at + heading);
        }
        if at < range.end {
            self.html_lines(text[at..range.end].to_owned(), &(at..range.end));
        }
    }

    fn html_lines(&mut self, code: String, range: &Range<usize>) {
        if self.refuse_comment(&code, range) {
            return;
        }
        self.warn_html(range);
        self.events.push(Event::Start(Tag::Paragraph));
        self.events.push(Event::Text(without_delimiter(code.into())));
        self.events.push(Event::End(TagEnd::Paragraph));
    }

    pub(super) fn inline_html(&mut self, code: CowStr<'t>, range: &Range<usize>, text: &str) {
        if self.refuse_comment(&code, range) {
            return;
        }
        // `{{<name>}}` is a shortcode.
        let is_shortcode = text[..range.start].ends_with("{{");
        if !code.starts_with("</") && !is_shortcode {
            let span = self.span(range);
            let finding = Diagnostic::new(Code::RawHtml, span);
            self.report.push(match in_markdown(&code, &text[range.end..]) {
                Some(typed) if typed.is_empty() => finding.hint(Hint::WriteBreak),
                Some(typed) => finding.hint_with(Hint::WriteAs, "text", typed),
                None => finding.hint(Hint::TextShownAsIs),
            });
        }
        self.block.push(&code, range, text);
        self.events.push(Event::Text(without_delimiter(code)));
    }

    /// Comments were removed before; one that is only seen now is in what a removed one left behind.
    fn refuse_comment(&mut self, code: &str, range: &Range<usize>) -> bool {
        let is_comment = code.trim_start().starts_with("<!-");
        if is_comment {
            let span = self.span(range);
            let finding = Diagnostic::new(Code::CommentUnclosed, span);
            self.report.push(finding.hint_with(Hint::CloseComment, "line", closed_comment(code.trim_start())));
        }
        is_comment
    }

    fn warn_html(&mut self, range: &Range<usize>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(Code::RawHtml, span).hint(Hint::TextShownAsIs));
    }
}

/// Where a line below the first begins that is a heading. Nothing is one in what HTML keeps as it is.
fn heading_below(html: &str) -> Option<usize> {
    const VERBATIM: [&str; 5] = ["<pre", "<script", "<style", "<textarea", "<!-"];
    let is_verbatim = |sign: &&str| html.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    if VERBATIM.iter().any(is_verbatim) {
        return None;
    }
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    line_below(html, is_heading)
}

/// Where the first line below the first one begins that passes a test.
fn line_below(text: &str, test: impl Fn(&str) -> bool) -> Option<usize> {
    text.match_indices('\n').map(|(at, _)| at + 1).find(|at| test(text[*at..].lines().next().unwrap_or_default()))
}
