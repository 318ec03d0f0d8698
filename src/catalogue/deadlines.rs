//! Deadlines: the windows of records with their status on the catalogue's day.

use super::EntryId;
use crate::config::Config;
use crate::entry::{Entry, Spot};
use crate::model::{Date, Field, FieldType, Item, Model, Status, TermId, Value, VocabId, Window};
use std::sync::Arc;

/// A record with a window.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// The record.
    pub entry: EntryId,
    /// When one can respond to it.
    pub window: Window,
    /// Status on the catalogue's day.
    pub status: Status,
    /// Its terms in the calendar, each with the index of its field in the list of fields that form calendar rows.
    pub rows: Vec<(usize, VocabId, TermId)>,
}

/// The first window of each record that has one, sorted by status, then by closing day, then by opening day.
pub(super) fn deadlines(entries: &[Arc<Entry>], model: &Model, config: &Config, as_of: Date) -> Vec<Deadline> {
    let Some(today) = as_of.first_day() else { return Vec::new() };
    // Skip kinds without a window field; most kinds have none.
    let is_window = |field: &Field| matches!(field.of, FieldType::Window);
    let has_window: Vec<bool> = model.kinds().map(|(_, kind)| kind.fields.any(&is_window)).collect();
    let with_window = entries.iter().enumerate().filter(|(_, entry)| has_window[entry.kind.index()]);
    let mut deadlines: Vec<Deadline> = with_window
        .filter_map(|(index, entry)| {
            entry.original.first(model.kind(entry.kind), |spot| {
                let Value::Window(window) = spot.item.value else { return None };
                let status = window.status(today, config.closing_soon);
                Some(Deadline { entry: EntryId::new(index), window, status, rows: rows(&spot) })
            })
        })
        .collect();
    deadlines.sort_by_key(|deadline| {
        let days = deadline.window.days(today);
        let (opens, closes) = days.map_or((None, None), |days| (days.opens, days.closes));
        // Closed windows are sorted in reverse: the latest to close comes first.
        let closed = (deadline.status == Status::Closed).then_some(closes).map(std::cmp::Reverse);
        (deadline.status, closed, closes.is_none(), closes, opens, deadline.entry)
    });
    deadlines
}

fn rows(spot: &Spot) -> Vec<(usize, VocabId, TermId)> {
    let mut rows = Vec::new();
    for (order, number) in spot.field.rows.iter().enumerate() {
        let FieldType::Term(vocabulary) = spot.set[*number].of else { continue };
        for item in spot.record.get(*number).map_or(&[][..], Item::each) {
            if let Value::Term(term) = item.value {
                rows.push((order, vocabulary, term));
            }
        }
    }
    rows
}
