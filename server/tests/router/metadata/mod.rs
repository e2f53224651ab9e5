//! The metadata document (RFC 8414): it says what is true.

use axum::body::Body;
use axum::http::Request;

use crate::support::{ALL_SCOPES, ISSUER, TestServer};

const PATH: &str = "/.well-known/oauth-authorization-server";

#[tokio::test]
async fn nothing_that_is_not_there_or_not_safe_is_announced() {
    let server = TestServer::start().await;
    let metadata = server.get(PATH).await.json();
    let text = metadata.to_string();
    for word in ["plain", "implicit", "password", "\"token\"", "HS256", "RS256"] {
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
    assert_eq!(scopes.len(), 14);
    for scope in ALL_SCOPES.split_whitespace() {
        assert!(scopes.iter().any(|known| known == scope), "{scope}");
    }
}
