//! Deadlines and occasions: the windows of records with their status on the catalogue's day.

use super::EntryId;
use crate::config::Config;
use crate::entry::{self, Entry, Spot};
use crate::model::{Date, Field, FieldType, Item, Model, Now, Status, TermId, Value, VocabId, Window};
use std::cmp::Reverse;
use std::sync::Arc;

/// A record with windows.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// The record.
    pub entry: EntryId,
    /// When one can respond to it, or when it takes place; at least one window, the most urgent first. Those of later stages
    /// follow all that one can respond to without having passed an earlier stage.
    pub windows: Vec<Window>,
    /// The most urgent status on the catalogue's day of its windows that are not of a later stage.
    pub status: Status,
    /// Its terms in the calendar, each with the index of its field in the list of fields that form calendar rows.
    pub rows: Vec<(usize, VocabId, TermId)>,
}

/// What windows are sorted by.
type Urgency = (Status, Option<Reverse<Option<Date>>>, bool, Option<Date>, Option<jiff::Timestamp>, Option<Date>);

/// The records with windows to respond in, sorted by status, then by closing day, then by opening day.
pub(super) fn deadlines(entries: &[Arc<Entry>], model: &Model, config: &Config, now: &Now) -> Vec<Deadline> {
    let is_window = |field: &Field| matches!(field.of, FieldType::Window { .. });
    let window = |value: &Value| match value {
        Value::Window(window) => Some((**window).clone()),
        _ => None,
    };
    dated(entries, model, config, now, &is_window, &window)
}

/// The records that take place at some time, in the same order.
pub(super) fn occasions(entries: &[Arc<Entry>], model: &Model, config: &Config, now: &Now) -> Vec<Deadline> {
    let is_occasion = |field: &Field| matches!(field.of, FieldType::Occasion);
    let window = |value: &Value| match value {
        Value::Occasion(window) => Some((**window).clone()),
        _ => None,
    };
    dated(entries, model, config, now, &is_occasion, &window)
}

fn dated(
    entries: &[Arc<Entry>],
    model: &Model,
    config: &Config,
    now: &Now,
    is_meant: &impl Fn(&Field) -> bool,
    window: &impl Fn(&Value) -> Option<Window>,
) -> Vec<Deadline> {
    // Skip kinds without such a field; most kinds have none.
    let has_window: Vec<bool> = model.kinds().map(|(_, kind)| kind.fields.any(is_meant)).collect();
    let urgency = |window: &Window| urgency(window, config, now);
    let with_window = entries.iter().enumerate().filter(|(_, entry)| has_window[entry.kind.index()]);
    let mut deadlines: Vec<Deadline> = with_window
        .filter_map(|(index, entry)| {
            let (mut windows, mut rows) = (Vec::new(), Vec::new());
            entry::walk(&model.kind(entry.kind).fields, &entry.original.record, &mut |spot| {
                if let Some(window) = window(&spot.item.value) {
                    windows.push(window);
                    add_rows(&spot, &mut rows);
                }
            });
            let first_stage = first_stage(&windows);
            windows.sort_by_cached_key(|window| (is_later(window, first_stage), urgency(window)));
            let status = windows.first()?.status(now, config.closing_soon);
            Some(Deadline { entry: EntryId::new(index), windows, status, rows })
        })
        .collect();
    deadlines.sort_by_cached_key(|deadline| (urgency(&deadline.windows[0]), deadline.entry));
    deadlines
}

fn urgency(window: &Window, config: &Config, now: &Now) -> Urgency {
    let status = window.status(now, config.closing_soon);
    let (opens, closes) = window.days(now).unwrap_or_default();
    let closes = closes.and_then(|date| date.last_day().map(Date::from));
    let instant = window.next(now).and_then(|one| one.closes?.instant(&now.zone));
    // Closed windows are sorted in reverse: the latest to close comes first.
    let closed = (status == Status::Closed).then_some(Reverse(closes));
    (status, closed, closes.is_none(), closes, instant, opens)
}

/// The earliest stage of some windows, in the order of the vocabulary; `None` if they name no stage.
pub fn first_stage(windows: &[Window]) -> Option<(VocabId, TermId)> {
    windows.iter().filter_map(|window| window.stage).min()
}

/// Whether a window is of a later stage than the first. One that names none is for what follows those that do.
pub fn is_later(window: &Window, first_stage: Option<(VocabId, TermId)>) -> bool {
    first_stage.is_some_and(|first| window.stage != Some(first))
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
