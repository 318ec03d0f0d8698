//! State of one conversion from Markdown to HTML, with the steps shared by its parts.

use super::block::Block;
use super::comments::Uncommented;
use super::document::{Document, Link, Origin};
use super::escape::DELIMITER;
use super::target::Target;
use crate::diagnostic::{Arg, Code, Diagnostic, Hint, Report, Span};
use pulldown_cmark::{Alignment, CowStr, Event, Tag, html};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How positions of findings are determined, and whether headings divide the text.
#[derive(Clone, Copy)]
pub(super) enum SpanMode {
    /// A body, which is in its file byte for byte: spans are exact, and `#` and `##` headings divide it.
    Exact,
    /// A field, whose value may be quoted or escaped: all findings get the span of the value.
    Fixed(Span),
}

/// Converts the events of the parser to HTML fragments. `'t` is the lifetime of the Markdown text, from which events
/// borrow.
pub(super) struct Renderer<'a, 't> {
    pub(super) origin: Origin<'a>,
    pub(super) report: &'a mut Report,
    pub(super) span_mode: SpanMode,
    /// The text as written, by which places are told.
    pub(super) uncommented: &'a Uncommented<'a>,
    /// Events of the current fragment.
    pub(super) events: Vec<Event<'t>>,
    /// Links of the current fragment, in the order of their placeholders.
    pub(super) links: Vec<Link>,
    /// Ids of elements in the current fragment.
    pub(super) ids: Vec<String>,
    /// The heading of the current fragment.
    pub(super) heading: Option<Heading>,
    /// The text of the last heading.
    pub(super) last_heading: Option<String>,
    /// Tables named after the last heading.
    pub(super) tables_here: usize,
    /// Finished fragments.
    pub(super) fragments: Vec<Fragment>,
    pub(super) footnotes: Vec<Footnote<'t>>,
    pub(super) open_notes: Vec<OpenNote<'t>>,
    /// The place in `footnotes` of each label, in lower case.
    pub(super) note_numbers: BTreeMap<String, usize>,
    /// Labels, in lower case, of notes that are cited and not defined.
    pub(super) unknown_notes: BTreeSet<String>,
    /// Labels, in lower case, of addresses that links by reference use.
    pub(super) used_definitions: BTreeSet<String>,
    /// Labels, in lower case, of all addresses that links by reference may use.
    pub(super) definitions: BTreeSet<String>,
    /// How often each heading id has been used.
    pub(super) heading_ids: BTreeMap<String, usize>,
    /// Nesting depth of block elements; only headings at depth 0 divide a body.
    pub(super) depth: usize,
    /// Text that directly follows one another, with its place.
    pub(super) run: Vec<(CowStr<'t>, Range<usize>)>,
    /// The text of the block so far.
    pub(super) block: Block,
    /// Blocks that were finished.
    pub(super) blocks: usize,
    /// Whether the last block was meant as a table.
    pub(super) after_table: bool,
    /// Whether the block is a text with a line under it.
    pub(super) is_underlined: bool,
    pub(super) table: OpenTable,
    pub(super) lists: Vec<OpenList>,
    /// For each open strikethrough whether it is written with a single `~`, which is no sign of its own here.
    pub(super) single_tildes: Vec<bool>,
    /// For each open emphasis its signs, if they belong to the text.
    pub(super) literal_signs: Vec<Option<&'t str>>,
    /// Whether the last heading is an item of a numbered list, as wikis write it.
    pub(super) in_numbered: bool,
    pub(super) in_link: bool,
    pub(super) in_code: bool,
}

/// A list being converted.
pub(super) struct OpenList {
    /// For each item of a numbered list its number as written and the place of its event.
    pub(super) items: Vec<(u64, usize)>,
    /// Whether it follows a line of text without a blank line.
    pub(super) interrupts: bool,
    pub(super) is_bulleted: bool,
    /// The first item.
    pub(super) first: Option<Range<usize>>,
    /// The number of items.
    pub(super) length: usize,
}

/// The table being converted.
#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) columns: Vec<Alignment>,
    /// The number of the next cell in its row.
    pub(super) cell: usize,
    pub(super) in_head: bool,
    /// Whether the row has only lines of signs.
    pub(super) is_ruled: bool,
}

/// A heading that divides a body.
pub(super) struct Heading {
    pub(super) words: String,
    pub(super) span: Span,
    /// 1 or 2.
    pub(super) level: u8,
}

/// The part of a text from one dividing heading to the next.
pub(super) struct Fragment {
    pub(super) heading: Option<Heading>,
    pub(super) document: Document,
}

pub(super) type EventStream<'t, 'i> = &'i mut dyn Iterator<Item = (Event<'t>, Range<usize>)>;

/// A footnote being converted, with what was converted before it.
pub(super) struct OpenNote<'t> {
    pub(super) label: String,
    pub(super) span: Span,
    pub(super) events: Vec<Event<'t>>,
    pub(super) links: Vec<Link>,
}

/// A footnote with the events of its text.
pub(super) struct Footnote<'t> {
    pub(super) label: String,
    pub(super) events: Vec<Event<'t>>,
    pub(super) links: Vec<Link>,
    pub(super) cited: bool,
    /// Where it is defined.
    pub(super) defined: Option<Span>,
}

impl<'a, 't> Renderer<'a, 't> {
    pub(super) fn new(
        origin: Origin<'a>,
        report: &'a mut Report,
        span_mode: SpanMode,
        uncommented: &'a Uncommented<'a>,
    ) -> Self {
        Renderer {
            origin,
            report,
            span_mode,
            uncommented,
            events: Vec::new(),
            links: Vec::new(),
            ids: Vec::new(),
            heading: None,
            last_heading: None,
            tables_here: 0,
            fragments: Vec::new(),
            footnotes: Vec::new(),
            heading_ids: BTreeMap::new(),
            open_notes: Vec::new(),
            note_numbers: BTreeMap::new(),
            unknown_notes: BTreeSet::new(),
            used_definitions: BTreeSet::new(),
            definitions: BTreeSet::new(),
            depth: 0,
            run: Vec::new(),
            block: Block::default(),
            blocks: 0,
            after_table: false,
            is_underlined: false,
            table: OpenTable::default(),
            lists: Vec::new(),
            single_tildes: Vec::new(),
            literal_signs: Vec::new(),
            in_numbered: false,
            in_link: false,
            in_code: false,
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

    /// Ends a paragraph; one that has only blanks, such as `&nbsp;`, is left out.
    pub(super) fn end_paragraph(&mut self, event: Event<'t>) {
        let is_blank = |event: &Event| matches!(event, Event::Text(words) if words.trim().is_empty());
        let words = self.events.iter().rev().take_while(|event| is_blank(event)).count();
        let start = self.events.len() - words;
        let is_empty = words > 0 && matches!(self.events[..start].last(), Some(Event::Start(Tag::Paragraph)));
        if is_empty {
            self.events.truncate(start - 1);
            self.depth = self.depth.saturating_sub(1);
            return;
        }
        self.end(event);
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.events.push(Event::InlineHtml(CowStr::from(html.to_owned())));
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match self.span_mode {
            SpanMode::Fixed(span) => span,
            SpanMode::Exact => {
                let range = self.uncommented.written(range);
                Span::new(self.origin.file, self.origin.offset + range.start, self.origin.offset + range.end)
            }
        }
    }

    /// Reports what would be published as it stands.
    pub(super) fn report_unread(&mut self, hint: Hint, range: &Range<usize>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(Code::UnreadMarkdown, span).hint(hint));
    }

    /// Reports what Markdown reads otherwise than it is probably meant.
    pub(super) fn report_misread(&mut self, hint: Hint, range: &Range<usize>) {
        let span = self.span(range);
        self.report.push(Diagnostic::new(Code::MisreadMarkdown, span).hint(hint));
    }

    /// Reports what Markdown reads otherwise than it is meant, with the text to type.
    pub(super) fn report_misread_as(&mut self, typed: &str, range: &Range<usize>) {
        let finding = Diagnostic::new(Code::MisreadMarkdown, self.span(range));
        self.report.push(finding.hint_with(Hint::WriteAs, "text", typed));
    }

    /// Reports what may be meant in two ways, with the text to type for each.
    pub(super) fn report_doubtful(&mut self, typed: [String; 2], range: &Range<usize>) {
        let list: Arg = typed.into_iter().map(|typed| format!("`{typed}`")).collect();
        let finding = Diagnostic::new(Code::MisreadMarkdown, self.span(range));
        self.report.push(finding.hint_with(Hint::WriteMeant, "list", list));
    }

    /// Registers a link and returns its placeholder for the HTML, which each page replaces with an address.
    pub(super) fn placeholder(&mut self, target: Target, span: Span, is_image: bool) -> String {
        self.links.push(Link { target, span, is_image });
        format!("{DELIMITER}{}{DELIMITER}", self.links.len() - 1)
    }

    /// Finishes the current fragment.
    pub(super) fn close_fragment(&mut self) {
        let events = std::mem::take(&mut self.events);
        let mut text = String::new();
        html::push_html(&mut text, events.into_iter());
        let document = Document::new(&text, std::mem::take(&mut self.links), std::mem::take(&mut self.ids));
        self.fragments.push(Fragment { heading: self.heading.take(), document });
    }
}

/// The text of events without markup.
pub(super) fn plain_text(events: &[Event]) -> String {
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
