//! Cebra: a folder of Markdown records becomes a public catalogue of cooperation between cities.
//!
//! The rooms stand on floors, from the ground up; each imports only from floors below its own, and rooms of one floor do
//! not know each other. `tests/suite/architecture.rs` has the table of floors, and holds this list to it.

#![warn(missing_docs)]

// ground
pub mod text;
// pictures
pub mod map;
pub mod picture;
pub mod poster;
// findings, and where a run is
pub mod diagnostic;
pub mod progress;
// formats of texts
pub mod yaml;
// Markdown, and the words of the interface
pub mod markdown;
pub mod wording;
// what records may say
pub mod model;
// what one catalogue and one record say
pub mod config;
pub mod entry;
// all records, linked
pub mod catalogue;
// ways in and out
pub mod content;
pub mod site;
// what makers of files stand on
pub mod tracked;
pub mod values;
// checks, makers of files, the output folder
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
