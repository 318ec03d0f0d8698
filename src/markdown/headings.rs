//! Headings: those of sections divide a body, and a line of dashes under a text is rather meant as a rule.

use super::block::Place;
use super::renderer::{EventStream, Heading, Renderer, SpanMode, plain_text};
use crate::diagnostic::{Code, Diagnostic, Hint};
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

/// The most characters of a line that may be a heading although the line under it has another length.
const MAX_TITLE: usize = 120;

/// What is meant by a heading as `written`. A text is underlined as a heading by a line about as long as itself, or of
/// `=`.
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
    let is_cells = words.starts_with(['|', '#']) || words.contains(" | ") || words.contains("  ");
    let is_field = words.starts_with(char::is_lowercase) && words.contains(": ");
    let is_alike = underline > 3 && length.abs_diff(underline) <= 3;
    if words.contains('\n') || is_sentence || is_cells || is_field || length > MAX_TITLE {
        Taken::Rule
    } else if is_alike || written.ends_with('=') {
        Taken::Heading
    } else {
        Taken::DoubtfulHeading
    }
}

/// Whether a heading rather says a number of something: `# de familias: 3 200`.
fn is_number_of(written: &str) -> bool {
    let Some(words) = written.strip_prefix("# ").map(str::trim) else { return false };
    let is_of = ["de ", "of ", "do ", "da "].iter().any(|of| words.starts_with(of));
    words.starts_with(char::is_lowercase) && (is_of || words.contains(|c: char| c.is_ascii_digit()))
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
            let line = format!("## {}", text[range.clone()].lines().next().unwrap_or_default().trim());
            let finding = Diagnostic::new(Code::MisreadMarkdown, self.span(&range));
            self.report.push(finding.hint_with(Hint::WriteHeadingOrRule, "line", line));
        }
        self.after_table = false;
        if self.push_numbered(&inner, &range, text) {
            return;
        }
        if is_number_of(&text[range.clone()]) {
            self.report_misread_as(&format!("\\{}", text[range.clone()].trim_end()), &range);
        }
        self.push_heading(inner, level as u8, &range);
    }

    /// Publishes lines that begin with `# ` and directly follow one another as the numbered list that they are in wikis.
    fn push_numbered(&mut self, inner: &[Event<'t>], range: &Range<usize>, text: &str) -> bool {
        let is_item = |text: &str| text.starts_with("# ");
        let goes_on = text[range.start..].split_once('\n').is_some_and(|(_, next)| is_item(next));
        if !is_item(&text[range.clone()]) || !(goes_on || self.in_numbered) {
            return false;
        }
        if !std::mem::replace(&mut self.in_numbered, goes_on) {
            let words = text[range.clone()].trim_start_matches('#').trim();
            self.report_misread_as(&format!("1. {words}"), range);
            self.start(Event::Start(Tag::List(Some(1))));
        }
        self.start(Event::Start(Tag::Item));
        self.events.extend_from_slice(inner);
        self.end(Event::End(TagEnd::Item));
        if !goes_on {
            self.end(Event::End(TagEnd::List(true)));
        }
        true
    }

    fn push_heading(&mut self, inner: Vec<Event<'t>>, written: u8, range: &Range<usize>) {
        // `{#id}` and `{.class}` of other programs are told, and are no part of the name.
        let words = plain_text(&inner);
        let is_name = |words: &&str| !words.trim().is_empty() && words.ends_with(' ');
        let name = words.rfind('{').filter(|_| words.ends_with('}')).map(|at| &words[..at]).filter(is_name);
        let attributes = name.is_some_and(|name| words[name.len() + 1..].starts_with(['#', '.', ':']));
        let words = name.filter(|_| attributes).map_or(words.as_str(), str::trim).to_owned();
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
        for written in [
            "## Costos",
            "# Costos\n",
            "##",
            "Uno\n===",
            "Resultados\n===",
            "Costos\n------",
            "Costos y plazos\n==============",
            "> Costos\n> ------",
        ] {
            assert!(taken(written) == Taken::Heading, "{written}");
        }
        for written in [
            "Uno\n---",
            "Costos\n---",
            "Lecciones aprendidas\n---",
            "Resultados obtenidos\n---------",
            "El programa empezó en 2001\n---",
            "Costos\n--------------------",
        ] {
            assert!(taken(written) == Taken::DoubtfulHeading, "{written}");
        }
        for written in ["Primero.\n---", "Uno\ndos\n---", "Fin:\n===", "| A | B |\n---", "#hashtag largo\n---"] {
            assert!(taken(written) == Taken::Rule, "{written}");
        }
    }
}
