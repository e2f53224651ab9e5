//! The verifier (OAuth 2.1 §4.1.3, RFC 9700 §4.8.2).

use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, Answer, AuthorizationUrl, TestServer};

async fn redeem_with(server: &TestServer, code: &str, verifier: &str) -> Answer {
    let pairs = code_exchange(code).map(|(name, value)| match name {
        "code_verifier" => (name, verifier.to_owned()),
        _ => (name, value),
    });
    server.token(Some(&partner()), &pairs).await
}

#[tokio::test]
async fn a_missing_or_empty_verifier_is_refused() {
    // CVE-2024-23647, CVE-2025-4144: the check was skipped when it was missing.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs.retain(|(name, _)| *name != "code_verifier");
    let missing = server.token(Some(&partner()), &pairs).await;
    let description = missing.assert_token_error(400, "invalid_request");
    assert_eq!(description, "code_verifier is missing");
    redeem_with(&server, &code, "").await.assert_token_error(400, "invalid_request");
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn a_wrong_verifier_is_refused_and_does_not_use_up_the_code() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let challenge = testkit::request::challenge();
    for wrong in [&"x".repeat(43), &"x".repeat(128), &challenge] {
        redeem_with(&server, &code, wrong).await.assert_token_error(400, "invalid_grant");
    }
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn what_has_not_the_form_of_a_verifier_is_named() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let spaced = format!("{} ", "x".repeat(43));
    for malformed in ["x", &"x".repeat(42), &"x".repeat(129), &spaced, &"é".repeat(43)] {
        let answer = redeem_with(&server, &code, malformed).await;
        let description = answer.assert_token_error(400, "invalid_request");
        assert!(description.starts_with("code_verifier must be"), "{description}");
    }
}
