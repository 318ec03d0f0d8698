//! Which entry a reference or a link means.

use crate::catalogue::{EntryId, Found};
use crate::model::{Field, FieldType, KindId, Reference};
use crate::tracked::query::Query;
use crate::tracked::{Reads, Snapshot};
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

impl Reads<'_> {
    /// The entry a reference means, among `kinds` (all, if empty).
    pub fn meant(&self, kinds: &[KindId], written: &str) -> Option<EntryId> {
        self.ask::<Meant>((kinds.into(), written.into()))
    }

    /// The entry a value of a field refers to.
    pub fn target(&self, field: &Field, reference: &Reference) -> Option<EntryId> {
        let FieldType::Ref(kinds) = &field.of else { return None };
        self.meant(kinds, &reference.written)
    }

    /// The entry whose file a link names.
    pub fn by_path(&self, path: &str) -> Option<EntryId> {
        self.ask::<Path>(path.into())
    }
}
