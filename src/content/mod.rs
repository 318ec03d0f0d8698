//! Content folder to entries: finding, reading, decoding and validating records one by one.
//!
//! Nothing here relates two records, except a record and its translations; `catalogue` does.

mod amounts;
mod cache;
mod comments;
mod complete;
mod composite;
mod decode;
mod foreign;
mod front_matter;
mod language;
mod load;
mod marked;
mod outline;
mod privacy;
mod proposals;
mod record;
mod register;
mod scalar;
mod sections;
mod suggest;
mod translate;
mod walk;
mod window;

pub use cache::{Changed, RecordCache};
pub use load::{Options, language, load};
