//! Pictures in the content folder.

use crate::picture::{Format, Picture};
use crate::tracked::query::Query;
use crate::tracked::{Fingerprint, Fingerprinter, Snapshot};
use std::sync::Arc;

/// The picture at a path, with a hash of its bytes.
pub struct PictureOf;

impl Query for PictureOf {
    type Arg = Arc<str>;
    type Answer<'a> = Option<(Picture, u64)>;

    fn answer(path: Arc<str>, of: &Snapshot) -> Option<(Picture, u64)> {
        of.catalogue.assets.get(&*path)?.valid_picture()
    }
}

impl Fingerprint for Picture {
    fn add_to(&self, fingerprint: &mut Fingerprinter) {
        let format = match self.format {
            Format::Jpeg => 0u8,
            Format::Png => 1,
            Format::WebP => 2,
        };
        fingerprint.value((self.width, self.height, format));
    }
}
