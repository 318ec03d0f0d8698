//! Cebra: a folder of Markdown records becomes a public catalogue of cooperation between cities.
//!
//! The modules are listed in layers, the lowest first. Each imports only from lower layers, and never from its own.
//! `tests/suite/architecture.rs` has the table of layers and checks this list against it.

#![warn(missing_docs)]

// what everything uses
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
// files to records, records to pages
pub mod content;
pub mod site;
// what makers of files use
pub mod tracked;
pub mod values;
// checks, makers of files, the output folder
pub mod checks;
pub mod formats;
pub mod publish;
pub mod render;
// all stages of a run
pub mod pipeline;
// a catalogue in a browser
pub mod serve;
// the command line
pub mod cli;
