//! Words and letters: languages, folding of names, nearest names.
//!
//! Knows nothing of records, files or pages.

mod fold;
mod lang;
mod nearest;

pub use fold::{normalise, slug};
pub use lang::{Labels, Lang};
pub use nearest::nearest;
