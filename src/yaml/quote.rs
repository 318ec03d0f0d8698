//! Writing of a text as a quoted YAML scalar.

use crate::text::without_quotes;

/// The text in quotes, as an editor would type it: in double ones, or in single ones if it has double ones or
/// backslashes. Quotes that already enclose it, straight or typographic, are replaced.
///
/// ```
/// use cebra::yaml::quoted;
///
/// assert_eq!(quoted("Agua: vida"), "\"Agua: vida\"");
/// assert_eq!(quoted("“Agua: vida”"), "\"Agua: vida\"");
/// assert_eq!(quoted("'L'Hospitalet'"), "\"L'Hospitalet\"");
/// assert_eq!(quoted("\"Agua\" y vida"), "'\"Agua\" y vida'");
/// ```
pub fn quoted(written: &str) -> String {
    let text = enclosed(written);
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if text.contains('\'') {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("'{text}'")
    }
}

/// The text within the quotes that enclose it; the whole text if its first quote is closed before its end.
fn enclosed(written: &str) -> &str {
    let inner = |quote: char| written.strip_prefix(quote)?.strip_suffix(quote);
    let Some(text) = inner('"').or_else(|| inner('\'')) else { return without_quotes(written) };
    let Some(quote) = written.chars().next() else { return text };
    match text.split_once(quote) {
        None => text,
        // `"a "b" c"` and `'L'H'` go on within; `"a" b "c"` does not.
        Some((before, after)) => {
            let goes_on = before.is_empty() || before.ends_with(' ') || after.starts_with(char::is_alphanumeric);
            if goes_on { text } else { written }
        }
    }
}

/// Whether a text without quotes would not be read as what it is, by itself or as an item of a list.
pub fn needs_quotes(text: &str) -> bool {
    let is_quoted = |quote: char| text.len() > 1 && text.starts_with(quote) && text.ends_with(quote);
    if text.is_empty() || (is_quoted('"') && quoted(text) == text) {
        return false;
    }
    text.contains(": ")
        || text.contains(" #")
        || text.ends_with(':')
        || text.starts_with(['[', ']', '{', '}', '&', '*', '!', '|', '>', '@', '`', '%', '"', '\'', '#', ','])
        || text.starts_with("- ")
        || text.starts_with("? ")
}
