//! Colour profiles: the colours of a picture as sRGB, which is what browsers assume of a picture without a profile.
//!
//! In: the ICC profile of a file, which may be malicious. Out: a conversion of pixels of 8 bits per channel.

use image::{ColorType, DynamicImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, Transform8BitExecutor, TransformOptions};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Largest difference from sRGB that nobody sees, in steps of 256.
const INVISIBLE: u8 = 2;

/// How the pixels of a picture become sRGB.
pub enum Conversion {
    /// They are sRGB, or as good as.
    None,
    /// A grey for each of 256.
    Grey(Box<[u8; 256]>),
    /// For pixels of three or four channels, as decoded.
    Colour(Arc<Transform8BitExecutor>),
    /// The profile is damaged, or not one of such pixels.
    Unknown,
}

impl Conversion {
    /// The conversion for a profile and a type of pixels; without a profile pixels are sRGB.
    pub fn new(profile: Option<&[u8]>, pixels: ColorType) -> Conversion {
        let Some(profile) = profile else { return Conversion::None };
        // The parser of profiles is not ours: should it panic, the pixels are still good.
        let made = catch_unwind(AssertUnwindSafe(|| {
            if pixels.has_color() { colour(profile, pixels.has_alpha()) } else { grey(profile) }
        }));
        made.ok().flatten().unwrap_or(Conversion::Unknown)
    }

    /// Converts the pixels of a picture in place.
    pub fn apply(&self, image: DynamicImage) -> DynamicImage {
        match (self, image) {
            (Conversion::Grey(greys), DynamicImage::ImageLuma8(mut image)) => {
                image.iter_mut().for_each(|grey| *grey = greys[usize::from(*grey)]);
                image.into()
            }
            (Conversion::Grey(greys), DynamicImage::ImageLumaA8(mut image)) => {
                image.pixels_mut().for_each(|pixel| pixel.0[0] = greys[usize::from(pixel.0[0])]);
                image.into()
            }
            (Conversion::Colour(to_srgb), DynamicImage::ImageRgb8(mut image)) => {
                convert(&**to_srgb, &mut image);
                image.into()
            }
            (Conversion::Colour(to_srgb), DynamicImage::ImageRgba8(mut image)) => {
                convert(&**to_srgb, &mut image);
                image.into()
            }
            (_, image) => image,
        }
    }
}

/// Converts in pieces, as a conversion needs a place for its result. Pixels that cannot be converted stay.
fn convert(to_srgb: &Transform8BitExecutor, samples: &mut [u8]) {
    // Whole pixels of three and of four channels.
    const PIECE: usize = 12 * 1024;
    let mut converted = [0; PIECE];
    for piece in samples.chunks_mut(PIECE) {
        let converted = &mut converted[..piece.len()];
        if to_srgb.transform(piece, converted).is_ok() {
            piece.copy_from_slice(converted);
        }
    }
}

fn transform(profile: &ColorProfile, from: Layout, to: Layout) -> Option<Arc<Transform8BitExecutor>> {
    profile.create_transform_8bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()
}

fn colour(profile: &[u8], has_alpha: bool) -> Option<Conversion> {
    let profile =
        ColorProfile::new_from_slice(profile).ok().filter(|known| known.color_space == DataColorSpace::Rgb)?;
    // Every tenth of each channel shows whether the profile is that of sRGB under one of its many names.
    let steps = || (0..=10_u8).map(|step| step * 25);
    let sample: Vec<u8> =
        steps().flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b]))).collect();
    let mut converted = vec![0; sample.len()];
    transform(&profile, Layout::Rgb, Layout::Rgb)?.transform(&sample, &mut converted).ok()?;
    if is_near(&sample, &converted) {
        return Some(Conversion::None);
    }
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    transform(&profile, layout, layout).map(Conversion::Colour)
}

/// Grey pixels may have a profile of greys, or one of colours in which a grey has three equal channels.
fn grey(profile: &[u8]) -> Option<Conversion> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (layout, channels) = match profile.color_space {
        DataColorSpace::Gray => (Layout::Gray, 1),
        DataColorSpace::Rgb => (Layout::Rgb, 3),
        _ => return None,
    };
    let sample: Vec<u8> = (0..=255_u8).flat_map(|grey| std::iter::repeat_n(grey, channels)).collect();
    let mut converted = vec![0; 256 * 3];
    transform(&profile, layout, Layout::Rgb)?.transform(&sample, &mut converted).ok()?;
    let mut greys = Box::new([0; 256]);
    for (grey, colour) in greys.iter_mut().zip(converted.chunks_exact(3)) {
        *grey = colour[1];
    }
    let same: Vec<u8> = (0..=255).collect();
    Some(if is_near(&same, &greys[..]) { Conversion::None } else { Conversion::Grey(greys) })
}

fn is_near(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.abs_diff(*other) <= INVISIBLE)
}
