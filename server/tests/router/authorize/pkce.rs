//! PKCE with S256, for every client but those of the legacy profile (RFC 9700
//! §2.1.1, OAuth 2.1 §7.5.1).

use oauth::client::{ClientKind, Profile};

use testkit::{ADA, AuthorizationUrl, LEGACY_CALLBACK, PARTNER_CALLBACK, SPA_CALLBACK, TestServer};

#[tokio::test]
async fn no_challenge_is_an_error_for_confidential_and_public_clients() {
    // CVE-2024-22258: confidential clients need it too.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for (request, callback) in
        [(AuthorizationUrl::partner(), PARTNER_CALLBACK), (AuthorizationUrl::spa(), SPA_CALLBACK)]
    {
        let bare = request.without("code_challenge").without("code_challenge_method");
        let answer = browser.get(&bare.path()).await;
        answer.assert_error_sent_to(callback, "invalid_request");
        let description = &answer.assert_sent_to(callback)["error_description"];
        assert_eq!(description, "code_challenge is missing");
    }
}

#[tokio::test]
async fn a_method_without_a_challenge_is_an_error() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().without("code_challenge");
    let answer = browser.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    let legacy = AuthorizationUrl::legacy().with("code_challenge_method", "S256");
    let answer = browser.get(&legacy.path()).await;
    answer.assert_error_sent_to(LEGACY_CALLBACK, "invalid_request");
}

#[tokio::test]
async fn plain_said_or_implied_is_refused_for_every_client() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for method in ["plain", "s256", "S512", "none", ""] {
        let request = AuthorizationUrl::partner().with("code_challenge_method", method);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
        let description = &answer.assert_sent_to(PARTNER_CALLBACK)["error_description"];
        assert_eq!(description, "code_challenge_method must be S256");
    }
    let legacy = AuthorizationUrl::legacy().with("code_challenge", &"a".repeat(43));
    let answer = browser.get(&legacy.path()).await;
    answer.assert_error_sent_to(LEGACY_CALLBACK, "invalid_request");
}

#[tokio::test]
async fn a_challenge_that_is_no_hash_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for challenge in ["a", &"a".repeat(42), &"a".repeat(44), &"a".repeat(128), &"!".repeat(43)] {
        let request = AuthorizationUrl::partner().with("code_challenge", challenge);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
}

#[tokio::test]
async fn the_legacy_profile_does_not_excuse_a_public_client() {
    let server = TestServer::start().await;
    server
        .change_client("demo-spa", |client| {
            assert_eq!(client.kind, ClientKind::Public);
            client.profile = Profile::Legacy;
        })
        .await;
    let bare = AuthorizationUrl::spa().without("code_challenge").without("code_challenge_method");
    let answer = server.signed_in(ADA).await.get(&bare.path()).await;
    answer.assert_error_sent_to(SPA_CALLBACK, "invalid_request");
}

#[tokio::test]
async fn the_code_does_not_betray_the_challenge() {
    // OAuth 2.1 §4.1.2.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    assert!(!code.contains(&testkit::request::challenge()));
}
