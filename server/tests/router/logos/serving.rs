use std::sync::Arc;

use oauth::client::logo::LogoId;
use oauth::id::ClientId;
use provider::clients::logo::SIDE;
use store::Effects;

use super::{logo_path, partner, png};
use testkit::{ADA, AuthorizationUrl, TestServer};

#[tokio::test]
async fn what_is_no_logo_is_not_found() {
    let server = TestServer::start().await;
    let path = logo_path(&server).await;
    let unknown = format!("/logos/{}.png", LogoId::of(b"unknown"));
    let (upper, bare) = (path.to_uppercase(), path.trim_end_matches(".png"));
    for path in [
        &unknown,
        &upper.replace("/LOGOS/", "/logos/"),
        bare,
        &format!("{path}.png"),
        "/logos/..%2F..%2Fmaster.key",
        "/logos/%00.png",
        "/logos/.png",
    ] {
        let answer = server.get(path).await;
        answer.assert_status(404);
        assert_ne!(answer.header("content-type"), Some("image/png"), "{path}");
    }
    server.get(&unknown).await.assert_header("cache-control", "no-store");
}

#[tokio::test]
async fn a_logo_is_a_png_and_nothing_else_and_may_be_cached_for_good() {
    let server = TestServer::start().await;
    let (headers, bytes) = server.download(&logo_path(&server).await).await;
    for (name, value) in [
        ("content-type", "image/png"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'"),
        ("cache-control", "public, max-age=31536000, immutable"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    let picture = image::load_from_memory(&bytes).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (SIDE, SIDE));
    assert_eq!(logo_path(&server).await, format!("/logos/{}.png", LogoId::of(&bytes)));
}

#[tokio::test]
async fn the_consent_page_shows_the_logo_of_a_verified_publisher() {
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    let path = logo_path(&server).await;
    assert_eq!(page.select(&format!(".app-i img[src='{path}'][alt=''][width='52']")).len(), 1);
    assert_eq!(page.select(".app-i[aria-hidden]"), Vec::<String>::new());
}

#[tokio::test]
async fn an_unverified_app_has_a_letter_whatever_logo_it_has() {
    let server = TestServer::start().await;
    let unverified = ClientId::new("demo-unverified");
    let store = Arc::clone(server.provider.store());
    let png = png(SIDE, SIDE);
    assert!(
        store.set_client_logo(&unverified, Some(&png), None, Effects::NONE).await.expect("kept")
    );
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::unverified()).await;
    assert_eq!(page.select("img"), Vec::<String>::new());
    assert_eq!(page.select(".app-i"), ["R"]);
}

#[tokio::test]
async fn a_verified_publishers_logo_is_not_lent_to_a_host_that_is_not_its_own() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| {
            if let Some(publisher) = &mut client.publisher {
                publisher.verified_domains = vec!["brightwork.example".to_owned()];
            }
        })
        .await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says("Unverified publisher");
    assert_eq!(page.select("img"), Vec::<String>::new());
}

#[tokio::test]
async fn a_client_without_a_logo_has_a_letter() {
    let server = TestServer::start().await;
    server.change_client(partner().as_str(), |client| client.logo = None).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.select(".app-i"), ["T"]);
}
