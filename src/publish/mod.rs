//! Writing of the output folder; no other module writes files.
//!
//! Files are first staged in `.cebra/new/` within the folder; when all are there, each moves to its place with one
//! rename. The manifest lists old and new files before the move and only new ones after it. So whenever the process
//! dies, the folder serves, and the next run knows which files it may replace or remove. Files not in the manifest
//! are never touched.

mod manifest;
mod output;

pub use manifest::{BuildInfo, build_info};
pub use output::{Output, Published, Staged, State};
