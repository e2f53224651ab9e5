//! From foreign bytes to a redrawn picture.

use std::io::Cursor;

use image::codecs::png::FilterType::Adaptive;
use image::codecs::png::{CompressionType, PngEncoder};
use image::imageops::{self, FilterType};
use image::{DynamicImage, ImageError, ImageFormat, ImageReader, Limits, RgbaImage};
use thiserror::Error;

/// How many bytes a logo may have when it comes.
pub const MAX_BYTES: usize = 1024 * 1024;
/// How many pixels wide or high it may be when it comes.
pub const MAX_SIDE: u32 = 2048;
/// How many pixels wide and high it is kept: twice what pages show, for fine
/// screens, and few enough bytes for a page that must be light.
pub const SIDE: u32 = 96;

/// What the decoder may take at once: the largest picture with 8 bytes a pixel
/// fills half of it.
const MAX_MEMORY: u64 = 64 * 1024 * 1024;

#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PictureError {
    #[error("the logo has more than 1 MiB; make it smaller")]
    TooManyBytes,
    #[error("the logo is not a PNG, JPEG or WebP picture; convert it to PNG (SVG is not accepted)")]
    OtherFormat,
    #[error("the logo is more than {MAX_SIDE} pixels wide or high; make it smaller")]
    TooManyPixels,
    #[error("the logo is damaged: it cannot be decoded; save it anew as PNG")]
    Broken,
}

/// The picture as a PNG of [`SIDE`] by [`SIDE`] pixels, in its own proportions
/// on a transparent ground. Nothing of the bytes that came is in it but what they
/// look like: no comment, no second file behind the first, no fault for a
/// browser's decoder.
pub(super) fn draw(bytes: &[u8]) -> Result<Vec<u8>, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(PictureError::TooManyBytes);
    }
    let fitted = fit(&decode(bytes)?);
    let mut canvas = RgbaImage::new(SIDE, SIDE);
    let centred = |side: u32| i64::from((SIDE - side) / 2);
    imageops::replace(&mut canvas, &fitted, centred(fitted.width()), centred(fitted.height()));
    let mut png = Cursor::new(Vec::new());
    let smallest = PngEncoder::new_with_quality(&mut png, CompressionType::Best, Adaptive);
    DynamicImage::from(canvas).write_with_encoder(smallest).map_err(|_| PictureError::Broken)?;
    Ok(png.into_inner())
}

fn decode(bytes: &[u8]) -> Result<RgbaImage, PictureError> {
    // By its first bytes: what a server says about them is not to be trusted.
    let format = image::guess_format(bytes)
        .ok()
        .filter(|format| matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP))
        .ok_or(PictureError::OtherFormat)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    match reader.decode() {
        Ok(picture) => Ok(picture.into_rgba8()),
        Err(ImageError::Limits(_)) => Err(PictureError::TooManyPixels),
        Err(_) => Err(PictureError::Broken),
    }
}

fn fit(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height).max(1);
    let scaled = |side: u32| (side * SIDE / longer).max(1);
    if longer == SIDE {
        return picture.clone();
    }
    imageops::resize(picture, scaled(width), scaled(height), FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use image::{Rgba, load_from_memory};

    use super::*;

    const RED: Rgba<u8> = Rgba([200, 30, 30, 255]);

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let picture = DynamicImage::from(RgbaImage::from_pixel(width, height, RED));
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(picture.into_rgb8()).write_to(&mut bytes, format).expect("encodes");
        bytes.into_inner()
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        picture(width, height, ImageFormat::Png)
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    #[test]
    fn what_is_no_raster_picture_is_refused() {
        for bytes in [
            &b""[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"<?xml version='1.0'?><svg/>",
            b"\xEF\xBB\xBF <!DOCTYPE svg>",
            b"\x1F\x8B\x08 svgz",
            b"<html>",
            b"GIF89a\x01\x00\x01\x00",
            b"BM rest",
            b"%PDF-1.7",
            b"\x00\x00\x01\x00 icon",
        ] {
            assert_eq!(draw(bytes), Err(PictureError::OtherFormat), "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_cut_short_is_refused() {
        let whole = png(64, 64);
        assert_eq!(draw(&whole[..whole.len() / 2]), Err(PictureError::Broken));
        assert_eq!(draw(b"\x89PNG\r\n\x1A\n<svg/>"), Err(PictureError::Broken));
        assert_eq!(draw(b"\xFF\xD8\xFF\xE0<svg/>"), Err(PictureError::Broken));
        assert_eq!(draw(b"RIFF\x10\0\0\0WEBPVP8 "), Err(PictureError::Broken));
    }

    #[test]
    fn too_many_bytes_or_pixels_are_refused() {
        assert_eq!(draw(&vec![0; MAX_BYTES + 1]), Err(PictureError::TooManyBytes));
        // Few bytes that would unpack to many.
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let wide = picture(MAX_SIDE + 1, 1, format);
            assert_eq!(draw(&wide), Err(PictureError::TooManyPixels), "{format:?}");
            let high = picture(1, MAX_SIDE + 1, format);
            assert_eq!(draw(&high), Err(PictureError::TooManyPixels), "{format:?}");
        }
        let mut bomb = png(1, 1);
        bomb[16..24].copy_from_slice(&[0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF]);
        draw(&bomb).expect_err("refused");
    }

    #[test]
    fn nothing_of_the_bytes_that_came_is_stored() {
        let mut polyglot = png(SIDE, SIDE);
        polyglot.extend_from_slice(b"<script>alert(1)</script>");
        let kept = draw(&polyglot).expect("a picture");
        assert!(!contains(&kept, b"script"));
        assert!(contains(&kept, b"IEND"));
    }

    #[test]
    fn each_format_becomes_a_square_png() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let kept = draw(&picture(300, 300, format)).expect("a picture");
            assert_eq!(image::guess_format(&kept).expect("a format"), ImageFormat::Png);
            let kept = load_from_memory(&kept).expect("decodes").into_rgba8();
            assert_eq!(kept.dimensions(), (SIDE, SIDE));
            assert!(kept.get_pixel(48, 48)[0].abs_diff(RED[0]) < 8, "{format:?}");
        }
    }

    #[test]
    fn a_wide_picture_keeps_its_proportions_on_a_transparent_ground() {
        let kept = draw(&png(400, 100)).expect("a picture");
        let kept = load_from_memory(&kept).expect("decodes").into_rgba8();
        assert_eq!(kept.get_pixel(48, 48)[3], 255);
        assert_eq!(kept.get_pixel(48, 30)[3], 0);
        assert_eq!(kept.get_pixel(48, 68)[3], 0);
        draw(&png(MAX_SIDE, 1)).expect("a line is a picture, too");
    }
}
