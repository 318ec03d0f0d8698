//! Lines that would run together on the page: lists with marks that Markdown does not know, and remains of front matter.

use super::block::{BROKEN, Block};
use super::renderer::{Renderer, SpanMode};
use crate::diagnostic::Hint;

/// What the lines of a list begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet,
    Dash,
    Number,
    /// A letter or a Roman number.
    Letter,
    /// `-` or `*` without a space.
    Glued,
}

/// The mark with which a line begins.
fn mark(line: &str) -> Option<Mark> {
    const BULLETS: &str = "•·▪▫◦‣■□●○◆◇➢➤►▶✓✔✗✘⁃∙\u{f0b7}\u{f0a7}\u{f0d8}";
    let line = line.trim_start().trim_start_matches('(');
    let first = line.chars().next()?;
    if BULLETS.contains(first) {
        return Some(Mark::Bullet);
    }
    let rest = &line[first.len_utf8()..];
    match first {
        '–' | '—' | '−' => return Some(Mark::Dash),
        '-' | '*' | '+' => return rest.starts_with(char::is_alphabetic).then_some(Mark::Glued),
        _ => {}
    }
    let word = line.find(|c: char| !c.is_ascii_alphanumeric()).map_or("", |end| &line[..end]);
    let signs = &line[word.len()..];
    let is_sign = |c: char| matches!(c, '.' | ')' | 'º' | 'ª' | '°' | '-' | '–');
    let after = signs.trim_start_matches(is_sign);
    let closed = signs.starts_with(['.', ')', 'º', 'ª', '°']) && signs.len() - after.len() <= 4;
    let apart = after.starts_with([' ', '\t', '\u{a0}']) || (after.len() + 1 < signs.len() && !after.is_empty());
    if word.is_empty() || !closed || !apart {
        return None;
    }
    let is_roman = word.bytes().all(|byte| b"ivxIVX".contains(&byte)) && word.len() <= 5;
    if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4 {
        Some(Mark::Number)
    } else if is_roman {
        Some(Mark::Letter)
    } else {
        let is_letter =
            word.len() == 1 && (signs.starts_with(')') || word.bytes().all(|byte| byte.is_ascii_lowercase()));
        is_letter.then_some(Mark::Letter)
    }
}

impl Renderer<'_, '_> {
    /// Reports lines that are meant as a list and would run together.
    pub(super) fn check_lines(&mut self, block: &Block) -> bool {
        let marks: Vec<Option<Mark>> = block.lines().map(|(_, line)| mark(line)).collect();
        let count = |mark: Mark| marks.iter().filter(|other| **other == Some(mark)).count();
        let (numbers, letters, glued) = (count(Mark::Number), count(Mark::Letter), count(Mark::Glued));
        let is_list = |place: usize| match marks[place] {
            Some(Mark::Bullet) => true,
            // A dash may also begin a line within a sentence.
            Some(Mark::Dash) => marks[place - 1] == Some(Mark::Dash),
            Some(Mark::Number) => numbers > 1,
            Some(Mark::Letter) => letters > 1,
            Some(Mark::Glued) => glued > 1,
            None => false,
        };
        let mut is_broken = true;
        for (place, (start, line)) in block.lines().enumerate() {
            if !std::mem::replace(&mut is_broken, line.ends_with(BROKEN)) && is_list(place) {
                let hint = if marks[place] == Some(Mark::Number) { Hint::WriteNumbers } else { Hint::WriteList };
                let end = start + line.trim_end_matches(BROKEN).trim_end().len();
                self.report_misread(hint, &block.source(start..end));
                return true;
            }
        }
        false
    }

    /// Reports data of the record that stand at the beginning of the text.
    pub(super) fn check_front_matter(&mut self, block: &Block) -> bool {
        if self.blocks > 0 || !matches!(self.span_mode, SpanMode::Exact) {
            return false;
        }
        let is_field = |line: &str| {
            let Some((key, value)) = line.trim().split_once(':') else { return false };
            let is_name = key.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '_' | '-')) && key.len() <= 40;
            is_name && !key.is_empty() && (value.is_empty() || value.starts_with(' '))
        };
        let lines: Vec<&str> = block.text.lines().collect();
        let is_lower = block.text.starts_with(char::is_lowercase);
        let enough = self.is_underlined || (lines.len() >= 2 && is_lower);
        let found = enough && lines.iter().all(|line| is_field(line));
        if found {
            let end = lines[0].trim_end_matches(BROKEN).len();
            self.report_unread(Hint::MoveToFrontMatter, &block.source(0..end));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_told_from_words() {
        for line in [
            "• uno",
            "· uno",
            "– uno",
            "a) uno",
            "(b) uno",
            "1) uno",
            "1.- uno",
            "1º uno",
            "II. uno",
            "-uno",
            "2001. uno",
            "1.-uno",
        ] {
            assert!(mark(line).is_some(), "{line}");
        }
        for line in ["uno", "a uno", "1 uno", "A. Pérez", "3.5 millones", "10.000 km", "-5 grados", "1.", "Ley) x", ""]
        {
            assert!(mark(line).is_none(), "{line}");
        }
    }
}
