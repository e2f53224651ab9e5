//! Codes bound to a key from the request on (RFC 9449 §10), and clients that must
//! bind (§5.2).

use super::{TOKEN, partner_code, redeem, redeem_with};
use testkit::client::{form, request_uri};
use testkit::proof::Key;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, Answer, AuthorizationUrl, TestServer, basic};

async fn push_with(server: &TestServer, query: String, proof: &str) -> Answer {
    let authorization = partner();
    let headers = [("authorization", authorization.as_str()), ("dpop", proof)];
    server.post_form("/oauth/par", &headers, query).await
}

/// The code answers to this key alone, and nothing else uses it up.
async fn answers_to(server: &TestServer, code: &str, key: &Key) {
    redeem_with(server, code, &[]).await.assert_token_error(400, "invalid_grant");
    let thief = Key::numbered(99);
    let answer = redeem(server, code, &thief.at_token(server)).await;
    answer.assert_token_error(400, "invalid_grant");
    Tokens::read_as("DPoP", &redeem(server, code, &key.at_token(server)).await);
}

#[tokio::test]
async fn a_code_asked_for_with_a_key_is_good_with_that_key_alone() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let request = AuthorizationUrl::partner().with("dpop_jkt", &key.thumbprint());
    let code = server.signed_in(ADA).await.allow(&request).await;
    answers_to(&server, &code, &key).await;
}

#[tokio::test]
async fn a_code_given_silently_is_bound_as_well() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let request = AuthorizationUrl::partner().with("dpop_jkt", &key.thumbprint());
    let code = browser.allow(&request.with("prompt", "none")).await;
    answers_to(&server, &code, &key).await;
}

#[tokio::test]
async fn what_is_no_thumbprint_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for text in ["x", &"a".repeat(42), &"a".repeat(44), &"!".repeat(43), &"a".repeat(10_000)] {
        let request = AuthorizationUrl::partner().with("dpop_jkt", text);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "invalid_request");
    }
}

#[tokio::test]
async fn a_proof_at_the_push_binds_the_code() {
    // RFC 9449 §10.1.
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let proof = key.proof(&server, "POST", "/oauth/par").signed();
    let pushed = push_with(&server, AuthorizationUrl::partner().query(), &proof).await;
    let request = AuthorizationUrl::pushed("demo-partner", &request_uri(&pushed));
    let code = server.signed_in(ADA).await.allow(&request).await;
    answers_to(&server, &code, &key).await;
}

#[tokio::test]
async fn a_push_whose_proof_is_of_another_key_is_refused() {
    // "the authorization server MUST reject the request if the JWK thumbprint in
    // dpop_jkt does not match the public key in the DPoP header".
    let (server, key, other) = (TestServer::start().await, Key::numbered(1), Key::numbered(2));
    let request = AuthorizationUrl::partner().with("dpop_jkt", &other.thumbprint());
    let proof = || key.proof(&server, "POST", "/oauth/par");
    let answer = push_with(&server, request.query(), &proof().signed()).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
    let same = AuthorizationUrl::partner().with("dpop_jkt", &key.thumbprint());
    push_with(&server, same.query(), &proof().signed()).await.assert_status(201);

    let query = AuthorizationUrl::partner().query();
    let answer = push_with(&server, query.clone(), &proof().without("nonce").signed()).await;
    answer.assert_token_error(400, "use_dpop_nonce");
    assert!(answer.header("dpop-nonce").is_some());
    let elsewhere = key.at_token(&server).signed();
    push_with(&server, query, &elsewhere).await.assert_token_error(400, "invalid_dpop_proof");
}

#[tokio::test]
async fn a_client_that_must_bind_gets_nothing_without_a_proof() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    for client in ["demo-partner", "demo-service"] {
        server.change_client(client, |client| client.requires_dpop = true).await;
    }
    let code = partner_code(&server).await;
    let answer = redeem_with(&server, &code, &[]).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
    let tokens = Tokens::read_as("DPoP", &redeem(&server, &code, &key.at_token(&server)).await);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_dpop_proof");

    let header = basic("demo-service", "demo-service-secret");
    let pairs = [("grant_type", "client_credentials")];
    let answer = server.token(Some(&header), &pairs).await;
    answer.assert_token_error(400, "invalid_dpop_proof");
    let proof = key.at_token(&server).signed();
    let headers = [("authorization", header.as_str()), ("dpop", &proof)];
    Tokens::read_as("DPoP", &server.post_form(TOKEN, &headers, form(&pairs)).await);
}

#[tokio::test]
async fn a_faulty_proof_is_not_taken_for_none() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let faulty = key.at_token(&server).with("htm", "GET");
    redeem(&server, &code, &faulty).await.assert_token_error(400, "invalid_dpop_proof");
    Tokens::read(&redeem_with(&server, &code, &[]).await);
}
