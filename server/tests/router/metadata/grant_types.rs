//! Each grant type gives tokens, and no other does.

use super::announced;
use testkit::client_endpoints::DEVICE_AUTHORIZATION;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, TestServer, basic};

#[tokio::test]
async fn what_is_not_announced_is_not_supported() {
    let server = TestServer::start().await;
    let announced = announced(&server, "grant_types_supported").await;
    for other in [
        "password",
        "implicit",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "urn:ietf:params:oauth:grant-type:saml2-bearer",
        "urn:ietf:params:oauth:grant-type:token-exchange",
        "urn:openid:params:grant-type:ciba",
        "device_code",
    ] {
        assert!(!announced.iter().any(|name| name == other), "{other}");
        let pairs = [("grant_type", other), ("username", ADA), ("assertion", "x")];
        let answer = server.token(Some(&partner()), &pairs).await;
        answer.assert_token_error(400, "unsupported_grant_type");
    }
}

#[tokio::test]
async fn each_gives_tokens_to_a_client_that_may_use_it() {
    let server = TestServer::start().await;
    for grant_type in announced(&server, "grant_types_supported").await {
        match grant_type.as_str() {
            "authorization_code" => drop(server.partner_tokens(ADA).await),
            "refresh_token" => {
                let tokens = server.partner_tokens(ADA).await;
                Tokens::read(&server.refresh(tokens.refresh()).await);
            }
            "client_credentials" => {
                let header = basic("demo-service", "demo-service-secret");
                let pairs = [("grant_type", grant_type.as_str())];
                Tokens::read(&server.token(Some(&header), &pairs).await);
            }
            "urn:ietf:params:oauth:grant-type:device_code" => {
                device(&server, &grant_type).await;
            }
            other => panic!("{other} is announced, and nothing tries it"),
        }
    }
    // A client that may not use one is told so, and not that it is unknown.
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let pairs = [("grant_type", "authorization_code"), ("code", code.as_str())];
    let answer = server.token(Some(&basic("demo-service", "demo-service-secret")), &pairs).await;
    answer.assert_token_error(400, "unauthorized_client");
}

/// A person connects a device; its tokens.
async fn device(server: &TestServer, grant_type: &str) {
    let asked = [("client_id", "demo-device")];
    let begun = server.post_pairs(DEVICE_AUTHORIZATION, None, &asked).await.json();
    let text = |name: &str| begun[name].as_str().expect("a text").to_owned();
    let pairs = [
        ("grant_type", grant_type.to_owned()),
        ("device_code", text("device_code")),
        ("client_id", "demo-device".to_owned()),
    ];
    server.token(None, &pairs).await.assert_token_error(400, "authorization_pending");
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/device").await.form_for("/device");
    let answer = browser.submit(&form.set("user_code", &text("user_code"))).await;
    let consent = browser.follow(answer).await;
    browser.submit(&consent.form_for("/consent/decide").press("Allow access")).await;
    server.advance(testkit::MINUTE);
    Tokens::read(&server.token(None, &pairs).await);
}
