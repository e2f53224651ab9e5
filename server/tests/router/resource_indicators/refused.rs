//! `invalid_target` (RFC 8707 §2).

use super::refresh_for;
use testkit::client_endpoints::{DEVICE_AUTHORIZATION, PAR};
use testkit::request::STATE;
use testkit::token_client::{Tokens, partner};
use testkit::{
    ADA, AuthorizationUrl, FILES_API, ISSUER, OWN_API, PARTNER_CALLBACK, Setup, TestServer, basic,
};

/// What no server of these tests issues tokens for.
const NOT_OURS: [&str; 8] = [
    "https://other.example/api",
    "http://localhost:3000",
    "http://localhost:3000/api/",
    "http://localhost:3000/API",
    "http://localhost:3000/api?x=1",
    // RFC 8707 §2: "MUST NOT include a fragment component".
    "http://localhost:3000/api#x",
    "/api",
    "http://localhost:3000/api http://localhost:3000/files",
];

#[tokio::test]
async fn of_an_authorization_request() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for resource in NOT_OURS {
        let request = AuthorizationUrl::partner().with("resource", resource);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_target");
        let sent = answer.assert_sent_to(PARTNER_CALLBACK);
        assert_eq!((sent["iss"].as_str(), sent["state"].as_str()), (ISSUER, STATE));
        // One that is good does not make up for it.
        let request =
            AuthorizationUrl::partner().and("resource", OWN_API).and("resource", resource);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_target");
    }
}

#[tokio::test]
async fn of_a_pushed_request_and_of_a_device() {
    let server = TestServer::start().await;
    let challenge = testkit::request::challenge();
    for resource in NOT_OURS {
        let pairs = [
            ("response_type", "code"),
            ("redirect_uri", PARTNER_CALLBACK),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("resource", resource),
        ];
        let answer = server.post_pairs(PAR, Some(&partner()), &pairs).await;
        answer.assert_token_error(400, "invalid_target");
        let pairs = [("client_id", "demo-device"), ("resource", resource)];
        let answer = server.post_pairs(DEVICE_AUTHORIZATION, None, &pairs).await;
        answer.assert_token_error(400, "invalid_target");
    }
}

#[tokio::test]
async fn of_a_token_request() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let header = basic("demo-service", "demo-service-secret");
    for resource in NOT_OURS {
        let pairs = [("grant_type", "client_credentials"), ("resource", resource)];
        let answer = server.token(Some(&header), &pairs).await;
        answer.assert_token_error(400, "invalid_target");
        let answer = refresh_for(&server, tokens.refresh(), &[resource]).await;
        answer.assert_token_error(400, "invalid_target");
        let answer = super::redeem_for(&server, &code, &[resource]).await;
        answer.assert_token_error(400, "invalid_target");
    }
    // Nothing was used up by that.
    Tokens::read(&server.refresh(tokens.refresh()).await);
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn of_more_than_was_allowed() {
    // RFC 8707 §2.2.
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    for more in [&[FILES_API][..], &[OWN_API, FILES_API]] {
        let answer = super::redeem_for(&server, &code, more).await;
        answer.assert_token_error(400, "invalid_target");
    }
    let tokens = Tokens::read(&server.redeem(&code).await);
    for more in [&[FILES_API][..], &[OWN_API, FILES_API]] {
        let answer = refresh_for(&server, tokens.refresh(), more).await;
        answer.assert_token_error(400, "invalid_target");
    }
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn no_other_parameter_may_be_repeated_for_it() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let mut browser = server.signed_in(ADA).await;
    for name in ["scope", "state", "client_id", "Resource"] {
        let request = super::for_both().and(name, "x").and(name, "x");
        browser.get(&request.path()).await.assert_refused_on_our_page();
    }
}
