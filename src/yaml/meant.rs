//! Texts that YAML reads otherwise than they look: items of a list that are one text, a text that is cut at a comma.

use super::parse::{Converter, Raw, bytes};
use super::quote::quoted;
use super::scan::{SIGNS, is_item};
use super::{Data, LeftOut, Node};
use crate::diagnostic::{Code, Diagnostic, Hint};
use serde_yaml::Spanned;
use std::ops::Range;

impl Converter<'_> {
    /// A dash at the start of a later line of an unquoted text: an item of a list that is not where the others are, or
    /// that has no space after its dash.
    pub(super) fn tell_dash(&mut self, range: &Range<usize>) {
        let text = self.cut(range);
        let key = self.plain.text[..range.start].trim_end_matches([' ', '\t']);
        let is_first = key.trim_end().ends_with(':') && key.ends_with('\n');
        let later = || text.match_indices('\n').map(|(at, _)| &text[at + 1..]).map(str::trim_start);
        let dash = later().find(|line| line.starts_with("- ")).map(|line| (line, Hint::IndentAlike));
        let close = || Some(text).filter(|text| is_item(text) && (is_first || later().any(is_item)));
        let sign = || Some(text).filter(|text| text.starts_with(SIGNS) && later().any(|line| line.starts_with(SIGNS)));
        let told = dash.or_else(|| close().or_else(sign).map(|text| (text, Hint::SpaceAfterDash)));
        if let Some((rest, hint)) = told {
            let at = range.end - rest.len();
            let line = rest.lines().next().unwrap_or_default();
            let typed = format!("- {}", line.trim_start_matches('-').trim_start_matches(SIGNS).trim());
            let finding = Diagnostic::new(Code::YamlSyntax, self.span(&(at..at + line.len())));
            self.report.push(if hint == Hint::IndentAlike {
                finding.hint(hint)
            } else {
                finding.hint_with(hint, "line", typed)
            });
            self.is_whole = false;
        }
    }

    /// Whether an entry of a map in braces is no entry but goes on with the text before it, which has a comma:
    /// `{share: 48,31}`, `{role: Lends tools, seeds and soil}`.
    pub(super) fn goes_on(&self, before: Range<usize>, (key, value): &(Spanned<String>, Spanned<Raw>)) -> bool {
        let key = self.trimmed(&bytes(key));
        let between = self.plain.text.get(before.end..key.start).unwrap_or_default();
        let after = self.plain.text.get(key.end..).unwrap_or_default().trim_start();
        let is_plain = |range: &Range<usize>| !self.cut(range).starts_with(['"', '\'', '|', '>', '?', '[', '{']);
        let is_bare = matches!(value.value, Raw::Null) && after.starts_with([',', '}']);
        is_bare && between.trim() == "," && is_plain(&before) && is_plain(&key)
    }

    /// The text of several entries that are one, for which quotes are told where it is a text.
    pub(super) fn rejoined(&self, key: &str, range: Range<usize>) -> Node {
        let text = self.cut(&range).split_whitespace().collect::<Vec<_>>().join(" ");
        let span = self.span(&range);
        let left_out =
            LeftOut { code: Code::YamlSyntax, span, line: format!("{key}: {}", quoted(&text)), text: text.clone() };
        Node { left_out: Some(Box::new(left_out)), ..Node::new(span, Data::Scalar(text)) }
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::parsed;

    #[test]
    fn a_comma_in_braces_that_begins_no_entry_belongs_to_the_text() {
        for (text, key, read, line) in [
            ("{a: 48,31}", "a", "48,31", "a: \"48,31\""),
            ("{a: uno, dos y tres, cuatro, b: 2}", "a", "uno, dos y tres, cuatro", "a: \"uno, dos y tres, cuatro\""),
            ("{a: 1,5, b: 2,5}", "b", "2,5", "b: \"2,5\""),
            ("{a: -74,07 }", "a", "-74,07", "a: \"-74,07\""),
            ("x: {b: 1,\n  a: uno,\n  dos}", "x", "", ""),
        ] {
            let (node, report) = parsed(text);
            assert!(report.findings().is_empty(), "{text}");
            let node = node.unwrap();
            let node = node.get(key).unwrap();
            assert_eq!(node.scalar().unwrap_or_default(), read, "{text}");
            assert_eq!(node.left_out.as_ref().map_or("", |left_out| left_out.line.as_str()), line, "{text}");
        }
        for text in ["{a: \"uno\", b}", "{a: [1], b}", "{a: 1, b:}", "{a, b}", "{a: , b}", "{a: 1, \"b\"}"] {
            assert_eq!(parsed(text).0.unwrap().entries().len(), 2, "{text}");
        }
    }
}
