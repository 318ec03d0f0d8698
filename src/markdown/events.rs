//! Conversion of the parser's events to HTML, with findings for what cannot be published.

use super::addresses;
use super::block::Place;
use super::comments::{Uncommented, closed_comment, without_comments};
use super::document::{Body, BodySection, Document, Origin};
use super::escape::{DELIMITER, push_attribute};
use super::notes::{Definition, renumbered};
use super::parser::OPTIONS;
use super::renderer::{EventStream, Renderer, SpanMode};
use super::target::{Target, classify};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// Converts the Markdown of a field, which has no comments any more; its footnotes follow as a list.
pub(super) fn document(text: &str, span: Span, origin: Origin, report: &mut Report) -> Document {
    let uncommented = Uncommented::unchanged(text);
    let mut renderer = Renderer::new(origin, report, SpanMode::Fixed(span), &uncommented);
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
    let uncommented = without_comments(text);
    for opening in &uncommented.unclosed {
        let span = Span::new(origin.file, origin.offset + opening.start, origin.offset + opening.end);
        let finding = Diagnostic::new(Code::CommentUnclosed, span);
        report.push(finding.hint_with(Hint::CloseComment, "line", closed_comment(&text[opening.start..])));
    }
    let mut renderer = Renderer::new(origin, report, SpanMode::Exact, &uncommented);
    renderer.run(&uncommented.text);
    renderer.close_fragment();
    let notes = renderer.notes();
    let mut fragments = renderer.fragments.into_iter();
    let lead = fragments.next().map(|fragment| fragment.document).unwrap_or_default();
    let sections = fragments
        .filter_map(|fragment| {
            let heading = fragment.heading?;
            let (span, level) = (heading.span, heading.level);
            Some(BodySection { heading: heading.words, span, level, document: fragment.document })
        })
        .collect();
    Body { lead, sections, notes }
}

impl<'a, 't> Renderer<'a, 't> {
    fn run(&mut self, text: &'t str) {
        let parser = Parser::new_ext(text, OPTIONS);
        let written = parser.reference_definitions().iter();
        let mut definitions: Vec<Definition> = written
            .map(|(label, of)| Definition { label: label.to_owned(), to: of.dest.to_string(), range: of.span.clone() })
            .collect();
        definitions.sort_by_key(|definition| definition.range.start);
        self.definitions = definitions.iter().map(|definition| definition.label.to_lowercase()).collect();
        self.convert(&mut parser.into_offset_iter(), None, text);
        self.end_block(Place::Paragraph);
        self.report_unused_links(definitions);
    }

    /// Converts events up to the end of `until`, or all of them.
    pub(super) fn convert(&mut self, events: EventStream<'t, '_>, until: Option<TagEnd>, text: &'t str) {
        while let Some((event, range)) = events.next() {
            if let Event::Text(words) = event {
                match self.in_code {
                    true => self.events.push(Event::Text(without_delimiter(words))),
                    false => self.run.push((words, range)),
                }
                continue;
            }
            self.end_run(text);
            match event {
                Event::End(end) if Some(end) == until => return,
                Event::Start(Tag::Heading { level, .. }) => self.heading(events, level, range, text),
                Event::Start(Tag::HtmlBlock) => {
                    self.end_block(Place::Paragraph);
                    self.html_block(events, &range, text);
                }
                Event::Start(Tag::Image { dest_url, title, id, .. }) => {
                    self.used_definitions.insert(id.to_lowercase());
                    self.block.push_other(&range);
                    self.image(events, &dest_url, &title, range);
                }
                event => self.convert_one(event, range, text),
            }
        }
        self.end_run(text);
    }

    /// Converts an event that needs none of those that follow.
    fn convert_one(&mut self, event: Event<'t>, range: Range<usize>, text: &'t str) {
        if let Some(next) = next_place(&event, self.block.place == Place::Item && self.block.text.is_empty()) {
            self.end_block(next);
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                self.used_definitions.insert(id.to_lowercase());
                self.block.push_other(&range);
                self.in_link = true;
                self.link((&dest_url, &title), link_type, range);
            }
            Event::End(TagEnd::Link) => self.end_link(range.end),
            Event::FootnoteReference(label) => {
                self.block.push_other(&range);
                self.cite(&label);
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.start_note(&label, &range, text),
            Event::End(TagEnd::FootnoteDefinition) => self.end_note(),
            Event::InlineHtml(code) => self.inline_html(code, &range, text),
            Event::Start(Tag::Table(columns)) => self.start_table(columns),
            Event::End(TagEnd::Table) => self.end_table(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.start_row(event, &range, text),
            Event::Start(Tag::TableCell) => self.start_cell(event),
            Event::Start(Tag::List(first)) => self.start_list(event, first.is_none(), &range, text),
            Event::Start(Tag::Item) => self.start_item(event, &range, text),
            Event::End(TagEnd::List(_)) => self.end_list(event, text),
            Event::Start(Tag::BlockQuote(_)) => {
                self.check_quote(&range, text);
                self.start(event);
            }
            Event::Start(Tag::CodeBlock(kind)) => self.start_code(&kind, &range, text),
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.end(event);
            }
            Event::Start(Tag::Emphasis | Tag::Strong) => self.start_emphasis(event, &range, text),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => self.end_emphasis(event, &range),
            Event::Start(Tag::Strikethrough) => self.start_strikethrough(event, &range, text),
            Event::End(TagEnd::Strikethrough) => match self.single_tildes.pop() {
                Some(true) => self.events.push(Event::Text("~".into())),
                _ => self.end(event),
            },
            Event::Code(code) => {
                self.block.push_other(&range);
                self.events.push(Event::Code(without_delimiter(code)));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.block.push_line(&range, matches!(event, Event::HardBreak));
                self.events.push(event);
            }
            Event::End(TagEnd::Paragraph) => self.end_paragraph(event),
            Event::Rule => {
                self.check_rule(&range, text);
                self.events.push(event);
            }
            Event::Start(_) => self.start(event),
            Event::End(_) => self.end(event),
            event => self.events.push(event),
        }
    }

    fn end_link(&mut self, at: usize) {
        self.in_link = false;
        self.block.push_other(&(at..at));
        self.raw("</a>");
    }

    /// Only `~~` strikes through; a single `~` stays, as in `H~2~O`.
    fn start_strikethrough(&mut self, event: Event<'t>, range: &Range<usize>, text: &str) {
        let is_single = !text[range.clone()].starts_with("~~");
        self.single_tildes.push(is_single);
        if is_single {
            self.report_sign(Hint::RemoveSign, &text[range.clone()], self.block.place, range);
            self.events.push(Event::Text("~".into()));
        } else {
            self.start(event);
        }
    }

    /// Ends text that directly follows one another, in which addresses become links.
    fn end_run(&mut self, source: &'t str) {
        let run = std::mem::take(&mut self.run);
        for (words, range) in &run {
            self.block.push(words, range, source);
        }
        let may_link = |words: &str| words.contains("://") || words.contains("www.");
        // The sign `:` divides a text for the parser.
        let found = match run.as_slice() {
            [] => return,
            [(words, _)] if self.in_link || !may_link(words) => Vec::new(),
            _ if self.in_link => Vec::new(),
            run => {
                let whole: String = run.iter().map(|(words, _)| &**words).collect();
                addresses::find(&whole).into_iter().map(|range| (range.clone(), whole[range].to_owned())).collect()
            }
        };
        if found.is_empty() {
            self.events.extend(run.into_iter().map(|(words, _)| Event::Text(without_delimiter(words))));
            return;
        }
        self.push_linked(&run, found, source);
    }

    fn push_linked(&mut self, run: &[(CowStr<'t>, Range<usize>)], found: Vec<(Range<usize>, String)>, source: &str) {
        let whole: String = run.iter().map(|(words, _)| &**words).collect();
        let mut places = Vec::with_capacity(run.len());
        let mut length = 0;
        for (words, range) in run {
            places.push((length, range.start));
            length += words.len();
        }
        let place = |at: usize| {
            let piece = places.partition_point(|(start, _)| *start <= at).saturating_sub(1);
            places[piece].1 + (at - places[piece].0)
        };
        let end = run.last().map_or(0, |(_, range)| range.end);
        let mut done = 0;
        for (range, address) in found {
            self.events.push(Event::Text(without_delimiter(whole[done..range.start].to_owned().into())));
            let written = place(range.start)..(place(range.end - 1) + 1).min(end);
            // The address goes on with a sign that Markdown reads as emphasis.
            let rest = source[end..].trim_start_matches(['*', '_', '~']);
            if range.end == whole.len()
                && rest.len() < source.len() - end
                && rest.starts_with(|c: char| c.is_alphanumeric() || c == '/')
            {
                self.report_unread(Hint::WriteAddress, &written);
            }
            self.link((&addresses::target(&address), ""), LinkType::Autolink, written);
            self.events.push(Event::Text(without_delimiter(address.into())));
            self.raw("</a>");
            done = range.end;
        }
        self.events.push(Event::Text(without_delimiter(whole[done..].to_owned().into())));
    }

    fn link(&mut self, (url, title): (&str, &str), link_type: LinkType, range: Range<usize>) {
        let span = self.span(&range);
        let address = if link_type == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        match classify(&address, self.origin.dir) {
            Ok(target) => {
                let rel = if matches!(target, Target::External(_)) { " rel=\"external noreferrer\"" } else { "" };
                let mark = self.placeholder(target, span, false);
                let mut shown = String::new();
                if !title.is_empty() {
                    shown.push_str(" title=\"");
                    push_attribute(&mut shown, title);
                    shown.push('"');
                }
                self.raw(&format!("<a href=\"{mark}\"{shown}{rel}>"));
            }
            Err(code) if url.trim().is_empty() => {
                let written = self.uncommented.text.get(range).unwrap_or_default();
                let words = written.trim_start_matches('[').split(']').next().unwrap_or_default().to_owned();
                let finding = Diagnostic::new(code, span).arg("url", words.as_str()).arg("path", "");
                self.report.push(finding.hint_with(Hint::WriteTarget, "text", words));
                self.raw("<a>");
            }
            Err(code) => {
                self.report_refused(code, url, span);
                self.raw("<a>");
            }
        }
    }

    pub(super) fn report_refused(&mut self, code: Code, url: &str, span: Span) {
        let finding = Diagnostic::new(code, span).arg("url", url).arg("path", url);
        self.report.push(finding.hint(Hint::AllowedSchemes));
    }
}

/// Where the next block stands, if an event ends a block. The first paragraph of an item stands for the item.
fn next_place(event: &Event, at_item: bool) -> Option<Place> {
    match event {
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) => None,
        Event::Start(Tag::Item) => Some(Place::Item),
        Event::Start(Tag::Paragraph) if at_item => Some(Place::Item),
        Event::Start(Tag::TableCell) => Some(Place::Cell),
        Event::Start(_) | Event::End(_) | Event::Rule => Some(Place::Paragraph),
        _ => None,
    }
}

/// Removes the delimiter, which a numeric character reference can produce.
pub(super) fn without_delimiter(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(DELIMITER) { text.replace(DELIMITER, "").into() } else { text }
}
