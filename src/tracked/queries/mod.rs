//! Queries, one file per subject. To add one, define a type that implements [`Query`](super::query::Query), list its
//! name in `keys.rs` and add a method in `questions.rs`.

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
