//! Pages that were open for long, and what changed meanwhile: `decide` checks
//! everything anew.

use oauth::client::{GrantType, Requirement};

use testkit::{ADA, AuthorizationUrl, HOUR, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn a_request_is_too_old_after_a_day() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance(12 * HOUR);
    // The session stays in use.
    browser.get("/").await.assert_page(200);
    server.advance(12 * HOUR);
    for button in ["Allow access", "Don't allow"] {
        let answer = browser.submit(&page.form(button).press(button)).await;
        answer.assert_page(410).assert_says("Go back to Talentsync and start again.");
        assert_eq!(answer.heading(), "This request has expired");
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_request_can_be_answered_until_a_day_is_over() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance_almost(24 * HOUR);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn a_client_disabled_meanwhile_gets_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.change_client("demo-partner", |client| client.disabled = true).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_refused_on_our_page();
}

#[tokio::test]
async fn an_address_withdrawn_meanwhile_is_not_redirected_to() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for button in ["Allow access", "Don't allow"] {
        let page = browser.consent_page(&AuthorizationUrl::partner()).await;
        let mut before = Vec::new();
        server
            .change_client("demo-partner", |client| before = client.redirect_uris.split_off(1))
            .await;
        let answer = browser.submit(&page.form(button).press(button)).await;
        answer.assert_refused_on_our_page();
        server
            .change_client("demo-partner", |client| client.redirect_uris.append(&mut before))
            .await;
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_registration_that_changed_meanwhile_is_shown_again_first() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    // A scope that was the person's choice is required now, or the reverse.
    server
        .change_client("demo-partner", |client| {
            client.scopes[0].requirement = Requirement::Optional;
        })
        .await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(200).assert_says("Your answer was not recorded.");
    server.change_client("demo-partner", |client| client.scopes.clear()).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(410);
    let no_code = |client: &mut oauth::client::Client| {
        client.grant_types = vec![GrantType::RefreshToken];
    };
    server.change_client("demo-partner", no_code).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_refused_on_our_page();
    assert_eq!(server.count("answers"), 0);
}
