//! The content folder to entries: files found, read, decoded and checked one by one.
//!
//! Nothing here looks at two records at once, save a record and its translations; that is `catalogue`.

mod composite;
mod decode;
mod front_matter;
mod kept;
mod load;
mod privacy;
mod record;
mod scalar;
mod sections;
mod translate;
mod walk;

pub use kept::{Changed, Kept};
pub use load::{Options, load};
