//! The walk over the parser's events.

use super::target::{Target, classify, push_attribute};
use super::{Body, BodySection, Document, Link, MARK, Origin};
use crate::diagnostic::{Code, Diagnostic, Hint, Report, Span};
use crate::text::{Lang, slug};
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};
use std::ops::Range;

/// Tables wider than this many columns are still tables; deeper nesting than this is text.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

pub(super) fn document(text: &str, span: Span, origin: Origin, report: &mut Report) -> Document {
    let mut walk = Walk::new(origin, report, Places::All(span), 3);
    walk.run(text);
    walk.close_piece();
    walk.pieces.pop().map(|(_, piece)| piece).unwrap_or_default()
}

pub(super) fn body(text: &str, origin: Origin, report: &mut Report) -> Body {
    let mut walk = Walk::new(origin, report, Places::Exact, 0);
    walk.run(text);
    walk.close_piece();
    let notes = walk.notes();
    let mut pieces = walk.pieces.into_iter();
    let lead = pieces.next().map(|(_, piece)| piece).unwrap_or_default();
    let sections = pieces
        .filter_map(|(heading, document)| heading.map(|(heading, span)| BodySection { heading, span, document }))
        .collect();
    Body { lead, sections, notes }
}

/// Where findings are put.
enum Places {
    /// The text stands in its file letter by letter.
    Exact,
    /// It does not (a quoted YAML value), so everything is put at its value.
    All(Span),
}

/// `'t` is the text, whose events borrow from it.
struct Walk<'a, 't> {
    origin: Origin<'a>,
    report: &'a mut Report,
    places: Places,
    /// 0 cuts at `#` and `##`; otherwise headings start at this level and nothing is cut.
    top_level: u8,
    events: Vec<Event<'t>>,
    links: Vec<Link>,
    ids: Vec<String>,
    heading: Option<(String, Span)>,
    pieces: Vec<(Option<(String, Span)>, Document)>,
    footnotes: Vec<Footnote<'t>>,
    depth: usize,
}

struct Footnote<'t> {
    label: String,
    events: Vec<Event<'t>>,
    links: Vec<Link>,
    cited: bool,
}

type Events<'t, 'i> = &'i mut dyn Iterator<Item = (Event<'t>, Range<usize>)>;

impl<'a, 't> Walk<'a, 't> {
    fn new(origin: Origin<'a>, report: &'a mut Report, places: Places, top_level: u8) -> Self {
        Walk {
            origin,
            report,
            places,
            top_level,
            events: Vec::new(),
            links: Vec::new(),
            ids: Vec::new(),
            heading: None,
            pieces: Vec::new(),
            footnotes: Vec::new(),
            depth: 0,
        }
    }

    fn run(&mut self, text: &'t str) {
        self.walk(&mut Parser::new_ext(text, OPTIONS).into_offset_iter(), None);
    }

    /// Takes events up to the end of `until`, or all of them.
    fn walk(&mut self, events: Events<'t, '_>, until: Option<TagEnd>) {
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(end) if Some(end) == until => return,
                Event::Start(Tag::Heading { level, .. }) => self.heading(events, level, range),
                Event::Start(Tag::Link { link_type, dest_url, .. }) => self.link(&dest_url, link_type, range),
                Event::End(TagEnd::Link) => self.raw("</a>"),
                Event::Start(Tag::Image { dest_url, .. }) => self.image(events, &dest_url, range),
                Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(events, &label),
                Event::FootnoteReference(label) => self.cite(&label),
                Event::Start(Tag::HtmlBlock) => self.html_block(events, range),
                Event::InlineHtml(code) => self.inline_html(code, range),
                Event::Start(Tag::Table(columns)) => {
                    self.raw(&format!(
                        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">",
                        words(self.origin.lang).table
                    ));
                    self.start(Event::Start(Tag::Table(columns)));
                }
                Event::End(TagEnd::Table) => {
                    self.end(Event::End(TagEnd::Table));
                    self.raw("</div>");
                }
                Event::Start(_) => self.start(event),
                Event::End(_) => self.end(event),
                event => self.events.push(event),
            }
        }
    }

    fn start(&mut self, event: Event<'t>) {
        self.depth += 1;
        self.events.push(event);
    }

    fn end(&mut self, event: Event<'t>) {
        self.depth = self.depth.saturating_sub(1);
        self.events.push(event);
    }

    fn raw(&mut self, html: &str) {
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

    fn heading(&mut self, events: Events<'t, '_>, level: HeadingLevel, range: Range<usize>) {
        let outer = std::mem::take(&mut self.events);
        self.walk(events, Some(TagEnd::Heading(level)));
        let inner = std::mem::replace(&mut self.events, outer);
        let text = plain(&inner);
        let written = level as u8;
        if self.top_level == 0 && written <= 2 && self.depth == 0 {
            self.close_piece();
            self.heading = Some((text, self.span(&range)));
            return;
        }
        let level = if self.top_level == 0 { written.max(3) } else { (written + self.top_level - 1).min(6) };
        let id = self.new_id(&slug(&text));
        self.raw(&format!("<h{level} id=\"{id}\">"));
        self.events.extend(inner);
        self.raw(&format!("</h{level}>\n"));
    }

    /// An id not used before in this text.
    fn new_id(&mut self, wanted: &str) -> String {
        let taken = |id: &str| {
            self.ids.iter().any(|known| known == id) || self.pieces.iter().any(|(_, piece)| piece.has_id(id))
        };
        let wanted = if wanted.is_empty() { "apartado" } else { wanted };
        let mut id = wanted.to_owned();
        let mut number = 2;
        while taken(&id) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        self.ids.push(id.clone());
        id
    }

    /// A mark in the HTML for a link to be filled in on each page.
    fn mark(&mut self, target: Target, span: Span, is_image: bool) -> String {
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

    fn image(&mut self, events: Events<'t, '_>, url: &str, range: Range<usize>) {
        let outer = std::mem::take(&mut self.events);
        self.walk(events, Some(TagEnd::Image));
        let alt = plain(&std::mem::replace(&mut self.events, outer));
        let span = self.span(&range);
        if alt.trim().is_empty() {
            self.report.push(Diagnostic::new(Code::ImageWithoutAlt, span).hint(Hint::DescribeImage));
        }
        match classify(url, self.origin.dir) {
            Ok(Target::File(path)) => {
                let mark = self.mark(Target::File(path), span, true);
                let mut tag = format!("<img src=\"{mark}\" alt=\"");
                push_attribute(&mut tag, &alt);
                tag.push_str("\" loading=\"lazy\">");
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

    fn footnote(&mut self, events: Events<'t, '_>, label: &str) {
        let outer = (std::mem::take(&mut self.events), std::mem::take(&mut self.links));
        self.walk(events, Some(TagEnd::FootnoteDefinition));
        let events = std::mem::replace(&mut self.events, outer.0);
        let links = std::mem::replace(&mut self.links, outer.1);
        let number = self.note_number(label);
        self.footnotes[number].events = events;
        self.footnotes[number].links = links;
    }

    /// Footnotes are numbered as they are first cited or written, whichever comes first.
    fn note_number(&mut self, label: &str) -> usize {
        if let Some(known) = self.footnotes.iter().position(|note| note.label == label) {
            return known;
        }
        let note = Footnote { label: label.to_owned(), events: Vec::new(), links: Vec::new(), cited: false };
        self.footnotes.push(note);
        self.footnotes.len() - 1
    }

    fn cite(&mut self, label: &str) {
        let number = self.note_number(label);
        let id = if self.footnotes[number].cited { String::new() } else { format!(" id=\"cita-{}\"", number + 1) };
        self.footnotes[number].cited = true;
        let number = number + 1;
        let span = Span::new(self.origin.file, self.origin.offset, self.origin.offset);
        let mark = self.mark(Target::Anchor(format!("nota-{number}")), span, false);
        self.raw(&format!("<sup{id}><a href=\"{mark}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    fn html_block(&mut self, events: Events<'t, '_>, range: Range<usize>) {
        self.warn_html(&range);
        self.events.push(Event::Start(Tag::Paragraph));
        for (event, _) in events {
            match event {
                Event::End(TagEnd::HtmlBlock) => break,
                Event::Html(code) | Event::Text(code) => self.events.push(Event::Text(code)),
                _ => {}
            }
        }
        self.events.push(Event::End(TagEnd::Paragraph));
    }

    fn inline_html(&mut self, code: CowStr<'t>, range: Range<usize>) {
        if !code.starts_with("</") {
            self.warn_html(&range);
        }
        self.events.push(Event::Text(code));
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
        let piece = Document { html: text, links: std::mem::take(&mut self.links), ids: std::mem::take(&mut self.ids) };
        self.pieces.push((self.heading.take(), piece));
    }

    /// The footnotes as items of an ordered list, each with a way back.
    fn notes(&mut self) -> Document {
        let mut notes = Document::default();
        let back = words(self.origin.lang).back;
        for (index, note) in std::mem::take(&mut self.footnotes).into_iter().enumerate() {
            let number = index + 1;
            let mut text = String::new();
            html::push_html(&mut text, note.events.into_iter());
            let shifted = renumbered(&text, notes.links.len());
            notes.links.extend(note.links);
            let way_back = Target::Anchor(format!("cita-{number}"));
            let span = Span::new(self.origin.file, self.origin.offset, self.origin.offset);
            notes.links.push(Link { target: way_back, span, is_image: false });
            let mark = format!("{MARK}{}{MARK}", notes.links.len() - 1);
            let link = format!(" <a href=\"{mark}\" role=\"doc-backlink\" aria-label=\"{back} {number}\">↩</a>");
            notes.html.push_str(&format!("<li id=\"nota-{number}\">{shifted}{link}</li>\n"));
        }
        notes
    }
}

/// Moves the link numbers in a piece of HTML up by `by`.
fn renumbered(html: &str, by: usize) -> String {
    let mut out = String::with_capacity(html.len());
    for (at, piece) in html.trim_end().split(MARK).enumerate() {
        match piece.parse::<usize>() {
            Ok(number) if at % 2 == 1 => out.push_str(&format!("{MARK}{}{MARK}", number + by)),
            _ => out.push_str(piece),
        }
    }
    out
}

fn plain(events: &[Event]) -> String {
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

/// The few words that Markdown itself puts on a page, in the language of the text.
struct Words {
    table: &'static str,
    back: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Es => Words { table: "Tabla", back: "Volver a la cita" },
        Lang::Pt => Words { table: "Tabela", back: "Voltar à citação" },
        Lang::En => Words { table: "Table", back: "Back to citation" },
    }
}
