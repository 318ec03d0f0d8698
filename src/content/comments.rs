//! Removal of comments from the values of a record's data.

use crate::diagnostic::{Code, Diagnostic, FileId, Hint, Report, Span};
use crate::markdown::{closed_comment, without_comments};
use crate::yaml::{Data, Node};

/// Removes comments from all texts of a node. What is blank then has no value. `text` is that of the whole file.
pub(super) fn remove(node: &mut Node, file: FileId, text: &str, report: &mut Report) {
    match &mut node.data {
        Data::Null => {}
        Data::Seq(nodes) => nodes.iter_mut().for_each(|node| remove(node, file, text, report)),
        Data::Map(entries) => entries.iter_mut().for_each(|(_, node)| remove(node, file, text, report)),
        Data::Scalar(written) => {
            let uncommented = without_comments(written);
            for opening in &uncommented.unclosed {
                let at = place(written, opening.start, text, node.span).unwrap_or(node.span);
                let at = Span { file, ..at };
                let finding = Diagnostic::new(Code::CommentUnclosed, at);
                report.push(finding.hint_with(Hint::CloseComment, "line", closed_comment(&written[opening.start..])));
            }
            if uncommented.text.trim().is_empty() {
                node.data = Data::Null;
            } else if uncommented.text != *written {
                *written = uncommented.text.into_owned();
            }
        }
    }
}

/// The place in the file of the sign `<` at byte `at` of a value, whose text may be quoted or indented there.
fn place(value: &str, at: usize, text: &str, span: Span) -> Option<Span> {
    let before = value[..at].matches('<').count();
    let written = text.get(span.start as usize..span.end as usize)?;
    let (found, _) = written.match_indices('<').nth(before)?;
    let start = span.start as usize + found;
    Some(Span::new(span.file, start, start + 1))
}
