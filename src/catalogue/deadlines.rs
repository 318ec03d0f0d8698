//! Deadlines: the windows of records with their status on the catalogue's day.

use super::EntryId;
use crate::config::Config;
use crate::entry::{self, Entry, Spot};
use crate::model::{Date, Field, FieldType, Item, Model, Status, TermId, Value, VocabId, Window};
use std::sync::Arc;

/// A record with windows.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// The record.
    pub entry: EntryId,
    /// When one can respond to it; at least one window, the most urgent first.
    pub windows: Vec<Window>,
    /// The most urgent status of its windows on the catalogue's day.
    pub status: Status,
    /// Its terms in the calendar, each with the index of its field in the list of fields that form calendar rows.
    pub rows: Vec<(usize, VocabId, TermId)>,
}

/// The records with windows, sorted by status, then by closing day, then by opening day.
pub(super) fn deadlines(entries: &[Arc<Entry>], model: &Model, config: &Config, as_of: Date) -> Vec<Deadline> {
    let Some(today) = as_of.first_day() else { return Vec::new() };
    // Skip kinds without a window field; most kinds have none.
    let is_window = |field: &Field| matches!(field.of, FieldType::Window);
    let has_window: Vec<bool> = model.kinds().map(|(_, kind)| kind.fields.any(&is_window)).collect();
    let urgency = |window: &Window| {
        let status = window.status(today, config.closing_soon);
        let days = window.days(today);
        let (opens, closes) = days.map_or((None, None), |days| (days.opens, days.closes.and_then(Date::last_day)));
        // Closed windows are sorted in reverse: the latest to close comes first.
        let closed = (status == Status::Closed).then_some(closes).map(std::cmp::Reverse);
        (status, closed, closes.is_none(), closes, opens)
    };
    let with_window = entries.iter().enumerate().filter(|(_, entry)| has_window[entry.kind.index()]);
    let mut deadlines: Vec<Deadline> = with_window
        .filter_map(|(index, entry)| {
            let (mut windows, mut rows) = (Vec::new(), Vec::new());
            entry::walk(&model.kind(entry.kind).fields, &entry.original.record, &mut |spot| {
                if let Value::Window(window) = spot.item.value {
                    windows.push(window);
                    add_rows(&spot, &mut rows);
                }
            });
            windows.sort_by_key(urgency);
            let status = windows.first()?.status(today, config.closing_soon);
            Some(Deadline { entry: EntryId::new(index), windows, status, rows })
        })
        .collect();
    deadlines.sort_by_cached_key(|deadline| (urgency(&deadline.windows[0]), deadline.entry));
    deadlines
}

/// Adds the terms of the fields that form rows, each once.
fn add_rows(spot: &Spot, rows: &mut Vec<(usize, VocabId, TermId)>) {
    for (order, number) in spot.field.rows.iter().enumerate() {
        let FieldType::Term(vocabulary) = spot.set[*number].of else { continue };
        for item in spot.record.get(*number).map_or(&[][..], Item::each) {
            if let Value::Term(term) = item.value
                && !rows.contains(&(order, vocabulary, term))
            {
                rows.push((order, vocabulary, term));
            }
        }
    }
}
