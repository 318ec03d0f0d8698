//! Formulas between `\\(` and `\\)`, of which Markdown takes away the backslashes.

use super::block::Block;
use super::renderer::Renderer;
use super::typed::{LOWERED, RAISED};
use std::ops::Range;

/// The most bytes of a formula that is looked for.
const LONGEST: usize = 300;

impl Renderer<'_, '_> {
    /// Reports formulas, and returns where in the source they stand.
    pub(super) fn check_formulas(&mut self, block: &Block) -> Vec<Range<usize>> {
        let source: &str = &self.uncommented.text;
        let mut found: Vec<(Range<usize>, String)> = Vec::new();
        for at in block.escaped_signs() {
            if found.last().is_some_and(|(last, _)| last.end > at) {
                continue;
            }
            found.extend(formula(source, at));
        }
        for (range, typed) in &found {
            self.report_misread_as(typed, range);
        }
        found.into_iter().map(|(range, _)| range).collect()
    }
}

/// The formula that begins with the backslash before a sign, and the text to type for it.
fn formula(source: &str, sign: usize) -> Option<(Range<usize>, String)> {
    let start = sign.checked_sub(1)?;
    let (begin, end) = [("\\\\(", "\\\\)"), ("\\\\[", "\\\\]"), ("\\(", "\\)"), ("\\[", "\\]")]
        .into_iter()
        .find(|(begin, _)| source.get(start..).is_some_and(|rest| rest.starts_with(begin)))?;
    let rest = &source[start + begin.len()..];
    let mut limit = rest.len().min(LONGEST);
    while !rest.is_char_boundary(limit) {
        limit -= 1;
    }
    let inner = &rest[..rest[..limit].find(end)?];
    let inner_words = inner.trim();
    if source[..start].ends_with("\\[") {
        return None;
    }
    let is_short = inner_words.chars().count() <= 2 && inner_words.starts_with(char::is_alphabetic);
    let has_signs = inner_words.contains(['^', '_', '=', '+', '<', '>'])
        || inner_words.split('\\').skip(1).any(|word| word.starts_with(char::is_alphabetic));
    let is_formula = !inner_words.is_empty() && !inner.contains("\n\n") && (is_short || has_signs);
    is_formula.then(|| (start..start + begin.len() + inner.len() + end.len(), typed(inner_words)))
}

/// A formula with raised and lowered digits, or between backticks if it has other signs.
fn typed(formula: &str) -> String {
    let mut out = String::new();
    let mut signs = formula.chars().peekable();
    while let Some(sign) = signs.next() {
        let digits = match sign {
            '^' => RAISED,
            '_' => LOWERED,
            sign => {
                out.push(sign);
                continue;
            }
        };
        let Some(digit) = signs.next_if(char::is_ascii_digit) else { return format!("`{formula}`") };
        out.push(digits[digit as usize - '0' as usize]);
    }
    match out.contains(['\\', '{', '*', '<']) {
        true => format!("`{formula}`"),
        false => out.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_typed_with_raised_digits() {
        for (written, text) in
            [("a^2 + b^2", "a² + b²"), ("CO_2", "CO₂"), ("\\frac{a}{b}", "`\\frac{a}{b}`"), ("x^n", "`x^n`")]
        {
            assert_eq!(typed(written), text);
        }
    }
}
