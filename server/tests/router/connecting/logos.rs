//! Logos of apps with a metadata document: fetched once and by us, drawn anew, shown with a mark alone.

use serde_json::json;
use testkit::{ADA, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT, Served};
use super::documents::{allowed, request};
use crate::logos::png;

/// On another host, as some have it.
const LOGO: &str = "https://other.example/logo.png";

const SHOWN: &str = ".app-i img";

fn picture(side: u32) -> Served {
    let headers = "Content-Type: image/png\r\n".to_owned();
    Served { headers, ..Served::status(200, png(side, side)) }
}

async fn started(redirect_uris: &[&str]) -> (AppHosts, TestServer) {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|document| {
        document["logo_uri"] = json!(LOGO);
        document["redirect_uris"] = json!(redirect_uris);
    });
    hosts.serve(LOGO, picture(64));
    let server = hosts.server().await;
    (hosts, server)
}

async fn fetch(server: &TestServer) {
    while server.provider.clients().fetch_wanted_logo().await.expect("fetched") > 0 {}
}

#[tokio::test]
async fn connect_2_a_logo_is_fetched_once_the_app_is_answered_and_served_by_us() {
    let (hosts, server) = started(&[CALLBACK]).await;
    let mut browser = server.signed_in(ADA).await;
    // Strangers have nothing fetched.
    let page = browser.consent_page(&request()).await;
    assert!(page.select(SHOWN).is_empty());
    fetch(&server).await;
    assert_eq!(hosts.asked(), 1);
    allowed(&mut browser, &request()).await;
    fetch(&server).await;
    fetch(&server).await;
    assert_eq!(hosts.asked(), 2);
    let page = browser.consent_page(&request()).await;
    assert_eq!(page.select(SHOWN).len(), 1);
    assert!(!page.body.contains("other.example"), "the browser asks us alone");
    let source = page.body.split("/logos/").nth(1).expect("a logo");
    let path = format!("/logos/{}", source.split('"').next().expect("an end"));
    let (headers, _) = server.download(&path).await;
    assert_eq!(headers["content-type"], "image/png");

    // With the document it is looked for again: another one, or none any more.
    hosts.serve(LOGO, picture(80));
    server.advance(testkit::HOUR);
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&request()).await;
    fetch(&server).await;
    assert_eq!(browser.consent_page(&request()).await.select(SHOWN).len(), 1);
    hosts.serve_document(|document| document["redirect_uris"] = json!([CALLBACK]));
    server.advance(testkit::HOUR);
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&request()).await;
    fetch(&server).await;
    assert!(browser.consent_page(&request()).await.select(SHOWN).is_empty());
}

#[tokio::test]
async fn connect_1_an_app_of_which_nothing_is_proven_has_no_logo() {
    let (_hosts, server) = started(&[CALLBACK, "https://other.example/callback"]).await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    let form = page.form("Allow access").tick("candidates_read").tick("yes").press("Allow access");
    testkit::browser::code(&browser.submit(&form).await);
    fetch(&server).await;
    assert!(browser.consent_page(&request()).await.select(SHOWN).is_empty());
    let own = format!("/admin/app?client_id={DOCUMENT}");
    assert!(browser.open(&own).await.select(SHOWN).is_empty());
}

#[tokio::test]
async fn connect_2_what_is_no_picture_is_no_logo() {
    let html = || Served {
        headers: "Content-Type: image/png\r\n".to_owned(),
        ..Served::status(200, "<script>alert(1)</script>")
    };
    let moved = || Served::status(302, "").with("Location", "https://app.example/logo.png");
    let big = || Served::status(200, vec![0; 2 * 1024 * 1024]);
    for answer in [html(), moved(), big(), Served::status(404, "")] {
        let (hosts, server) = started(&[CALLBACK]).await;
        hosts.serve(LOGO, answer);
        let mut browser = server.signed_in(ADA).await;
        allowed(&mut browser, &request()).await;
        fetch(&server).await;
        assert!(browser.consent_page(&request()).await.select(SHOWN).is_empty());
    }
}
