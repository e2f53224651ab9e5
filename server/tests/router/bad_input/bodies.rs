//! Bodies that are too large, or that are no form.

use axum::body::Body;
use axum::http::Request;

use testkit::{ADA, AuthorizationUrl, TestServer};

const LIMIT: usize = 64 * 1024;
const PATHS: [&str; 7] = [
    "/oauth/token",
    "/identity/oauth/token",
    "/oauth/authorize",
    "/sign-in",
    "/sign-out",
    "/consent/decide",
    "/playground/exchange",
];

fn post(path: &str, accept: &str, body: Body) -> Request<Body> {
    Request::post(path)
        .header("host", "localhost:3000")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", accept)
        .body(body)
        .expect("a request")
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_everywhere() {
    let server = TestServer::start().await;
    for path in PATHS {
        let large = format!("x={}", "a".repeat(LIMIT - 1));
        let page = server.send(post(path, "text/html", large.clone().into())).await;
        // The token endpoint speaks to programs, whatever they accept.
        if path.ends_with("/token") {
            page.assert_status(413);
        } else {
            page.assert_page(413);
        }
        let json = server.send(post(path, "application/json", large.into())).await;
        json.assert_status(413);
        assert_eq!(json.json()["error"], "invalid_request");
    }
}

#[tokio::test]
async fn a_body_at_the_limit_is_read() {
    let server = TestServer::start().await;
    let body = format!("x={}", "a".repeat(LIMIT - 2));
    let answer = server.send(post("/oauth/token", "*/*", body.into())).await;
    answer.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused_without_a_fault() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for path in PATHS {
        for bytes in [&b"\xff\xfe\x00"[..], b"request=%ff", b"email=%ff&password=%", b"&&&=&=;\0"] {
            let answer = browser.post(path, bytes).await;
            let status = answer.status.as_u16();
            assert!((400..500).contains(&status), "{path}: {status}");
        }
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_form_nested_without_end_is_refused_without_a_fault() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let deep = format!("optional{}=x&decision=allow&request=x", "[a]".repeat(5_000));
    let wide = "optional[]=jobs_read&".repeat(3_000);
    for body in [deep, wide] {
        let answer = browser.post("/consent/decide", body).await;
        assert!([400, 403].contains(&answer.status.as_u16()), "{}", answer.status);
    }
}

#[tokio::test]
async fn a_request_as_long_as_it_may_be_can_still_be_answered() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("state", &"s".repeat(30_000));
    browser.allow(&request).await;
}
