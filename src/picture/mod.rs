//! Pictures for pages: upright, in several widths, without metadata.
//!
//! In: the bytes of a file, which may be malicious. Out: format and size, or copies in the same format. JPEG, PNG and
//! WebP are supported; animated PNG, WebP and GIF are `Moving`, other formats `Unknown`. A truncated file, one that contradicts itself, or one above the limit is a `Fault`, found in `header` before a decoder
//! sees it where possible; a panic in a decoder is a fault too. A damaged scan inside a complete JPEG cannot be
//! detected and is shown as browsers show it.
//!
//! WebP is written without loss, because no maintained encoder in Rust with a suitable licence does otherwise yet, so
//! a copy can be larger than the original. Colours become sRGB by the profile of the file; those of CMYK are
//! approximate. Knows nothing of files, pages or threads.

mod colour;
mod copy;
mod foreign;
mod format;
mod header;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod tests;

use colour::Conversion;
use copy::Decoded;
use format::swaps_sides;
use image::codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, Limits};
use std::io::Cursor;
use std::panic::{UnwindSafe, catch_unwind};

pub use format::{Fault, Format, Picture};

/// Widths of copies narrower than the picture.
const STEPS: [u32; 4] = [320, 640, 960, 1440];
const MAX_WIDTH: u32 = 1920;

/// Version of the encoding. Increase it when copies change, so that copies of earlier versions are not reused.
pub const VERSION: u8 = 2;

/// A file with a validated header and an opened decoder.
struct Original<'a> {
    picture: Picture,
    orientation: Orientation,
    conversion: Conversion,
    decoder: Box<dyn ImageDecoder + 'a>,
}

/// Format and size of the picture in a file. Reads headers and checks that the file is complete; decodes no pixels.
///
/// # Errors
/// [`Fault`] if the file cannot be used.
pub fn inspect(bytes: &[u8]) -> Result<Picture, Fault> {
    catch_panics(|| Ok(open(bytes)?.picture))
}

/// The widths in which a picture is published, ascending; the last is its own, if it is not above 1920 pixels.
pub fn widths(picture: &Picture) -> Vec<u32> {
    let own = picture.width.min(MAX_WIDTH);
    STEPS.into_iter().filter(|step| *step < own).chain([own]).collect()
}

/// The picture resized to `width` pixels (at most its own), in its own format: upright, 8 bits per channel, without
/// metadata.
///
/// # Errors
/// [`Fault`] if the file cannot be decoded.
pub fn resized(bytes: &[u8], width: u32) -> Result<Vec<u8>, Fault> {
    catch_panics(|| {
        let decoded = decode(bytes)?;
        copy::resize(&decoded, width)
    })
}

/// The picture in all its [`widths`], each as [`resized`] returns it, decoded once.
///
/// # Errors
/// [`Fault`] if the file cannot be decoded.
pub fn all(bytes: &[u8]) -> Result<Vec<(u32, Vec<u8>)>, Fault> {
    catch_panics(|| {
        let decoded = decode(bytes)?;
        let resized = |width| Ok((width, copy::resize(&decoded, width)?));
        widths(&decoded.picture).into_iter().map(resized).collect()
    })
}

/// Decoders panic on some malformed files (`zune-jpeg` 0.5 does). Unwinding is safe because they share no state.
fn catch_panics<T>(work: impl FnOnce() -> Result<T, Fault> + UnwindSafe) -> Result<T, Fault> {
    catch_unwind(work).unwrap_or_else(|_| Err(Fault::Broken("the decoder could not go on".to_owned())))
}

fn open(bytes: &[u8]) -> Result<Original<'_>, Fault> {
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
    let (width, height) = match swaps_sides(orientation) {
        true => (header.height, header.width),
        false => (header.width, header.height),
    };
    let profile = decoder.icc_profile()?;
    let conversion = Conversion::new(profile.as_deref(), decoder.color_type());
    let has_true_colours = !header.is_cmyk && !matches!(conversion, Conversion::Unknown);
    Ok(Original { picture: Picture { width, height, format, has_true_colours }, orientation, conversion, decoder })
}

/// Limits the memory for metadata of a PNG: texts and profiles can be compressed a thousandfold.
fn png_limits() -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(16 << 20);
    limits
}

fn decode(bytes: &[u8]) -> Result<Decoded, Fault> {
    let Original { picture, orientation, conversion, decoder } = open(bytes)?;
    let pixels = match DynamicImage::from_decoder(decoder)? {
        DynamicImage::ImageLuma16(deep) => DynamicImage::ImageLuma16(deep).into_luma8().into(),
        DynamicImage::ImageLumaA16(deep) => DynamicImage::ImageLumaA16(deep).into_luma_alpha8().into(),
        DynamicImage::ImageRgb16(deep) => DynamicImage::ImageRgb16(deep).into_rgb8().into(),
        DynamicImage::ImageRgba16(deep) => DynamicImage::ImageRgba16(deep).into_rgba8().into(),
        pixels => pixels,
    };
    Ok(Decoded { picture, orientation, conversion, pixels })
}
