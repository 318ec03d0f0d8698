//! Words explained by records, which texts link at their first use.

use super::EntryId;
use crate::entry::Entry;
use crate::model::{Item, Model, Value};
use crate::text::Lang;
use std::collections::BTreeMap;
use std::sync::Arc;

/// For each language, words with the record that explains them, each once, in alphabetical order of their bytes.
pub(super) fn words(
    entries: &[Arc<Entry>],
    model: &Model,
    languages: &[Lang],
) -> BTreeMap<Lang, Vec<(String, EntryId)>> {
    let sources: Vec<(EntryId, &Entry)> = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| !model.kind(entry.kind).explains.is_empty())
        .map(|(index, entry)| (EntryId::new(index), &**entry))
        .collect();
    let of_language = |lang: &Lang| {
        let mut words: BTreeMap<String, EntryId> = BTreeMap::new();
        for (id, entry) in &sources {
            let record = &entry.edition(*lang).record;
            let fields = model.kind(entry.kind).explains.iter().filter_map(|field| record.get(*field));
            for item in fields.flat_map(Item::each) {
                if let Value::Text(text) = &item.value
                    && text.text.trim().chars().count() > 1
                {
                    words.entry(text.text.trim().to_owned()).or_insert(*id);
                }
            }
        }
        (*lang, words.into_iter().collect())
    };
    languages.iter().map(of_language).collect()
}
