//! Which entry a reference or a link means.

use crate::catalogue::{EntryId, Found};
use crate::model::KindId;
use crate::tracked::Snapshot;
use crate::tracked::query::Query;
use std::sync::Arc;

/// The entry a reference means, among some kinds; among all, if there are none.
pub struct Meant;

impl Query for Meant {
    type Arg = (Arc<[KindId]>, Arc<str>);
    type Answer<'a> = Option<EntryId>;

    fn answer((kinds, written): Self::Arg, of: &Snapshot) -> Option<EntryId> {
        match of.catalogue.lookup().find(&of.catalogue.model, &kinds, &written) {
            Found::One(id) => Some(id),
            Found::Absent(_) | Found::Many(_) | Found::None => None,
        }
    }
}

/// The entry whose file, or translation's file, has a path in the content folder.
pub struct Path;

impl Query for Path {
    type Arg = Arc<str>;
    type Answer<'a> = Option<EntryId>;

    fn answer(path: Arc<str>, of: &Snapshot) -> Option<EntryId> {
        of.catalogue.lookup().by_path(&path)
    }
}
