//! Each endpoint does there what it is for.

use super::endpoint;
use testkit::client_endpoints::{JWKS, METADATA, api};
use testkit::request::challenge;
use testkit::token_client::partner;
use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn the_document_of_another_issuer_is_not_here() {
    // RFC 8414 §3.1: the path of an issuer that has one comes at the end.
    let server = TestServer::start().await;
    for path in
        [format!("{METADATA}/tenant"), "/tenant/.well-known/openid-configuration".to_owned()]
    {
        server.get(&path).await.assert_status(404);
    }
}

#[tokio::test]
async fn the_issuer_is_the_address_under_which_the_document_was_found() {
    // RFC 8414 §3.3: "MUST be identical".
    let server = TestServer::start().await;
    let metadata = server.get(METADATA).await.json();
    assert_eq!(metadata["issuer"], ISSUER);
    // The same on any host name: a proxy's header does not make another issuer.
    for host in ["evil.example", "127.0.0.1:3000"] {
        let request = axum::http::Request::get(METADATA)
            .header("host", host)
            .header("x-forwarded-host", host)
            .body(axum::body::Body::empty());
        assert_eq!(server.send(request.expect("a request")).await.json(), metadata, "{host}");
    }
}

#[tokio::test]
async fn the_authorization_endpoint_asks_the_person() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "authorization_endpoint").await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&format!("{path}?{}", AuthorizationUrl::partner().query())).await;
    page.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn the_token_endpoint_gives_tokens() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "token_endpoint").await;
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", "demo-service"),
        ("client_secret", "demo-service-secret"),
    ];
    let json = server.post_pairs(&path, None, &pairs).await.assert_status(200).json();
    assert!(json["access_token"].is_string());
}

#[tokio::test]
async fn the_revocation_endpoint_revokes() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "revocation_endpoint").await;
    let access = server.partner_tokens(ADA).await.access;
    let answer = server.post_pairs(&path, Some(&partner()), &[("token", &access)]).await;
    answer.assert_status(200);
    server.call("/api/candidates", &access).await.assert_status(401);
}

#[tokio::test]
async fn the_introspection_endpoint_introspects() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "introspection_endpoint").await;
    let access = server.partner_tokens(ADA).await.access;
    let told = server.post_pairs(&path, Some(&api()), &[("token", &access)]).await.json();
    assert_eq!(told["active"], true);
}

#[tokio::test]
async fn the_pushed_authorization_request_endpoint_takes_requests() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "pushed_authorization_request_endpoint").await;
    let pairs = [
        ("response_type", "code"),
        ("redirect_uri", PARTNER_CALLBACK),
        ("code_challenge", &challenge()),
        ("code_challenge_method", "S256"),
    ];
    let json = server.post_pairs(&path, Some(&partner()), &pairs).await.assert_status(201).json();
    let pushed = AuthorizationUrl::partner().query_of_pushed(&json["request_uri"]);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&format!("/oauth/authorize?{pushed}")).await;
    page.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn the_device_authorization_endpoint_begins() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "device_authorization_endpoint").await;
    let answer = server.post_pairs(&path, None, &[("client_id", "demo-device")]).await;
    let json = answer.assert_status(200).json();
    let page = json["verification_uri"].as_str().expect("an address");
    let page = page.strip_prefix(ISSUER).expect("ours");
    server.signed_in(ADA).await.get(page).await.assert_page(200);
}

#[tokio::test]
async fn the_keys_are_at_their_address() {
    let server = TestServer::start().await;
    assert_eq!(endpoint(&server, "jwks_uri").await, JWKS);
    assert!(!server.key_set().await.is_empty());
}
