//! The server's own keys change, and what was made with an earlier one works for as long as it
//! would have.

use provider::keys::purpose::KeyGroup;
use provider::keys::ring::KeyState;
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, DAY, HOUR, MINUTE, PARTNER_CALLBACK, SECOND, TestServer};

const GROUPS: [KeyGroup; 3] = [KeyGroup::Signing, KeyGroup::Sealing, KeyGroup::Hmac];

/// The next keys are made, and used in a second from now on.
async fn almost_rotate(server: &TestServer) {
    for group in GROUPS {
        server.provider.keys().rotate(group).await.expect("rotated");
    }
    server.advance_almost(10 * MINUTE);
}

/// Ends at once what an operator would, who fears that a user has the keys.
async fn retire_all(server: &TestServer) {
    for group in GROUPS {
        for key in server.provider.keys().list(group) {
            server.provider.keys().retire(group, &key.id).await.expect("ended");
        }
    }
}

#[tokio::test]
async fn what_an_ended_key_sealed_proved_or_signed_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let jwt = server.service_token("demo-jwt", "demo-jwt-secret").await;
    server.call("/api/candidates", &jwt).await.assert_status(200);
    let tokens = server.partner_tokens(ADA).await;
    let service = server.service_token("demo-service", "demo-service-secret").await;
    almost_rotate(&server).await;
    server.advance(SECOND);
    retire_all(&server).await;
    browser.get(&pushed.path()).await.assert_refused_on_our_page();
    browser.submit(&page.form("Allow access").press("Allow access")).await.assert_page(403);
    server.call("/api/candidates", &jwt).await.assert_status(401);
    // Of these only hashes are stored, which no key made; and the person is still signed in.
    server.call("/api/candidates", &service).await.assert_status(200);
    Tokens::read(&server.refresh(tokens.refresh()).await);
    let page = browser.consent_page(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    Tokens::read(&server.redeem(&code(&answer)).await);
}

#[tokio::test]
async fn requests_codes_and_tokens_cross_a_rotation() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let tokens = server.partner_tokens(ADA).await;
    almost_rotate(&server).await;

    let opened = browser.consent_page(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    let allow = opened.form("Allow access").press("Allow access");
    let clicked = code(&browser.submit(&allow).await);
    let jwt = server.service_token("demo-jwt", "demo-jwt-secret").await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    let lost = Tokens::read(&server.refresh(tokens.refresh()).await);
    let sign_in = server.browser().get("/sign-in").await;
    assert!(sign_in.body.contains("password"));
    server.advance(SECOND);

    // A double click, and an answer that was lost on its way.
    assert_eq!(code(&browser.submit(&allow).await), clicked);
    assert_eq!(Tokens::read(&server.refresh(tokens.refresh()).await).refresh(), lost.refresh());
    Tokens::read(&server.redeem(&clicked).await);
    server.call("/api/candidates", &jwt).await.assert_status(200);
    browser.open(&pushed.path()).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
    Tokens::read(&server.redeem(&code(&answer)).await);
    let next = Tokens::read(&server.refresh(lost.refresh()).await);
    server.call("/api/candidates", &next.access).await.assert_status(200);
}

#[tokio::test]
async fn a_page_stays_open_for_a_day_and_a_family_for_its_life_whatever_changes() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let mut tokens = server.partner_tokens(ADA).await;
    almost_rotate(&server).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    server.advance(SECOND);
    for _ in 0..23 {
        almost_rotate(&server).await;
        server.advance(50 * MINUTE);
        // So that the session does not end.
        browser.get("/connected-apps").await.assert_page(200);
        server.provider.keys().rotate_due_keys().await.expect("tended");
    }
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
    for _ in 0..10 {
        server.advance(60 * DAY / 2);
        server.provider.keys().rotate_due_keys().await.expect("tended");
        tokens = Tokens::read(&server.refresh(tokens.refresh()).await);
    }
    server.advance(HOUR);
    for group in GROUPS {
        let keys = server.provider.keys().list(group);
        assert!(keys.iter().any(|key| key.state == KeyState::Active), "{group:?}");
        assert!(keys.len() < 40, "{group:?}: {}", keys.len());
    }
}
