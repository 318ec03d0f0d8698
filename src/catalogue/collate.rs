//! The order of names, as each language has it: ñ after n, accents aside.

use crate::entry::Entry;
use crate::model::Model;
use crate::text::Lang;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

/// Makes keys whose byte order is the order of names in one language.
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    pub fn new(lang: Lang) -> Self {
        let locale = match lang {
            Lang::Es => icu_locale_core::locale!("es"),
            Lang::Pt => icu_locale_core::locale!("pt"),
            Lang::En => icu_locale_core::locale!("en"),
        };
        let preferences = CollatorPreferences::from(&locale);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default());
        Collation(collator.expect("the data of these languages is part of the program"))
    }

    pub fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()): Result<(), Infallible> = self.0.write_sort_key_to(name, &mut key);
        key
    }
}

/// For each language, the place of each entry in the order of names; equal names by path.
pub(super) fn ranks(entries: &[Arc<Entry>], model: &Model, languages: &[Lang]) -> BTreeMap<Lang, Vec<u32>> {
    let rank = |lang: Lang| {
        let collation = Collation::new(lang);
        let mut order: Vec<(Vec<u8>, usize)> = entries
            .par_iter()
            .enumerate()
            .map(|(index, entry)| (collation.key(&entry.title(model.kind(entry.kind), lang).text), index))
            .collect();
        order.par_sort_unstable();
        let mut ranks = vec![0; entries.len()];
        for (rank, (_, index)) in order.into_iter().enumerate() {
            ranks[index] = u32::try_from(rank).unwrap_or(u32::MAX);
        }
        (lang, ranks)
    };
    languages.par_iter().map(|lang| rank(*lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_as_their_language_sorts() {
        let mut names = ["obra", "Ñuble", "nube", "ñandú", "Ávila", "avión", "azul"];
        let spanish = Collation::new(Lang::Es);
        names.sort_by_key(|name| spanish.key(name));
        assert_eq!(names, ["Ávila", "avión", "azul", "nube", "ñandú", "Ñuble", "obra"]);
        let mut names = ["época", "Eva", "ação", "acórdão", "açaí"];
        let portuguese = Collation::new(Lang::Pt);
        names.sort_by_key(|name| portuguese.key(name));
        assert_eq!(names, ["açaí", "ação", "acórdão", "época", "Eva"]);
    }
}
