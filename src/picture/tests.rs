//! Tests with generated pictures: as cameras produce them, and malicious ones.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use super::*;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{GenericImageView, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};
use proptest::prelude::*;
use std::sync::LazyLock;

/// Lossy WebP of one pixel, without and with transparency; no encoder here can write one.
const LOSSY: &[u8] =
    b"RIFF\x22\0\0\0WEBPVP8 \x16\0\0\0\x30\x01\0\x9d\x01\x2a\x01\0\x01\0\x0e\xc0\xfe\x25\xa4\0\x03\x70\0\0\0\0";
const VEILED: &[u8] =
    b"RIFF\x4a\0\0\0WEBPVP8X\x0a\0\0\0\x10\0\0\0\0\0\0\0\0\0ALPH\x0c\0\0\0\x11\x07\x10\x11\xfd\x0f\x44\x44\xff\x03\0\0\
    VP8 \x18\0\0\0\x14\x01\0\x9d\x01\x2a\x01\0\x01\0\0\0\xfe\0\0\x0d\xc0\0\xfe\xe6\xb5\0\0\0";

/// Colours of the corners of the upright picture, in reading order.
const CORNERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 200, 30], [30, 30, 220], [230, 220, 40]];

pub(super) fn upright(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let corner = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        Rgb(CORNERS[corner])
    })
}

/// The picture as stored by a camera with this Exif orientation: where the first row and the first column are.
fn stored(picture: &RgbImage, orientation: u8) -> RgbImage {
    let (width, height) = picture.dimensions();
    let (across, down) = if orientation >= 5 { (height, width) } else { (width, height) };
    let (right, bottom) = (width - 1, height - 1);
    RgbImage::from_fn(across, down, |x, y| {
        let (x, y) = match orientation {
            1 => (x, y),
            2 => (right - x, y),
            3 => (right - x, bottom - y),
            4 => (x, bottom - y),
            5 => (y, x),
            6 => (right - y, x),
            7 => (right - y, bottom - x),
            _ => (y, bottom - x),
        };
        *picture.get_pixel(x, y)
    })
}

fn side(length: u32) -> u16 {
    u16::try_from(length).unwrap()
}

pub(super) fn jpeg(picture: &RgbImage, progressive: bool) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.set_progressive(progressive);
    let (width, height) = (side(picture.width()), side(picture.height()));
    encoder.encode(picture, width, height, jpeg_encoder::ColorType::Rgb).unwrap();
    file
}

pub(super) fn png(picture: &DynamicImage, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    exif.into_iter().for_each(|exif| encoder.set_exif_metadata(exif).unwrap());
    picture.write_with_encoder(encoder).unwrap();
    file
}

fn webp(picture: &DynamicImage, exif: Option<Vec<u8>>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut file);
    exif.into_iter().for_each(|exif| encoder.set_exif_metadata(exif).unwrap());
    picture.write_with_encoder(encoder).unwrap();
    file
}

/// Exif data with an orientation and a GPS text.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 16 30 S 68 9 W");
    exif
}

pub(super) fn segment(marker: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker][..], &length, &content].concat()
}

/// The JPEG with segments inserted before all others.
pub(super) fn with(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

fn turned(picture: &RgbImage, orientation: u8) -> Vec<u8> {
    with(&jpeg(&stored(picture, orientation), false), &[segment(0xE1, &[b"Exif\0\0", &exif(orientation)])])
}

#[track_caller]
fn assert_upright(file: &[u8], (width, height): (u32, u32)) {
    let picture = image::load_from_memory(file).unwrap();
    assert_eq!(picture.dimensions(), (width, height));
    let (left, top, right, bottom) = (width / 8, height / 8, width - width / 8 - 1, height - height / 8 - 1);
    for ((x, y), colour) in [(left, top), (right, top), (left, bottom), (right, bottom)].into_iter().zip(CORNERS) {
        let Rgba([r, g, b, _]) = picture.get_pixel(x, y);
        let near = [r, g, b].iter().zip(colour).all(|(is, should)| is.abs_diff(should) < 25);
        assert!(near, "{x} {y}: {r} {g} {b} for {colour:?}");
    }
}

#[test]
fn every_orientation_becomes_upright() {
    let picture = upright(400, 240);
    for orientation in 1..=8 {
        let lying = DynamicImage::from(stored(&picture, orientation));
        let files = [
            (Format::Jpeg, turned(&picture, orientation)),
            (Format::Png, png(&lying, Some(exif(orientation)))),
            (Format::WebP, webp(&lying, Some(exif(orientation)))),
        ];
        for (format, file) in files {
            assert_eq!(inspect(&file), Ok(Picture { width: 400, height: 240, format, has_true_colours: true }));
            let copies = all(&file).unwrap();
            assert_eq!(copies.iter().map(|copy| copy.0).collect::<Vec<_>>(), [320, 400]);
            assert_upright(&copies[0].1, (320, 192));
            assert_upright(&copies[1].1, (400, 240));
            assert_eq!(inspect(&copies[0].1), Ok(Picture { width: 320, height: 192, format, has_true_colours: true }));
        }
    }
}

#[test]
fn metadata_is_removed() {
    let picture = upright(64, 48);
    let segments = [
        segment(0xE1, &[b"Exif\0\0", &exif(1)]),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", b"<x:xmpmeta>GPS</x:xmpmeta>"]),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &[7; 128]]),
        segment(0xED, &[b"Photoshop 3.0\0", b"8BIM"]),
        segment(0xFE, &[b"taken by somebody"]),
    ];
    let behind = [with(&jpeg(&picture, false), &segments), b"and a film behind it, GPS".to_vec()].concat();
    let picture = DynamicImage::from(picture);
    for file in [behind, png(&picture, Some(exif(1))), webp(&picture, Some(exif(1)))] {
        assert!(file.windows(3).any(|found| found == b"GPS"));
        let copy = resized(&file, 64).unwrap();
        for trace in [&b"GPS"[..], b"Exif", b"EXIF", b"eXIf", b"xmp", b"ICC", b"8BIM", b"somebody"] {
            assert!(!copy.windows(trace.len()).any(|found| found == trace), "{}", trace.escape_ascii());
        }
    }
}

#[test]
fn widths_end_with_that_of_the_picture() {
    let of = |width| widths(&Picture { width, height: 10, format: Format::Png, has_true_colours: true });
    assert_eq!(of(1), [1]);
    assert_eq!(of(320), [320]);
    assert_eq!(of(321), [320, 321]);
    assert_eq!(of(1440), [320, 640, 960, 1440]);
    assert_eq!(of(1500), [320, 640, 960, 1440, 1500]);
    assert_eq!(of(6000), [320, 640, 960, 1440, 1920]);
}

#[test]
fn proportions_are_kept_and_nothing_is_enlarged() {
    for (width, height) in [(700, 467), (333, 1000), (2000, 3), (3, 2000), (641, 641)] {
        let file = png(&upright(width, height).into(), None);
        for (narrow, copy) in all(&file).unwrap() {
            let copy = inspect(&copy).unwrap();
            let exact = f64::from(height) * f64::from(narrow) / f64::from(width);
            assert_eq!(copy.width, narrow);
            assert!((f64::from(copy.height) - exact).abs() <= 1.0, "{width}x{height} in {narrow}: {}", copy.height);
        }
        for asked in [0, 1, u32::MAX] {
            assert_eq!(inspect(&resized(&file, asked).unwrap()).unwrap().width, asked.clamp(1, width));
        }
    }
}

#[test]
fn output_is_deterministic() {
    let picture = upright(400, 300);
    for file in [turned(&picture, 6), png(&picture.clone().into(), None), webp(&picture.into(), None)] {
        let copies = all(&file).unwrap();
        assert_eq!(copies, all(&file).unwrap());
        for (width, copy) in copies {
            assert_eq!(copy, resized(&file, width).unwrap());
        }
    }
}

#[test]
fn cmyk_and_sixteen_bits_are_converted() {
    let deep = image::ImageBuffer::from_fn(40, 30, |_, _| Rgb([51_400_u16, 12_850, 0]));
    let copy = image::load_from_memory(&resized(&png(&deep.into(), None), 20).unwrap()).unwrap();
    assert_eq!(copy.color(), image::ColorType::Rgb8);
    assert_eq!(copy.get_pixel(5, 5), Rgba([200, 50, 0, 255]));

    let mut print = Vec::new();
    // No cyan, full magenta and yellow, no black: red.
    let inks = [0, 255, 255, 0].repeat(40 * 32);
    jpeg_encoder::Encoder::new(&mut print, 95).encode(&inks, 40, 32, jpeg_encoder::ColorType::Cmyk).unwrap();
    let copy = image::load_from_memory(&resized(&print, 20).unwrap()).unwrap();
    let Rgba([r, g, b, _]) = copy.get_pixel(5, 5);
    assert!(r > 200 && g < 60 && b < 60, "{r} {g} {b}");

    let grey = image::GrayImage::from_pixel(40, 30, image::Luma([90]));
    let copy = image::load_from_memory(&resized(&png(&grey.into(), None), 20).unwrap()).unwrap();
    assert_eq!((copy.color(), copy.get_pixel(0, 0)), (image::ColorType::L8, Rgba([90, 90, 90, 255])));
}

#[test]
fn transparent_pixels_do_not_bleed() {
    let cut_out = RgbaImage::from_fn(64, 64, |x, _| if x < 30 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 255, 0, 0]) });
    for file in [png(&cut_out.clone().into(), None), webp(&cut_out.into(), None)] {
        let copy = image::load_from_memory(&resized(&file, 20).unwrap()).unwrap().to_rgba8();
        assert!(copy.pixels().any(|Rgba([_, _, _, a])| (10..250).contains(a)));
        assert!(copy.pixels().all(|Rgba([_, green, _, a])| *a == 0 || *green < 10));
    }
}

/// The PNG with another size in its header and a matching checksum.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut file = png(&upright(8, 8).into(), None);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let mut crc = u32::MAX;
    for byte in &file[12..29] {
        crc = (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 });
    }
    file[29..33].copy_from_slice(&(!crc).to_be_bytes());
    file
}

fn jpeg_claiming(width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg(&upright(8, 8), false);
    let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

#[test]
fn the_pixel_limit_is_checked_in_the_header() {
    let canvas = b"RIFF\x12\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff";
    let still_frame = b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\x10\0\0\x9d\x01\x2a\xff\x3f\xff\x3f";
    let frame_in_a_small_canvas =
        b"RIFF\x28\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x07\0\0\x07\0\0VP8 \x0a\0\0\0\x10\0\0\x9d\x01\x2a\xff\x3f\xff\x3f";
    let huge: [(&[u8], u32); 7] = [
        (&png_claiming(8000, 6251)[..33], 51),
        (&png_claiming(0x7FFF_FFFF, 0x7FFF_FFFF)[..33], u32::MAX),
        (&jpeg_claiming(65_535, 65_535), 4295),
        (&jpeg_claiming(65_535, 65_535)[..600], 4295),
        (canvas, 281_474_977),
        (still_frame, 269),
        (frame_in_a_small_canvas, 269),
    ];
    for (file, megapixels) in huge {
        assert_eq!(inspect(file), Err(Fault::TooManyPixels { megapixels, limit: 50 }));
        assert_eq!(all(file), Err(Fault::TooManyPixels { megapixels, limit: 50 }));
    }
    // A line has few pixels, but resize weights for each of them.
    assert!(matches!(inspect(&png_claiming(50_000_000, 1)), Err(Fault::Broken(_))));
    assert!(matches!(inspect(&png_claiming(0, 8)), Err(Fault::Broken(_))));
    // Within the limit, but not the actual size.
    assert!(matches!(resized(&png_claiming(7000, 7000), 320), Err(Fault::Broken(_))));
}

#[test]
fn unsupported_jpeg_scans_are_a_fault() {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 80);
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&upright(64, 48), 64, 48, jpeg_encoder::ColorType::Rgb).unwrap();
    assert_eq!(inspect(&file), Err(Fault::Broken("each colour in a scan of its own".to_owned())));
}

#[test]
fn a_chunk_that_claims_gigabytes_is_not_allocated() {
    let mut file = webp(&upright(8, 8).into(), Some(exif(6)));
    assert_eq!(inspect(&file).unwrap().format, Format::WebP);
    let chunk = file.windows(4).position(|kind| kind == b"EXIF").unwrap();
    file[chunk + 4..chunk + 8].copy_from_slice(&0xFFFF_FFF0_u32.to_le_bytes());
    assert_eq!(inspect(&file), Err(Fault::Broken("the file is cut off".to_owned())));
}

static SMALL_FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let picture = upright(24, 17);
    let clear = DynamicImage::from(picture.clone()).to_rgba8().into();
    let mut print = Vec::new();
    jpeg_encoder::Encoder::new(&mut print, 80).encode(&[99; 1600], 20, 20, jpeg_encoder::ColorType::Cmyk).unwrap();
    vec![
        turned(&picture, 6),
        jpeg(&picture, true),
        print,
        png(&clear, Some(exif(5))),
        png(&DynamicImage::from(picture).to_luma16().into(), None),
        webp(&clear, Some(exif(8))),
        LOSSY.to_vec(),
        VEILED.to_vec(),
    ]
});

#[test]
fn truncated_files_are_a_fault() {
    for file in SMALL_FILES.iter() {
        assert_eq!(all(file).unwrap().len(), 1);
        for end in 0..file.len() {
            assert!(inspect(&file[..end]).is_err() && all(&file[..end]).is_err(), "{end} of {}", file.len());
        }
    }
}

#[test]
fn detectable_damage_is_a_fault() {
    let mut file = png(&upright(40, 40).into(), None);
    let middle = file.len() / 2;
    file[middle] ^= 0x55;
    assert!(matches!(all(&file), Err(Fault::Broken(_))));

    let mut file = jpeg(&upright(40, 40), false);
    let tables = file.windows(2).position(|pair| pair == [0xFF, 0xC4]).unwrap();
    file[tables + 5..tables + 21].fill(0xFF);
    assert!(matches!(all(&file), Err(Fault::Broken(_))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_gives_a_fault_or_valid_copies(
        which in 0..8_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut file = SMALL_FILES[which].clone();
        for (at, value) in changes {
            let at = at.index(file.len());
            file[at] = value;
        }
        // Decoding claimed large sizes is slow and tests nothing more.
        if inspect(&file).is_ok_and(|picture| u64::from(picture.width) * u64::from(picture.height) < 100_000) {
            let copies = all(&file).unwrap_or_default();
            prop_assert!(copies.iter().all(|(width, copy)| inspect(copy).unwrap().width == *width));
        }
    }

    #[test]
    fn random_bytes_are_a_fault(noise in prop::collection::vec(any::<u8>(), 0..300), which in 0..4_usize) {
        let beginnings: [&[u8]; 4] = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x10\x01\0\0WEBPVP8X"];
        let file = [beginnings[which], &noise].concat();
        prop_assert!(all(&file).is_err() && inspect(&file).is_err());
    }
}
