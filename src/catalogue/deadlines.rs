//! Records with a window: what it means on the day of the catalogue.

use super::EntryId;
use crate::config::Config;
use crate::entry::Entry;
use crate::model::{Date, Model, Status, Window};
use std::sync::Arc;

/// A record that can be answered in a window.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    pub entry: EntryId,
    /// The number of the field, in its kind, that holds the window.
    pub field: usize,
    pub window: Window,
    pub status: Status,
}

/// The first window of each record that has one, what is most urgent first: by status, then by deadline, then by
/// opening.
pub(super) fn deadlines(entries: &[Arc<Entry>], model: &Model, config: &Config, as_of: Date) -> Vec<Deadline> {
    let Some(today) = as_of.first_day() else { return Vec::new() };
    let mut deadlines: Vec<Deadline> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| {
            let (field, window) = entry.original.window(model.kind(entry.kind))?;
            let status = window.status(today, config.closing_soon);
            Some(Deadline { entry: EntryId::new(index), field, window, status })
        })
        .collect();
    deadlines.sort_by_key(|deadline| {
        let days = deadline.window.days(today);
        let (opens, closes) = days.map_or((None, None), |days| (days.opens, days.closes));
        // What is over is shown the other way round: the last to close first.
        let closed = (deadline.status == Status::Closed).then_some(closes).map(std::cmp::Reverse);
        (deadline.status, closed, closes.is_none(), closes, opens, deadline.entry)
    });
    deadlines
}
