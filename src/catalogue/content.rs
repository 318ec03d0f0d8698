//! What a catalogue is made from: records as they were read, before anything is linked.

use crate::config::Config;
use crate::entry::Entry;
use crate::model::{KindId, Model};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Everything the content folder says.
#[derive(Debug)]
pub struct Content {
    pub config: Config,
    pub model: Model,
    /// In the order of their paths.
    pub entries: Vec<Entry>,
    /// Records that are there but are not to be published.
    pub drafts: BTreeSet<(KindId, String)>,
    /// Files that are neither records nor settings, by path.
    pub assets: BTreeMap<String, Asset>,
}

/// A file beside a record: an image, a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub file: PathBuf,
    /// Bytes.
    pub size: u64,
}
