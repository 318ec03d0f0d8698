//! The list of all queries, and the dependency key of each.

use super::fingerprint::fingerprint;
use super::query::{Arg, Query};
use super::snapshot::Snapshot;
use crate::text::Lang;
use std::any::TypeId;

pub(super) use super::queries::calendars::HasCalendar;
pub(super) use super::queries::counts::{FacetSizes, HasEntries, KindSizes};
pub(super) use super::queries::deadlines::{DeadlineGroups, Deadlines, Occasions};
pub(super) use super::queries::entries::{Checked, EntryContent, Incoming, InfoDate, Title};
pub(super) use super::queries::groups::{Children, Groups, Targets, TermGroup, TopGroups};
pub(super) use super::queries::matches::{Leftovers, Matches};
pub(super) use super::queries::names::{Path, ReferenceTarget};
pub(super) use super::queries::overviews::{HasGathered, HasOverview, MenuTarget, Newest};
pub(super) use super::queries::pictures::PictureOf;
pub(super) use super::queries::places::Places;
pub(super) use super::queries::quality::Quality;
pub(super) use super::queries::statistics::Crosses;
pub(super) use super::queries::words::Words;

/// A query that is in the list below.
pub(super) trait TrackedQuery: Query {
    fn key(stable: <Self::Arg as Arg>::Stable) -> Key;
}

macro_rules! queries {
    ($($name:ident,)*) => {
        /// A recorded dependency: a query with its stable argument.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(super) enum Key {
            $($name(<<$name as Query>::Arg as Arg>::Stable),)*
            /// A derived value: its type, the name of its item, its language.
            Derived(TypeId, u64, Lang),
        }

        impl Key {
            /// The fingerprint of the current answer: 0 if the argument no longer exists; `None` for a derived value.
            pub fn fingerprint(&self, of: &Snapshot) -> Option<u64> {
                Some(match self {
                    $(Key::$name(stable) => match <<$name as Query>::Arg as Arg>::current(stable, of) {
                        Some(arg) => fingerprint(of, &$name::answer(arg, of)),
                        None => 0,
                    },)*
                    Key::Derived(..) => return None,
                })
            }
        }

        $(impl TrackedQuery for $name {
            fn key(stable: <Self::Arg as Arg>::Stable) -> Key {
                Key::$name(stable)
            }
        })*
    };
}

queries! {
    EntryContent,
    Title,
    Checked,
    InfoDate,
    Incoming,
    ReferenceTarget,
    Path,
    Groups,
    TopGroups,
    Children,
    TermGroup,
    Targets,
    KindSizes,
    FacetSizes,
    HasEntries,
    Deadlines,
    Occasions,
    DeadlineGroups,
    Matches,
    Leftovers,
    Places,
    PictureOf,
    HasCalendar,
    Words,
    HasOverview,
    HasGathered,
    MenuTarget,
    Newest,
    Quality,
    Crosses,
}
