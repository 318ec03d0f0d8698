//! Tests of colour profiles and of files that are not published.

#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use super::tests::{jpeg, png, segment, upright, with};
use super::*;
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{GenericImageView, ImageEncoder, Rgb, RgbImage, Rgba, RgbaImage};

#[test]
fn other_formats_are_told_by_name() {
    let others: [(&[u8], Option<&str>); 14] = [
        (b"", None),
        (b"RIFF\x04\0\0\0WAVE", None),
        (b"GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;", Some("GIF")),
        (b"\0\0\0\x1cftypavif", Some("AVIF")),
        (b"\0\0\0\x18ftypheic\0\0\0\0", Some("HEIC")),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", Some("HEIC")),
        (b"\0\0\0\x18ftypmp42", Some("MP4")),
        (b"<svg/>", Some("SVG")),
        (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", Some("SVG")),
        (b"II*\0\x08\0\0\0", Some("TIFF")),
        (b"BM\x46\0\0\0", Some("BMP")),
        (b"%PDF-1.7", Some("PDF")),
        (b"\r\n<!DOCTYPE html><html>", Some("HTML")),
        (b"\0\0\0\x0cJXL \r\n", Some("JPEG XL")),
    ];
    for (other, name) in others {
        assert_eq!(inspect(other), Err(Fault::Unknown(name)), "{}", other.escape_ascii());
        assert_eq!(all(other), Err(Fault::Unknown(name)));
    }
}

#[test]
fn moving_pictures_are_told_apart_from_still_ones() {
    let webp = b"RIFF\x32\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\0\0\0\0\0\0ANIM\x06\0\0\0\xff\xff\xff\xff\0\0ANMF\x08\0\0\0\0\0\0\0\0\0\0\0";
    let frame = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0";
    let pause = b"!\xf9\x04\0\x0a\0\0\0";
    let gif = [b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff", &pause[..], frame, pause, frame, b";"].concat();
    let animated_png = |frames: u8| {
        let still = png(&upright(8, 8).into(), None);
        let control = [&[0, 0, 0, 8][..], b"acTL", &[0, 0, 0, frames, 0, 0, 0, 0], &[0; 4]].concat();
        [&still[..33], &control, &still[33..]].concat()
    };
    for moving in [&webp[..], &gif, &animated_png(2)] {
        assert_eq!(inspect(moving), Err(Fault::Moving), "{}", moving[..12].escape_ascii());
        assert_eq!(all(moving), Err(Fault::Moving));
        // Cut off anywhere, it is another fault, and no panic.
        for end in 0..moving.len() {
            assert!(inspect(&moving[..end]).is_err());
        }
    }
    assert_ne!(inspect(&animated_png(1)), Err(Fault::Moving));
}

/// A profile whose red and green are swapped.
fn swapped_profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_srgb();
    std::mem::swap(&mut profile.red_colorant, &mut profile.green_colorant);
    profile.encode().unwrap()
}

#[test]
fn colours_become_those_of_srgb() {
    let red = DynamicImage::from(RgbImage::from_pixel(64, 48, Rgb([230, 20, 20])));
    let clear = DynamicImage::from(RgbaImage::from_pixel(64, 48, Rgba([230, 20, 20, 128])));
    let profile = swapped_profile();
    let in_png = |picture: &DynamicImage| {
        let mut file = Vec::new();
        let mut encoder = PngEncoder::new(&mut file);
        encoder.set_icc_profile(profile.clone()).unwrap();
        picture.write_with_encoder(encoder).unwrap();
        file
    };
    let in_webp = |picture: &DynamicImage| {
        let mut file = Vec::new();
        let mut encoder = WebPEncoder::new_lossless(&mut file);
        encoder.set_icc_profile(profile.clone()).unwrap();
        picture.write_with_encoder(encoder).unwrap();
        file
    };
    let in_jpeg = with(&jpeg(&red.to_rgb8(), false), &[segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile])]);
    for file in [in_jpeg, in_png(&red), in_png(&clear), in_webp(&red), in_webp(&clear)] {
        assert!(inspect(&file).unwrap().has_true_colours);
        for (_, copy) in all(&file).unwrap() {
            let Rgba([r, g, b, _]) = image::load_from_memory(&copy).unwrap().get_pixel(30, 20);
            assert!(r < 60 && g > 200 && b < 60, "{r} {g} {b}");
        }
    }
}

#[test]
fn the_profile_of_srgb_changes_nothing_and_a_damaged_one_is_told() {
    let greys =
        DynamicImage::from(image::GrayImage::from_fn(64, 8, |x, _| image::Luma([u8::try_from(x * 4).unwrap()])));
    let picture = DynamicImage::from(upright(64, 48));
    let with_profile = |picture: &DynamicImage, profile: Vec<u8>| {
        let mut file = Vec::new();
        let mut encoder = PngEncoder::new(&mut file);
        encoder.set_icc_profile(profile).unwrap();
        picture.write_with_encoder(encoder).unwrap();
        file
    };
    let srgb = moxcms::ColorProfile::new_srgb().encode().unwrap();
    for picture in [&picture, &greys] {
        assert_eq!(all(&with_profile(picture, srgb.clone())), all(&png(picture, None)));
    }
    // A grey of gamma 1.8 is lighter in sRGB.
    let light = moxcms::ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
    let copy = image::load_from_memory(&resized(&with_profile(&greys, light), 64).unwrap()).unwrap().to_luma8();
    assert!((138..=150).contains(&copy.get_pixel(32, 4).0[0]), "{:?}", copy.get_pixel(32, 4));
    let ours = moxcms::ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
    for (picture, profile) in [(&picture, vec![7; 400]), (&picture, ours), (&greys, srgb[..200].to_vec())] {
        let file = with_profile(picture, profile);
        assert!(!inspect(&file).unwrap().has_true_colours);
        assert_eq!(all(&file), all(&png(picture, None)));
    }
}

#[test]
fn colours_for_print_are_approximate() {
    let mut print = Vec::new();
    let inks = [0, 255, 255, 0].repeat(40 * 32);
    jpeg_encoder::Encoder::new(&mut print, 95).encode(&inks, 40, 32, jpeg_encoder::ColorType::Cmyk).unwrap();
    assert!(!inspect(&print).unwrap().has_true_colours);
    assert!(inspect(&jpeg(&upright(40, 32), false)).unwrap().has_true_colours);
}
