//! Headings: those of sections divide a body, and a line of dashes under a text is rather meant as a rule.

use super::block::Place;
use super::renderer::{EventStream, Heading, Renderer, SpanMode, plain_text};
use crate::diagnostic::Hint;
use crate::text::slug;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

/// What a heading of Markdown is taken for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Heading,
    /// A text with `---` under it, which may be a heading or not.
    DoubtfulHeading,
    /// A paragraph with a rule under it.
    Rule,
}

/// What is meant by a heading as `written`. A text is underlined as a heading by a line about as long as itself.
fn taken(written: &str) -> Taken {
    let written = written.trim();
    let level = written.len() - written.trim_start_matches('#').len();
    if (1..=6).contains(&level) && written[level..].chars().next().is_none_or(|c| c == ' ' || c == '\t' || c == '\n') {
        return Taken::Heading;
    }
    let words = written.trim_end_matches(['-', '=']);
    let underline = written.len() - words.len();
    let words = words.trim_end_matches(['>', ' ', '\t', '\n']);
    let length = words.chars().count();
    let is_sentence = words.ends_with(['.', ':', ',', ';', '?', '!', '…', '»', '”', '"', ')']);
    let is_cells = words.starts_with('|') || words.contains(" | ");
    if words.contains('\n') || is_sentence || is_cells || length.abs_diff(underline) > 3 {
        Taken::Rule
    } else if underline <= 3 {
        Taken::DoubtfulHeading
    } else {
        Taken::Heading
    }
}

impl<'t> Renderer<'_, 't> {
    pub(super) fn heading(
        &mut self,
        events: EventStream<'t, '_>,
        level: HeadingLevel,
        range: Range<usize>,
        text: &'t str,
    ) {
        let taken = taken(&text[range.clone()]);
        let is_rule = taken == Taken::Rule;
        self.end_block(if is_rule { Place::Paragraph } else { Place::Heading });
        self.is_underlined = is_rule;
        let outer = std::mem::take(&mut self.events);
        self.convert(events, Some(TagEnd::Heading(level)), text);
        let inner = std::mem::replace(&mut self.events, outer);
        self.end_block(Place::Paragraph);
        self.is_underlined = false;
        if is_rule {
            self.events.push(Event::Start(Tag::Paragraph));
            self.events.extend(inner);
            self.events.push(Event::End(TagEnd::Paragraph));
            self.events.push(Event::Rule);
            return;
        }
        if taken == Taken::DoubtfulHeading {
            self.report_misread(Hint::WriteHeadingOrRule, &range);
        }
        self.after_table = false;
        self.push_heading(inner, level as u8, &range);
    }

    fn push_heading(&mut self, inner: Vec<Event<'t>>, written: u8, range: &Range<usize>) {
        let words = plain_text(&inner);
        (self.last_heading, self.tables_here) = (Some(words.clone()), 0);
        let level = match self.span_mode {
            SpanMode::Exact if written <= 2 && self.depth == 0 => {
                self.close_fragment();
                self.heading = Some(Heading { words, span: self.span(range), level: written });
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_under_a_text_is_a_rule_unless_it_is_as_long() {
        for written in
            ["## Costos", "# Costos\n", "##", "Costos\n------", "Costos y plazos\n==============", "> Costos\n> ------"]
        {
            assert!(taken(written) == Taken::Heading, "{written}");
        }
        for written in ["Uno\n---", "Costos\n---"] {
            assert!(taken(written) == Taken::DoubtfulHeading, "{written}");
        }
        for written in [
            "Primero.\n---",
            "El programa empezó en 2001\n---",
            "Uno\ndos\n---",
            "Fin:\n===",
            "| A | B |\n---",
            "#hashtag largo\n---",
            "Costos\n--------------------",
        ] {
            assert!(taken(written) == Taken::Rule, "{written}");
        }
    }
}
