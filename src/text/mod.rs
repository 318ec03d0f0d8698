//! Text utilities: languages, slugs, hashing, colours, suggestions for misspelt names.
//!
//! Knows nothing of records, files or pages.

mod colour;
mod fold;
mod format;
mod hash;
mod lang;
mod nearest;

pub use colour::Colour;
pub use fold::{is_device, markdown_stem, normalise, slug};
pub use format::{
    DateParts, date_in_words, dates_in_words, grouped, in_sentence, list, month_name, with_currency, with_unit,
};
pub use hash::{FastMap, FastSet, ValueHasher, hash_bytes, hash_of, hash_texts};
pub use lang::{Labels, Lang, Plural};
pub use nearest::nearest;
