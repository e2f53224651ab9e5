//! Logos: fetched once, checked, kept, and served from our own origin. No
//! request may reach an address that is not on the public Internet.

mod fetching;
mod partner_server;
mod serving;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use oauth::id::ClientId;

use testkit::TestServer;

fn partner() -> ClientId {
    ClientId::new("demo-partner")
}

/// A green picture.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_pixel(width, height, Rgba([0, 120, 60, 255]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).expect("encodes");
    bytes.into_inner()
}

/// Where the logo of the partner is.
async fn logo_path(server: &TestServer) -> String {
    let client = server.provider.store().find_client(&partner()).await.expect("read");
    let client = client.expect("of the demo");
    let logo = client.logo.as_ref().expect("has one");
    format!("/logos/{logo}.png")
}
