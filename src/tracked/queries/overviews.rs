//! Which overview pages exist, and what menu items lead to.

use crate::catalogue::{EntryId, MenuItem};
use crate::model::{GatheringId, Overview};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};
use std::sync::Arc;

/// Number of records shown as the newest.
const NEWEST: usize = 3;

/// Whether an overview has anything to show.
pub struct HasOverview;

impl Query for HasOverview {
    type Arg = Overview;
    type Answer<'a> = bool;

    fn answer(overview: Overview, of: &Snapshot) -> bool {
        of.catalogue.has_overview(overview)
    }
}

/// Whether a gathering has any member.
pub struct HasGathered;

impl Query for HasGathered {
    type Arg = GatheringId;
    type Answer<'a> = bool;

    fn answer(id: GatheringId, of: &Snapshot) -> bool {
        !of.catalogue.gathered(id).is_empty()
    }
}

/// What a menu item leads to.
pub struct MenuTarget;

impl Query for MenuTarget {
    type Arg = Arc<str>;
    type Answer<'a> = Option<MenuItem>;

    fn answer(written: Arc<str>, of: &Snapshot) -> Option<MenuItem> {
        of.catalogue.menu_item(&written)
    }
}

impl Fingerprint for MenuItem {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        match self {
            MenuItem::Kind(kind) => fingerprint.value((0, kind)),
            MenuItem::Facet(id) => fingerprint.value(1).add(id),
            MenuItem::Entry(id) => fingerprint.value(2).add(id),
            MenuItem::Overview(overview) => fingerprint.value((3, overview)),
            MenuItem::Gathering(id) => fingerprint.value((4, id)),
        };
    }
}

/// The records with the newest information, without glossary terms.
pub struct Newest;

impl Query for Newest {
    type Arg = ();
    type Answer<'a> = Vec<EntryId>;

    fn answer((): (), of: &Snapshot) -> Vec<EntryId> {
        of.catalogue.newest(NEWEST)
    }
}
