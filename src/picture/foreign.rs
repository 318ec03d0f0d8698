//! Files that are no picture of a supported format: what they are, so that editors know what to save them as.

/// The name of the format; `None` if it is not known.
pub fn name(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNINGS: &[(&[u8], &str)] = &[
        (b"GIF8", "GIF"),
        (b"BM", "BMP"),
        (b"II*\0", "TIFF"),
        (b"MM\0*", "TIFF"),
        (b"8BPS", "PSD"),
        (b"\0\0\x01\0", "ICO"),
        (b"\xFF\x0A", "JPEG XL"),
        (b"\0\0\0\x0CJXL ", "JPEG XL"),
        (b"\0\0\0\x0CjP  ", "JPEG 2000"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP"),
    ];
    let found = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    found.map(|(_, name)| *name).or_else(|| boxed(bytes)).or_else(|| marked_up(bytes))
}

/// Formats in boxes, told by the brand of the first.
fn boxed(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"))?;
    Some(match brand {
        b"avif" | b"avis" => "AVIF",
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => "HEIC",
        _ => "MP4",
    })
}

/// Formats written as text.
fn marked_up(bytes: &[u8]) -> Option<&'static str> {
    const BEGINNING: usize = 2048;
    let text = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.starts_with("<!doctype html") || text.starts_with("<html") {
        Some("HTML")
    } else if text.starts_with('<') && text.contains("<svg") {
        Some("SVG")
    } else {
        None
    }
}

/// Whether a GIF has more than one frame.
pub fn is_moving_gif(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"GIF8") {
        return false;
    }
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut rest = bytes.get(10).and_then(|flags| bytes.get(13 + table(*flags)..)).unwrap_or_default();
    let mut frames = 0;
    while let Some((kind, body)) = rest.split_first() {
        let blocks = match kind {
            0x21 => body.get(1..),
            0x2C => {
                frames += 1;
                body.get(8).and_then(|flags| body.get(10 + table(*flags)..))
            }
            _ => break,
        };
        rest = behind_blocks(blocks.unwrap_or_default());
    }
    frames > 1
}

/// What follows a series of blocks, each with its length in front, that an empty one ends.
fn behind_blocks(mut rest: &[u8]) -> &[u8] {
    while let Some((length, body)) = rest.split_first() {
        if *length == 0 {
            return body;
        }
        rest = body.get(usize::from(*length)..).unwrap_or_default();
    }
    rest
}
