//! Cebra: a folder of Markdown records becomes a public catalogue of cooperation between cities.
//!
//! The modules stand in floors; each imports only from those above it in this list.

// ground
pub mod text;
pub mod diagnostic;
pub mod yaml;
// core
pub mod markdown;
pub mod model;
pub mod config;
pub mod entry;
// wing: in
pub mod content;
