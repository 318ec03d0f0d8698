//! The walk over the parser's events.

use super::notes::{Footnote, renumbered};
use super::target::{Target, classify, push_attribute};
use super::{Body, BodySection, Document, Link, MARK, Origin};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::text::slug;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use std::collections::BTreeMap;
use std::ops::Range;

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// The Markdown of a field, with its footnotes below it.
pub(super) fn document(text: &str, span: Span, origin: Origin, report: &mut Report) -> Document {
    let mut walk = Walk::new(origin, report, Places::All(span));
    walk.run(text);
    walk.close_piece();
    let notes = walk.notes();
    let document = walk.pieces.pop().map(|piece| piece.document).unwrap_or_default();
    if notes.is_empty() {
        return document;
    }
    let notes_html = renumbered(&notes.html, document.links.len());
    let html = format!("{}<ol>\n{notes_html}</ol>\n", document.html);
    let links = [&*document.links, &*notes.links].concat();
    Document::new(&html, links, [&*document.ids, &*notes.ids].concat())
}

pub(super) fn body(text: &str, origin: Origin, report: &mut Report) -> Body {
    let mut walk = Walk::new(origin, report, Places::Exact);
    walk.run(text);
    walk.close_piece();
    let notes = walk.notes();
    let mut pieces = walk.pieces.into_iter();
    let lead = pieces.next().map(|piece| piece.document).unwrap_or_default();
    let sections = pieces
        .filter_map(|piece| {
            let (heading, span) = piece.heading?;
            Some(BodySection { heading, span, document: piece.document })
        })
        .collect();
    Body { lead, sections, notes }
}

/// Where findings are put, and whether headings cut the text.
#[derive(Clone, Copy)]
pub(super) enum Places {
    /// A body: the text stands in its file letter by letter, and `#` and `##` cut it.
    Exact,
    /// A field: a quoted value is not its text letter by letter, so everything is put at the value.
    All(Span),
}

/// `'t` is the text, whose events borrow from it.
pub(super) struct Walk<'a, 't> {
    pub(super) origin: Origin<'a>,
    report: &'a mut Report,
    pub(super) places: Places,
    pub(super) events: Vec<Event<'t>>,
    pub(super) links: Vec<Link>,
    pub(super) ids: Vec<String>,
    heading: Option<(String, Span)>,
    /// The words of the heading above, and how many tables were named by it.
    pub(super) last_heading: Option<String>,
    pub(super) tables_here: usize,
    pieces: Vec<Piece>,
    pub(super) footnotes: Vec<Footnote<'t>>,
    /// How often a heading's id was wanted so far.
    wanted: BTreeMap<String, usize>,
    pub(super) depth: usize,
}

struct Piece {
    heading: Option<(String, Span)>,
    document: Document,
}

pub(super) type Events<'t, 'i> = &'i mut dyn Iterator<Item = (Event<'t>, Range<usize>)>;

impl<'a, 't> Walk<'a, 't> {
    fn new(origin: Origin<'a>, report: &'a mut Report, places: Places) -> Self {
        Walk {
            origin,
            report,
            places,
            events: Vec::new(),
            links: Vec::new(),
            ids: Vec::new(),
            heading: None,
            last_heading: None,
            tables_here: 0,
            pieces: Vec::new(),
            footnotes: Vec::new(),
            wanted: BTreeMap::new(),
            depth: 0,
        }
    }

    fn run(&mut self, text: &'t str) {
        let mut events = Parser::new_ext(text, OPTIONS).into_offset_iter();
        self.walk(&mut events, None, text);
    }

    /// Takes events up to the end of `until`, or all of them.
    pub(super) fn walk(&mut self, events: Events<'t, '_>, until: Option<TagEnd>, text: &'t str) {
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
                // The language of a code block is not shown.
                Event::Start(Tag::CodeBlock(_)) => self.start(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented))),
                Event::Text(words) => {
                    self.check_unread(&words, &range, text);
                    self.events.push(Event::Text(without_mark(words)));
                }
                Event::Code(code) => self.events.push(Event::Code(without_mark(code))),
                Event::Start(_) => self.start(event),
                Event::End(_) => self.end(event),
                event => self.events.push(event),
            }
        }
    }

    pub(super) fn start(&mut self, event: Event<'t>) {
        self.depth += 1;
        self.events.push(event);
    }

    pub(super) fn end(&mut self, event: Event<'t>) {
        self.depth = self.depth.saturating_sub(1);
        self.events.push(event);
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.events.push(Event::InlineHtml(CowStr::from(html.to_owned())));
    }

    fn span(&self, range: &Range<usize>) -> Span {
        match self.places {
            Places::All(span) => span,
            Places::Exact => {
                Span::new(self.origin.file, self.origin.offset + range.start, self.origin.offset + range.end)
            }
        }
    }

    fn heading(&mut self, events: Events<'t, '_>, level: HeadingLevel, range: Range<usize>, text: &'t str) {
        let outer = std::mem::take(&mut self.events);
        self.walk(events, Some(TagEnd::Heading(level)), text);
        let inner = std::mem::replace(&mut self.events, outer);
        let words = plain(&inner);
        (self.last_heading, self.tables_here) = (Some(words.clone()), 0);
        let written = level as u8;
        let level = match self.places {
            Places::Exact if written <= 2 && self.depth == 0 => {
                self.close_piece();
                self.heading = Some((words, self.span(&range)));
                return;
            }
            Places::Exact => written.max(3),
            Places::All(_) => (written + 2).min(6),
        };
        let id = self.new_id(&slug(&words));
        self.raw(&format!("<h{level} id=\"{id}\">"));
        self.events.extend(inner);
        self.raw(&format!("</h{level}>\n"));
    }

    /// An id that nothing else on the page has. Names of headings hold no `_`; what Cebra adds to them does.
    fn new_id(&mut self, name: &str) -> String {
        let name = if name.is_empty() { "apartado" } else { name };
        let count = self.wanted.entry(name.to_owned()).or_insert(0);
        *count += 1;
        let id = match (self.places, *count) {
            (Places::Exact, 1) => name.to_owned(),
            (Places::Exact, count) => format!("{name}_{count}"),
            (Places::All(span), count) => format!("{name}_{}_{count}", span.start),
        };
        self.ids.push(id.clone());
        id
    }

    /// Markdown that was meant but not understood, and so would be published as it stands.
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

    /// A mark in the HTML for a link to be filled in on each page.
    pub(super) fn mark(&mut self, target: Target, span: Span, is_image: bool) -> String {
        self.links.push(Link { target, span, is_image });
        format!("{MARK}{}{MARK}", self.links.len() - 1)
    }

    fn link(&mut self, url: &str, link_type: LinkType, range: Range<usize>) {
        let span = self.span(&range);
        let address = if link_type == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        match classify(&address, self.origin.dir) {
            Ok(target) => {
                let rel = if matches!(target, Target::External(_)) { " rel=\"external noreferrer\"" } else { "" };
                let mark = self.mark(target, span, false);
                self.raw(&format!("<a href=\"{mark}\"{rel}>"));
            }
            Err(code) => {
                self.refuse(code, url, span);
                self.raw("<a>");
            }
        }
    }

    fn refuse(&mut self, code: Code, url: &str, span: Span) {
        let finding = Diagnostic::new(code, span).arg("url", url).arg("path", url);
        self.report.push(finding.hint(Hint::AllowedSchemes));
    }

    /// An image says what it shows, and in its title whose it is.
    fn image(&mut self, events: Events<'t, '_>, url: &str, credit: &str, range: Range<usize>) {
        // Images may stand in the words of images, to any depth: only the words count.
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
        let alt = alt.replace(MARK, "");
        let span = self.span(&range);
        if alt.trim().is_empty() {
            self.report.push(Diagnostic::new(Code::ImageWithoutAlt, span).hint(Hint::DescribeImage));
        }
        let credit = credit.replace(MARK, "");
        if credit.trim().is_empty() {
            self.report.push(Diagnostic::new(Code::ImageWithoutCredit, span).hint(Hint::CreditImage));
        }
        match classify(url, self.origin.dir) {
            Ok(Target::File(path)) => {
                let mark = self.mark(Target::File(path), span, true);
                let mut tag = format!("<img src=\"{mark}\" alt=\"");
                push_attribute(&mut tag, &alt);
                tag.push_str("\" loading=\"lazy\"> <small>");
                tag.push_str(&self.origin.lang.data().markdown.image);
                tag.push_str(": ");
                push_attribute(&mut tag, &credit);
                tag.push_str("</small>");
                self.raw(&tag);
            }
            Ok(Target::External(url)) => {
                let finding = Diagnostic::new(Code::RemoteImage, span).arg("url", url);
                self.report.push(finding.hint(Hint::PutFileBeside));
            }
            Ok(_) => self.report.push(Diagnostic::new(Code::BrokenImage, span).arg("path", url)),
            Err(code) => self.refuse(code, url, span),
        }
    }

    fn html_block(&mut self, events: Events<'t, '_>, range: Range<usize>) {
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
        self.events.push(Event::Text(without_mark(code.into())));
        self.events.push(Event::End(TagEnd::Paragraph));
    }

    fn inline_html(&mut self, code: CowStr<'t>, range: Range<usize>) {
        if is_comment(&code) {
            return;
        }
        if !code.starts_with("</") {
            self.warn_html(&range);
        }
        self.events.push(Event::Text(without_mark(code)));
    }

    fn warn_html(&mut self, range: &Range<usize>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(Code::RawHtml, span).hint(Hint::TextShownAsIs));
    }

    /// Ends the piece being gathered.
    fn close_piece(&mut self) {
        let events = std::mem::take(&mut self.events);
        let mut text = String::new();
        html::push_html(&mut text, events.into_iter());
        let document = Document::new(&text, std::mem::take(&mut self.links), std::mem::take(&mut self.ids));
        self.pieces.push(Piece { heading: self.heading.take(), document });
    }
}

/// The mark may come from a numeric entity; it is no letter of any text.
fn without_mark(text: CowStr<'_>) -> CowStr<'_> {
    if text.contains(MARK) { text.replace(MARK, "").into() } else { text }
}

/// A note from one editor to another is nobody else's business.
fn is_comment(code: &str) -> bool {
    let code = code.trim();
    code.starts_with("<!--") && code.ends_with("-->") && code.matches("-->").count() == 1
}

pub(super) fn plain(events: &[Event]) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}
