//! Cebra: a folder of Markdown records becomes a public catalogue of cooperation between cities.
//!
//! The modules stand in floors, from the ground up; each imports only from floors below its own, and modules of one
//! floor are strangers to each other. `tests/architecture.rs` holds this.

// ground
pub mod diagnostic;
pub mod map;
pub mod picture;
pub mod poster;
pub mod progress;
pub mod text;
pub mod wording;
pub mod yaml;
// core
pub mod config;
pub mod entry;
pub mod markdown;
pub mod model;
// wing: in
pub mod content;
// core
pub mod catalogue;
// wing: out
pub mod site;
// what makers of files stand on
pub mod tracked;
pub mod values;
// siblings
pub mod checks;
pub mod formats;
pub mod publish;
pub mod render;
// the story
pub mod pipeline;
// above it
pub mod serve;
// top
pub mod cli;
