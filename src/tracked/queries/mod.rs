//! Every question a maker may ask, a file a subject. A new one is a type with [`Query`], a method of
//! [`Reads`](super::Reads) and a name in the list below.

mod calendars;
mod counts;
mod deadlines;
mod entries;
mod groups;
mod matches;
mod names;
mod overviews;
mod pictures;
mod places;
mod quality;
mod statistics;
mod words;

use super::fingerprint::fingerprint;
use super::query::{Arg, Query};
use super::snapshot::Snapshot;
use crate::text::Lang;
use std::any::TypeId;

use calendars::HasCalendar;
use counts::{FacetSizes, HasEntries, KindSizes};
use deadlines::{DeadlineGroups, Deadlines};
use entries::{Checked, Incoming, InfoDate, Title, Whole};
use groups::{Children, Groups, Targets, TermGroup, TopGroups};
use matches::{Leftovers, Matches};
use names::{Meant, Path};
use overviews::{HasGathered, HasOverview, MenuTarget, Newest};
use pictures::PictureOf;
use places::Places;
use quality::Quality;
use statistics::Crosses;
use words::Words;

pub use groups::GroupCount;

/// A query that has a key.
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
