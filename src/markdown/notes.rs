//! Footnotes, collected below the text.

use super::document::{Document, Link};
use super::escape::DELIMITER;
use super::renderer::{EventStream, Footnote, Renderer, SpanMode};
use super::target::Target;
use crate::diagnostic::Span;
use pulldown_cmark::{TagEnd, html};

impl<'t> Renderer<'_, 't> {
    /// The id of a footnote or of its citation. It contains language and position, because a page may show notes of
    /// several texts.
    fn note_id(&self, prefix: &str, number: usize) -> String {
        let lang = self.origin.lang.code();
        match self.span_mode {
            SpanMode::Exact => format!("{prefix}_{lang}_{number}"),
            SpanMode::Fixed(span) => format!("{prefix}_{lang}_{}_{number}", span.start),
        }
    }

    pub(super) fn footnote(&mut self, events: EventStream<'t, '_>, label: &str, text: &'t str) {
        let outer = (std::mem::take(&mut self.events), std::mem::take(&mut self.links));
        self.depth += 1;
        self.convert(events, Some(TagEnd::FootnoteDefinition), text);
        self.depth -= 1;
        let events = std::mem::replace(&mut self.events, outer.0);
        let links = std::mem::replace(&mut self.links, outer.1);
        let number = self.note_number(label);
        self.footnotes[number].events = events;
        self.footnotes[number].links = links;
    }

    /// Footnotes are numbered in the order of their first citation or definition.
    fn note_number(&mut self, label: &str) -> usize {
        if let Some(known) = self.footnotes.iter().position(|note| note.label == label) {
            return known;
        }
        let note = Footnote { label: label.to_owned(), events: Vec::new(), links: Vec::new(), cited: false };
        self.footnotes.push(note);
        self.footnotes.len() - 1
    }

    pub(super) fn cite(&mut self, label: &str) {
        let place = self.note_number(label);
        let number = place + 1;
        let mut id = String::new();
        if !std::mem::replace(&mut self.footnotes[place].cited, true) {
            let name = self.note_id("cita", number);
            id = format!(" id=\"{name}\"");
            self.ids.push(name);
        }
        let span = Span::new(self.origin.file, self.origin.offset, self.origin.offset);
        let mark = self.placeholder(Target::Anchor(self.note_id("nota", number)), span, false);
        self.raw(&format!("<sup{id}><a href=\"{mark}\" role=\"doc-noteref\">{number}</a></sup>"));
    }

    /// The footnotes as items of an ordered list, each with a link back to its citation.
    pub(super) fn notes(&mut self) -> Document {
        let (mut html, mut links, mut ids) = (String::new(), Vec::new(), Vec::new());
        let back = &self.origin.lang.data().markdown.back;
        for (index, note) in std::mem::take(&mut self.footnotes).into_iter().enumerate() {
            let number = index + 1;
            let mut text = String::new();
            html::push_html(&mut text, note.events.into_iter());
            let shifted = renumbered(text.trim_end(), links.len());
            links.extend(note.links);
            let mut link = String::new();
            if note.cited {
                let span = Span::new(self.origin.file, self.origin.offset, self.origin.offset);
                links.push(Link { target: Target::Anchor(self.note_id("cita", number)), span, is_image: false });
                let mark = format!("{DELIMITER}{}{DELIMITER}", links.len() - 1);
                link = format!(" <a href=\"{mark}\" role=\"doc-backlink\" aria-label=\"{back} {number}\">↩</a>");
            }
            let id = self.note_id("nota", number);
            html.push_str(&format!("<li id=\"{id}\">{shifted}{link}</li>\n"));
            ids.push(id);
        }
        Document::new(&html, links, ids)
    }
}

/// Adds `by` to all link numbers in the HTML.
pub(super) fn renumbered(html: &str, by: usize) -> String {
    let mut out = String::with_capacity(html.len());
    for (at, piece) in html.split(DELIMITER).enumerate() {
        match piece.parse::<usize>() {
            Ok(number) if at % 2 == 1 => out.push_str(&format!("{DELIMITER}{}{DELIMITER}", number + by)),
            _ => out.push_str(piece),
        }
    }
    out
}
