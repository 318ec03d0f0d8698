//! Footnotes, collected below the text.

use super::document::{Document, Link};
use super::escape::DELIMITER;
use super::renderer::{Footnote, OpenNote, Renderer, SpanMode};
use super::target::Target;
use crate::diagnostic::{Code, Diagnostic, Hint, Span};
use pulldown_cmark::html;
use std::ops::Range;

/// The address of links by reference: `[label]: to`.
pub(super) struct Definition {
    pub(super) label: String,
    pub(super) to: String,
    pub(super) range: Range<usize>,
}

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

    /// Starts the text of a footnote, which may hold others to any depth.
    pub(super) fn start_note(&mut self, label: &str, range: &Range<usize>, text: &str) {
        let length = text[range.clone()].find(']').map_or(0, |end| end + 1);
        let (events, links) = (std::mem::take(&mut self.events), std::mem::take(&mut self.links));
        let span = self.span(&(range.start..range.start + length));
        self.open_notes.push(OpenNote { label: label.to_owned(), span, events, links });
        self.depth += 1;
    }

    pub(super) fn end_note(&mut self) {
        let Some(open) = self.open_notes.pop() else { return };
        self.depth -= 1;
        let events = std::mem::replace(&mut self.events, open.events);
        let links = std::mem::replace(&mut self.links, open.links);
        let number = self.note_number(&open.label);
        let note = &mut self.footnotes[number];
        if let Some(first) = note.defined {
            let finding = Diagnostic::new(Code::DuplicateNote, open.span).arg("label", format!("[^{}]", open.label));
            self.report.push(finding.hint(Hint::RenameNote).related(first));
            return;
        }
        (note.defined, note.events, note.links) = (Some(open.span), events, links);
    }

    /// Footnotes are numbered in the order of their first citation or definition; capitals make no difference.
    fn note_number(&mut self, label: &str) -> usize {
        let next = self.footnotes.len();
        let number = *self.note_numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            let note = Footnote {
                label: label.to_owned(),
                events: Vec::new(),
                links: Vec::new(),
                cited: false,
                defined: None,
            };
            self.footnotes.push(note);
        }
        number
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
            if let Some(span) = note.defined.filter(|_| !note.cited) {
                self.report_unused(format!("[^{}]", note.label), span);
            }
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

impl Renderer<'_, '_> {
    /// Reports addresses that are defined for links (`[plan]: https://…`) and used by none.
    pub(super) fn report_unused_links(&mut self, definitions: Vec<Definition>) {
        for definition in definitions {
            // `[//]: # (…)` is known as a way to write a comment.
            let is_comment = matches!(definition.to.as_str(), "#" | "");
            if !is_comment && !self.used_definitions.contains(&definition.label.to_lowercase()) {
                let span = self.span(&definition.range);
                self.report_unused(format!("[{}]", definition.label), span);
            }
        }
    }

    fn report_unused(&mut self, label: String, span: Span) {
        let finding = Diagnostic::new(Code::UnusedNote, span).arg("label", label.clone());
        self.report.push(finding.hint_with(Hint::CiteNote, "label", label));
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
