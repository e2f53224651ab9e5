//! The platform's own colours, logo and links on the pages.

use std::io::Cursor;
use std::path::PathBuf;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use server::brand::{Brand, BrandSettings};

use testkit::{ADA, AuthorizationUrl, Setup, TestServer};

fn picture(folder: &tempfile::TempDir, name: &str, grey: u8) -> PathBuf {
    let picture = RgbaImage::from_pixel(64, 64, Rgba([grey, grey, grey, 255]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).expect("encodes");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes.into_inner()).expect("written");
    path
}

async fn branded(settings: &BrandSettings) -> TestServer {
    let (brand, _) = Brand::read(settings).expect("a brand");
    TestServer::start_with(Setup { brand, ..Setup::default() }).await
}

fn all(folder: &tempfile::TempDir) -> BrandSettings {
    BrandSettings {
        colour: Some("#7a0019".parse().expect("a colour")),
        logo: Some(picture(folder, "light.png", 20)),
        logo_dark: Some(picture(folder, "dark.png", 230)),
        support: Some("mailto:help@hirely.example".to_owned()),
        privacy: Some("https://hirely.example/privacy".to_owned()),
        terms: Some("https://hirely.example/terms".to_owned()),
        ..BrandSettings::default()
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("logo.svg");
    std::fs::write(&path, "<svg xmlns='http://www.w3.org/2000/svg'/>").expect("written");
    for (path, words) in [
        (path.clone(), "logo.svg: the logo is not a PNG, JPEG or WebP picture"),
        (folder.path().join("nothing.png"), "nothing.png: No such file"),
    ] {
        let settings = BrandSettings { logo: Some(path), ..BrandSettings::default() };
        let error = Brand::read(&settings).expect_err("refused").to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[tokio::test]
async fn what_is_none_of_the_brand_is_not_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = branded(&all(&folder)).await;
    for path in ["/brand/x.css", "/brand/..%2F..%2Fmaster.key", "/brand/.css"] {
        server.get(path).await.assert_status(404).assert_header("cache-control", "no-store");
    }
}

#[tokio::test]
async fn without_a_brand_nothing_is_added() {
    let server = TestServer::start().await;
    let page = server.get("/help").await;
    assert_eq!(page.select("link[rel=stylesheet]").len(), 1);
    assert_eq!(page.select(".mark img").len(), 0);
    assert_eq!(page.select("footer nav a").len(), 3);
}

#[tokio::test]
async fn pages_show_logo_name_and_links() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = branded(&all(&folder)).await;
    let page = server.get("/help").await;
    page.assert_page(200);
    // The name is beside it, so the picture says nothing.
    assert_eq!(page.select(".mark img[alt=''][src^='/brand/'][src$='.png']").len(), 1);
    let dark = ".mark source[media='(prefers-color-scheme: dark)'][srcset^='/brand/']";
    assert_eq!(page.select(dark).len(), 1);
    assert!(page.select(".mark").concat().contains("Countersign"));
    for (address, words) in [
        ("mailto:help@hirely.example", "Support"),
        ("https://hirely.example/privacy", "Privacy policy"),
        ("https://hirely.example/terms", "Terms"),
    ] {
        assert_eq!(page.select(&format!("footer a[href='{address}']")), [words]);
    }
    page.assert_says("help@hirely.example");
}

#[tokio::test]
async fn the_colours_are_a_style_sheet_that_may_be_cached_for_good() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = branded(&all(&folder)).await;
    let page = server.get("/help").await;
    let (_, after) = page.body.split_once("href=\"/brand/").expect("a style sheet");
    let path = format!("/brand/{}", after.split_once('"').expect("its end").0);
    // After ours, whose colours it replaces.
    assert!(page.body.find("/pkg/countersign") < page.body.find(&path));
    let style = server.get(&path).await;
    style
        .assert_status(200)
        .assert_header("content-type", "text/css; charset=utf-8")
        .assert_header("cache-control", "public, max-age=31536000, immutable")
        .assert_header("x-content-type-options", "nosniff");
    assert!(style.body.starts_with(":root{--accent:#7a0019;"), "{}", style.body);
    assert!(style.body.contains("@media screen and (prefers-color-scheme:dark)"));
    // The policy lets it in as it is: from ourselves.
    assert!(
        page.header("content-security-policy").expect("a policy").contains("style-src 'self';")
    );
}

#[tokio::test]
async fn allow_is_no_louder_than_do_not_allow() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = branded(&all(&folder)).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    let buttons = page.select("button[name=decision]");
    assert_eq!(buttons, ["Don't allow", "Allow access"]);
    // The colour is that of main buttons, and there is none.
    assert_eq!(page.select("button[name=decision][class='btn']").len(), 2);
    assert_eq!(page.select("main .btn-main").len(), 0);
}
