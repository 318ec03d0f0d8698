//! Validation of a file before any decoder sees it: format, size, completeness.
//!
//! In: arbitrary bytes. Out: a header within the limits and the bytes that belong to the picture, or a fault.
//! Segments and chunks are skipped by their lengths; only sizes are read from their content.

use super::foreign;
use super::format::{Fault, Format};
use std::iter::from_fn;

/// Maximum megapixels. With four channels of 16 bits, the worst case, decoding such a picture takes 600 MB.
const MAX_MEGAPIXELS: u32 = 50;

/// Maximum side, that of JPEG. Memory for resize weights grows with the sides, not with the pixels.
const MAX_SIDE: u32 = 65_535;

/// A validated header.
pub struct Header<'a> {
    /// The format.
    pub format: Format,
    /// Width as stored, before rotation.
    pub width: u32,
    /// Height as stored, before rotation.
    pub height: u32,
    /// The bytes that belong to the picture.
    pub bytes: &'a [u8],
    /// Whether the colours are those of inks (CMYK).
    pub is_cmyk: bool,
}

/// Validates a file.
pub fn read(bytes: &[u8]) -> Result<Header<'_>, Fault> {
    let format = format(bytes).ok_or_else(|| match foreign::is_moving_gif(bytes) {
        true => Fault::Moving,
        false => Fault::Unknown(foreign::name(bytes)),
    })?;
    let size = match format {
        Format::Jpeg => jpeg_size(bytes),
        Format::Png => png_size(bytes),
        Format::WebP => webp_size(bytes.get(12..).unwrap_or_default()),
    };
    let (width, height) = size.ok_or_else(|| Fault::Broken("the header is not whole".to_owned()))?;
    within_limits(width, height)?;
    let bytes = match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::WebP => webp(bytes),
    }?;
    let is_cmyk = format == Format::Jpeg && jpeg_frame(bytes).is_some_and(|(_, frame)| frame.get(5) == Some(&4));
    Ok(Header { format, width, height, bytes, is_cmyk })
}

fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        Some(Format::Jpeg)
    } else if bytes.starts_with(PNG) {
        Some(Format::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else {
        None
    }
}

fn within_limits(width: u32, height: u32) -> Result<(), Fault> {
    let megapixels = (u64::from(width) * u64::from(height)).div_ceil(1_000_000);
    if megapixels > u64::from(MAX_MEGAPIXELS) {
        let megapixels = u32::try_from(megapixels).unwrap_or(u32::MAX);
        return Err(Fault::TooManyPixels { megapixels, limit: MAX_MEGAPIXELS });
    }
    match (width.min(height), width.max(height)) {
        (0, _) => Err(Fault::Broken("a picture without pixels".to_owned())),
        (_, longest) if longest > MAX_SIDE => Err(Fault::Broken(format!("a side of {longest} pixels"))),
        _ => Ok(()),
    }
}

fn cut_off() -> Fault {
    Fault::Broken("the file is cut off".to_owned())
}

/// Markers of a JPEG.
const PROGRESSIVE: u8 = 0xC2;
const SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// The segments of a JPEG as marker and content, up to the end of the file.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = bytes.get(2..).unwrap_or_default();
    from_fn(move || {
        loop {
            // Entropy-coded data has no length; it ends at the next marker that is not part of it.
            let at = memchr::memchr(0xFF, rest)?;
            rest = &rest[at + 1..];
            match *rest.first()? {
                0xFF | 0x00 | 0x01 | 0xD0..=0xD8 => {}
                END => return Some((END, &[][..])),
                marker => {
                    let length = usize::from(u16::from_be_bytes(part(rest, 1)?));
                    let body = rest.get(3..length + 1).unwrap_or_default();
                    rest = rest.get(length + 1..)?;
                    return Some((marker, body));
                }
            }
        }
    })
}

/// The frame header: marker and content.
fn jpeg_frame(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let is_frame = |marker: u8| (0xC0..=0xCF).contains(&marker) && ![0xC4, 0xC8, 0xCC].contains(&marker);
    segments(bytes).find(|(marker, _)| is_frame(*marker))
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (_, frame) = jpeg_frame(bytes)?;
    let side = |at| Some(u32::from(u16::from_be_bytes(part(frame, at)?)));
    Some((side(3)?, side(1)?))
}

fn jpeg(bytes: &[u8]) -> Result<&[u8], Fault> {
    let is_progressive = jpeg_frame(bytes).is_some_and(|(marker, _)| marker == PROGRESSIVE);
    let colours = jpeg_frame(bytes).and_then(|(_, frame)| frame.get(5));
    let scan = segments(bytes).find(|(marker, _)| *marker == SCAN).ok_or_else(cut_off)?;
    // Sequential JPEGs with one scan per component are rare, and `zune-jpeg` 0.5 decodes them to wrong colours
    // without an error.
    if !is_progressive && scan.1.first() != colours {
        return Err(Fault::Broken("each colour in a scan of its own".to_owned()));
    }
    segments(bytes).any(|(marker, _)| marker == END).then_some(bytes).ok_or_else(cut_off)
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The complete chunks of a PNG as type and content.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = bytes.get(PNG.len()..).unwrap_or_default();
    from_fn(move || {
        let (length, kind) = (u32::from_be_bytes(part(rest, 0)?), part(rest, 4)?);
        let (body, after) = rest.get(8..)?.split_at_checked(usize::try_from(length).ok()?)?;
        // Skips the checksum.
        rest = after.get(4..)?;
        Some((kind, body))
    })
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let (kind, body) = chunks(bytes).next()?;
    let side = |at| Some(u32::from_be_bytes(part(body, at)?));
    if kind == *b"IHDR" { Some((side(0)?, side(4)?)) } else { None }
}

fn png(bytes: &[u8]) -> Result<&[u8], Fault> {
    let frames = chunks(bytes).find(|(kind, _)| kind == b"acTL").and_then(|(_, body)| part(body, 0));
    if frames.is_some_and(|frames| u32::from_be_bytes(frames) > 1) {
        return Err(Fault::Moving);
    }
    chunks(bytes).any(|(kind, _)| kind == *b"IEND").then_some(bytes).ok_or_else(cut_off)
}

/// The size in the chunk with which these bytes begin.
fn webp_size(chunk: &[u8]) -> Option<(u32, u32)> {
    match &part(chunk, 0)? {
        b"VP8X" => {
            let side = |at| part(chunk, at).map(|[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]) + 1);
            Some((side(12)?, side(15)?))
        }
        b"VP8L" => {
            let sides = u32::from_le_bytes(part(chunk, 9)?);
            Some(((sides & 0x3FFF) + 1, (sides >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " => {
            let side = |at| Some(u32::from(u16::from_le_bytes(part(chunk, at)?) & 0x3FFF));
            Some((side(14)?, side(16)?))
        }
        _ => None,
    }
}

/// The bytes that belong to the picture. All chunks must fit, because the decoder allocates what they claim.
fn webp(bytes: &[u8]) -> Result<&[u8], Fault> {
    let number = |bytes, at| part(bytes, at).and_then(|length| usize::try_from(u32::from_le_bytes(length)).ok());
    let end = number(bytes, 4).and_then(|length| length.checked_add(8)).ok_or_else(cut_off)?;
    let bytes = bytes.get(..end).ok_or_else(cut_off)?;
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let (Some(kind), Some(length)) = (part(rest, 0), number(rest, 4)) {
        match &kind {
            b"ANIM" | b"ANMF" => return Err(Fault::Moving),
            // A frame may claim a size other than that of its canvas.
            b"VP8 " | b"VP8L" => {
                let (width, height) = webp_size(rest).ok_or_else(cut_off)?;
                within_limits(width, height)?;
            }
            _ => {}
        }
        let (_, after) = rest[8..].split_at_checked(length).ok_or_else(cut_off)?;
        rest = after.get(length % 2..).unwrap_or_default();
    }
    Ok(bytes)
}

fn part<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk().copied()
}
