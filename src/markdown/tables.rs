//! Tables, each in a scrollable region with a caption, and texts that are meant as one.

use super::block::Block;
use super::escape::push_attribute;
use super::renderer::{OpenTable, Renderer, plain_text};
use super::rows;
use crate::diagnostic::{Code, Diagnostic, Hint};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use std::ops::Range;

impl<'t> Renderer<'_, 't> {
    /// Starts a table and its caption: the paragraph before it if that ends in a colon, otherwise the heading above,
    /// visible only to screen readers.
    pub(super) fn start_table(&mut self, columns: Vec<Alignment>) {
        let introduction = self.take_introduction();
        let name = match &introduction {
            Some(events) => plain_text(events).trim_end_matches(':').to_owned(),
            None => self.name_from_heading(),
        };
        let mut region = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"".to_owned();
        push_attribute(&mut region, &name);
        self.raw(&(region + "\">"));
        // The parser would write alignment as inline styles, which the Content-Security-Policy forbids.
        self.start(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])));
        self.table = OpenTable { columns, ..OpenTable::default() };
        match introduction {
            Some(events) => {
                self.raw("<caption>");
                self.events.extend(events);
            }
            None => {
                self.raw("<caption class=\"hidden\">");
                self.events.push(Event::Text(name.into()));
            }
        }
        self.raw("</caption>");
    }

    pub(super) fn end_table(&mut self) {
        self.end(Event::End(TagEnd::Table));
        self.raw("</div>");
        self.after_table = false;
    }

    /// Starts the head or another row; cells beyond the last column, which are not published, are reported.
    pub(super) fn start_row(&mut self, event: Event<'t>, range: &Range<usize>, text: &str) {
        self.table.cell = 0;
        self.table.in_head = matches!(event, Event::Start(Tag::TableHead));
        self.start(event);
        let row = &text[range.clone()];
        let cells = cells(row);
        let columns = self.table.columns.len();
        self.table.is_ruled = is_ruled(row);
        if self.table.is_ruled {
            self.report_misread(Hint::DeleteRow, &(range.start..range.start + row.trim_end().len()));
            return;
        }
        let lost = cells.get(columns..).unwrap_or_default();
        if let Some(first) = lost.iter().find(|cell| !row[(*cell).clone()].trim().is_empty()) {
            let last = lost.iter().rev().find(|cell| !row[(*cell).clone()].trim().is_empty()).unwrap_or(first);
            let value = row[first.start..last.end].trim();
            let start = range.start + first.start + (row[first.start..].len() - row[first.start..].trim_start().len());
            let finding = Diagnostic::new(Code::LostCell, self.span(&(start..start + value.len()))).arg("value", value);
            let finding = finding.arg("cells", cells.len()).arg("columns", columns);
            self.report.push(finding.hint_with(Hint::WriteCell, "line", delimiter_row(cells.len())));
        }
    }

    pub(super) fn start_cell(&mut self, event: Event<'t>) {
        let class = match self.table.columns.get(self.table.cell) {
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "end",
            _ => "",
        };
        self.table.cell += 1;
        self.depth += 1;
        match class {
            "" => self.events.push(event),
            class => self.raw(&format!("<{} class=\"{class}\">", if self.table.in_head { "th" } else { "td" })),
        }
    }

    /// Removes and returns the preceding paragraph, without its tags, if it ends in a colon.
    fn take_introduction(&mut self) -> Option<Vec<Event<'t>>> {
        let Some(Event::End(TagEnd::Paragraph)) = self.events.last() else { return None };
        let start = self.events.iter().rposition(|event| matches!(event, Event::Start(Tag::Paragraph)))?;
        // A colon alone does not name the table.
        let words = plain_text(&self.events[start..]);
        words.strip_suffix(':').filter(|words| !words.trim_end_matches(':').is_empty())?;
        let mut events = self.events.split_off(start);
        events.pop();
        events.remove(0);
        Some(events)
    }

    /// The name of a table without introduction; numbered so that tables under one heading differ.
    fn name_from_heading(&mut self) -> String {
        self.tables_here += 1;
        let heading = self.last_heading.as_deref().unwrap_or(&self.origin.lang.data().markdown.table);
        match self.tables_here {
            1 => heading.to_owned(),
            number => format!("{heading} ({number})"),
        }
    }

    /// Reports a text that is meant as a table; only the first of several that follow one another.
    pub(super) fn check_table_text(&mut self, block: &Block) -> bool {
        let Some(line) = first_row(&block.text) else { return false };
        if !std::mem::replace(&mut self.after_table, true) {
            let head = block.text[line.clone()].trim_end();
            let separator = if head.contains('|') { '|' } else { '\t' };
            let range = block.source(line.start..line.start + head.len());
            if let Some(rows) = rows::framed(&block.text) {
                self.report_rows(Code::UnreadMarkdown, &rows, &range);
                return true;
            }
            if separator == '\t' {
                let rows: Vec<Vec<&str>> = block.text.lines().map(rows::divided).filter(|row| row.len() > 1).collect();
                self.report_rows(Code::UnreadMarkdown, &rows, &range);
                return true;
            }
            let span = self.span(&range);
            let finding = Diagnostic::new(Code::UnreadMarkdown, span);
            self.report.push(finding.hint_with(Hint::WriteTable, "line", delimiter_row(cells(head).len())));
        }
        true
    }
}

/// Whether all cells of a row are lines of `=` or `-`, with which other programs divide the parts of a table.
fn is_ruled(row: &str) -> bool {
    let cells = row.trim().trim_matches('|').split('|').map(|cell| cell.trim().trim_matches(':'));
    cells.clone().all(|cell| cell.len() >= 3 && (cell.bytes().all(|c| c == b'=') || cell.bytes().all(|c| c == b'-')))
}

/// The row to be written under the head of a table with so many columns.
fn delimiter_row(columns: usize) -> String {
    const MAX_COLUMNS: usize = 20;
    format!("|{}", "---|".repeat(columns.clamp(1, MAX_COLUMNS)))
}

/// The cells of a row, divided at each `|` without a backslash.
fn cells(row: &str) -> Vec<Range<usize>> {
    let end = row.trim_end().len();
    let mut start = row.len() - row.trim_start().len();
    if row[start..].starts_with('|') {
        start += 1;
    }
    let (mut cells, mut escaped) = (Vec::new(), false);
    for (at, byte) in row.bytes().enumerate().take(end).skip(start) {
        if byte == b'|' && !escaped {
            cells.push(start..at);
            start = at + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < end || cells.is_empty() {
        cells.push(start.min(end)..end);
    }
    cells
}

/// The first row of a text that is meant as a table: one with the line under a head, whatever its dashes, one with a
/// row between bars, or one with several rows of cells divided by bars or tabulators.
fn first_row(text: &str) -> Option<Range<usize>> {
    let (mut first, mut rows, mut is_table) = (None, 0, false);
    let (mut start, mut before) = (0, None);
    for line in text.split('\n') {
        let range = start..start + line.len();
        start += line.len() + 1;
        let words = line.trim();
        let bars = words.matches('|').count();
        let is_under_head = bars > 0 && is_delimiter(words);
        let is_between_bars = words.starts_with('|') && bars >= 2;
        let is_divided = words.contains(" | ") || words.contains('\t');
        is_table |= is_under_head || is_between_bars;
        if is_between_bars || is_divided || is_under_head {
            rows += 1;
            let head = before.take().filter(|_| is_under_head);
            first = first.or(head).or(Some(range));
        } else {
            before = (bars > 0).then_some(range);
        }
    }
    first.filter(|_| is_table || rows >= 2)
}

/// Whether a line has only the signs of the line under a table's head.
fn is_delimiter(line: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '=' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    line.contains(dash) && line.chars().all(|c| dash(c) || matches!(c, '|' | ':' | '+' | ' ' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_divided_at_bars_without_backslash() {
        for (row, expected) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("|a|b|c", 3),
            (r"| a \| b | c |", 2),
            (r"| a \\| b |", 2),
            ("", 1),
            ("|", 1),
        ] {
            assert_eq!(cells(row).len(), expected, "{row}");
        }
    }

    #[test]
    fn a_text_meant_as_a_table_is_known() {
        for text in [
            "| A | B |\n|—|—|\n| 1 | 2 |",
            "| 1 | 2 |",
            "|---|---|",
            "A | B\n--- | --- | ---",
            "Lunes | 8:00\nMartes | 9:00",
            "Año\tMonto\n2019\t100",
            "| A | B |\n| 1 | 2 |",
        ] {
            assert!(first_row(text).is_some(), "{text}");
        }
        for text in ["Tel | Fax", "a|b", "uno\ndos", "P(A|B) = 1", "---", "a\tb", "|x|"] {
            assert_eq!(first_row(text).is_some(), text == "|x|", "{text}");
        }
    }
}
