//! Texts of lists with marks of their own, and addresses where a name is expected.

use super::decode::Decoder;
use crate::diagnostic::{Code, Diagnostic, Hint};
use crate::model::{Field, FieldType};
use crate::yaml::{Node, needs_quotes, quoted};

/// The field with other names of a record.
const NAMES: &str = "aliases";

impl Decoder<'_> {
    /// Reports items of a list of texts that bring a mark of a list with them, or that are addresses of another site
    /// and not names.
    pub(super) fn check_marked(&mut self, field: &Field, nodes: &[Node]) {
        if !matches!(field.of, FieldType::Text | FieldType::Markdown) {
            return;
        }
        let texts = nodes.iter().filter_map(|node| Some((node, node.scalar()?.trim())));
        let numbered = texts.clone().filter(|(_, text)| unnumbered(text).is_some()).count();
        for (node, text) in texts {
            let meant = match unmarked(text).or_else(|| unnumbered(text).filter(|_| numbered > 1)) {
                Some(words) => words.to_owned(),
                None if field.id == NAMES && is_address(text) => last_part(text),
                None => continue,
            };
            let typed = if needs_quotes(&meant) { quoted(&meant) } else { meant };
            let finding = Diagnostic::new(Code::UnreadMarkdown, node.span);
            self.report.push(match typed.is_empty() {
                true => finding.hint(Hint::DeleteSign),
                false => finding.hint_with(Hint::WriteAs, "text", typed),
            });
        }
    }
}

/// The text without a bullet.
fn unmarked(text: &str) -> Option<&str> {
    const BULLETS: [char; 16] = ['-', '*', '+', '•', '·', '▪', '▫', '◦', '‣', '■', '●', '○', '–', '—', '✓', '✔'];
    let words = text.strip_prefix(BULLETS)?;
    let words = words.strip_prefix(char::is_whitespace)?.trim();
    words.starts_with(char::is_alphabetic).then_some(words)
}

/// The text without a number of a list.
fn unnumbered(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_short = (1..=2).contains(&(text.len() - rest.len()));
    let words = rest.strip_prefix(['.', ')']).filter(|_| is_short)?.strip_prefix(char::is_whitespace)?.trim();
    (!words.is_empty()).then_some(words)
}

fn is_address(text: &str) -> bool {
    let is_path = text.starts_with('/') && !text.contains(' ');
    is_path || text.starts_with("http://") || text.starts_with("https://")
}

/// The last part of an address, which may be a name.
fn last_part(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    let name = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    name.trim_end_matches(".html").trim_end_matches(".php").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_addresses_are_told_from_names() {
        assert_eq!(unmarked("- cuatro"), Some("cuatro"));
        assert_eq!(unmarked("•\u{a0}Dos"), Some("Dos"));
        assert_eq!(unnumbered("12) Uno"), Some("Uno"));
        for text in ["-5 grados", "- 5", "Uno - dos", "*nota", "-"] {
            assert_eq!(unmarked(text), None, "{text}");
        }
        for text in ["1.º de Mayo", "2001. Odisea", "3.5 km", "1."] {
            assert_eq!(unnumbered(text), None, "{text}");
        }
        for (address, name) in [("/rutas", "rutas"), ("/viejas/rutas/", "rutas"), ("https://x.org/a.html?b=1", "a")] {
            assert!(is_address(address));
            assert_eq!(last_part(address), name);
        }
        assert!(!is_address("/ (barra)") && !is_address("Agua/Luz"));
    }
}
