//! Folding of names and normalisation of text.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The slug of a name: lower-case ASCII letters and digits, with every run of other characters replaced by one
/// hyphen.
///
/// Names are compared and URL segments are made in this form. The result is empty if the name has no letter or digit.
///
/// ```
/// use cebra::text::slug;
///
/// assert_eq!(slug("Título"), "titulo");
/// assert_eq!(slug("Seguridad vial"), "seguridad-vial");
/// ```
pub fn slug(name: &str) -> String {
    let plain_letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let bytes = name.as_bytes();
    let already_folded = bytes
        .iter()
        .enumerate()
        .all(|(i, &b)| plain_letter(b) || (b == b'-' && i > 0 && i + 1 < bytes.len() && bytes[i - 1] != b'-'));
    if already_folded {
        return name.to_owned();
    }
    let mut folded = String::with_capacity(name.len());
    let mut gap = false;
    let ascii = deunicode::deunicode(name);
    for c in ascii.chars() {
        if c.is_ascii_alphanumeric() {
            if gap && !folded.is_empty() {
                folded.push('-');
            }
            gap = false;
            folded.push(c.to_ascii_lowercase());
        } else if c != '\'' {
            gap = true;
        }
    }
    folded
}

/// The path of a Markdown file without its ending, `.md` or `.markdown` in any letter case; `None` for other files.
pub fn markdown_stem(path: &str) -> Option<&str> {
    [".md", ".markdown"].iter().find_map(|ending| {
        let at = path.len().checked_sub(ending.len())?;
        (path.is_char_boundary(at) && path[at..].eq_ignore_ascii_case(ending)).then(|| &path[..at])
    })
}

/// Whether a slug is a reserved device name on Windows, such as `con` or `com1`; such a name cannot be a file name
/// there.
pub fn is_device(name: &str) -> bool {
    let port = ["com", "lpt"].iter().find_map(|port| name.strip_prefix(port));
    let numbered = port.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    numbered || ["con", "prn", "aux", "nul"].contains(&name)
}

/// Normalises text from any system: NFC, `
/// ` line ends, no byte order mark. A control character that HTML or XML forbids becomes a space. Borrows if nothing
/// changes.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.chars().all(is_stable) {
        return Cow::Borrowed(text);
    }
    let mut out = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    if out.contains('\r') {
        out = Cow::Owned(out.replace("\r\n", "\n").replace('\r', "\n"));
    }
    let forbidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{fffe}' || c == '\u{ffff}';
    if out.contains(forbidden) {
        out = Cow::Owned(out.replace(forbidden, " "));
    }
    out
}

/// Characters that normalisation never changes, so that most texts are recognised without running NFC.
fn is_stable(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{2010}'..='\u{2125}' => true,
        c => c < '\u{300}' && !c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_have_one_slug() {
        for spelling in
            ["Lecciones aprendidas", "LECCIONES  APRENDIDAS", "lecciones_aprendidas", "lecciones-aprendidas"]
        {
            assert_eq!(slug(spelling), "lecciones-aprendidas");
        }
        assert_eq!(slug("Niñez, agua y género en Ñuble"), "ninez-agua-y-genero-en-nuble");
        assert_eq!(slug("Ti\u{301}tulo"), "titulo");
        assert_eq!(slug("L’Hospitalet"), slug("L'Hospitalet"));
        assert_eq!(slug("¿?"), "");
    }

    #[test]
    fn texts_from_different_systems_are_normalised() {
        assert_eq!(normalise("\u{feff}a\r\nTi\u{301}tulo\u{0}\u{b}x"), "a\nTítulo  x");
        assert!(matches!(normalise("Título\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn slugs_are_idempotent(name in "\\PC{0,40}") {
            let once = slug(&name);
            prop_assert_eq!(slug(&once), once.clone());
            prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }

        #[test]
        fn normalisation_is_idempotent(text in any::<String>()) {
            let once = normalise(&text).into_owned();
            let twice = normalise(&once).into_owned();
            // Only the first byte order mark is removed; a second one is text.
            prop_assert_eq!(twice.trim_start_matches('\u{feff}'), once.trim_start_matches('\u{feff}'));
        }
    }
}
