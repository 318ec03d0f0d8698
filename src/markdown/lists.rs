//! Lists with the numbers that were written, and what Markdown takes for a list or a quotation by its first sign.

use super::renderer::{OpenList, Renderer};
use crate::diagnostic::Hint;
use pulldown_cmark::{CowStr, Event};
use std::ops::Range;

/// The title of `1. RESULTADOS OBTENIDOS` in usual letters.
fn title_in_capitals(line: &str) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let words = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ')).trim();
    let is_title = words.chars().filter(|c| c.is_alphabetic()).count() > 3
        && !words.contains(char::is_lowercase)
        && !words.ends_with(['.', ',', ';'])
        && words.split(' ').count() <= MOST_WORDS
        && !words.contains(|c: char| c.is_ascii_digit());
    let mut letters = words.trim_end_matches(':').chars();
    let first = letters.next().filter(|_| is_title)?;
    Some(std::iter::once(first).chain(letters.flat_map(char::to_lowercase)).collect())
}

/// Whether a text begins with a share or a temperature, which may have a sign before it.
fn is_share(words: &str) -> bool {
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    rest.len() < words.len() && rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with(['%', '°', '‰'])
}

impl<'t> Renderer<'_, 't> {
    pub(super) fn start_list(&mut self, event: Event<'t>, is_bulleted: bool, range: &Range<usize>, text: &str) {
        let before = text[..range.start].trim_end_matches([' ', '\t', '>']);
        let line = before.strip_suffix('\n').map(|before| before.rsplit('\n').next().unwrap_or_default().trim());
        let is_text = line.is_some_and(|line| line.ends_with(|c: char| c.is_alphanumeric() || c == ','));
        self.lists.push(OpenList { items: Vec::new(), interrupts: is_text, is_bulleted, first: None, length: 0 });
        self.start(event);
    }

    pub(super) fn start_item(&mut self, event: Event<'t>, range: &Range<usize>, text: &str) {
        let place = self.events.len();
        if let Some(list) = self.lists.last_mut() {
            list.first.get_or_insert_with(|| range.clone());
            list.length += 1;
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

    /// Reports a sentence that goes on with `1. `, a quantity with `+ ` and a share with `- `, each taken for the only
    /// item of a list.
    fn check_first(&mut self, list: &OpenList, text: &str) {
        let Some(first) = &list.first else { return };
        let item = &text[first.clone()];
        let begins = |mark: &str, is_meant: fn(char) -> bool| {
            item.strip_prefix(mark).is_some_and(|words| words.trim_start_matches(' ').starts_with(is_meant))
        };
        let goes_on = list.interrupts
            && list.items.len() == 1
            && (begins("1.", char::is_lowercase) || begins("1)", char::is_lowercase));
        // Lists in lists are looked at no further than this.
        const LONGEST: usize = 400;
        let end = item.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST).last().unwrap_or(0);
        let line = if item.len() <= LONGEST { item } else { &item[..end] }.lines().next().unwrap_or_default();
        let range = first.start..first.start + line.len();
        let words = line.trim_start_matches(['+', '-']).trim();
        if list.items.len() == 1
            && item.len() < LONGEST
            && item.trim_end() == line.trim_end()
            && let Some(title) = title_in_capitals(line)
        {
            self.report_misread_as(&format!("## {title}"), &range);
        } else if goes_on {
            self.report_misread(Hint::EscapeSign, &range);
        } else if list.is_bulleted && list.length == 1 && line.starts_with('+') {
            self.report_doubtful([format!("\\+ {words}"), format!("* {words}")], &range);
        } else if list.is_bulleted && list.length == 1 && line.starts_with('-') && is_share(words) {
            self.report_doubtful([format!("−{words}"), format!("* {words}")], &range);
        }
    }

    /// Reports a line such as `> 500 habitantes`, which would become a quotation.
    pub(super) fn check_quote(&mut self, range: &Range<usize>, text: &str) {
        const MAX_SIGNS: usize = 8;
        let Some(words) = text[range.clone()].strip_prefix('>') else { return };
        let number = words.chars().take(MAX_SIGNS).find(|c| !" =$€USRBs".contains(*c));
        if number.is_some_and(|c| c.is_ascii_digit()) && !words.trim_end().contains('\n') {
            self.report_misread(Hint::EscapeSign, &(range.start..range.start + 1 + words.trim_end().len()));
        }
    }
}
