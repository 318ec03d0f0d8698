//! Records with a window, and the groups whose deadlines have a calendar.

use super::groups::GroupCount;
use crate::catalogue::{Deadline, EntryId, FacetId};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};
use std::collections::HashSet;

/// Every record with a window, the most urgent first.
pub struct Deadlines;

impl Query for Deadlines {
    type Arg = ();
    type Answer<'a> = &'a [Deadline];

    fn answer<'a>((): (), of: &Snapshot<'a>) -> &'a [Deadline] {
        of.catalogue.deadlines()
    }
}

/// Every record that takes place at some time, the most urgent first.
pub struct Occasions;

impl Query for Occasions {
    type Arg = ();
    type Answer<'a> = &'a [Deadline];

    fn answer<'a>((): (), of: &Snapshot<'a>) -> &'a [Deadline] {
        of.catalogue.occasions()
    }
}

impl Fingerprint for Deadline {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.entry).value((&self.windows, self.status, &self.rows));
    }
}

/// For each facet with feeds and calendars, its groups with the number of their records that have a window.
pub struct DeadlineGroups;

/// A facet whose groups have feeds and calendars.
pub struct FollowedFacet {
    pub id: FacetId,
    /// Only groups with at least one deadline.
    pub groups: Vec<GroupCount>,
}

impl Query for DeadlineGroups {
    type Arg = ();
    type Answer<'a> = Vec<FollowedFacet>;

    fn answer((): (), of: &Snapshot) -> Vec<FollowedFacet> {
        let ids: HashSet<EntryId> = of.catalogue.deadlines().iter().map(|deadline| deadline.entry).collect();
        let followed = of.catalogue.facets().filter(|(_, facet)| facet.follow);
        let groups = |facet| {
            let counts = of.catalogue.groups(facet).map(|(id, group)| {
                let count = group.entries.iter().filter(|id| ids.contains(id)).count();
                GroupCount { id, count }
            });
            counts.filter(|group| group.count > 0).collect()
        };
        followed.map(|(id, _)| FollowedFacet { id, groups: groups(id) }).collect()
    }
}

impl Fingerprint for FollowedFacet {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.id).add(&self.groups);
    }
}
