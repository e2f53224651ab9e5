//! An app that asks for more keeps what it had.

use testkit::client::refreshing;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, Answer, AuthorizationUrl, Browser, TestServer};

use super::{allow_scope, partner_is_lenient, redeem};

const MORE: &str = "messages_write";

fn asks_for_more() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("scope", MORE)
}

/// Ticks what is asked for and allows it.
async fn allow_more(browser: &mut Browser<'_>, server: &TestServer, page: &Answer) -> Tokens {
    let form = page.form("Allow access").tick(MORE).press("Allow access");
    redeem(server, &testkit::browser::code(&browser.submit(&form).await)).await
}

#[tokio::test]
async fn connect_4_what_was_granted_before_is_part_of_the_new_token() {
    let server = TestServer::start().await;
    partner_is_lenient(&server).await;
    let mut browser = server.signed_in(ADA).await;
    allow_scope(&mut browser, &server, "candidates_read jobs_read").await;
    // Libraries ask with `prompt=consent` where `offline_access` is announced.
    for request in [asks_for_more(), asks_for_more().with("prompt", "consent")] {
        let page = browser.consent_page(&request).await;
        page.assert_says("Already allowed (2)");
        let tokens = allow_more(&mut browser, &server, &page).await;
        assert_eq!(tokens.scope, format!("candidates_read jobs_read {MORE}"));
        let again =
            Tokens::read(&server.token(Some(&partner()), &refreshing(tokens.refresh())).await);
        assert_eq!(again.scope, tokens.scope);
    }
    // Nor does an app lose anything that asks for one of them alone.
    let tokens = allow_scope(&mut browser, &server, "jobs_read").await;
    assert!(tokens.scope.contains(MORE) && tokens.scope.contains("candidates_read"));
}

#[tokio::test]
async fn connect_4_a_strict_client_gets_what_it_asks_for() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    allow_scope(&mut browser, &server, "candidates_read jobs_read").await;
    let page = browser.consent_page(&asks_for_more()).await;
    assert_eq!(allow_more(&mut browser, &server, &page).await.scope, MORE);
}

#[tokio::test]
async fn connect_4_what_was_removed_meanwhile_is_no_part_of_the_new_token() {
    let server = TestServer::start().await;
    partner_is_lenient(&server).await;
    let mut browser = server.signed_in(ADA).await;
    allow_scope(&mut browser, &server, "candidates_read jobs_read").await;
    let page = browser.consent_page(&asks_for_more()).await;
    let details = browser.get("/connected-apps").await.links(".t .name a").remove(0);
    let removal = browser.get(&format!("{details}/remove")).await.form("Remove access");
    browser.submit(&removal).await.assert_status(303);
    // The page showed what the app would have: it is another one now.
    let form = page.form("Allow access").tick(MORE).press("Allow access");
    let shown = browser.submit(&form).await;
    shown.assert_page(200).assert_does_not_say("Already allowed");
    assert_eq!(allow_more(&mut browser, &server, &shown).await.scope, MORE);
}

#[tokio::test]
async fn connect_4_what_is_not_ticked_is_not_given_with_what_was_granted_before() {
    let server = TestServer::start().await;
    partner_is_lenient(&server).await;
    let mut browser = server.signed_in(ADA).await;
    allow_scope(&mut browser, &server, "candidates_read jobs_read").await;
    // The person has come to allow just that: nothing ticked is no answer.
    let page = browser.consent_page(&asks_for_more()).await;
    let form = page.form("Allow access").press("Allow access");
    browser.submit(&form).await.assert_says("Tick at least one permission");
    // Beside something else that is asked for, it may be left out.
    let both = AuthorizationUrl::partner().with("scope", &format!("jobs_read {MORE}"));
    let page = browser.consent_page(&both).await;
    let form = page.form("Allow access").press("Allow access");
    let tokens = redeem(&server, &testkit::browser::code(&browser.submit(&form).await)).await;
    assert_eq!(tokens.scope, "jobs_read candidates_read");
}
