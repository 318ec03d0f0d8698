//! Words and letters: languages, folding of names, nearest names.
//!
//! Knows nothing of records, files or pages.

mod colour;
mod fold;
mod format;
mod lang;
mod nearest;

pub use colour::Colour;
pub use fold::{is_device, normalise, slug};
pub use format::{date_in_words, grouped, in_sentence, list, month_name, month_range};
pub use lang::{Labels, Lang};
pub use nearest::nearest;
