//! Search in each block for what was meant as Markdown and is not read as such.

use super::block::{Block, Place};
use super::renderer::Renderer;
use super::signs;
use crate::diagnostic::{Code, Diagnostic, Hint};
use std::ops::Range;

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
            if self.check_table_text(block) {
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
        for found in signs::find(&block.text, block.place) {
            let range = block.source(found.range.clone());
            if let Some(label) = &found.note
                && !self.unknown_notes.insert(label.to_lowercase())
            {
                continue;
            }
            match found.hint {
                Hint::WriteHeading => self.report_heading(&block.text[found.range.clone()], &range),
                hint => self.report_unread(hint, &range),
            }
        }
    }
}
