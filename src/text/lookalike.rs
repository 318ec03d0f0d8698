//! Characters that cannot be seen or that look like others, as word processors and web pages leave them.

use std::borrow::Cow;

/// Whether a character has no width and no meaning of its own: zero-width spaces, direction marks, soft hyphens, byte
/// order marks. Joiners are not among them, as emoji and other scripts need them.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// The text without invisible characters, with ordinary spaces and hyphens, and without quotation marks around it.
/// For values that are no running text: dates, numbers, codes, addresses.
///
/// ```
/// use cebra::text::plain_signs;
///
/// assert_eq!(plain_signs("“2020\u{2011}05\u{2011}01”\u{200e}"), "2020-05-01");
/// assert_eq!(plain_signs("USD\u{a0}300"), "USD 300");
/// ```
pub fn plain_signs(written: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii() || (c.is_alphanumeric() && !is_invisible(c));
    let text: Cow<str> = if written.chars().all(is_plain) {
        Cow::Borrowed(written)
    } else {
        let plain = written.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c,
        });
        Cow::Owned(plain.collect())
    };
    let inner = without_quotes(text.trim()).trim();
    if inner.len() == text.len() { text } else { Cow::Owned(inner.to_owned()) }
}

/// The text within quotation marks that enclose all of it.
pub fn without_quotes(text: &str) -> &str {
    const PAIRS: [(char, char); 5] = [('“', '”'), ('«', '»'), ('„', '“'), ('‘', '’'), ('"', '"')];
    let inner = |(open, close): (char, char)| text.strip_prefix(open)?.strip_suffix(close);
    let is_whole = |inner: &&str| !inner.contains(['“', '”', '«', '»', '"']);
    PAIRS.into_iter().find_map(inner).filter(is_whole).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_are_read_as_what_they_look_like() {
        for written in
            ["2020-05-01\u{200e}", "\u{feff}2020\u{2010}05\u{2212}01", "«\u{a0}2020-05-01\u{a0}»", "\"2020-05-01\""]
        {
            assert_eq!(plain_signs(written), "2020-05-01", "{written:?}");
        }
        assert_eq!(plain_signs("2016–2020"), "2016–2020");
        assert_eq!(plain_signs("≈ 5\u{202f}000"), "≈ 5 000");
        assert_eq!(without_quotes("“a” y “b”"), "“a” y “b”");
        assert!(matches!(plain_signs("USD 300000"), Cow::Borrowed(_)));
    }
}
