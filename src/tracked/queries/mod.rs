//! Queries, a file a subject. A new one is a type with [`Query`](super::query::Query), a name in the list of `keys.rs` and a
//! method in `questions.rs`.

pub(super) mod calendars;
pub(super) mod counts;
pub(super) mod deadlines;
pub(super) mod entries;
pub(super) mod groups;
pub(super) mod matches;
pub(super) mod names;
pub(super) mod overviews;
pub(super) mod pictures;
pub(super) mod places;
pub(super) mod quality;
pub(super) mod statistics;
pub(super) mod words;

pub use groups::GroupCount;
