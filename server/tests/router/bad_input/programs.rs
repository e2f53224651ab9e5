//! Errors that no endpoint makes itself: a browser gets a page, a program JSON.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use server::settings::Limits;

use testkit::{ADA, Answer, AuthorizationUrl, Setup, TestServer};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
/// What programs accept.
const PROGRAMS: [&str; 4] = [
    "application/json",
    "application/json, text/plain, */*",
    "text/html;q=0.1, application/json;q=0.2",
    "text/plain",
];

async fn ask(server: &TestServer, method: &str, path: &str, accept: Option<&str>) -> Answer {
    let peer: SocketAddr = "203.0.113.9:5000".parse().expect("an address");
    let mut request = Request::builder().method(method).uri(path).header("host", "localhost:3000");
    if let Some(accept) = accept {
        request = request.header("accept", accept);
    }
    server.send(request.extension(ConnectInfo(peer)).body(Body::empty()).expect("a request")).await
}

#[track_caller]
fn assert_for_programs(answer: &Answer, status: u16, error: &str) {
    answer.assert_status(status).assert_header("content-type", "application/json");
    assert_eq!(answer.json()["error"], error, "{}", answer.body);
    let description = answer.json()["error_description"].as_str().expect("a text").to_owned();
    // RFC 6749 §5.2.
    assert!(description.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{description}");
}

#[tokio::test]
async fn what_is_not_there_or_not_taken_is_told_to_programs_in_json() {
    let server = TestServer::start().await;
    for accept in PROGRAMS {
        for path in ["/no-such-page", "/connected-apps/x/y", "/a.json"] {
            let answer = ask(&server, "GET", path, Some(accept)).await;
            assert_for_programs(&answer, 404, "not_found");
            answer.assert_header("cache-control", "no-store");
        }
        let answer = ask(&server, "DELETE", "/sign-in", Some(accept)).await;
        assert_for_programs(&answer, 405, "method_not_allowed");
        let allowed = answer.header("allow").expect("RFC 9110 §15.5.6");
        assert!(allowed.contains("GET") && allowed.contains("POST"), "{allowed}");
        let unknown = AuthorizationUrl::partner().with("client_id", "nobody").path();
        let answer = ask(&server, "GET", &unknown, Some(accept)).await;
        assert_for_programs(&answer, 400, "invalid_request");
        assert!(answer.json()["details"].is_object(), "{}", answer.body);
    }
}

#[tokio::test]
async fn browsers_and_those_without_a_preference_get_the_page() {
    let server = TestServer::start().await;
    for accept in [Some(BROWSER), Some("*/*"), Some("text/*"), None] {
        ask(&server, "GET", "/no-such-page", accept).await.assert_page(404);
        ask(&server, "DELETE", "/sign-in", accept).await.assert_page(405);
    }
}

#[tokio::test]
async fn endpoints_answer_in_json_unless_a_page_is_asked_for() {
    let server = TestServer::start().await;
    for path in ["/oauth/no-such", "/.well-known/no-such", "/guard/x"] {
        ask(&server, "GET", path, Some(BROWSER)).await.assert_page(404);
    }
    for accept in [Some("*/*"), Some("application/json"), Some("image/*"), None] {
        for path in ["/oauth/no-such", "/oauth/token/x", "/.well-known/no-such", "/guard/x"] {
            for method in ["GET", "POST"] {
                let answer = ask(&server, method, path, accept).await;
                assert_for_programs(&answer, 404, "not_found");
            }
        }
        for (method, path) in [
            ("GET", "/oauth/token"),
            ("GET", "/oauth/revoke"),
            ("PUT", "/oauth/introspect"),
            ("OPTIONS", "/oauth/par"),
            ("POST", "/.well-known/jwks.json"),
            ("POST", "/guard/check"),
            ("DELETE", "/healthz"),
            ("POST", "/logos/x.png"),
        ] {
            let answer = ask(&server, method, path, accept).await;
            answer.assert_status(405).assert_header("content-type", "application/json");
            assert!(answer.header("allow").is_some(), "{path}");
            assert!(answer.json()["error"].is_string(), "{path}");
        }
    }
    // What is no page's at all is never one.
    for accept in [Some(BROWSER), Some("*/*"), Some("application/json"), None] {
        for path in ["/api/no-such", "/admin/api/no-such"] {
            let answer = ask(&server, "GET", path, accept).await;
            answer.assert_status(404).assert_header("content-type", "application/json");
            assert_eq!(answer.json()["error"], "not_found");
        }
        for path in ["/pkg/no-such.js", "/logos/no-such.png", "/brand/no-such.css"] {
            let answer = ask(&server, "GET", path, accept).await;
            assert_for_programs(&answer, 404, "not_found");
        }
    }
}

#[tokio::test]
async fn a_fault_of_ours_is_told_in_the_form_that_was_asked_for() {
    let server = TestServer::start().await;
    let path = format!("/logos/{}.png", "a".repeat(64));
    ask(&server, "GET", &path, None).await.assert_status(404);
    let mut browser = server.signed_in(ADA).await;
    server.meddle("ALTER TABLE grants RENAME TO lost; ALTER TABLE logos RENAME TO gone");
    browser.get("/connected-apps").await.assert_page(500);
    let cookies = browser.cookies.iter().map(|(name, value)| format!("{name}={value}"));
    let request = Request::get("/connected-apps")
        .header("host", "localhost:3000")
        .header("cookie", cookies.collect::<Vec<_>>().join("; "))
        .header("accept", "application/json");
    let answer = server.send(request.body(Body::empty()).expect("a request")).await;
    assert_for_programs(&answer, 500, "server_error");
    assert_for_programs(&ask(&server, "GET", &path, None).await, 500, "server_error");
}

#[tokio::test]
async fn a_limit_is_told_in_the_form_that_was_asked_for() {
    let limits = Limits { requests_per_second: 1, ..Limits::default() };
    let server = TestServer::start_with(Setup { limits, ..Setup::default() }).await;
    ask(&server, "GET", "/help", None).await.assert_page(200);
    for accept in [Some(BROWSER), Some("*/*"), None] {
        ask(&server, "GET", "/help", accept).await.assert_page(429);
    }
    for accept in PROGRAMS {
        let answer = ask(&server, "GET", "/help", Some(accept)).await;
        assert_for_programs(&answer, 429, "temporarily_unavailable");
    }
    let answer = ask(&server, "GET", "/oauth/token", Some("*/*")).await;
    assert_for_programs(&answer, 429, "temporarily_unavailable");
}
