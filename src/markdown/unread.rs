//! Search in each block for what was meant as Markdown and is not read as such.

use super::block::{Block, Place};
use super::renderer::Renderer;
use super::signs;
use super::typed::typed;
use crate::diagnostic::{Code, Diagnostic, Hint};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A text and a label between brackets, with a space between them, which the parser reads as text.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\[([^\[\]\n\u{fffc}]+)\] \u{fffc}?\[?([^\[\]\n\u{fffc}]+)\u{fffc}?\]?")
        .expect("the pattern is part of the program")
});

impl Renderer<'_, '_> {
    /// Ends the block and reports what it holds. The next block stands in `next`.
    pub(super) fn end_block(&mut self, next: Place) {
        let block = std::mem::replace(&mut self.block, Block::at(next));
        if block.text.trim().is_empty() {
            return;
        }
        self.check_block(&block);
        self.blocks += 1;
    }

    fn check_block(&mut self, block: &Block) {
        if block.place != Place::Cell && block.place != Place::Heading {
            if self.check_program(block) || self.check_marked(block) || self.check_table_text(block) {
                return;
            }
            if self.check_spaced(block) {
                return;
            }
            self.after_table = false;
            if self.check_front_matter(block) || self.check_lines(block) {
                return;
            }
        }
        self.check_signs(block);
    }

    /// `##Costos`, `== Costos ==`, and `#Costos`, which may be a tag.
    fn report_heading(&mut self, words: &str, range: &Range<usize>) {
        const LONGEST: usize = 80;
        let name = words.trim_matches(['#', '=', ' ', '\t']);
        let level = (words.len() - words.trim_start_matches(['#', '=']).len()).clamp(2, 6);
        let mut finding = Diagnostic::new(Code::UnreadMarkdown, self.span(range));
        let tag = words
            .strip_prefix('#')
            .filter(|rest| !rest.starts_with('#'))
            .and_then(|rest| rest.split_whitespace().next());
        if let Some(tag) = tag {
            finding = finding.hint_with(Hint::EscapeTag, "text", format!("\\#{tag}"));
        }
        if tag.is_none() || name.chars().count() <= LONGEST {
            finding = finding.hint_with(Hint::WriteHeading, "line", format!("{} {name}", "#".repeat(level)));
        }
        self.report.push(finding);
    }

    fn check_signs(&mut self, block: &Block) {
        if block.place == Place::Cell && self.table.is_ruled {
            return;
        }
        let formulas = self.check_formulas(block);
        for found in signs::find(&block.text, block.place) {
            let words = found.range.clone();
            let range = block.source(found.range);
            let formula = formulas.get(formulas.partition_point(|formula| formula.end <= range.start));
            if formula.is_some_and(|formula| formula.start < range.end) {
                continue;
            }
            if let Some(label) = &found.note
                && !self.unknown_notes.insert(label.to_lowercase())
            {
                continue;
            }
            if found.hint == Hint::WriteHeading && !block.text[words.clone()].starts_with("==") {
                self.report_heading(&block.text[words], &range);
            } else {
                self.report_sign(found.hint, &block.text[words], block.place, &range);
            }
        }
        self.check_references(block);
    }

    /// Reports a sign with what to type instead, if that is known.
    pub(super) fn report_sign(&mut self, hint: Hint, sign: &str, place: Place, range: &Range<usize>) {
        let stars = sign.trim_start_matches('*');
        let is_line = sign.starts_with("**") && stars.starts_with(' ') && !stars.contains('*');
        let typed = match place {
            Place::Item if is_line => Some(format!("  - {}", stars.trim())),
            _ if is_line => Some(format!("{}{stars}", "\\*".repeat(sign.len() - stars.len()))),
            _ => typed(sign),
        };
        let finding = Diagnostic::new(Code::UnreadMarkdown, self.span(range));
        self.report.push(match typed {
            Some(typed) if typed.is_empty() => finding.hint(Hint::DeleteSign),
            // The name of a page in a wiki may be that of a record, to which it would be a link.
            Some(typed) if sign.starts_with("[[") && !typed.starts_with('!') => {
                finding.hint_with(Hint::WriteAs, "text", typed).hint(Hint::WriteLink)
            }
            Some(typed) => finding.hint_with(Hint::WriteAs, "text", typed),
            None => finding.hint(hint),
        });
    }

    /// Reports `[text] [label]`, which is a link without the space.
    fn check_references(&mut self, block: &Block) {
        if self.definitions.is_empty() {
            return;
        }
        for groups in REFERENCE.captures_iter(&block.text) {
            let label = groups[2].to_lowercase();
            if self.definitions.contains(&label) {
                self.used_definitions.insert(label);
                let range = groups.get(0).map(|group| group.range()).unwrap_or_default();
                let finding = Diagnostic::new(Code::UnreadMarkdown, self.span(&block.source(range)));
                self.report.push(finding.hint_with(Hint::WriteAs, "text", format!("[{}][{}]", &groups[1], &groups[2])));
            }
        }
    }
}
