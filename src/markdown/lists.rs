//! Lists with the numbers that were written, and what Markdown takes for a list or a quotation by its first sign.

use super::renderer::Renderer;
use crate::diagnostic::Hint;
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// A list being converted.
pub(super) struct OpenList {
    /// For each item of a numbered list its number as written and the place of its event.
    items: Vec<(u64, usize)>,
    /// Whether it follows a line of text without a blank line.
    interrupts: bool,
    is_bulleted: bool,
    /// The first item.
    first: Option<Range<usize>>,
}

impl<'t> Renderer<'_, 't> {
    pub(super) fn start_list(&mut self, event: Event<'t>, is_bulleted: bool, range: &Range<usize>, text: &str) {
        let before = text[..range.start].trim_end_matches([' ', '\t', '>']);
        let line = before.strip_suffix('\n').map(|before| before.rsplit('\n').next().unwrap_or_default().trim());
        let is_text = line.is_some_and(|line| line.ends_with(|c: char| c.is_alphanumeric() || c == ','));
        self.lists.push(OpenList { items: Vec::new(), interrupts: is_text, is_bulleted, first: None });
        self.start(event);
    }

    pub(super) fn start_item(&mut self, event: Event<'t>, range: &Range<usize>, text: &str) {
        let place = self.events.len();
        if let Some(list) = self.lists.last_mut() {
            list.first.get_or_insert_with(|| range.clone());
            let digits = text[range.clone()].trim_start().bytes().take_while(u8::is_ascii_digit).count();
            let written = text[range.clone()].trim_start().get(..digits).and_then(|digits| digits.parse().ok());
            if let Some(number) = written.filter(|_| !list.is_bulleted) {
                list.items.push((number, place));
            }
        }
        self.start(event);
    }

    /// Ends a list. Items keep the numbers that were written, except where all of them are 0 or 1, which Markdown counts.
    pub(super) fn end_list(&mut self, event: Event<'t>, text: &str) {
        self.end(event);
        let Some(list) = self.lists.pop() else { return };
        self.check_first(&list, text);
        let is_counted = list.items.iter().all(|(number, _)| *number == list.items[0].0 && *number <= 1);
        if is_counted {
            return;
        }
        for pair in list.items.windows(2) {
            let ((before, _), (number, place)) = (pair[0], pair[1]);
            if number != before + 1 {
                self.events[place] = Event::InlineHtml(CowStr::from(format!("<li value=\"{number}\">")));
            }
        }
    }

    /// Reports a sentence that goes on with `1. ` or a quantity with `+ `, both taken for the only item of a list.
    fn check_first(&mut self, list: &OpenList, text: &str) {
        let Some(first) = &list.first else { return };
        let item = text[first.clone()].trim();
        let words = item.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')', '+', ' ']);
        let is_only = item.lines().count() == 1 && text[first.end..].trim_start_matches('\n').trim_start().chars().next() != item.chars().next();
        let goes_on = list.items.len() == 1 && list.interrupts && words.starts_with(char::is_lowercase);
        let quantity = item.starts_with('+') && words.starts_with(|c: char| c.is_ascii_digit()) && is_only;
        if goes_on || quantity {
            let end = first.start + item.lines().next().map_or(0, str::len);
            self.report_misread(Hint::EscapeSign, &(first.start..end));
        }
    }

    /// Reports a line such as `> 500 habitantes`, which would become a quotation.
    pub(super) fn check_quote(&mut self, range: &Range<usize>, text: &str) {
        let written = text[range.clone()].trim();
        let words = written.trim_start_matches(['>', ' ', '\t']);
        let quantity = words.trim_start_matches(|c: char| "=$€<>~ ".contains(c) || "USRBsubrb".contains(c));
        if !written.contains('\n') && quantity.starts_with(|c: char| c.is_ascii_digit()) {
            self.report_misread(Hint::EscapeSign, &(range.start..range.start + written.len()));
        }
    }
}
