use async_trait::async_trait;
use oauth::id::ClientId;
use provider::clients::logo::{LogoFetchError, LogoSource, PictureError, SetLogoError};
use url::Url;

use crate::support::Demo;

/// Has one answer to everything.
struct Fixed(Result<Vec<u8>, LogoFetchError>);

#[async_trait]
impl LogoSource for Fixed {
    async fn fetch(&self, _url: &Url) -> Result<Vec<u8>, LogoFetchError> {
        self.0.clone()
    }
}

/// Must not be asked.
struct Untouched;

#[async_trait]
impl LogoSource for Untouched {
    async fn fetch(&self, url: &Url) -> Result<Vec<u8>, LogoFetchError> {
        panic!("{url} was fetched")
    }
}

fn url() -> Url {
    Url::parse("https://brightwork.example/logo.png").expect("a URL")
}

fn partner() -> ClientId {
    ClientId::new("demo-partner")
}

#[tokio::test]
async fn nothing_is_fetched_for_an_unknown_client() {
    let demo = Demo::start().await;
    let unknown = ClientId::new("unknown");
    let error = demo.provider.clients().set_client_logo(&unknown, &url(), &Untouched).await;
    assert!(matches!(error, Err(SetLogoError::UnknownClient(id)) if id == unknown));
}

#[tokio::test]
async fn a_client_keeps_its_logo_when_the_new_one_is_none() {
    let demo = Demo::start().await;
    let before = demo.client("demo-partner").await.expect("of the demo").logo;
    let svg = Fixed(Ok(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()));
    let error = demo.provider.clients().set_client_logo(&partner(), &url(), &svg).await;
    assert!(matches!(error, Err(SetLogoError::Picture(PictureError::OtherFormat))), "{error:?}");
    let lost = Fixed(Err(LogoFetchError::Redirects { status: 302 }));
    let error = demo.provider.clients().set_client_logo(&partner(), &url(), &lost).await;
    assert!(matches!(error, Err(SetLogoError::Fetch(_))), "{error:?}");
    assert_eq!(demo.client("demo-partner").await.expect("of the demo").logo, before);
}

#[tokio::test]
async fn a_picture_becomes_the_logo_of_its_client_alone() {
    let demo = Demo::start().await;
    let before = demo.client("demo-partner").await.expect("of the demo").logo.expect("seeded");
    let shared = demo.client("demo-spa").await.expect("of the demo").logo;
    assert_eq!(shared.as_ref(), Some(&before));
    let mut picture = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(30, 60)
        .write_to(&mut picture, image::ImageFormat::Jpeg)
        .expect("encodes");
    let source = Fixed(Ok(picture.into_inner()));
    let id =
        demo.provider.clients().set_client_logo(&partner(), &url(), &source).await.expect("kept");
    assert_ne!(id, before);
    assert_eq!(demo.client("demo-partner").await.expect("of the demo").logo, Some(id.clone()));
    assert_eq!(demo.client("demo-spa").await.expect("of the demo").logo, shared);
    let png = demo.provider.clients().logo(&id).await.expect("read").expect("kept");
    assert!(png.starts_with(b"\x89PNG\r\n\x1A\n"));
}

#[tokio::test]
async fn the_demos_verified_clients_have_a_logo_and_the_others_none() {
    let demo = Demo::start().await;
    for (id, has_logo) in
        [("demo-partner", true), ("demo-legacy", true), ("demo-unverified", false)]
    {
        let client = demo.client(id).await.expect("of the demo");
        assert_eq!(client.logo.is_some(), has_logo, "{id}");
    }
}
