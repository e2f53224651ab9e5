//! Protected resource metadata (RFC 9728).

use axum::body::Body;
use axum::http::Request;
use serde_json::json;

use testkit::client_endpoints::METADATA;
use testkit::{ALL_SCOPES, FILES_API, ISSUER, OWN_API, Setup, TestServer};

const PATH: &str = "/.well-known/oauth-protected-resource/api";

#[tokio::test]
async fn there_is_none_without_the_api() {
    let server = TestServer::start_with(Setup { demo: false, ..Setup::default() }).await;
    server.get(PATH).await.assert_status(404);
}

#[tokio::test]
async fn only_this_api_has_one_and_it_is_only_read() {
    let server = TestServer::start().await;
    for path in ["", "/", "/files", "/api/", "/api/candidates"] {
        let path = format!("/.well-known/oauth-protected-resource{path}");
        server.get(&path).await.assert_status(404);
    }
    for method in ["POST", "PUT", "DELETE"] {
        let request = Request::builder().method(method).uri(PATH).body(Body::empty());
        server.send(request.expect("a request")).await.assert_status(405);
    }
}

#[tokio::test]
async fn an_app_that_knows_only_the_api_finds_the_token_endpoint() {
    // RFC 9728 §5.1: the challenge names the document, that names the server,
    // that names its endpoints.
    let server = TestServer::start().await;
    let refused = server.get("/api/candidates").await;
    let challenge = refused.assert_status(401).header("www-authenticate").expect("a challenge");
    let (_, rest) = challenge.split_once("resource_metadata=\"").expect("an address");
    let (address, _) = rest.split_once('"').expect("its end");
    assert_eq!(address, format!("{ISSUER}{PATH}"));
    let document = server.get(address.strip_prefix(ISSUER).expect("ours")).await.json();
    assert_eq!(document["authorization_servers"], json!([ISSUER]));
    let metadata = server.get(METADATA).await.json();
    assert_eq!(metadata["issuer"], document["authorization_servers"][0]);
    // RFC 9728 §4.
    assert_eq!(metadata["protected_resources"], json!([document["resource"]]));
}

#[tokio::test]
async fn it_says_what_is_true_to_anyone() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let answer = server.get(PATH).await;
    answer
        .assert_status(200)
        .assert_header("access-control-allow-origin", "*")
        .assert_header("cache-control", "public, max-age=300");
    assert_eq!(answer.header("set-cookie"), None);
    let mut document = answer.json();
    let scopes = document["scopes_supported"].take();
    let expected = json!({
        "resource": OWN_API,
        "authorization_servers": [ISSUER],
        "scopes_supported": null,
        "bearer_methods_supported": ["header"],
        "dpop_signing_alg_values_supported": ["ES256", "EdDSA"],
        "resource_name": "Countersign Customer API",
    });
    assert_eq!(document, expected);
    let mut scopes: Vec<_> =
        scopes.as_array().expect("a list").iter().filter_map(|scope| scope.as_str()).collect();
    let mut all: Vec<_> = ALL_SCOPES.split_whitespace().collect();
    scopes.sort_unstable();
    all.sort_unstable();
    assert_eq!(scopes, all);
    let metadata = server.get(METADATA).await.json();
    assert_eq!(metadata["protected_resources"], json!([OWN_API, FILES_API]));
}
