//! Folding: when two spellings are the same name.

use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The folded form of a name: lower-case ASCII letters and digits, every run of anything else one hyphen.
///
/// `Título`, `titulo` and `TÍTULO` fold to `titulo`; `Seguridad vial` to `seguridad-vial`.
/// Names are compared, and routes are made, in this form.
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

/// Whether Windows takes a folded name for a device, with any ending.
pub fn is_device(name: &str) -> bool {
    let port = ["com", "lpt"].iter().find_map(|port| name.strip_prefix(port));
    let numbered = port.is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    numbered || ["con", "prn", "aux", "nul"].contains(&name)
}

/// One form for text typed on different machines: composed accents, `\n` line ends, no byte order mark,
/// and a space for each control character that neither HTML nor XML may hold.
pub fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.chars().all(is_settled) {
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

/// Letters and signs that normalising never changes: all of Latin-1 and what surrounds it in our languages.
fn is_settled(c: char) -> bool {
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
    fn spellings_of_one_name_fold_alike() {
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
    fn texts_from_different_machines_become_one() {
        assert_eq!(normalise("\u{feff}a\r\nTi\u{301}tulo\u{0}\u{b}x"), "a\nTítulo  x");
        assert!(matches!(normalise("Título\n"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(name in "\\PC{0,40}") {
            let once = slug(&name);
            prop_assert_eq!(slug(&once), once.clone());
            prop_assert!(once.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }

        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>()) {
            let once = normalise(&text).into_owned();
            let twice = normalise(&once).into_owned();
            // A second byte order mark is text, so only what remains after the first is compared.
            prop_assert_eq!(twice.trim_start_matches('\u{feff}'), once.trim_start_matches('\u{feff}'));
        }
    }
}
