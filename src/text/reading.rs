//! Words with which people write dates, times of application and amounts.

use super::{Lang, Reading, month_name, slug};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Whether a folded phrase is among those that some language has for something.
pub fn said(phrase: &str, of: impl Fn(&'static Reading) -> &'static [String]) -> bool {
    Lang::all().any(|lang| of(&lang.data().reading).iter().any(|known| slug(known) == phrase))
}

/// The items of a text that lists several, with commas, semicolons, slashes or the word for `and` of some language;
/// `None` if it has one, or `item` does not know all of them.
///
/// ```
/// use cebra::text::listed;
///
/// let known = |name: &str| ["agua y saneamiento", "salud", "arte"].iter().position(|known| *known == name);
/// assert_eq!(listed("salud, agua y saneamiento y arte", known), Some(vec![1, 0, 2]));
/// assert_eq!(listed("salud y deporte", known), None);
/// ```
pub fn listed<T>(written: &str, item: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    const MAX_BYTES: usize = 400;
    if written.len() > MAX_BYTES {
        return None;
    }
    let mut items = Vec::new();
    for part in written.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        let mut rest = Some(part);
        while let Some(text) = rest {
            // The longest name first, as names may have the word too.
            let ends = conjunctions(text).into_iter().rev().map(|(end, next)| (end, Some(next)));
            let mut divided = std::iter::once((text.len(), None)).chain(ends);
            let (found, next) = divided.find_map(|(end, next)| Some((item(text[..end].trim())?, next)))?;
            items.push(found);
            rest = next.map(|next| text[next..].trim()).filter(|text| !text.is_empty());
        }
    }
    (items.len() > 1).then_some(items)
}

/// Where the words for `and` begin and end in a text.
fn conjunctions(text: &str) -> Vec<(usize, usize)> {
    let is_and = |word: &str| {
        Lang::all().any(|lang| [&lang.data().list.and, &lang.data().list.and_before_i].contains(&&word.to_lowercase()))
    };
    let (mut found, mut at) = (Vec::new(), 0);
    for word in text.split_inclusive(' ') {
        if is_and(word.trim_end()) {
            found.push((at, at + word.len()));
        }
        at += word.len();
    }
    found
}

/// Whether a folded text says that a value is not known, in some language, or is only signs.
pub fn says_unknown(folded: &str) -> bool {
    // Every value of a record is asked for.
    static PHRASES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        Lang::all().flat_map(|lang| &lang.data().reading.unknown).map(|phrase| slug(phrase)).collect()
    });
    folded.is_empty() || PHRASES.contains(folded)
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
