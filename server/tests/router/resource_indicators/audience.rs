//! A token for one API is of no use at another (RFC 9700 §2.3).

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;
use serde_json::json;

use super::{audience, for_both};
use testkit::client_endpoints::PAR;
use testkit::jwt::claims_of;
use testkit::request::challenge;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, FILES_API, OWN_API, PARTNER_CALLBACK, Setup, TestServer};

const CANDIDATES: &str = "/api/candidates";

async fn allow(server: &TestServer, request: &AuthorizationUrl) -> Tokens {
    let code = server.signed_in(ADA).await.allow(request).await;
    Tokens::read(&server.redeem(&code).await)
}

#[tokio::test]
async fn for_another_api_it_opens_nothing_here() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let files = AuthorizationUrl::partner().with("resource", FILES_API);
    let opaque = allow(&server, &files).await.access;
    let format = AccessTokenFormat::Jwt(SigningAlgorithm::Es256);
    server.change_client("demo-partner", |client| client.access_token_format = format).await;
    let jwt = allow(&server, &files).await.access;
    assert_eq!(claims_of(&jwt)["aud"], FILES_API);
    for token in [opaque, jwt] {
        let answer = server.call(CANDIDATES, &token).await;
        answer.assert_status(401);
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.contains("error=\"invalid_token\""), "{challenge}");
        server.call("/api/users/me", &token).await.assert_status(401);
        assert_eq!(audience(&server, &token).await, FILES_API);
    }
}

#[tokio::test]
async fn without_a_word_it_is_for_the_platforms_own_api_alone() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    for request in [
        AuthorizationUrl::partner(),
        AuthorizationUrl::partner().with("resource", ""),
        AuthorizationUrl::partner().with("resource", OWN_API),
    ] {
        let tokens = allow(&server, &request).await;
        assert_eq!(audience(&server, &tokens.access).await, OWN_API);
        server.call(CANDIDATES, &tokens.access).await.assert_status(200);
    }
}

#[tokio::test]
async fn for_both_it_is_good_at_each() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let tokens = allow(&server, &for_both()).await;
    assert_eq!(audience(&server, &tokens.access).await, json!([OWN_API, FILES_API]));
    server.call(CANDIDATES, &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn a_pushed_request_names_it_as_well() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let pairs = [
        ("response_type", "code"),
        ("redirect_uri", PARTNER_CALLBACK),
        ("scope", "candidates_read jobs_read"),
        ("code_challenge", &challenge()),
        ("code_challenge_method", "S256"),
        ("resource", FILES_API),
        ("resource", OWN_API),
    ];
    let pushed = server.post_pairs(PAR, Some(&partner()), &pairs).await;
    let request_uri = pushed.assert_status(201).json()["request_uri"].clone();
    let query = AuthorizationUrl::partner().query_of_pushed(&request_uri);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.open(&format!("/oauth/authorize?{query}")).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let code = testkit::browser::code(&answer);
    let tokens = Tokens::read(&server.redeem(&code).await);
    assert_eq!(audience(&server, &tokens.access).await, json!([OWN_API, FILES_API]));
}
