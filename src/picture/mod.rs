//! Photographs as editors hand them in become pictures for pages: upright, in several widths, and nothing in them but the picture.
//!
//! In: the bytes of a whole file, which may be hostile. Out: what picture it is, or its copies in the same format. JPEG, PNG and
//! WebP; what moves (GIF, animated WebP) and AVIF are `Unknown`; of an animated PNG the still picture is taken, as its format means it.
//! A file that is cut off, says one thing and holds another, or claims more than `LIMIT` is a `Fault`, found where possible in
//! `header` before a decoder sees it; a decoder that panics is one too. A damaged scan inside a whole JPEG cannot be told from a
//! picture, and is shown as browsers do.
//!
//! WebP is written without loss: no maintained encoder in Rust under a free enough licence does otherwise yet (`image-webp` has one in
//! the making), so a copy of a photograph can be larger than the original. Colour profiles are dropped: colours are taken for sRGB.
//! Knows nothing of files, pages or threads.

mod copy;
mod header;
#[cfg(test)]
mod tests;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, Limits};
use std::io::Cursor;
use std::panic::{UnwindSafe, catch_unwind};

/// Megapixels a picture may have. In four colours of 16 bits that is some 600 MB while it is read, which is the worst.
const LIMIT: u32 = 50;

/// No longer than a JPEG can be. The weights for shrinking a picture grow with its sides, not with its pixels.
const LONGEST: u32 = 65_535;

/// Widths below that of the picture.
const STEPS: [u32; 4] = [320, 640, 960, 1440];
const WIDEST: u32 = 1920;

/// Another one whenever copies are shrunk or written otherwise, so that none of before is kept.
pub const EDITION: u8 = 1;

/// What a picture is, once turned the right way up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    WebP,
}

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// None of the formats.
    Unknown,
    TooManyPixels {
        megapixels: u32,
        limit: u32,
    },
    /// What is wrong, in the words of the decoder.
    Broken(String),
}

impl From<ImageError> for Fault {
    fn from(error: ImageError) -> Fault {
        Fault::Broken(error.to_string())
    }
}

/// A file whose header is read.
struct Original<'a> {
    picture: Picture,
    orientation: Orientation,
    decoder: Box<dyn ImageDecoder + 'a>,
}

/// What picture this file is. Reads headers and looks for the end of the file; no pixel is decoded.
pub fn inspect(bytes: &[u8]) -> Result<Picture, Fault> {
    guarded(|| Ok(opened(bytes)?.picture))
}

/// Widths a picture is published in, from small to large; the last is its own unless that is too wide.
pub fn widths(picture: &Picture) -> Vec<u32> {
    let own = picture.width.min(WIDEST);
    STEPS.into_iter().filter(|step| *step < own).chain([own]).collect()
}

/// The picture in this width (its own at most) and its own format: upright, 8 bits a colour, without metadata.
pub fn resized(bytes: &[u8], width: u32) -> Result<Vec<u8>, Fault> {
    guarded(|| {
        let (picture, orientation, pixels) = decoded(bytes)?;
        copy::copy(&pixels, &picture, orientation, width)
    })
}

/// The picture in all its widths, each as `resized` gives it, decoded once.
pub fn all(bytes: &[u8]) -> Result<Vec<(u32, Vec<u8>)>, Fault> {
    guarded(|| {
        let (picture, orientation, pixels) = decoded(bytes)?;
        let copied = |width| Ok((width, copy::copy(&pixels, &picture, orientation, width)?));
        widths(&picture).into_iter().map(copied).collect()
    })
}

/// Decoders panic on some malformed files (`zune-jpeg` 0.5 is known to). They leave nothing behind: all they touch is their own.
fn guarded<T>(work: impl FnOnce() -> Result<T, Fault> + UnwindSafe) -> Result<T, Fault> {
    catch_unwind(work).unwrap_or_else(|_| Err(Fault::Broken("the decoder could not go on".to_owned())))
}

fn opened(bytes: &[u8]) -> Result<Original<'_>, Fault> {
    let header = header::read(bytes)?;
    let (format, bytes) = (header.format, Cursor::new(header.bytes));
    let mut decoder: Box<dyn ImageDecoder> = match format {
        Format::Jpeg => Box::new(JpegDecoder::new(bytes)?),
        Format::Png => Box::new(PngDecoder::with_limits(bytes, png_limits())?),
        Format::WebP => Box::new(WebPDecoder::new(bytes)?),
    };
    if decoder.dimensions() != (header.width, header.height) {
        return Err(Fault::Broken("the file is of two minds about its size".to_owned()));
    }
    let orientation = decoder.orientation()?;
    let (width, height) = match lies_on_its_side(orientation) {
        true => (header.height, header.width),
        false => (header.width, header.height),
    };
    Ok(Original { picture: Picture { width, height, format }, orientation, decoder })
}

/// What may be kept of a PNG beside its pixels: texts and profiles can be compressed a thousandfold.
fn png_limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(16 << 20);
    limits
}

fn decoded(bytes: &[u8]) -> Result<(Picture, Orientation, DynamicImage), Fault> {
    let original = opened(bytes)?;
    let pixels = match DynamicImage::from_decoder(original.decoder)? {
        DynamicImage::ImageLuma16(deep) => DynamicImage::ImageLuma16(deep).into_luma8().into(),
        DynamicImage::ImageLumaA16(deep) => DynamicImage::ImageLumaA16(deep).into_luma_alpha8().into(),
        DynamicImage::ImageRgb16(deep) => DynamicImage::ImageRgb16(deep).into_rgb8().into(),
        DynamicImage::ImageRgba16(deep) => DynamicImage::ImageRgba16(deep).into_rgba8().into(),
        pixels => pixels,
    };
    Ok((original.picture, original.orientation, pixels))
}

/// Whether what is stored as rows are columns of the picture.
fn lies_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}
