//! Geographic positions of records.

use super::EntryId;
use crate::entry::Entry;
use crate::model::{FieldType, Model, Value};
use std::sync::Arc;

/// A record with a position in WGS 84.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Located {
    /// The record.
    pub entry: EntryId,
    /// Latitude in degrees north.
    pub lat: f64,
    /// Longitude in degrees east.
    pub lon: f64,
}

/// The first place of each record that has one, in catalogue order.
pub(super) fn places(entries: &[Arc<Entry>], model: &Model) -> Vec<Located> {
    // Skip kinds without a place field; most kinds have none.
    let is_place = |field: &crate::model::Field| matches!(field.of, FieldType::Place);
    let has_place: Vec<bool> = model.kinds().map(|(_, kind)| kind.fields.any(&is_place)).collect();
    let located = |(index, entry): (usize, &Arc<Entry>)| {
        entry.original.first(model.kind(entry.kind), |spot| match &spot.item.value {
            Value::Place(place) => Some(Located { entry: EntryId::new(index), lat: place.lat, lon: place.lon }),
            _ => None,
        })
    };
    let with_place = entries.iter().enumerate().filter(|(_, entry)| has_place[entry.kind.index()]);
    with_place.filter_map(located).collect()
}
