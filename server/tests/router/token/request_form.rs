//! What a token request must look like (RFC 6749 §3.2 and §5.2).

use axum::body::Body;
use axum::http::Request;

use testkit::token_client::{Tokens, partner};
use testkit::{TestServer, basic};

const SERVICE: &str =
    "grant_type=client_credentials&client_id=demo-service&client_secret=demo-service-secret";

#[tokio::test]
async fn only_post_is_answered() {
    let server = TestServer::start().await;
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let request = Request::builder().method(method).uri(format!("/oauth/token?{SERVICE}"));
        let answer = server.send(request.body(Body::empty()).expect("a request")).await;
        answer.assert_status(405).assert_header("allow", "POST");
    }
}

#[tokio::test]
async fn only_a_form_is_read() {
    let server = TestServer::start().await;
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain", ""] {
        let request = Request::post("/oauth/token").header("content-type", kind);
        let answer = server.send(request.body(Body::from(SERVICE)).expect("a request")).await;
        answer.assert_token_error(400, "invalid_request");
    }
    let bare = Request::post("/oauth/token").body(Body::from(SERVICE)).expect("a request");
    server.send(bare).await.assert_token_error(400, "invalid_request");
    let kind = "Application/X-WWW-Form-URLEncoded; charset=UTF-8";
    let request = Request::post("/oauth/token").header("content-type", kind);
    Tokens::read(&server.send(request.body(Body::from(SERVICE)).expect("a request")).await);
}

#[tokio::test]
async fn a_repeated_parameter_is_refused() {
    let server = TestServer::start().await;
    for more in
        ["grant_type=client_credentials", "client_id=demo-service", "scope=a&scope=a", "x&x"]
    {
        let answer = server.token_body(None, format!("{SERVICE}&{more}")).await;
        let description = answer.assert_token_error(400, "invalid_request");
        assert!(description.ends_with("must not be given more than once"), "{description}");
    }
}

#[tokio::test]
async fn what_is_not_utf_8_is_refused() {
    let server = TestServer::start().await;
    for more in ["x=%ff", "x=%", "%c3%28=1"] {
        let answer = server.token_body(None, format!("{SERVICE}&{more}")).await;
        answer.assert_token_error(400, "invalid_request");
    }
    let mut raw = SERVICE.as_bytes().to_vec();
    raw.extend(b"&x=\xff\xfe");
    server.token_body(None, raw).await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn two_authorization_headers_are_refused() {
    let server = TestServer::start().await;
    let request = Request::post("/oauth/token")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("authorization", basic("demo-service", "demo-service-secret"))
        .header("authorization", partner())
        .body(Body::from("grant_type=client_credentials"));
    let answer = server.send(request.expect("a request")).await;
    answer.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn a_missing_grant_type_is_named() {
    let server = TestServer::start().await;
    for body in ["", "scope=jobs_read", "grant_type="] {
        let answer = server.token_body(Some(&partner()), body).await;
        let description = answer.assert_token_error(400, "invalid_request");
        assert_eq!(description, "grant_type is missing");
    }
}

#[tokio::test]
async fn passwords_and_unknown_grant_types_are_refused() {
    // RFC 9700 §2.4: the password grant "MUST NOT be used".
    let server = TestServer::start().await;
    for kind in ["password", "implicit", "AUTHORIZATION_CODE", "urn:x", "client_credentials "] {
        let pairs = [
            ("grant_type", kind),
            ("username", "ada@northwind.example"),
            ("password", "correct-horse-battery"),
        ];
        let answer = server.token(Some(&partner()), &pairs).await;
        answer.assert_token_error(400, "unsupported_grant_type");
    }
}

#[tokio::test]
async fn parameters_in_the_address_count_for_nothing() {
    let server = TestServer::start().await;
    let request = Request::post("/oauth/token?scope=users_manage&grant_type=password")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(format!("{SERVICE}&scope=jobs_read")));
    let tokens = Tokens::read(&server.send(request.expect("a request")).await);
    assert_eq!(tokens.scope, "jobs_read");
}

#[tokio::test]
async fn unknown_parameters_are_ignored() {
    let server = TestServer::start().await;
    Tokens::read(&server.token_body(None, format!("{SERVICE}&audience=x&resource=")).await);
}

#[tokio::test]
async fn another_method_is_refused_in_json() {
    let server = TestServer::start().await;
    let answer = server.get("/oauth/token").await;
    answer.assert_status(405);
    answer.assert_header("allow", "POST");
    assert_eq!(answer.json()["error"], "invalid_request");
}

#[tokio::test]
async fn a_parameter_with_a_strange_name_does_not_reach_the_description() {
    // RFC 6749 §5.2 restricts its characters.
    let server = TestServer::start().await;
    let request = axum::http::Request::post("/oauth/token")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("a%22%0a=1&a%22%0a=1"));
    let answer = server.send(request.expect("a request")).await;
    answer.assert_status(400);
    let description = answer.json()["error_description"].as_str().expect("text").to_owned();
    assert!(!description.contains(['"', '\n']), "{description}");
}
