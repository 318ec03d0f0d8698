//! Values derived from referenced records: a practice's country is its city's.

use super::lookup::{Found, Lookup};
use crate::entry::Entry;
use crate::model::{FieldId, FieldType, Item, Model, Value};
use crate::text::ValueHasher;
use rayon::prelude::*;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Fills in missing derived fields, in all editions.
pub(super) fn derive(entries: &mut [Arc<Entry>], model: &Model, lookup: &Lookup) {
    // A derived value may be the source of another; each round resolves one more step, and the number of kinds limits
    // the steps.
    for _ in 0..model.kinds().count() {
        let derived: Vec<Vec<(FieldId, Item)>> =
            entries.par_iter().map(|entry| derived_of(entry, entries, model, lookup)).collect();
        if derived.iter().all(Vec::is_empty) {
            return;
        }
        entries.par_iter_mut().zip(derived).filter(|(_, derived)| !derived.is_empty()).for_each(|(entry, derived)| {
            let entry = Arc::make_mut(entry);
            let mut version = ValueHasher::default();
            entry.version.hash(&mut version);
            for (field, item) in derived {
                field.hash(&mut version);
                hash_value(&item.value, &mut version);
                for edition in entry.translations.values_mut() {
                    edition.record.derive(field, item.clone());
                }
                entry.original.record.derive(field, item);
            }
            entry.version = version.finish();
        });
    }
}

fn derived_of(entry: &Entry, entries: &[Arc<Entry>], model: &Model, lookup: &Lookup) -> Vec<(FieldId, Item)> {
    let kind = model.kind(entry.kind);
    let record = &entry.original.record;
    let mut derived = Vec::new();
    for (number, field) in kind.fields.iter() {
        let Some((from, target)) = &field.derive else { continue };
        if record.get(number).is_some() {
            continue;
        }
        let (Some(refs), FieldType::Ref(kinds)) = (record.get(*from), &kind.fields[*from].of) else { continue };
        let mut values: Vec<Item> = Vec::new();
        for item in refs.each() {
            let Value::Ref(reference) = &item.value else { continue };
            let Found::One(id) = lookup.find(model, kinds, &reference.written) else { continue };
            let other = &entries[id.index()];
            let Some((source, _)) = model.kind(other.kind).field(target) else { continue };
            for value in other.original.record.get(source).map_or(&[][..], Item::each) {
                if !values.iter().any(|known| same_term(&known.value, &value.value)) {
                    values.push(Item { value: value.value.clone(), span: item.span });
                }
            }
        }
        let value = match (field.many, values.first()) {
            (_, None) => continue,
            (true, Some(first)) => Item { span: first.span, value: Value::List(values) },
            (false, Some(first)) => first.clone(),
        };
        derived.push((number, value));
    }
    derived
}

/// Adds the content of a value to a hash.
fn hash_value(value: &Value, version: &mut ValueHasher) {
    match value {
        Value::Term(term) => term.hash(version),
        Value::List(items) => items.iter().for_each(|item| hash_value(&item.value, version)),
        // Other values are rarely derived; their debug form contains all of their content.
        other => format!("{other:?}").hash(version),
    }
}

/// Whether two values are the same term; derived lists contain each term once.
fn same_term(one: &Value, other: &Value) -> bool {
    matches!((one, other), (Value::Term(one), Value::Term(other)) if one == other)
}
