//! Search in each block for what was meant as Markdown and is not read as such.

use super::block::{Block, Place};
use super::renderer::Renderer;
use super::signs;

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

    fn check_signs(&mut self, block: &Block) {
        let formulas = self.check_formulas(block);
        for found in signs::find(&block.text, block.place) {
            let range = block.source(found.range);
            if formulas.iter().any(|formula| formula.start < range.end && range.start < formula.end) {
                continue;
            }
            if let Some(label) = &found.note
                && !self.unknown_notes.insert(label.to_lowercase())
            {
                continue;
            }
            self.report_unread(found.hint, &range);
        }
    }
}
