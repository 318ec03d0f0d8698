//! The content of a catalogue before linking: parsed records and assets.

use crate::config::Config;
use crate::entry::Entry;
use crate::model::{KindId, Model};
use crate::picture::{Fault, Picture};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

/// Everything loaded from the content folder.
#[derive(Debug)]
pub struct Content {
    /// The configuration.
    pub config: Arc<Config>,
    /// The model.
    pub model: Arc<Model>,
    /// Entries in the order of their paths.
    pub entries: Vec<Arc<Entry>>,
    /// Records that exist but yield no entry.
    pub absent: Vec<Absent>,
    /// Paths of Markdown files that are not read, because they are in the folder of no kind.
    pub unread: Vec<String>,
    /// Other files by path in the content folder.
    pub assets: BTreeMap<String, Asset>,
}

/// A file of the content folder that is not a record, such as an image or a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path on disk.
    pub file: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// Modification time, if known.
    pub modified: Option<SystemTime>,
    /// For images: whether the file is a usable picture; `None` before it has been inspected.
    pub picture: Option<PictureState>,
}

/// The result of inspecting an image file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureState {
    /// A usable picture, with a hash of its bytes and of the encoding version.
    Valid(Picture, u64),
    /// Not usable.
    Invalid(Fault),
}

impl Asset {
    /// Extensions of images. Other formats that browsers show are animated or may keep camera metadata.
    pub const PICTURES: &'static [&'static str] = &["jpg", "jpeg", "png", "webp"];

    /// Whether the extension is that of an image, or of one that may move, which is said to the editor.
    pub fn is_picture(&self) -> bool {
        let ending = self.file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        ending.is_some_and(|ending| ending == "gif" || Asset::PICTURES.contains(&ending.as_str()))
    }

    /// The picture with the hash of its bytes, if it is usable.
    pub fn valid_picture(&self) -> Option<(Picture, u64)> {
        match self.picture {
            Some(PictureState::Valid(picture, hash)) => Some((picture, hash)),
            _ => None,
        }
    }
}

/// A record that exists but yields no entry, so that references to it are not reported as mistakes.
#[derive(Debug, Clone)]
pub struct Absent {
    /// Its kind.
    pub kind: KindId,
    /// Its id.
    pub id: String,
    /// Path of the original in the content folder.
    pub path: String,
    /// Why it yields no entry.
    pub reason: AbsentReason,
    /// Paths of the files it refers to, as far as it can be read.
    pub files: Vec<String>,
}

/// Why a record yields no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbsentReason {
    /// It is a draft.
    Draft,
    /// It cannot be read, which is reported elsewhere.
    Unreadable,
}
