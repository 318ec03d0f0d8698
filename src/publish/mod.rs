//! The only room that writes the output folder.
//!
//! Pages first wait in `.cebra/new/` within the folder; only when all are there do they move to it, one rename
//! each. A list of what is ours is made longer before and shorter after, so that whatever moment the process dies at, the
//! folder serves, and the next run knows what it may replace and remove. Files that are not on the list are never touched.

mod manifest;
mod output;

pub use manifest::{Made, made};
pub use output::{Output, Published, Staged, State};
