//! What a client may push, and what comes back (RFC 9126 §2).

use testkit::client::{form, request_uri};
use testkit::token_client::partner;
use testkit::{ADA, Answer, AuthorizationUrl, TestServer, basic};

const PAR: &str = "/oauth/par";

async fn push(server: &TestServer, authorization: Option<&str>, body: String) -> Answer {
    let headers: Vec<_> = authorization.iter().map(|value| ("authorization", *value)).collect();
    server.post_form(PAR, &headers, body).await
}

#[tokio::test]
async fn no_client_pushes_without_authenticating() {
    // RFC 9126 §2: "the authorization server MUST [...] authenticate the client in
    // the same way as at the token endpoint".
    let server = TestServer::start().await;
    let named = AuthorizationUrl::partner().query();
    push(&server, None, named).await.assert_token_error(401, "invalid_client");
    let query = AuthorizationUrl::partner().without("client_id").query();
    for authorization in [
        None,
        Some(basic("demo-partner", "wrong")),
        Some(basic("demo-partner", "")),
        Some(basic("nobody", "demo-partner-secret")),
        Some("Bearer x".to_owned()),
    ] {
        let answer = push(&server, authorization.as_deref(), query.clone()).await;
        answer.assert_token_error(401, "invalid_client");
    }
}

#[tokio::test]
async fn no_client_pushes_for_another() {
    let server = TestServer::start().await;
    for query in [AuthorizationUrl::spa().query(), AuthorizationUrl::unverified().query()] {
        let answer = push(&server, Some(&partner()), query).await;
        answer.assert_token_error(400, "invalid_request");
    }
}

#[tokio::test]
async fn a_request_uri_is_not_pushed() {
    // RFC 9126 §2.1: "The request_uri authorization request parameter is one
    // exception, and it MUST NOT be provided."
    let server = TestServer::start().await;
    let pushed = request_uri(&server.push(&AuthorizationUrl::partner()).await);
    for uri in [pushed.as_str(), "urn:ietf:params:oauth:request_uri:x", "https://evil.example/r"] {
        let answer = server.push(&AuthorizationUrl::partner().with("request_uri", uri)).await;
        answer.assert_token_error(400, "invalid_request");
    }
}

#[tokio::test]
async fn faults_are_told_at_once_in_json_each_with_its_code() {
    // RFC 9126 §2.3. Nothing here redirects, whatever redirect_uri says.
    let server = TestServer::start().await;
    for (name, value, error) in [
        ("redirect_uri", "", "invalid_request"),
        ("redirect_uri", "https://evil.example/", "invalid_request"),
        ("redirect_uri", "http://127.0.0.1:8765/callback/", "invalid_request"),
        ("redirect_uri", "javascript:alert(1)", "invalid_request"),
        ("scope", "nothing", "invalid_scope"),
        ("scope", "", "invalid_scope"),
        ("scope", "candidates_read  jobs_read", "invalid_scope"),
        ("response_type", "", "invalid_request"),
        ("response_type", "token", "unsupported_response_type"),
        ("response_mode", "web_message", "invalid_request"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("code_challenge_method", "", "invalid_request"),
        ("resource", "https://elsewhere.example/", "invalid_target"),
        ("dpop_jkt", "short", "invalid_request"),
        ("prompt", "none login", "invalid_request"),
        ("max_age", "-1", "invalid_request"),
        ("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported"),
        ("state", &"s".repeat(40_000), "invalid_request"),
    ] {
        let answer = server.push(&AuthorizationUrl::partner().with(name, value)).await;
        answer.assert_token_error(400, error);
        assert_eq!(answer.header("location"), None);
        assert!(answer.json().get("request_uri").is_none());
    }
}

#[tokio::test]
async fn a_form_that_cannot_be_read_in_one_way_is_refused() {
    let server = TestServer::start().await;
    let repeated = AuthorizationUrl::partner().and("scope", "users_manage").query();
    push(&server, Some(&partner()), repeated).await.assert_token_error(400, "invalid_request");
    let broken = format!("{}&x=%ff", AuthorizationUrl::partner().query());
    push(&server, Some(&partner()), broken).await.assert_token_error(400, "invalid_request");
    let get = server.get(&format!("{PAR}?{}", AuthorizationUrl::partner().query())).await;
    get.assert_status(405).assert_header("allow", "POST");
}

#[tokio::test]
async fn what_is_in_the_address_is_not_read() {
    let server = TestServer::start().await;
    let path = format!("{PAR}?{}", AuthorizationUrl::partner().query());
    let header = partner();
    let answer = server.post_form(&path, &[("authorization", &header)], "state=x").await;
    answer.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn the_secret_does_not_travel_in_the_request_uri() {
    // It is sealed, but it would be in every history and log of the way.
    let server = TestServer::start().await;
    let query = AuthorizationUrl::partner().query();
    let by_header = push(&server, Some(&partner()), query.clone()).await;
    let by_form = push(&server, None, format!("{query}&client_secret=demo-partner-secret")).await;
    let (by_header, by_form) = (request_uri(&by_header), request_uri(&by_form));
    // The seal is as long as what is in it.
    assert_eq!(by_header.len(), by_form.len());
    let longer = server.push(&AuthorizationUrl::partner().with("x", "demo-partner-secret")).await;
    assert!(request_uri(&longer).len() > by_form.len());
}

#[tokio::test]
async fn nothing_is_written_by_pushing() {
    let server = TestServer::start().await;
    let (rows, bytes) = (server.rows(), server.bytes_written());
    for round in 0..250 {
        let state = round.to_string();
        let pushed = server.push(&AuthorizationUrl::partner().with("state", &state)).await;
        pushed.assert_status(201);
        let bad = AuthorizationUrl::partner().with("state", &state).with("scope", "nothing");
        server.push(&bad).await.assert_status(400);
    }
    assert_eq!((server.rows(), server.count("spent")), (rows, 0));
    assert_eq!(server.bytes_written(), bytes);
}

#[tokio::test]
async fn what_is_taken_gets_an_address_for_ninety_seconds() {
    let server = TestServer::start().await;
    let answer = server.push(&AuthorizationUrl::partner()).await;
    answer.assert_status(201).assert_header("cache-control", "no-store");
    let json = answer.json();
    let uri = json["request_uri"].as_str().expect("a text");
    assert!(uri.starts_with("urn:ietf:params:oauth:request_uri:"), "{uri}");
    // FAPI 2.0 §5.3.2.2: "less than 600 seconds".
    assert_eq!(json["expires_in"], 90);
    let again = request_uri(&server.push(&AuthorizationUrl::partner()).await);
    assert_ne!(uri, again, "each has its own");
}

#[tokio::test]
async fn a_public_client_pushes_by_its_name() {
    let server = TestServer::start().await;
    let answer = push(&server, None, AuthorizationUrl::spa().query()).await;
    let request = AuthorizationUrl::pushed("demo-spa", &request_uri(&answer));
    server.signed_in(ADA).await.allow(&request).await;
}

#[tokio::test]
async fn a_client_known_by_its_header_need_not_name_itself_again() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().without("client_id");
    let pushed = server.pushed(&request).await;
    server.signed_in(ADA).await.allow(&pushed).await;
    let empty = push(&server, Some(&partner()), form::<&str>(&[])).await;
    empty.assert_token_error(400, "invalid_request");
}
