//! Conversion of the parser's events to HTML, with findings for what cannot be published.

use super::document::{Body, BodySection, Document, Origin};
use super::escape::{DELIMITER, push_attribute};
use super::notes::renumbered;
use super::renderer::{EventStream, Renderer, SpanMode, plain_text};
use super::target::{Target, classify};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::text::slug;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// Converts the Markdown of a field; its footnotes follow as a list.
pub(super) fn document(text: &str, span: Span, origin: Origin, report: &mut Report) -> Document {
    let mut renderer = Renderer::new(origin, report, SpanMode::Fixed(span));
    renderer.run(text);
    renderer.close_fragment();
    let notes = renderer.notes();
    let document = renderer.fragments.pop().map(|fragment| fragment.document).unwrap_or_default();
    if notes.is_empty() {
        return document;
    }
    let notes_html = renumbered(&notes.html, document.links.len());
    let html = format!("{}<ol>\n{notes_html}</ol>\n", document.html);
    let links = [&*document.links, &*notes.links].concat();
    Document::new(&html, links, [&*document.ids, &*notes.ids].concat())
}

pub(super) fn body(text: &str, origin: Origin, report: &mut Report) -> Body {
    let mut renderer = Renderer::new(origin, report, SpanMode::Exact);
    renderer.run(text);
    renderer.close_fragment();
    let notes = renderer.notes();
    let mut fragments = renderer.fragments.into_iter();
    let lead = fragments.next().map(|fragment| fragment.document).unwrap_or_default();
    let sections = fragments
        .filter_map(|fragment| {
            let (heading, span) = fragment.heading?;
            Some(BodySection { heading, span, document: fragment.document })
        })
        .collect();
    Body { lead, sections, notes }
}

impl<'a, 't> Renderer<'a, 't> {
    fn run(&mut self, text: &'t str) {
        let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
        self.convert(&mut events, None, text);
    }

    /// Converts events up to the end of `until`, or all of them.
    pub(super) fn convert(&mut self, events: EventStream<'t, '_>, until: Option<TagEnd>, text: &'t str) {
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(end) if Some(end) == until => return,
                Event::Start(Tag::Heading { level, .. }) => self.heading(events, level, range, text),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(&dest_url, link_type, range),
                Event::End(TagEnd::Link) => self.raw("</a>"),
                Event::Start(Tag::Image { dest_url, title, .. }) => self.image(events, &dest_url, &title, range),
                Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(events, &label, text),
                Event::FootnoteReference(label) => self.cite(&label),
                Event::Start(Tag::HtmlBlock) => self.html_block(events, range),
                Event::InlineHtml(code) => self.inline_html(code, range),
                Event::Start(Tag::Table(columns)) => self.start_table(columns.len()),
                Event::End(TagEnd::Table) => self.end_table(),
                // The language of a code block is dropped.
                Event::Start(Tag::CodeBlock(_)) => self.start(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
                Event::Text(words) => {
                    self.check_unread(&words, &range, text);
                    self.events.push(Event::Text(without_delimiter(words)));
                }
                Event::Code(code) => self.events.push(Event::Code(without_delimiter(code))),
                Event::Start(_) => self.start(event),
                Event::End(_) => self.end(event),
                event => self.events.push(event),
            }
        }
    }

    fn heading(&mut self, events: EventStream<'t, '_>, level: HeadingLevel, range: Range<usize>, text: &'t str) {
        let outer = std::mem::take(&mut self.events);
        self.convert(events, Some(TagEnd::Heading(level)), text);
        let inner = std::mem::replace(&mut self.events, outer);
        let words = plain_text(&inner);
        (self.last_heading, self.tables_here) = (Some(words.clone()), 0);
        let written = level as u8;
        let level = match self.span_mode {
            SpanMode::Exact if written <= 2 && self.depth == 0 => {
                self.close_fragment();
                self.heading = Some((words, self.span(&range)));
                return;
            }
            SpanMode::Exact => written.max(3),
            SpanMode::Fixed(_) => (written + 2).min(6),
        };
        let id = self.new_id(&slug(&words));
        self.raw(&format!("<h{level} id=\"{id}\">"));
        self.events.extend(inner);
        self.raw(&format!("</h{level}>\n"));
    }

    /// An id that is unique on the page. Slugs contain no `_`, so numbered ids cannot collide with headings.
    fn new_id(&mut self, name: &str) -> String {
        let name = if name.is_empty() { "apartado" } else { name };
        let count = self.heading_ids.entry(name.to_owned()).or_insert(0);
        *count += 1;
        let id = match (self.span_mode, *count) {
            (SpanMode::Exact, 1) => name.to_owned(),
            (SpanMode::Exact, count) => format!("{name}_{count}"),
            (SpanMode::Fixed(span), count) => format!("{name}_{}_{count}", span.start),
        };
        self.ids.push(id.clone());
        id
    }

    /// Reports Markdown that the parser did not recognise and that would be published as plain text.
    fn check_unread(&mut self, words: &str, range: &Range<usize>, text: &str) {
        let before = text[..range.start].bytes().next_back();
        let at_line_start = matches!(before, None | Some(b'\n'));
        let heading = at_line_start && words.starts_with('#') && !words.trim_start_matches('#').is_empty();
        let note = words.starts_with('^') && before == Some(b'[');
        let link = words.starts_with('(') && before == Some(b']');
        if heading || note || link {
            let span = self.span(range);
            self.report.push(Diagnostic::new(Code::UnreadMarkdown, span).hint(Hint::WriteMarkdown));
        }
    }

    fn link(&mut self, url: &str, link_type: LinkType, range: Range<usize>) {
        let span = self.span(&range);
        let address = if link_type == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        match classify(&address, self.origin.dir) {
            Ok(target) => {
                let rel = if matches!(target, Target::External(_)) { " rel=\"external noreferrer\"" } else { "" };
                let mark = self.placeholder(target, span, false);
                self.raw(&format!("<a href=\"{mark}\"{rel}>"));
            }
            Err(code) => {
                self.report_refused(code, url, span);
                self.raw("<a>");
            }
        }
    }

    fn report_refused(&mut self, code: Code, url: &str, span: Span) {
        let finding = Diagnostic::new(code, span).arg("url", url).arg("path", url);
        self.report.push(finding.hint(Hint::AllowedSchemes));
    }

    /// An image needs an alternative text, and a title with its credit.
    fn image(&mut self, events: EventStream<'t, '_>, url: &str, credit: &str, range: Range<usize>) {
        // The alternative text may nest images to any depth; only its text is used.
        let (mut depth, mut alt) = (1, String::new());
        for (event, _) in events {
            match event {
                Event::Start(Tag::Image { .. }) => depth += 1,
                Event::End(TagEnd::Image) => depth -= 1,
                Event::Text(words) | Event::Code(words) => alt.push_str(&words),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        let alt = alt.replace(DELIMITER, "");
        let span = self.span(&range);
        if alt.trim().is_empty() {
            self.report.push(Diagnostic::new(Code::ImageWithoutAlt, span).hint(Hint::DescribeImage));
        }
        let credit = credit.replace(DELIMITER, "");
        if credit.trim().is_empty() {
            self.report.push(Diagnostic::new(Code::ImageWithoutCredit, span).hint(Hint::CreditImage));
        }
        match classify(url, self.origin.dir) {
            Ok(Target::File(path)) => {
                let mark = self.placeholder(Target::File(path), span, true);
                let mut tag = format!("<img src=\"{mark}\" alt=\"");
                push_attribute(&mut tag, &alt);
                tag.push_str("\" loading=\"lazy\">");
                if !credit.trim().is_empty() {
                    tag.push_str(" <small>");
                    tag.push_str(&self.origin.lang.data().markdown.image);
                    tag.push_str(": ");
                    push_attribute(&mut tag, &credit);
                    tag.push_str("</small>");
                }
                self.raw(&tag);
            }
            Ok(Target::External(url)) => {
                let finding = Diagnostic::new(Code::RemoteImage, span).arg("url", url);
                self.report.push(finding.hint(Hint::PutFileBeside));
            }
            Ok(_) => self.report.push(Diagnostic::new(Code::BrokenImage, span).arg("path", url)),
            Err(code) => self.report_refused(code, url, span),
        }
    }

    fn html_block(&mut self, events: EventStream<'t, '_>, range: Range<usize>) {
        let mut code = String::new();
        for (event, _) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(part) | Event::Text(part) => code.push_str(&part),
                _ => {}
            }
        }
        if is_comment(&code) {
            return;
        }
        self.warn_html(&range);
        self.events.push(Event::Start(Tag::Paragraph));
        self.events.push(Event::Text(without_delimiter(code.into())));
        self.events.push(Event::End(TagEnd::Paragraph));
    }

    fn inline_html(&mut self, code: CowStr<'t>, range: Range<usize>) {
        if is_comment(&code) {
            return;
        }
        if !code.starts_with("</") {
            self.warn_html(&range);
        }
        self.events.push(Event::Text(without_delimiter(code)));
    }

    fn warn_html(&mut self, range: &Range<usize>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(Code::RawHtml, span).hint(Hint::TextShownAsIs));
    }
}

/// Removes the delimiter, which a numeric character reference can produce.
fn without_delimiter(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(DELIMITER) { text.replace(DELIMITER, "").into() } else { text }
}

/// HTML comments are notes between editors and are dropped.
fn is_comment(code: &str) -> bool {
    let code = code.trim();
    code.starts_with("<!--") && code.ends_with("-->") && code.matches("-->").count() == 1
}
