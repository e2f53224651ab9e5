//! Addresses and methods that there are not.

use axum::body::Body;
use axum::http::Request;

use testkit::{ADA, TestServer};

#[tokio::test]
async fn an_address_that_is_not_ours_gets_a_page() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    for path in [
        "/nothing",
        "/oauth",
        "/oauth/authorize/",
        "/oauth/registration",
        "/.well-known/openid-federation",
        "/..%2F..%2Fetc%2Fpasswd",
        "/%00",
        "/%ff",
        "/sign-in/x",
        "//evil.example",
        "/<script>alert(1)</script>",
    ] {
        let path = path.replace('<', "%3C").replace('>', "%3E");
        for browser in [&mut server.browser(), &mut signed_in] {
            let page = browser.get(&path).await;
            page.assert_page(404);
            assert_eq!(page.heading(), "Page not found", "{path}");
            assert!(!page.body.contains("<script>alert"), "{path}");
        }
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_take_gets_a_page_that_says_which() {
    let server = TestServer::start().await;
    for (method, path, allowed) in [
        ("POST", "/", "GET,HEAD"),
        ("DELETE", "/sign-in", "GET,HEAD,POST"),
        ("GET", "/sign-out", "POST"),
        ("GET", "/consent/decide", "POST"),
        ("PUT", "/oauth/authorize", "GET,HEAD,POST"),
        ("GET", "/playground/exchange", "POST"),
    ] {
        let request = Request::builder().method(method).uri(path).header("host", "localhost:3000");
        let answer = server.send(request.body(Body::empty()).expect("a request")).await;
        answer.assert_page(405).assert_header("allow", allowed);
    }
}

#[tokio::test]
async fn files_outside_the_site_are_not_served() {
    let server = TestServer::start().await;
    for path in [
        "/pkg/../countersign.db",
        "/pkg/..%2Fcountersign.db",
        "/pkg/%2e%2e/%2e%2e/countersign.db",
        "/pkg/..%5Ccountersign.db",
        "/pkg//etc/passwd",
    ] {
        let answer = server.get(path).await;
        assert_ne!(answer.status, 200, "{path}");
        assert!(!answer.body.contains("SQLite"), "{path}");
    }
}
