//! The list of all queries, and a key for each question that can be recorded.

use super::fingerprint::fingerprint;
use super::query::{Arg, Query};
use super::snapshot::Snapshot;
use crate::text::Lang;
use std::any::TypeId;

pub(super) use super::queries::calendars::HasCalendar;
pub(super) use super::queries::counts::{FacetSizes, HasEntries, KindSizes};
pub(super) use super::queries::deadlines::{DeadlineGroups, Deadlines};
pub(super) use super::queries::entries::{Checked, Incoming, InfoDate, Title, Whole};
pub(super) use super::queries::groups::{Children, Groups, Targets, TermGroup, TopGroups};
pub(super) use super::queries::matches::{Leftovers, Matches};
pub(super) use super::queries::names::{Meant, Path};
pub(super) use super::queries::overviews::{HasGathered, HasOverview, MenuTarget, Newest};
pub(super) use super::queries::pictures::PictureOf;
pub(super) use super::queries::places::Places;
pub(super) use super::queries::quality::Quality;
pub(super) use super::queries::statistics::Crosses;
pub(super) use super::queries::words::Words;

/// A query on the list.
pub(super) trait Asked: Query {
    fn key(stable: <Self::Arg as Arg>::Stable) -> Key;
}

macro_rules! queries {
    ($($name:ident,)*) => {
        /// A question as it is recorded.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(super) enum Key {
            $($name(<<$name as Query>::Arg as Arg>::Stable),)*
            /// A derived value: its type, and its item and language.
            Derived(TypeId, u64, Lang),
        }

        impl Key {
            /// The fingerprint of the answer: 0 where there is nothing to ask about; none of a derived value.
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

        $(impl Asked for $name {
            fn key(stable: <Self::Arg as Arg>::Stable) -> Key {
                Key::$name(stable)
            }
        })*
    };
}

queries! {
    Whole,
    Title,
    Checked,
    InfoDate,
    Incoming,
    Meant,
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
