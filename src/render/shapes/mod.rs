//! The types that templates receive: the contract with themes. Views fill them; `cebra theme --contract` documents
//! them.

mod cards;
mod entry;
mod frame;
mod layouts;
mod lists;
mod overviews;
mod pages;
mod shape;
mod values;

pub(super) use cards::*;
pub(super) use entry::*;
pub(super) use frame::*;
pub(super) use layouts::*;
pub(super) use lists::*;
pub(super) use overviews::*;
pub(super) use pages::*;
pub(super) use shape::{Code, Html, Named, Part, Parts, Plain, Prepared, Shape, Type, Url, part_name, value};
pub(super) use values::*;
