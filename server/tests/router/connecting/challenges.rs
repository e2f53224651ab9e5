//! What an API says to a client that may not go on, and where the client finds who may help.

use axum::body::Body;
use axum::http::Request;
use guard::ApiMetadata;
use serde_json::json;
use testkit::client_endpoints::{JWKS, METADATA, REVOKE};
use testkit::{Answer, ISSUER, TestServer};
use tower::ServiceExt as _;

const CANDIDATES: &str = "/api/candidates";

fn challenge(answer: &Answer) -> &str {
    answer.header("www-authenticate").expect("a challenge")
}

#[tokio::test]
async fn connect_4_without_a_good_token_a_challenge_names_metadata_and_scope() {
    let server = TestServer::start().await;
    let metadata = format!("{ISSUER}/.well-known/oauth-protected-resource/api");
    for answer in [server.get(CANDIDATES).await, server.call(CANDIDATES, "x").await] {
        answer.assert_status(401);
        let challenge = challenge(&answer);
        assert!(challenge.starts_with("Bearer "), "{challenge}");
        for part in
            [format!("resource_metadata=\"{metadata}\""), "scope=\"candidates_read\"".into()]
        {
            assert!(challenge.contains(&part), "{challenge}");
        }
    }
}

#[tokio::test]
async fn connect_4_without_the_scope_a_challenge_names_what_is_needed_and_what_the_token_has() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-jwt", "demo-jwt-secret").await;
    let answer = server.call("/api/users", &token).await;
    answer.assert_status(403);
    let challenge = challenge(&answer);
    assert!(challenge.contains("error=\"insufficient_scope\""), "{challenge}");
    assert!(challenge.contains("scope=\"users_read candidates_read jobs_read\""), "{challenge}");
}

#[tokio::test]
async fn connect_4_a_script_may_send_what_mcp_clients_send() {
    let server = TestServer::start().await;
    for path in
        [METADATA, JWKS, "/oauth/token", REVOKE, "/.well-known/oauth-protected-resource/api"]
    {
        let request = Request::builder().method("OPTIONS").uri(path);
        let request = request.header("origin", "https://inspector.example").body(Body::empty());
        let answer = server.send(request.expect("a request")).await;
        answer.assert_status(204).assert_header("access-control-allow-origin", "*");
        let allowed = answer.header("access-control-allow-headers").expect("a list");
        for header in ["authorization", "content-type", "dpop", "mcp-protocol-version"] {
            assert!(allowed.split(", ").any(|known| known == header), "{path}: {allowed}");
        }
    }
}

#[tokio::test]
async fn connect_4_an_api_serves_its_own_metadata_document() {
    for wrong in ["", "api", "urn:api", "https://api.example/#x"] {
        assert!(ApiMetadata::new(wrong, ISSUER).is_err(), "{wrong}");
    }
    let metadata = ApiMetadata::new("https://api.example/v2/", "https://auth.example/");
    let metadata = metadata.expect("an API").name("Notes");
    assert!(metadata.clone().scopes(["jobs read"]).is_err());
    let metadata = metadata.scopes(["jobs_read", "messages_write"]).expect("scopes");
    let address = "https://api.example/.well-known/oauth-protected-resource/v2";
    assert_eq!(metadata.realm().metadata.as_deref(), Some(address));
    let ask = async |method: &str, path: &str| {
        let request = Request::builder().method(method).uri(path).body(Body::empty());
        let answer = metadata.routes().oneshot(request.expect("a request")).await;
        Answer::read(answer.expect("infallible")).await
    };
    let path = "/.well-known/oauth-protected-resource/v2";
    let answer = ask("GET", path).await;
    answer
        .assert_status(200)
        .assert_header("content-type", "application/json")
        .assert_header("access-control-allow-origin", "*");
    let expected = json!({
        "resource": "https://api.example/v2/",
        "authorization_servers": ["https://auth.example"],
        "scopes_supported": ["jobs_read", "messages_write"],
        "bearer_methods_supported": ["header"],
        "dpop_signing_alg_values_supported": ["ES256", "EdDSA"],
        "resource_name": "Notes",
    });
    assert_eq!(answer.json(), expected);
    let preflight = ask("OPTIONS", path).await;
    let headers = preflight.assert_status(204).header("access-control-allow-headers");
    assert!(headers.is_some_and(|headers| headers.contains("mcp-protocol-version")));
    ask("GET", "/.well-known/oauth-protected-resource").await.assert_status(404);
}
