//! HTML in Markdown, which is shown as text.

use super::block::Place;
use super::events::without_delimiter;
use super::parser::OPTIONS;
use super::renderer::{EventStream, Renderer};
use crate::diagnostic::{Code, Diagnostic, Hint};
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};
use std::ops::Range;

impl<'t> Renderer<'_, 't> {
    /// HTML ends for Markdown only at an empty line; a heading below it is one all the same.
    pub(super) fn html_block(&mut self, events: EventStream<'t, '_>, range: &Range<usize>, text: &'t str) {
        let heading = heading_below(&text[range.clone()]).filter(|_| self.depth == 0).map(|at| range.start + at);
        let end = heading.unwrap_or(range.end);
        self.html_lines(events, &(range.start..end), heading.map(|_| &text[range.start..end]));
        if heading.is_some() {
            let rest = Parser::new_ext(&text[end..range.end], OPTIONS).into_offset_iter();
            let mut rest = rest.map(|(event, range)| (event, range.start + end..range.end + end));
            self.convert(&mut rest, None, text);
            self.end_block(Place::Paragraph);
        }
    }

    /// Publishes HTML, of which only the first lines may be `kept`, as text.
    fn html_lines(&mut self, events: EventStream<'t, '_>, range: &Range<usize>, kept: Option<&'t str>) {
        let mut code = String::new();
        for (event, _) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(part) | Event::Text(part) => code.push_str(&part),
                _ => {}
            }
        }
        if let Some(kept) = kept {
            code = kept.to_owned();
        }
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
            self.warn_html(range);
        }
        self.block.push(&code, range, text);
        self.events.push(Event::Text(without_delimiter(code)));
    }

    /// Comments were removed before; one that is only seen now is in what a removed one left behind.
    fn refuse_comment(&mut self, code: &str, range: &Range<usize>) -> bool {
        let is_comment = code.trim_start().starts_with("<!-");
        if is_comment {
            let span = self.span(range);
            self.report.push(Diagnostic::new(Code::CommentUnclosed, span).hint(Hint::CloseComment));
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
    if VERBATIM.iter().any(|sign| is_verbatim(&sign)) {
        return None;
    }
    let is_heading = |line: &str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    html.match_indices('\n').map(|(at, _)| at + 1).find(|at| is_heading(&html[*at..]))
}
