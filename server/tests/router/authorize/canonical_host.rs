//! Pages live on the issuer's host, for cookies do not cross from 127.0.0.1 to
//! localhost; endpoints for machines answer on both.

use axum::body::Body;
use axum::http::Request;

use testkit::{Answer, AuthorizationUrl, ISSUER, TestServer};

async fn get(server: &TestServer, host: &str, path: &str) -> Answer {
    let request = Request::get(path).header("host", host).body(Body::empty());
    server.send(request.expect("a request")).await
}

#[tokio::test]
async fn a_host_that_is_not_ours_is_never_redirected_to() {
    let server = TestServer::start().await;
    let path = AuthorizationUrl::partner().path();
    for host in ["evil.example", "localhost:3000.evil.example", "localhost:3000@evil.example"] {
        let answer = get(&server, host, &path).await;
        answer.assert_status(303).assert_header("location", &format!("{ISSUER}{path}"));
    }
}

#[tokio::test]
async fn a_refused_request_is_refused_on_any_host() {
    let server = TestServer::start().await;
    let path = AuthorizationUrl::partner().with("client_id", "nobody").path();
    get(&server, "127.0.0.1:3000", &path).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_page_asked_for_on_127_0_0_1_is_shown_on_localhost() {
    let server = TestServer::start().await;
    let authorize = AuthorizationUrl::partner().path();
    for path in ["/", "/sign-in?return_to=%2F", "/playground", &authorize] {
        let answer = get(&server, "127.0.0.1:3000", path).await;
        answer.assert_status(303).assert_header("location", &format!("{ISSUER}{path}"));
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn endpoints_for_machines_answer_on_any_host() {
    let server = TestServer::start().await;
    for path in ["/.well-known/oauth-authorization-server", "/healthz", "/readyz"] {
        get(&server, "127.0.0.1:3000", path).await.assert_status(200);
    }
    get(&server, "127.0.0.1:3000", "/api/candidates").await.assert_status(401);
}
