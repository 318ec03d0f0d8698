//! Text utilities: languages, slugs, hashing, colours, look-alike characters, suggestions for misspelt names.
//!
//! Knows nothing of records, files or pages.

mod clock;
mod colour;
mod fold;
mod format;
mod hash;
mod lang;
mod lookalike;
mod nearest;
mod reading;

pub use clock::{nth_weekday, nth_weekday_in_words, time_in_words, zone_named};
pub use colour::Colour;
pub use fold::{is_device, markdown_stem, normalise, slug};
pub use format::{
    DateParts, date_in_words, dates_in_words, grouped, in_sentence, list, month_name, with_currency, with_unit,
};
pub use hash::{FastMap, FastSet, ValueHasher, hash_bytes, hash_of, hash_texts};
pub use lang::{Labels, Lang, Plural, Reading};
pub use lookalike::{is_invisible, plain_signs, without_quotes};
pub use nearest::{is_misspelling, nearest};
pub use reading::{listed, month_of, said, says_unknown};
