//! An address for testing beside those to which people's answers go.

use super::market::verify;
use super::{CALLBACK, register, registered, write, write_addresses};
use testkit::{ADA, AuthorizationUrl, CALLBACK_AT_PLAYGROUND, KIM, RAVI, TestServer};

#[tokio::test]
async fn an_address_for_testing_changes_nothing_for_users() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    super::market::offer(&mut ada, &app).await;
    let missing = ada.get(&app).await;
    assert_eq!(missing.links("a[href^='/playground?client=']").len(), 0);
    missing.assert_says("First add the playground's address");

    let both = format!("{CALLBACK}\n{CALLBACK_AT_PLAYGROUND}");
    write_addresses(&mut ada, &app, &both).await;
    let page = ada.get(&format!("{app}/configure")).await;
    // That alone: no one is asked again, and the app stays in the Marketplace.
    let changes = page.select(".note-warn li");
    assert_eq!(
        changes,
        [format!("You can test the app at this address: {CALLBACK_AT_PLAYGROUND}")]
    );
    ada.submit(&page.form_for("/save")).await.assert_status(303);
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("Redirect addresses for testing");
    let page = ada.get(&app).await;
    assert_eq!(page.links("a[href^='/playground?client=']").len(), 1);
    assert_eq!(server.count("apps WHERE listing = 'listed'"), 1);
    server.signed_in(KIM).await.get("/marketplace").await.assert_says("shiftplan.example");

    // Of the address in use nothing is proven.
    let id = super::client_id(&app);
    let at = |uri: &str| {
        AuthorizationUrl::partner()
            .with("client_id", id)
            .with("redirect_uri", uri)
            .with("scope", "jobs_read")
    };
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&at(CALLBACK)).await;
    page.assert_does_not_say("Unverified");
    ravi.consent_page(&at(CALLBACK_AT_PLAYGROUND)).await.assert_says("Unverified");
}

#[tokio::test]
async fn an_app_with_addresses_for_testing_alone_is_not_offered() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK_AT_PLAYGROUND).await;
    register(&mut ada, &app).await;
    verify(&server).await;
    let page = ada.get(&format!("{app}/listing")).await;
    page.assert_says("Add a redirect address on your domain.");
    assert_eq!(page.select("form[action$='/submit']").len(), 0);
}
