//! A resized copy of a picture.
//!
//! In: decoded pixels of 8 bits per channel. Out: a file without metadata. The picture is resized before its colours
//! are converted and before it is rotated, because both then touch fewer pixels. The filter is Lanczos on the stored (non-linear) values, with
//! premultiplied alpha.

use super::colour::Conversion;
use super::format::{Fault, Format, Picture, swaps_sides};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::webp::WebPEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageBuffer};
use std::fmt::Display;

const JPEG_QUALITY: u8 = 80;

/// A decoded picture, as stored.
pub struct Decoded {
    pub picture: Picture,
    pub orientation: Orientation,
    pub conversion: Conversion,
    /// With 8 bits per channel.
    pub pixels: DynamicImage,
}

/// Resizes, converts to sRGB, rotates and encodes a picture; `width` is limited to its own.
pub fn resize(decoded: &Decoded, width: u32) -> Result<Vec<u8>, Fault> {
    let Decoded { picture, orientation, conversion, pixels } = decoded;
    let width = width.clamp(1, picture.width);
    let height = height(picture, width);
    let (across, down) = if swaps_sides(*orientation) { (height, width) } else { (width, height) };
    let mut small = conversion.apply(scaled(pixels, across, down)?);
    small.apply_orientation(*orientation);
    encode(&small, picture.format)
}

/// The height for a width, rounded to the nearest pixel.
fn height(picture: &Picture, width: u32) -> u32 {
    let (own, width) = (u64::from(picture.width), u64::from(width));
    let height = (u64::from(picture.height) * width + own / 2) / own;
    u32::try_from(height).unwrap_or(picture.height).max(1)
}

fn scaled(pixels: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, Fault> {
    let kind = match pixels {
        DynamicImage::ImageLuma8(_) => PixelType::U8,
        DynamicImage::ImageLumaA8(_) => PixelType::U8x2,
        DynamicImage::ImageRgb8(_) => PixelType::U8x3,
        DynamicImage::ImageRgba8(_) => PixelType::U8x4,
        _ => return Err(broken("colours of this kind")),
    };
    let from = ImageRef::new(pixels.width(), pixels.height(), pixels.as_bytes(), kind).map_err(broken)?;
    let mut to = Image::new(width, height, kind);
    Resizer::new().resize(&from, &mut to, None).map_err(broken)?;
    let bytes = to.into_vec();
    let image = match kind {
        PixelType::U8 => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageLuma8),
        PixelType::U8x2 => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageLumaA8),
        PixelType::U8x3 => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageRgb8),
        _ => ImageBuffer::from_raw(width, height, bytes).map(DynamicImage::ImageRgba8),
    };
    image.ok_or_else(|| broken("a size that is not its own"))
}

fn encode(image: &DynamicImage, format: Format) -> Result<Vec<u8>, Fault> {
    let mut file = Vec::new();
    match format {
        Format::Jpeg => jpeg(image, &mut file)?,
        Format::Png => {
            let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
            image.write_with_encoder(encoder)?;
        }
        Format::WebP => image.write_with_encoder(WebPEncoder::new_lossless(&mut file))?,
    }
    Ok(file)
}

fn jpeg(image: &DynamicImage, file: &mut Vec<u8>) -> Result<(), Fault> {
    let side = |length: u32| u16::try_from(length).map_err(broken);
    let (width, height) = (side(image.width())?, side(image.height())?);
    // Optimised Huffman tables would save one or two per cent, but the encoder then writes one scan per component,
    // which some decoders do not support.
    let encoder = jpeg_encoder::Encoder::new(file, JPEG_QUALITY);
    match image {
        DynamicImage::ImageLuma8(grey) => encoder.encode(grey, width, height, jpeg_encoder::ColorType::Luma),
        colour => encoder.encode(&colour.to_rgb8(), width, height, jpeg_encoder::ColorType::Rgb),
    }
    .map_err(broken)
}

fn broken(error: impl Display) -> Fault {
    Fault::Broken(error.to_string())
}
