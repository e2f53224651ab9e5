#![no_main]

use libfuzzer_sys::fuzz_target;

/// The decoder's own file: the crate around it brings a database along.
#[path = "../../provider/src/logo/picture.rs"]
mod picture;

// Whatever came, what is kept is a PNG of ours, of one size.
fuzz_target!(|data: &[u8]| {
    let Ok(png) = picture::draw(data) else { return };
    let read = image::load_from_memory_with_format(&png, image::ImageFormat::Png);
    let read = read.expect("a PNG");
    assert_eq!((read.width(), read.height()), (picture::SIDE, picture::SIDE));
});
