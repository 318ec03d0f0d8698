//! What a catalogue is made from: records as they were read, before anything is linked.

use crate::config::Config;
use crate::entry::Entry;
use crate::model::{KindId, Model};
use crate::picture::{Fault, Picture};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// Everything the content folder says.
#[derive(Debug)]
pub struct Content {
    /// The configuration.
    pub config: Arc<Config>,
    /// What records may say.
    pub model: Arc<Model>,
    /// In the order of their paths.
    pub entries: Vec<Arc<Entry>>,
    /// Records that are there but make no entry.
    pub absent: Vec<Absent>,
    /// Files that are neither records nor settings, by path.
    pub assets: BTreeMap<String, Asset>,
}

/// A file beside a record: an image, a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Where it is on disk.
    pub file: PathBuf,
    /// Bytes.
    pub size: u64,
    /// When it was last written, where that is known.
    pub modified: Option<SystemTime>,
    /// What picture it is, if its name says that it is one; none before it was looked at.
    pub picture: Option<Photograph>,
}

/// What is known of a file that says it is a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Photograph {
    /// With a number for its bytes.
    Whole(Picture, u64),
    /// Why it is no picture that can be published.
    Faulty(Fault),
}

impl Asset {
    /// Names of pictures end so; what else browsers show moves, or keeps what a camera wrote in it.
    pub const PICTURES: &'static [&'static str] = &["jpg", "jpeg", "png", "webp"];

    /// Whether its name says that it is a picture.
    pub fn is_picture(&self) -> bool {
        let ending = self.file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| Asset::PICTURES.contains(&ending.as_str()))
    }

    /// The picture and the number of its bytes.
    pub fn whole(&self) -> Option<(Picture, u64)> {
        match self.picture {
            Some(Photograph::Whole(picture, hash)) => Some((picture, hash)),
            _ => None,
        }
    }
}

/// A record that is there but makes no entry, so that what refers to it is not taken for a mistake.
#[derive(Debug, Clone)]
pub struct Absent {
    /// The kind of its folder.
    pub kind: KindId,
    /// The id it would have.
    pub id: String,
    /// Path of the original in the content folder.
    pub path: String,
    /// Why it makes no entry.
    pub why: Why,
}

/// Why a record makes no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is a draft, and drafts are left out.
    Draft,
    /// It cannot be read, which is reported where it stands.
    Unreadable,
}
