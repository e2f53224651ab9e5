//! The decoder of logos.

/// The decoder's own file: the crate around it brings a database along.
#[path = "../../provider/src/clients/logo/picture.rs"]
mod picture;

/// Whatever was uploaded, what is stored is a PNG that we have drawn, of one size.
pub fn logo(data: &[u8]) {
    let Ok(png) = picture::draw(data) else { return };
    let read = image::load_from_memory_with_format(&png, image::ImageFormat::Png);
    let read = read.expect("a PNG");
    assert_eq!((read.width(), read.height()), (picture::SIDE, picture::SIDE));
}
