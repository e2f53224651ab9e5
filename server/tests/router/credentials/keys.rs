//! API keys: everything, without end, for tests.

use super::{CANDIDATES, NEW_KEY, call_with_key, key_form, make_key, secret};
use testkit::{ADA, DAY, RAVI, Setup, TestServer};

#[tokio::test]
async fn only_administrators_make_keys() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get("/credentials").await.assert_says("Only administrators can create API keys.");
    ravi.get(NEW_KEY).await.assert_page(403);
    let form = server.signed_in(ADA).await.get(NEW_KEY).await.form("Create key");
    let own = ravi.get("/").await.form("Sign out");
    let forged = format!("{}&name=x&confirm=yes&form=f", own.body());
    ravi.post(NEW_KEY, forged).await.assert_page(403);
    ravi.submit(&form).await.assert_page(410);
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_key_needs_a_name_and_the_word_that_it_is_for_testing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_KEY).await.form("Create key");
    let page = browser.submit(&form).await;
    page.assert_page(422).assert_says("Enter a name.");
    page.assert_says("Confirm what you need it for.");
    page.assert_says("everything in Northwind Staffing");
    assert_eq!(server.count("api_credentials"), 0);
}

#[tokio::test]
async fn a_key_has_32_characters_and_opens_the_whole_company_without_end() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut browser, "Try it out").await);
    assert_eq!(key.len(), 32);
    assert!(key.starts_with("DCRA1-"));
    let all = call_with_key(&server, CANDIDATES, &key).await;
    let all = all.assert_status(200).json()["totalFound"].clone();
    let ravi = server.partner_tokens(RAVI).await.access;
    assert_ne!(server.call(CANDIDATES, &ravi).await.json()["totalFound"], all);
    server.advance(1000 * DAY);
    call_with_key(&server, CANDIDATES, &key).await.assert_status(200);
    assert!(!server.everything_stored().contains(&key));
}

#[tokio::test]
async fn partner_keys_are_made_only_where_the_operator_permits_them() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = key_form(&mut browser, "Partner").await;
    browser.submit(&form.set("kind", "partner_api_key")).await.assert_page(404);
    assert_eq!(server.count("api_credentials"), 0);

    let mut setup = Setup::default();
    setup.settings.partner_api_keys = true;
    let server = TestServer::start_with(setup).await;
    let mut browser = server.signed_in(ADA).await;
    let form = key_form(&mut browser, "Partner").await;
    let page = browser.submit(&form.set("kind", "partner_api_key")).await;
    call_with_key(&server, CANDIDATES, &secret(&page)).await.assert_status(200);
    browser.get("/credentials").await.assert_says("Partner API key");
}
