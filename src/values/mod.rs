//! Values of fields as text in a language, as links and as summaries, for pages and file formats alike.

mod amounts;
mod links;
mod summary;
mod window;
mod words;

pub use amounts::{date_words, figure_words, period_words, quantity_words, year_words};
pub use links::{Copies, copies, href, href_elsewhere};
pub use summary::{Fact, Summaries, Summary, poster_route};
pub use window::{edge_words, edges_words, remarks, stage, status, window_in_month, window_words};
pub use words::{language_of, unlisted_words, words};
