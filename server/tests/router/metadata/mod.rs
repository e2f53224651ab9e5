//! The metadata document (RFC 8414): it says what is true. Each claim is tried by
//! requests, with what the document itself says.

mod authorization;
mod client_methods;
mod endpoints;
mod grant_types;
mod keys;
mod protected_resource;
mod resources;

use axum::body::Body;
use axum::http::Request;
use serde_json::Value;

use testkit::client_endpoints::METADATA as PATH;
use testkit::{ALL_SCOPES, ISSUER, TestServer};

/// A list of the document.
async fn announced(server: &TestServer, name: &str) -> Vec<String> {
    let list = server.get(PATH).await.json()[name].clone();
    let list: Vec<Value> = list.as_array().unwrap_or_else(|| panic!("no list {name}")).clone();
    assert!(!list.is_empty(), "{name}");
    list.iter().map(|value| value.as_str().expect("a text").to_owned()).collect()
}

/// The path of an endpoint that the document names.
async fn endpoint(server: &TestServer, name: &str) -> String {
    let metadata = server.get(PATH).await.json();
    let address = metadata[name].as_str().unwrap_or_else(|| panic!("no {name}"));
    address.strip_prefix(ISSUER).expect("ours").to_owned()
}

#[tokio::test]
async fn there_is_no_claim_that_no_test_tries() {
    // Anyone who adds one names here where it is tried.
    let tried = [
        ("authorization_endpoint", "endpoints"),
        ("authorization_response_iss_parameter_supported", "authorization"),
        ("client_id_metadata_document_supported", "connecting/documents"),
        ("code_challenge_methods_supported", "authorization"),
        ("device_authorization_endpoint", "endpoints"),
        ("dpop_signing_alg_values_supported", "keys"),
        ("grant_types_supported", "grant_types"),
        ("introspection_endpoint", "endpoints"),
        ("introspection_endpoint_auth_methods_supported", "client_methods"),
        ("introspection_endpoint_auth_signing_alg_values_supported", "keys"),
        ("issuer", "endpoints"),
        ("jwks_uri", "endpoints"),
        ("protected_resources", "resources"),
        ("pushed_authorization_request_endpoint", "endpoints"),
        ("require_pushed_authorization_requests", "authorization"),
        ("response_modes_supported", "authorization"),
        ("response_types_supported", "authorization"),
        ("revocation_endpoint", "endpoints"),
        ("revocation_endpoint_auth_methods_supported", "client_methods"),
        ("revocation_endpoint_auth_signing_alg_values_supported", "keys"),
        ("scopes_supported", "resources"),
        ("token_endpoint", "endpoints"),
        ("token_endpoint_auth_methods_supported", "client_methods"),
        ("token_endpoint_auth_signing_alg_values_supported", "keys"),
        ("ui_locales_supported", "authorization"),
    ];
    let server = TestServer::start().await;
    let metadata = server.get(PATH).await.json();
    let mut claims: Vec<_> = metadata.as_object().expect("an object").keys().collect();
    claims.sort_unstable();
    assert_eq!(claims, tried.map(|(claim, _)| claim));
}

#[tokio::test]
async fn nothing_that_is_not_there_or_not_safe_is_announced() {
    let server = TestServer::start().await;
    let metadata = server.get(PATH).await.json();
    let text = metadata.to_string();
    for word in ["plain", "implicit", "password", "\"token\"", "HS256", "RS512"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    let endpoints = metadata.as_object().expect("an object").iter();
    for (name, value) in endpoints.filter(|(name, _)| name.ends_with("_endpoint")) {
        let address = value.as_str().expect("an address");
        let path = address.strip_prefix(ISSUER).expect("ours");
        for method in ["GET", "POST"] {
            let request = Request::builder().method(method).uri(path);
            let answer = server.send(request.body(Body::empty()).expect("a request")).await;
            assert_ne!(answer.status, 404, "{name}");
        }
    }
}

#[tokio::test]
async fn the_document_says_what_a_client_needs() {
    let server = TestServer::start().await;
    let answer = server.get(PATH).await;
    // RFC 9700 §2.6: scripts of any origin may read it.
    answer.assert_status(200).assert_header("access-control-allow-origin", "*");
    let metadata = answer.json();
    assert_eq!(metadata["issuer"], ISSUER);
    assert_eq!(metadata["authorization_endpoint"], format!("{ISSUER}/oauth/authorize"));
    assert_eq!(metadata["token_endpoint"], format!("{ISSUER}/oauth/token"));
    assert_eq!(metadata["response_types_supported"], serde_json::json!(["code"]));
    assert_eq!(metadata["code_challenge_methods_supported"], serde_json::json!(["S256"]));
    assert_eq!(metadata["authorization_response_iss_parameter_supported"], true);
    assert_eq!(metadata["ui_locales_supported"], serde_json::json!(["en", "de", "fr", "es"]));
    let scopes = metadata["scopes_supported"].as_array().expect("a list");
    assert_eq!(scopes.len(), 15);
    for scope in ALL_SCOPES.split_whitespace().chain(["offline_access"]) {
        assert!(scopes.iter().any(|known| known == scope), "{scope}");
    }
}
