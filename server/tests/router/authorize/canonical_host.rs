//! Pages live on the issuer's host, for cookies do not cross from 127.0.0.1 to
//! localhost; endpoints for machines answer on both.

use axum::body::Body;
use axum::http::Request;

use testkit::{Answer, AuthorizationUrl, ISSUER, Setup, TestServer};

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

/// RFC 3986 §6.2.2.1 and §6.2.3: to redirect such a request to its own address would never end.
#[tokio::test]
async fn a_page_asked_for_by_another_spelling_of_our_host_is_shown() {
    for (issuer, hosts) in [
        (
            "https://auth.example",
            &[
                "auth.example",
                "auth.example:443",
                "AUTH.example",
                "auth.example.",
                "Auth.Example.:443",
            ][..],
        ),
        ("http://localhost", &["localhost:80", "LOCALHOST"]),
        (ISSUER, &["LocalHost:3000", "localhost.:3000"]),
    ] {
        let settings = provider::settings::Settings::new(issuer);
        let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
        for host in hosts {
            get(&server, host, "/sign-in").await.assert_page(200);
        }
        for host in ["auth.example:80", "localhost:8080", "auth.example:4433"] {
            get(&server, host, "/sign-in").await.assert_status(303);
        }
    }
}

/// RFC 9112 §3.2.2: the target of the request counts, not the header.
#[tokio::test]
async fn a_host_in_the_target_beats_the_header() {
    let server = TestServer::start().await;
    get(&server, "evil.example", "http://localhost:3000/sign-in").await.assert_page(200);
    get(&server, "localhost:3000", "http://evil.example/sign-in").await.assert_status(303);
}

#[tokio::test]
async fn endpoints_for_machines_answer_on_any_host() {
    let server = TestServer::start().await;
    for path in ["/.well-known/oauth-authorization-server", "/healthz", "/readyz"] {
        get(&server, "127.0.0.1:3000", path).await.assert_status(200);
    }
    get(&server, "127.0.0.1:3000", "/api/candidates").await.assert_status(401);
}
