//! Integration tests: small catalogues are built and inspected. One test binary, because linking is slow.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod common;

mod architecture;
mod broken;
mod command;
mod cooperation;
mod data;
mod domain;
mod editing;
mod explain;
mod face;
mod files;
mod foreign;
mod incremental;
mod languages;
mod machine;
mod meant;
mod pages;
mod pictures;
mod publishing;
mod reading;
mod sample;
mod serve;
mod slips;
mod truth;
mod written_language;
