//! Blocks of code.

use super::renderer::Renderer;
use crate::diagnostic::{Code, Diagnostic, Hint};
use pulldown_cmark::{CodeBlockKind, Event, Tag};
use std::ops::Range;

impl Renderer<'_, '_> {
    /// Starts a block of code, whose language is dropped. An indented one is rather meant as a paragraph.
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind, range: &Range<usize>, text: &str) {
        if matches!(kind, CodeBlockKind::Indented) {
            let line = text[range.clone()].lines().next().map_or(0, str::len);
            self.report_misread(Hint::RemoveIndent, &(range.start..range.start + line));
        }
        if let (CodeBlockKind::Fenced(_), Some((line, fence))) = (kind, unclosed(&text[range.clone()])) {
            let span = self.span(&(range.start..range.start + line));
            // `~~~~` at the end is the signature of a wiki.
            if fence.starts_with('~') && text[range.clone()].trim().len() == fence.len() {
                self.report.push(Diagnostic::new(Code::MisreadMarkdown, span).hint(Hint::DeleteSign));
                return self.start_plain_code();
            }
            let finding = Diagnostic::new(Code::MisreadMarkdown, span);
            self.report.push(finding.hint_with(Hint::CloseCode, "sign", fence));
        }
        self.start_plain_code();
    }

    fn start_plain_code(&mut self) {
        self.in_code = true;
        self.start(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
    }
}

/// The length of the first line of a block between fences that does not end, and the fence to type.
fn unclosed(written: &str) -> Option<(usize, &str)> {
    let mut lines = written.lines();
    let first = lines.next()?;
    let sign = first.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let fence = &first[..first.len() - first.trim_start_matches(sign).len()];
    let last = lines.rfind(|line| !line.trim().is_empty()).unwrap_or_default();
    // In a quotation each line has its sign.
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let is_end = last.len() >= fence.len() && last.chars().all(|c| c == sign);
    (!is_end).then_some((first.trim_end().len(), fence))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_with_a_fence_as_long_as_its_first() {
        for written in ["```\na\n```", "~~~~\na\n~~~~~\n", "```\n> a\n> ```\n", "```\n```"] {
            assert_eq!(unclosed(written), None, "{written}");
        }
        for written in ["```\na\n", "````\na\n```\n", "```", "```sh\na\n~~~"] {
            assert!(unclosed(written).is_some(), "{written}");
        }
    }
}
