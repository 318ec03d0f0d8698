//! Where records are.

use super::EntryId;
use crate::entry::Entry;
use crate::model::{FieldType, Model, Value};
use std::sync::Arc;

/// A record with a place; degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    pub entry: EntryId,
    pub lat: f64,
    pub lon: f64,
}

/// The first place of each record that has one, in the order of the catalogue.
pub(super) fn places(entries: &[Arc<Entry>], model: &Model) -> Vec<Located> {
    let is_place = |of: &FieldType| matches!(of, FieldType::Place);
    let fields: Vec<Option<usize>> =
        model.kinds().map(|(_, kind)| kind.fields.fields.iter().position(|field| is_place(&field.of))).collect();
    let located = |(index, entry): (usize, &Arc<Entry>)| {
        let item = entry.original.record.get(fields[entry.kind.index()]?)?.each().first()?;
        match &item.value {
            Value::Place(place) => Some(Located { entry: EntryId::new(index), lat: place.lat, lon: place.lon }),
            _ => None,
        }
    };
    entries.iter().enumerate().filter_map(located).collect()
}
