//! Collation of names by language: ñ after n, accents ignored except between otherwise equal names.

use super::EntryId;
use crate::entry::Entry;
use crate::model::{FieldId, Model, Value};
use crate::text::Lang;
use icu_collator::options::CollatorOptions;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

/// A collator of one language, which creates sort keys.
#[derive(Debug)]
pub struct Collation(CollatorBorrowed<'static>);

impl Collation {
    /// The collator of a language.
    pub fn new(lang: Lang) -> Self {
        let locale = Locale::try_from_str(&lang.data().locale).unwrap_or(Locale::UNKNOWN);
        let preferences = CollatorPreferences::from(&locale);
        let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default());
        Collation(collator.expect("the data of these languages is part of the program"))
    }

    /// A sort key: its byte order is the order of names in the language.
    pub fn key(&self, name: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()): Result<(), Infallible> = self.0.write_sort_key_to(name, &mut key);
        key
    }
}

/// For each language, the rank of each entry by title; equal titles by path.
pub(super) fn ranks(entries: &[Arc<Entry>], languages: &[Lang]) -> BTreeMap<Lang, Vec<u32>> {
    let rank = |(number, lang): (usize, &Lang)| {
        let key = |index: &u32| entries[*index as usize].sort_keys.get(number).map(|key| (key, *index));
        let mut order: Vec<u32> = (0..).take(entries.len()).collect();
        order.par_sort_unstable_by(|one, other| key(one).cmp(&key(other)));
        let mut ranks = vec![0; entries.len()];
        for (rank, index) in (0..).zip(order) {
            ranks[index as usize] = rank;
        }
        (*lang, ranks)
    };
    languages.par_iter().enumerate().map(rank).collect()
}

/// For each language, all entries by kind, then by the kind's sort field, then by title.
pub(super) fn by_kind(
    entries: &[Arc<Entry>],
    model: &Model,
    ranks: &BTreeMap<Lang, Vec<u32>>,
) -> BTreeMap<Lang, Vec<EntryId>> {
    let sorts: Vec<Option<FieldId>> = model.kinds().map(|(_, kind)| kind.sort).collect();
    let order = |(lang, ranks): (&Lang, &Vec<u32>)| {
        let mut order: Vec<EntryId> = (0..entries.len()).map(EntryId::new).collect();
        order.par_sort_unstable_by_key(|id| {
            let entry = &entries[id.index()];
            (entry.kind, sorts[entry.kind.index()].map(|field| sort_value(entry, field)), ranks[id.index()])
        });
        (*lang, order)
    };
    ranks.iter().map(order).collect()
}

/// The sort value of a field; entries without one come last.
fn sort_value(entry: &Entry, field: FieldId) -> (bool, i64) {
    // Three decimals suffice for sorting.
    #[allow(clippy::cast_possible_truncation)] // far from the limits, and only for comparing
    let number = |value: &Value| match value {
        Value::Number(quantity) => Some((quantity.number * 1000.0) as i64),
        Value::Date(date) => {
            let (year, month, day) = date.first();
            Some(i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day))
        }
        Value::Term(term) => i64::try_from(term.index()).ok(),
        _ => None,
    };
    let value = entry.original.record.get(field).and_then(|item| item.each().first());
    let sort_value = value.and_then(|item| number(&item.value));
    (sort_value.is_none(), sort_value.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_by_the_rules_of_their_language() {
        let mut names = ["obra", "Ñuble", "nube", "ñandú", "Ávila", "avión", "azul"];
        let spanish = Collation::new(Lang::ES);
        names.sort_by_key(|name| spanish.key(name));
        assert_eq!(names, ["Ávila", "avión", "azul", "nube", "ñandú", "Ñuble", "obra"]);
        let mut names = ["época", "Eva", "ação", "acórdão", "açaí"];
        let portuguese = Collation::new(Lang::PT);
        names.sort_by_key(|name| portuguese.key(name));
        assert_eq!(names, ["açaí", "ação", "acórdão", "época", "Eva"]);
    }
}
