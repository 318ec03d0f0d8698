//! Recorded reads: what each file of the site was made from, so that it is made again only when that has changed.
//!
//! Makers of files see the catalogue only through [`Reads`], whose methods are [queries](query::Query). Each read is
//! recorded as a dependency with the fingerprint of its answer; a file is fresh while all its dependencies have the
//! fingerprints they had. No maker declares a dependency. Configuration, model, theme and the day of the catalogue are not
//! recorded: with other ones the caches are dropped.

mod cache;
mod derived;
mod facts;
mod fingerprint;
mod keys;
mod queries;
mod query;
mod questions;
mod reads;
mod snapshot;

pub use cache::Cache;
pub use derived::{Derived, Memo};
pub use facts::FacetWords;
pub use fingerprint::{Fingerprint, Fingerprinter};
pub use queries::GroupCount;
pub use reads::{Reads, Trace};
pub use snapshot::Snapshot;
