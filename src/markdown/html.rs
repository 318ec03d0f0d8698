//! HTML in Markdown, which is shown as text.

use super::events::without_delimiter;
use super::renderer::{EventStream, Renderer};
use crate::diagnostic::{Code, Diagnostic, Hint};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::ops::Range;

impl<'t> Renderer<'_, 't> {
    pub(super) fn html_block(&mut self, events: EventStream<'t, '_>, range: &Range<usize>) {
        let mut code = String::new();
        for (event, _) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(part) | Event::Text(part) => code.push_str(&part),
                _ => {}
            }
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
