//! Languages in file names: `cebras.pt.md` is the Portuguese translation of `cebras.md`.

use crate::config::Config;
use crate::diagnostic::{Arg, Code, Diagnostic, FileId, Hint, Span};
use crate::text::{Lang, markdown_stem, slug};

/// Splits the language code off a path: `practicas/cebras.pt` is a translation of `practicas/cebras`.
pub(super) fn translation(stem: &str) -> (&str, Option<&str>) {
    match stem.rsplit_once('.') {
        Some((record, language)) if is_language(language) => (record, Some(language)),
        _ => (stem, None),
    }
}

/// Whether a text says a language: in the form of a code, such as `pt`, or `pt-BR`, which is reported later as
/// unknown, or by a name, such as `por` or `Español`.
pub(super) fn is_language(code: &str) -> bool {
    let letters = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let is_code = match code.split_once(['-', '_']) {
        None => letters(code, &[2]),
        Some((language, region)) => letters(language, &[2]) && letters(region, &[2, 4]),
    };
    is_code || by_name(code).is_some()
}

/// The language of a code in a file name, if the program supports it.
pub(super) fn language(code: &str) -> Option<Lang> {
    Lang::from_code(&code.to_ascii_lowercase())
}

/// The language that is meant by a code of another form, such as `pt-BR` or `por`.
pub(super) fn meant_language(code: &str) -> Option<Lang> {
    language(code.split(['-', '_']).next().unwrap_or_default()).or_else(|| by_name(code))
}

/// The record and the language of the catalogue that a name says with another sign than a full stop between them:
/// `huertos_pt`, `huertos-pt-BR`, `huertos (portugués)`.
pub(super) fn meant_translation<'a>(stem: &'a str, languages: &[Lang]) -> Option<(&'a str, Lang)> {
    const SIGNS: [char; 4] = ['_', '-', ' ', '('];
    let name = stem.trim_end_matches(')');
    let folder = name.rfind('/')?;
    let signs = name.rmatch_indices(SIGNS).map(|(at, _)| at).take(2).filter(|at| *at > folder);
    let divided = |at: usize| {
        let (record, code) = (name[..at].trim_end_matches(SIGNS), &name[at + 1..]);
        let lang = meant_language(code).filter(|lang| is_language(code) && languages.contains(lang))?;
        (record.len() > folder + 1).then_some((record, lang))
    };
    signs.filter_map(divided).last()
}

/// The language whose name begins with these letters, of which there are at least three.
fn by_name(written: &str) -> Option<Lang> {
    let letters = slug(written);
    Lang::all().find(|lang| letters.len() >= 3 && slug(lang.own_name()).starts_with(&letters))
}

/// The finding for a language in the name of a file that the catalogue does not have.
pub(super) fn unknown_language(config: &Config, code: &str, path: &str, file: FileId) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownLanguage, Span::file(file)).arg("name", code);
    let (stem, _) = translation(markdown_stem(path).unwrap_or(path));
    if let Some(lang) = meant_language(code).filter(|lang| config.languages.contains(lang)) {
        return finding.hint_with(Hint::RenameTo, "name", format!("{stem}.{}.md", lang.code()));
    }
    let known: Arg = config.languages.iter().map(|lang| lang.code()).collect();
    let finding = finding.hint_with(Hint::OneOf, "list", known);
    finding.hint_with(Hint::RenameIfNoTranslation, "name", format!("{stem}-{}.md", slug(code)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_in_file_names_are_told_from_other_endings() {
        assert_eq!(translation("practicas/cebras.pt"), ("practicas/cebras", Some("pt")));
        assert_eq!(translation("planes/plan-24.7"), ("planes/plan-24.7", None));
        assert_eq!(translation("planes/plan.v2"), ("planes/plan.v2", None));
        let meant =
            [("pt-BR", Lang::PT), ("PT_br", Lang::PT), ("por", Lang::PT), ("Español", Lang::ES), ("eng", Lang::EN)];
        for (code, lang) in meant {
            assert!(is_language(code), "{code}");
            assert_eq!(meant_language(code), Some(lang), "{code}");
        }
        for name in ["p/h_pt", "p/h-pt", "p/h pt", "p/h (pt)", "p/h_PT", "p/h_pt-BR", "p/h-portugués", "p/h - pt"] {
            assert_eq!(meant_translation(name, &[Lang::ES, Lang::PT]), Some(("p/h", Lang::PT)), "{name}");
        }
        for name in ["p/huertos", "p/_pt", "pt", "p/h-fr", "p/h_en", "p/plan-24"] {
            assert_eq!(meant_translation(name, &[Lang::ES, Lang::PT]), None, "{name}");
        }
        assert_eq!(meant_language("xx"), None);
        assert!(!is_language("es-"));
    }
}
