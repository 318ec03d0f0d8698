//! Cross tables: counts of records by goal and by a second axis.

use super::{Catalogue, EntryId, FacetKind, GroupId};
use crate::model::Axis;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A cross table: records by goal and by the groups or records of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cross {
    /// The axis of the rows.
    pub axis: Axis,
    /// The rows with the most records first.
    pub rows: Vec<CrossRow>,
    /// Number of rows left out.
    pub more: usize,
}

/// A row of a cross table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrossRow {
    /// The records that the row counts.
    pub of: CrossOf,
    /// Number of records.
    pub count: usize,
    /// Number of records for each of the 17 goals, in order.
    pub by_goal: Vec<usize>,
}

/// The records that a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrossOf {
    /// The records of a group.
    Group(GroupId),
    /// A record and all records that refer to it in a field.
    Entry(EntryId),
}

impl Catalogue {
    /// The cross tables that the model asks for, each with its first `most` rows; none for a vocabulary that is not
    /// indexed.
    pub fn crosses(&self, most: usize) -> Vec<Cross> {
        let goals = self.goals();
        self.model.statistics.cross.iter().filter_map(|axis| self.cross(*axis, most, &goals)).collect()
    }

    /// For each entry the indexes of its goals, from 0.
    fn goals(&self) -> Vec<Vec<usize>> {
        let mut goals = vec![Vec::new(); self.entries.len()];
        let facet = self.facet_of(FacetKind::Sdg);
        for (place, group) in facet.iter().flat_map(|facet| self.facet(*facet).groups.iter().enumerate()) {
            for id in &group.entries {
                goals[id.index()].push(place);
            }
        }
        goals
    }

    fn cross(&self, axis: Axis, most: usize, goals: &[Vec<usize>]) -> Option<Cross> {
        let mut rows: Vec<(usize, CrossOf)> = match axis {
            Axis::Vocabulary(id) => {
                let facet = self.facet_of(FacetKind::Vocabulary(id))?;
                self.groups(facet).map(|(id, group)| (group.entries.len(), CrossOf::Group(id))).collect()
            }
            Axis::Kind(kind) => {
                let of_kind = self.entries().filter(|(_, entry)| entry.kind == kind);
                of_kind.map(|(id, _)| (self.referring(id).count() + 1, CrossOf::Entry(id))).collect()
            }
        };
        rows.retain(|(count, _)| *count > 0);
        rows.sort_by_key(|(count, _)| Reverse(*count));
        let more = rows.len().saturating_sub(most);
        rows.truncate(most);
        let row = |(count, of)| CrossRow { of, count, by_goal: by_goal(&self.members(of), goals) };
        Some(Cross { axis, rows: rows.into_iter().map(row).collect(), more })
    }

    fn members(&self, of: CrossOf) -> BTreeSet<EntryId> {
        match of {
            CrossOf::Group(id) => self.group(id).entries.iter().copied().collect(),
            CrossOf::Entry(id) => self.referring(id).chain([id]).collect(),
        }
    }

    /// The entries that refer to an entry in a field.
    fn referring(&self, id: EntryId) -> impl Iterator<Item = EntryId> {
        self.incoming(id).iter().filter(|relation| !relation.in_text).map(|relation| relation.from)
    }
}

fn by_goal(members: &BTreeSet<EntryId>, goals: &[Vec<usize>]) -> Vec<usize> {
    let mut counts = vec![0; 17];
    for goal in members.iter().flat_map(|id| &goals[id.index()]) {
        counts[*goal] += 1;
    }
    counts
}
