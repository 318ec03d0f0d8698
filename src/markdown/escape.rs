//! Escaping of HTML attributes, and the delimiter of placeholders.

/// Encloses link numbers in `Document::html`; `events` removes it from all texts.
pub(super) const DELIMITER: char = '\u{1}';

/// Appends text escaped for a double-quoted HTML attribute, without the delimiter.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            DELIMITER => {}
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}
