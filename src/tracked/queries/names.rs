//! Resolution of references and links to entries.

use crate::catalogue::{EntryId, Found};
use crate::model::KindId;
use crate::tracked::Snapshot;
use crate::tracked::query::Query;
use std::sync::Arc;

/// The entry a reference resolves to, among the given kinds; among all kinds if none are given.
pub struct ReferenceTarget;

impl Query for ReferenceTarget {
    type Arg = (Arc<[KindId]>, Arc<str>);
    type Answer<'a> = Option<EntryId>;

    fn answer((kinds, written): Self::Arg, of: &Snapshot) -> Option<EntryId> {
        match of.catalogue.lookup().find(&of.catalogue.model, &kinds, &written) {
            Found::One(id) => Some(id),
            Found::Absent(_) | Found::Many(_) | Found::None => None,
        }
    }
}

/// The entry whose original or translation has a path in the content folder.
pub struct Path;

impl Query for Path {
    type Arg = Arc<str>;
    type Answer<'a> = Option<EntryId>;

    fn answer(path: Arc<str>, of: &Snapshot) -> Option<EntryId> {
        of.catalogue.lookup().by_path(&path)
    }
}
