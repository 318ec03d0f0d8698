//! The extensions of Markdown that are read.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use std::ops::Range;

pub(super) const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES).union(Options::ENABLE_STRIKETHROUGH);

/// The ranges of code between backticks or fences.
pub(super) fn code_ranges(text: &str) -> Vec<Range<usize>> {
    if !text.contains('`') && !text.contains("~~~") {
        return Vec::new();
    }
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    let is_code =
        |event: &Event| matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))));
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}
