//! The groups of a facet: their sizes and hierarchy.

use crate::catalogue::{EntryId, FacetId, GroupId};
use crate::model::{TermId, VocabId};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};

/// A group and its number of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub id: GroupId,
    /// Number of entries.
    pub count: usize,
}

impl Fingerprint for GroupCount {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        fingerprint.add(&self.id).value(self.count);
    }
}

/// All groups of a facet, in the order of the facet.
pub struct Groups;

impl Query for Groups {
    type Arg = FacetId;
    type Answer<'a> = Vec<GroupCount>;

    fn answer(id: FacetId, of: &Snapshot) -> Vec<GroupCount> {
        of.catalogue.groups(id).map(|(id, group)| GroupCount { id, count: group.entries.len() }).collect()
    }
}

/// The groups of a facet without a parent, in the order of the facet.
pub struct TopGroups;

impl Query for TopGroups {
    type Arg = FacetId;
    type Answer<'a> = Vec<GroupCount>;

    fn answer(id: FacetId, of: &Snapshot) -> Vec<GroupCount> {
        below(id, None, of)
    }
}

/// The children of a group, in the order of the facet.
pub struct Children;

impl Query for Children {
    type Arg = GroupId;
    type Answer<'a> = Vec<GroupCount>;

    fn answer(id: GroupId, of: &Snapshot) -> Vec<GroupCount> {
        below(id.facet, Some(id.index()), of)
    }
}

fn below(facet: FacetId, parent: Option<usize>, of: &Snapshot) -> Vec<GroupCount> {
    let groups = of.catalogue.groups(facet).filter(|(_, group)| group.parent == parent);
    groups.map(|(id, group)| GroupCount { id, count: group.entries.len() }).collect()
}

/// The group of a term, if its vocabulary is indexed.
pub struct TermGroup;

impl Query for TermGroup {
    type Arg = (VocabId, TermId);
    type Answer<'a> = Option<GroupId>;

    fn answer((vocabulary, term): Self::Arg, of: &Snapshot) -> Option<GroupId> {
        of.catalogue.group_of(vocabulary, term)
    }
}

/// The entries that name each target of a goal.
pub struct Targets;

impl Query for Targets {
    type Arg = GroupId;
    type Answer<'a> = &'a [Vec<EntryId>];

    fn answer<'a>(id: GroupId, of: &Snapshot<'a>) -> &'a [Vec<EntryId>] {
        &of.catalogue.group(id).targets
    }
}
