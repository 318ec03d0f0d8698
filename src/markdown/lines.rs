//! Lines that would run together on the page: lists with marks that Markdown does not know, and remains of front matter.

use super::block::{BROKEN, Block, Place};
use super::renderer::{Renderer, SpanMode};
use crate::diagnostic::{Code, Diagnostic, Hint};

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
    /// Any other sign, which may also begin a line by chance.
    Sign,
    /// A note, `[1]` or `¹`, or a number such as `1.1`.
    Label,
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
    let is_apart = rest.trim_start_matches('\u{fe0f}').starts_with(char::is_whitespace);
    match first {
        '–' | '—' | '−' => return Some(Mark::Dash),
        // A blank that is no space makes no list.
        '-' | '*' | '+' => {
            return rest.starts_with(|c: char| c.is_alphabetic() || is_other_blank(c)).then_some(Mark::Glued);
        }
        'o' if rest.starts_with('\t') => return Some(Mark::Bullet),
        '§' | '¶' | '⁰'..='⁹' | '¹' | '²' | '³' if is_apart => return Some(Mark::Label),
        '[' => {
            let number = rest.split_once("] ").map(|(number, _)| number);
            let is_number =
                number.is_some_and(|number| number.len() <= 3 && number.bytes().all(|c| c.is_ascii_digit()));
            return is_number.then_some(Mark::Label);
        }
        first if !first.is_ascii() && is_apart && !first.is_alphanumeric() && !"«»“”‘’„¿¡€£°…".contains(first) =>
        {
            return Some(Mark::Sign);
        }
        _ => {}
    }
    if is_section(line) {
        return Some(Mark::Label);
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

fn is_other_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n')
}

/// Whether a line begins with a number of several parts: `1.1. ` or `2.3.1 `. `3.5 millones` does not.
fn is_section(line: &str) -> bool {
    let number = line.find(|c: char| !c.is_ascii_digit() && c != '.').map_or("", |end| &line[..end]);
    let parts = number.trim_end_matches('.').split('.');
    let is_whole = parts.clone().count() > 1 && parts.clone().all(|part| (1..=2).contains(&part.len()));
    let is_apart = line[number.len()..].starts_with([' ', '\t', '\u{a0}', ')', '-']);
    is_whole && is_apart && (number.ends_with('.') || parts.count() > 2)
}

/// Whether a line names something and says what it is: `Población: 300 mil`.
fn is_labelled(line: &str) -> bool {
    const LONGEST: usize = 40;
    let Some((name, value)) = line.trim().split_once(": ") else { return false };
    let is_name = name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphanumeric() || c == ' ');
    is_name && name.len() <= LONGEST && !value.trim().is_empty()
}

/// The line as an item of a list.
fn as_item(line: &str, mark: Option<Mark>) -> String {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == BROKEN);
    let rest = |count: usize| line.chars().skip(count).collect::<String>();
    let blank = |c: char| c.is_whitespace() || c == '\u{fe0f}';
    match mark {
        Some(Mark::Number) => {
            let line = line.trim_start_matches('(');
            let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
            let words = line[digits..].trim_start_matches(['.', ')', 'º', 'ª', '°', '-', '–', ' ', '\t', '\u{a0}']);
            format!("{}. {words}", &line[..digits])
        }
        Some(Mark::Bullet | Mark::Dash | Mark::Glued | Mark::Sign) => {
            format!("- {}", rest(1).trim_start_matches(blank))
        }
        Some(Mark::Letter | Mark::Label) | None => format!("- {line}"),
    }
}

impl Renderer<'_, '_> {
    /// Reports lines with a mark and a tabulator, which are a list and no table.
    pub(super) fn check_marked(&mut self, block: &Block) -> bool {
        let is_marked = |line: &str| mark(line).is_some() && line.trim().matches('\t').count() == 1;
        block.text.contains('\t') && block.lines().all(|(_, line)| is_marked(line)) && self.check_lines(block)
    }

    /// Reports data of programs, whose lines would run together.
    pub(super) fn check_program(&mut self, block: &Block) -> bool {
        let is_pair = |line: &str| {
            let name = line.trim().strip_prefix('"').and_then(|rest| rest.split_once('"'));
            name.is_some_and(|(_, rest)| rest.trim_start().starts_with(':'))
        };
        let text = block.text.trim_start();
        let is_one = (text.starts_with("{\"") || text.starts_with("[{")) && text.contains("\":");
        let found = is_one || block.lines().filter(|(_, line)| is_pair(line)).count() > 1;
        if found {
            let line = block.text.lines().next().unwrap_or_default();
            self.report_misread(Hint::FenceCode, &block.source(0..line.trim_end_matches(BROKEN).len()));
        }
        found
    }

    /// Reports lines that are meant as a list and would run together.
    pub(super) fn check_lines(&mut self, block: &Block) -> bool {
        let marks: Vec<Option<Mark>> = block.lines().map(|(_, line)| mark(line)).collect();
        let count = |mark: Mark| marks.iter().filter(|other| **other == Some(mark)).count();
        let (numbers, letters, glued) = (count(Mark::Number), count(Mark::Letter), count(Mark::Glued));
        let (labels, signs) = (count(Mark::Label), count(Mark::Sign));
        let is_labelled =
            marks.len() > 1 && block.place == Place::Paragraph && block.lines().all(|(_, line)| is_labelled(line));
        let is_list = |place: usize| match marks[place] {
            Some(Mark::Bullet) => true,
            // A dash may also begin a line within a sentence.
            Some(Mark::Dash) => marks[place - 1] == Some(Mark::Dash),
            Some(Mark::Number) => numbers > 1,
            Some(Mark::Letter) => letters > 1,
            Some(Mark::Glued) => glued > 1,
            Some(Mark::Label) => labels > 1,
            Some(Mark::Sign) => signs > 1,
            None => is_labelled,
        };
        let mut is_broken = true;
        for (place, (start, line)) in block.lines().enumerate() {
            if !std::mem::replace(&mut is_broken, line.ends_with(BROKEN)) && is_list(place) {
                let hint = if marks[place] == Some(Mark::Number) { Hint::WriteNumbers } else { Hint::WriteList };
                let end = start + line.trim_end_matches(BROKEN).trim_end().len();
                let finding = Diagnostic::new(Code::MisreadMarkdown, self.span(&block.source(start..end)));
                self.report.push(finding.hint_with(hint, "line", as_item(line, marks[place])));
                return true;
            }
        }
        false
    }

    /// Reports data of the record that stand at the beginning of the text.
    pub(super) fn check_front_matter(&mut self, block: &Block) -> bool {
        let is_toml = block.text.lines().next().is_some_and(|line| line.trim() == "+++") && block.text.contains('=');
        if is_toml {
            self.report_unread(Hint::MoveToFrontMatter, &block.source(0..3));
            return true;
        }
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
            "-\u{a0}uno",
            "§ uno",
            "¹ nota",
            "[1] nota",
            "→ uno",
            "✅ uno",
            "✔️ uno",
            "1.1. uno",
            "2.3.1 uno",
            "o\tuno",
        ] {
            assert!(mark(line).is_some(), "{line}");
        }
        for line in [
            "uno",
            "a uno",
            "1 uno",
            "A. Pérez",
            "3.5 millones",
            "10.000 km",
            "-5 grados",
            "1.",
            "Ley) x",
            "",
            "«uno",
            "€ 5",
            "1.5 km",
            "o uno",
            "[sic] uno",
        ] {
            assert!(mark(line).is_none(), "{line}");
        }
    }
}
