//! A secret that is shown once stays on the page until they leave it by themselves.

use super::NEW_TOKEN;
use crate::credentials::{make_key, make_token, secret};
use testkit::{ADA, DAY, KIM, PASSWORD, TestServer};

#[tokio::test]
async fn it_stays_in_every_language_and_is_in_no_address_log_or_cache() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let mut page = make_key(&mut browser, "Career site").await;
    let shown = secret(&page);
    for (language, own_name) in [("de", "Deutsch"), ("fr", "Français"), ("en", "English")] {
        let form = page.form(own_name).press(own_name);
        assert!(!form.action.contains(&shown) && !form.body().contains(&shown));
        page = browser.submit(&form).await;
        page.assert_page(200).assert_speaks(language).assert_says("Career site");
        assert_eq!(secret(&page), shown);
    }
    assert_eq!(server.count("api_credentials"), 1);
    assert!(!server.everything_stored().contains(&shown));
}

#[tokio::test]
async fn no_one_else_sees_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = make_token(&mut browser, "Career site", &["jobs"]).await;
    let shown = secret(&page);
    let form = page.form("Deutsch").press("Deutsch");
    let mut kim = server.signed_in(KIM).await;
    assert!(!kim.submit(&form).await.body.contains(&shown));
    assert!(!server.browser().submit(&form).await.body.contains(&shown));
    let forged = form.clone().set("sealed", "AAAA");
    assert!(!browser.submit(&forged).await.body.contains(&shown));
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(403);
    assert_eq!(browser.get(NEW_TOKEN).await.select("pre").len(), 0);
}

#[tokio::test]
async fn it_stays_when_the_session_has_ended_meanwhile() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = make_token(&mut browser, "Career site", &["jobs"]).await;
    server.advance(DAY / 2);
    let front = browser.get("/").await;
    browser.submit(&front.form("Sign out")).await;
    let sign_in = browser.submit(&page.form("Deutsch").press("Deutsch")).await;
    let form = sign_in.form("Anmelden").set("email", ADA).set("password", PASSWORD);
    let again = browser.submit(&form).await;
    again.assert_page(200).assert_speaks("de");
    assert_eq!(secret(&again), secret(&page));
}

#[tokio::test]
async fn a_form_sent_twice_says_so_in_every_language() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/credentials/keys/new").await.form("Create key");
    let form = form.set("name", "One").tick("yes");
    secret(&browser.submit(&form).await);
    let twice = browser.submit(&form).await;
    let again = browser.submit(&twice.form("Deutsch").press("Deutsch")).await;
    again.assert_page(200).assert_speaks("de");
    assert_eq!(server.count("api_credentials"), 1);
}
