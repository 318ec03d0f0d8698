//! Formats and sizes of pictures, and why a file is not one.

use image::ImageError;
use image::metadata::Orientation;

/// Format and size of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Width in pixels, after rotation to upright.
    pub width: u32,
    /// Height in pixels, after rotation to upright.
    pub height: u32,
    /// The file format.
    pub format: Format,
    /// Whether copies have its colours. Those of a picture for print (CMYK), or with a profile that cannot be read, are
    /// approximate.
    pub has_true_colours: bool,
}

/// A supported file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Baseline or progressive JPEG.
    Jpeg,
    /// Still PNG.
    Png,
    /// Still WebP.
    WebP,
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not a supported format; its name, if that is known.
    Unknown(Option<&'static str>),
    /// A picture of several frames.
    Moving,
    /// More pixels than allowed.
    TooManyPixels {
        /// Megapixels, rounded up.
        megapixels: u32,
        /// The maximum.
        limit: u32,
    },
    /// The file is damaged or not supported; the reason in English.
    Broken(String),
}

impl From<ImageError> for Fault {
    fn from(error: ImageError) -> Fault {
        Fault::Broken(error.to_string())
    }
}

/// Whether rotating to upright exchanges width and height.
pub(super) fn swaps_sides(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}
