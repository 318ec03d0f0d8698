//! Emphasis: which asterisks stay because they stand between numbers, and what a wiki takes for an order.

use super::renderer::Renderer;
use crate::diagnostic::Hint;
use pulldown_cmark::{CowStr, Event, Tag};
use std::ops::Range;

/// Orders of wikis that would be published in bold, without their underscores.
const ORDERS: [&str; 14] = [
    "TOC",
    "NOTOC",
    "FORCETOC",
    "NOEDITSECTION",
    "NEWSECTIONLINK",
    "NONEWSECTIONLINK",
    "INDEX",
    "NOINDEX",
    "HIDDENCAT",
    "NOGALLERY",
    "TDC",
    "NOTDC",
    "FORZAR_TDC",
    "SEMTDC",
];

impl<'t> Renderer<'_, 't> {
    /// Starts emphasis, unless its signs rather belong to the text; those are kept.
    pub(super) fn start_emphasis(&mut self, event: Event<'t>, range: &Range<usize>, text: &'t str) {
        let written = &text[range.clone()];
        let order = written.strip_prefix("__").and_then(|rest| rest.strip_suffix("__"));
        if order.is_some_and(|order| ORDERS.contains(&order)) {
            self.report_misread(Hint::DeleteSign, range);
        }
        let signs = if matches!(event, Event::Start(Tag::Strong)) { 2 } else { 1 };
        let literal = is_literal(text, range, signs).then(|| &written[..signs]);
        match literal {
            Some(signs) => self.push_signs(signs, range.start),
            None => self.start(event),
        }
        self.literal_signs.push(literal);
    }

    pub(super) fn end_emphasis(&mut self, event: Event<'t>, range: &Range<usize>) {
        match self.literal_signs.pop().flatten() {
            Some(signs) => self.push_signs(signs, range.end - signs.len()),
            None => self.end(event),
        }
    }

    fn push_signs(&mut self, signs: &'t str, at: usize) {
        let range = at..at + signs.len();
        match signs {
            // A template in which it stands is recognised by it.
            "*" => self.block.push_literal(signs, &range),
            _ => self.block.push_other(&range),
        }
        self.events.push(Event::Text(CowStr::from(signs)));
    }
}

/// Whether the asterisks of `5*3*2`, `(a*b) + (c*d)` and `/* x */` are no emphasis.
fn is_literal(text: &str, range: &Range<usize>, signs: usize) -> bool {
    const MOST_BYTES: usize = 100;
    let written = &text[range.clone()];
    if !written.starts_with('*') {
        return false;
    }
    let (before, after) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
    let inner = written.get(signs..written.len() - signs).unwrap_or_default();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_within = is_word(before) && is_word(after);
    let has_space = inner.bytes().take(MOST_BYTES).any(|byte| byte == b' ');
    let is_product = is_digit(before) || is_digit(after) || has_space || inner.chars().nth(1).is_none();
    (before == Some('/') && after == Some('/'))
        || (is_within && is_product)
        || (is_digit(before) && is_digit(inner.chars().next()))
        || (is_digit(after) && is_digit(inner.chars().next_back()))
}
