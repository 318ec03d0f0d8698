//! Dependency tracking: records what each file of the site was made from, so that only stale files are made again.
//!
//! Code that makes files sees the catalogue only through [`Reads`], whose methods run queries. Each read is recorded as
//! a dependency with the fingerprint of its answer; a file is fresh while the fingerprints of all its dependencies are
//! unchanged. Dependencies are never declared by hand. Configuration, model, theme and the day are not recorded: when
//! one of them changes, the caches are dropped.

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
