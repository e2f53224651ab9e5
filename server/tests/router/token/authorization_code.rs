//! A code for tokens (OAuth 2.1 §4.1.3).

use testkit::browser::code;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{
    ADA, AuthorizationUrl, DAY, LEGACY_CALLBACK, MINUTE, RAVI, SECOND, TestServer,
    UNVERIFIED_CALLBACK, basic,
};

async fn partner_code(server: &TestServer) -> String {
    server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await
}

#[tokio::test]
async fn a_code_of_another_client_is_worth_nothing_and_stays_good_for_its_own() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    for (id, secret) in
        [("demo-legacy", "demo-legacy-secret"), ("demo-unverified", "demo-unverified-secret")]
    {
        let answer = server.token(Some(&basic(id, secret)), &code_exchange(&code)).await;
        answer.assert_token_error(400, "invalid_grant");
    }
    let mut by_name = code_exchange(&code).to_vec();
    by_name.push(("client_id", "demo-spa".to_owned()));
    server.token(None, &by_name).await.assert_token_error(400, "invalid_grant");
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn a_code_ends_after_a_minute() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    let other = partner_code(&server).await;
    server.advance_almost(MINUTE);
    Tokens::read(&server.redeem(&other).await);
    server.advance(SECOND);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn another_redirect_uri_is_refused_and_does_not_use_up_the_code() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    for other in [LEGACY_CALLBACK, "http://127.0.0.1:8765/callback/", "https://evil.example/"] {
        let pairs = code_exchange(&code).map(|(name, value)| match name {
            "redirect_uri" => (name, other.to_owned()),
            _ => (name, value),
        });
        let answer = server.token(Some(&partner()), &pairs).await;
        answer.assert_token_error(400, "invalid_grant");
    }
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn what_is_no_code_is_refused_without_a_fault() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    let tokens = server.partner_tokens(ADA).await;
    let mistyped = format!("{}x", &code[..code.len() - 1]);
    for text in [
        "x",
        &mistyped,
        &code.to_uppercase(),
        &format!(" {code}"),
        &"a".repeat(10_000),
        "' OR 1=1 --",
        "csn_ac_",
        // CVE-2026-4282: kinds of credentials must not be mixed up.
        &tokens.access,
        tokens.refresh(),
    ] {
        server.redeem(text).await.assert_token_error(400, "invalid_grant");
    }
    server.redeem("").await.assert_token_error(400, "invalid_request");
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn a_client_that_is_no_longer_allowed_codes_gets_no_tokens() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    server.change_client("demo-partner", |client| client.grant_types.clear()).await;
    server.redeem(&code).await.assert_token_error(400, "unauthorized_client");
}

#[tokio::test]
async fn the_code_of_a_person_disabled_meanwhile_is_not_valid() {
    let server = TestServer::start().await;
    let code = partner_code(&server).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    server.change_user("usr_ada", |user| user.disabled = false).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_code_on_its_way_when_its_grant_ends_unused_gives_nothing_and_revives_nothing() {
    // Found by the random walk.
    let server = TestServer::start().await;
    partner_code(&server).await;
    server.advance((90 * DAY).saturating_sub(10 * SECOND));
    // Answered from what was allowed before.
    let code = partner_code(&server).await;
    server.advance(20 * SECOND);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    let mut browser = server.signed_in(ADA).await;
    browser
        .get("/connected-apps")
        .await
        .assert_says("Show apps that were removed or have expired (1)");
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
}

#[tokio::test]
async fn a_code_whose_every_scope_was_taken_back_gives_no_tokens_that_open_nothing() {
    // Found by the random walk.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::partner().with("scope", "company_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    let code = code(&browser.submit(&form).await);
    let path = browser.get("/connected-apps").await.links(".t .name a").remove(0);
    let form = browser.get(&path).await.form_for("remove-permission");
    browser.submit(&form).await.assert_status(303);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_client_without_refresh_tokens_gets_none() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "company_read");
    let code = browser.allow(&request).await;
    let pairs = code_exchange(&code).map(|(name, value)| match name {
        "redirect_uri" => (name, UNVERIFIED_CALLBACK.to_owned()),
        _ => (name, value),
    });
    let header = basic("demo-unverified", "demo-unverified-secret");
    assert_eq!(Tokens::read(&server.token(Some(&header), &pairs).await).refresh, None);
}

#[tokio::test]
async fn a_good_exchange_gives_tokens_their_end_and_their_scope() {
    let server = TestServer::start().await;
    let tokens = Tokens::read(&server.redeem(&partner_code(&server).await).await);
    assert_eq!(tokens.expires_in, 3600);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
    assert!(tokens.access.starts_with("csn_at_") && tokens.refresh().starts_with("csn_rt_"));
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn with_pkce_the_redirect_uri_need_not_come_again() {
    // OAuth 2.1 §10.2: no longer part of the token request.
    let server = TestServer::start().await;
    let mut pairs = code_exchange(&partner_code(&server).await).to_vec();
    pairs.retain(|(name, _)| *name != "redirect_uri");
    Tokens::read(&server.token(Some(&partner()), &pairs).await);
}
