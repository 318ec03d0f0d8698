//! Words with which people write dates, times of application and amounts.

use super::{Lang, Reading, month_name, slug};

/// Whether a folded phrase is among those that some language has for something.
pub fn said(phrase: &str, of: impl Fn(&'static Reading) -> &'static [String]) -> bool {
    Lang::all().any(|lang| of(&lang.data().reading).iter().any(|known| slug(known) == phrase))
}

/// The month, 1 to 12, with this folded name or abbreviation of at least three letters in some language.
pub fn month_of(word: &str) -> Option<u8> {
    const SHORTEST: usize = 3;
    if word.len() < SHORTEST {
        return None;
    }
    let named = |lang| (1..=12).find(|month| slug(month_name(*month, lang)).starts_with(word));
    let also =
        |lang: Lang| lang.data().reading.months.iter().find(|(name, _)| slug(name) == word).map(|(_, month)| *month);
    Lang::all().find_map(|lang| named(lang).or_else(|| also(lang)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_means_one_month_in_every_language() {
        for lang in Lang::all() {
            for month in 1..=12 {
                let name = slug(month_name(month, lang));
                for length in 3..=name.len() {
                    let found = month_of(&name[..length]);
                    // French has `jui` for two months.
                    assert!(
                        found == Some(month) || (lang.code() == "fr" && &name[..length] == "jui"),
                        "{name} {length}"
                    );
                }
            }
        }
        assert_eq!((month_of("setiembre"), month_of("ma"), month_of("mayor")), (Some(9), None, None));
    }
}
