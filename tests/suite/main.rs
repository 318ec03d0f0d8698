//! Everything a user sees, tried through small catalogues that are built and looked at. One program, as linking is slow.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod common;

mod architecture;
mod broken;
mod command;
mod cooperation;
mod data;
mod explain;
mod face;
mod incremental;
mod languages;
mod pages;
mod pictures;
mod publishing;
mod reading;
mod sample;
mod serve;
