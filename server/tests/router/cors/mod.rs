//! Which endpoints scripts of other origins may use (RFC 9700 §2.6, OAuth 2.1
//! §3.1): "CORS MUST NOT be supported at the authorization endpoint, as the
//! client does not access this endpoint directly; instead, the client redirects
//! the user agent to it."

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use server::settings::Limits;

use testkit::client_endpoints::{DEVICE_AUTHORIZATION, INTROSPECT, JWKS, METADATA, PAR, REVOKE};
use testkit::{ADA, Answer, AuthorizationUrl, Setup, TestServer};

/// What scripts may call.
const OPEN: [(&str, &str); 7] = [
    ("POST", "/oauth/token"),
    ("POST", "/identity/oauth/token"),
    ("POST", REVOKE),
    ("GET", METADATA),
    ("GET", "/.well-known/openid-configuration"),
    ("GET", JWKS),
    ("GET", "/.well-known/oauth-protected-resource/api"),
];

/// What they may not.
const CLOSED: [(&str, &str); 25] = [
    ("GET", "/oauth/authorize"),
    ("POST", "/oauth/authorize"),
    ("GET", "/identity/oauth/allow"),
    ("POST", "/consent/decide"),
    ("POST", INTROSPECT),
    ("POST", PAR),
    ("POST", DEVICE_AUTHORIZATION),
    ("GET", "/device"),
    ("POST", "/device"),
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("POST", "/sign-out"),
    ("GET", "/oauth/logout"),
    ("POST", "/oauth/logout"),
    ("POST", "/switch-account"),
    ("POST", "/language"),
    ("GET", "/connected-apps"),
    ("GET", "/admin"),
    ("GET", "/admin/requests"),
    ("GET", "/"),
    ("GET", "/playground"),
    ("GET", "/api/candidates"),
    ("GET", "/healthz"),
    ("GET", "/logos/x.png"),
    ("GET", "/no-such-page"),
];

async fn from_script(server: &TestServer, method: &str, path: &str, preflight: bool) -> Answer {
    let mut request = Request::builder()
        .method(if preflight { "OPTIONS" } else { method })
        .uri(path)
        .header("host", "localhost:3000")
        .header("origin", "https://app.example");
    if preflight {
        request = request
            .header("access-control-request-method", method)
            .header("access-control-request-headers", "authorization,content-type,dpop");
    } else if method == "POST" {
        request = request.header("content-type", "application/x-www-form-urlencoded");
    }
    server.send(request.body(Body::empty()).expect("a request")).await
}

#[track_caller]
fn assert_closed(answer: &Answer, what: &str) {
    for name in answer.headers.keys() {
        assert!(!name.as_str().starts_with("access-control-"), "{what}: {name}");
    }
}

#[tokio::test]
async fn nothing_else_answers_scripts_of_other_origins() {
    let server = TestServer::start().await;
    for (method, path) in CLOSED {
        for preflight in [true, false] {
            let answer = from_script(&server, method, path, preflight).await;
            assert_closed(&answer, &format!("{method} {path}"));
            assert!(!preflight || !answer.status.is_success(), "{path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn who_is_signed_in_changes_nothing_about_that() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.origin = ("cross-site", "https://app.example");
    let consent = browser.open(&AuthorizationUrl::partner().path()).await;
    assert_closed(&consent, "consent");
    let form = consent.form("Allow access").press("Allow access");
    assert_closed(&browser.submit(&form).await, "decide");
    for path in ["/", "/connected-apps", "/admin"] {
        assert_closed(&browser.get(path).await, path);
    }
}

#[tokio::test]
async fn no_origin_is_named_and_no_cookie_let_through() {
    // With credentials a script would act as the person whose browser it is in.
    let server = TestServer::start().await;
    for (method, path) in OPEN {
        for preflight in [true, false] {
            let answer = from_script(&server, method, path, preflight).await;
            answer.assert_header("access-control-allow-origin", "*");
            assert_eq!(answer.header("access-control-allow-credentials"), None, "{path}");
            assert_eq!(answer.header("set-cookie"), None, "{path}");
        }
    }
}

/// With this method and body, from a page of another origin at that address.
async fn from_page(server: &TestServer, method: &str, path: &str, body: Body) -> Answer {
    let peer: SocketAddr = "203.0.113.9:5000".parse().expect("an address");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost:3000")
        .header("origin", "https://app.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(ConnectInfo(peer));
    server.send(request.body(body).expect("a request")).await
}

#[track_caller]
fn assert_readable(answer: &Answer, status: u16) {
    answer.assert_status(status).assert_header("access-control-allow-origin", "*");
    let exposed = answer.header("access-control-expose-headers").expect("a list");
    for name in ["DPoP-Nonce", "WWW-Authenticate", "Retry-After"] {
        assert!(exposed.contains(name), "{exposed}");
    }
}

#[tokio::test]
async fn a_script_can_read_why_it_was_refused() {
    let server = TestServer::start().await;
    for (method, path) in OPEN {
        for other in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"] {
            if other != method {
                let answer = from_page(&server, other, path, Body::empty()).await;
                assert_readable(&answer, 405);
                assert!(answer.json()["error"].is_string(), "{other} {path}: {}", answer.body);
            }
        }
    }
    for path in ["/oauth/token", "/identity/oauth/token", REVOKE] {
        assert_readable(&from_page(&server, "POST", path, Body::empty()).await, 401);
        let large = vec![b'a'; 64 * 1024 + 1];
        assert_readable(&from_page(&server, "POST", path, large.into()).await, 413);
        let wrong = "grant_type=authorization_code&client_id=demo-spa&code=x&code_verifier=x";
        assert_readable(&from_page(&server, "POST", path, wrong.into()).await, 400);
    }
    for path in ["/.well-known/openid-federation", "/.well-known/oauth-protected-resource/x"] {
        assert_readable(&from_page(&server, "GET", path, Body::empty()).await, 404);
        assert_readable(&from_page(&server, "OPTIONS", path, Body::empty()).await, 204);
    }
}

#[tokio::test]
async fn a_script_that_asks_too_often_can_read_how_long_to_wait_and_its_preflight_passes() {
    let limits = Limits { requests_per_second: 1, ..Limits::default() };
    let server = TestServer::start_with(Setup { limits, ..Setup::default() }).await;
    from_page(&server, "POST", "/oauth/token", Body::empty()).await.assert_status(401);
    for _ in 0..3 {
        let answer = from_page(&server, "POST", "/oauth/token", Body::empty()).await;
        assert_readable(&answer, 429);
        assert!(answer.header("retry-after").is_some());
        let preflight = from_page(&server, "OPTIONS", "/oauth/token", Body::empty()).await;
        assert_readable(&preflight, 204);
    }
}

#[tokio::test]
async fn a_script_can_read_that_the_server_is_busy() {
    let limits = Limits { concurrent_requests: 0, ..Limits::default() };
    let server = TestServer::start_with(Setup { limits, ..Setup::default() }).await;
    assert_readable(&from_page(&server, "POST", "/oauth/token", Body::empty()).await, 503);
    assert_readable(&from_page(&server, "OPTIONS", "/oauth/token", Body::empty()).await, 204);
}

#[tokio::test]
async fn an_app_in_a_browser_may_ask_for_tokens_and_read_what_it_needs() {
    let server = TestServer::start().await;
    for (method, path) in OPEN {
        let preflight = from_script(&server, method, path, true).await;
        preflight.assert_status(204);
        let allowed = |name: &str| {
            let list = preflight.header(name).expect("a list").to_ascii_lowercase();
            list.split(',').map(|item| item.trim().to_owned()).collect::<Vec<_>>()
        };
        let methods = allowed("access-control-allow-methods");
        assert!(methods.contains(&method.to_ascii_lowercase()), "{path}: {methods:?}");
        let headers = allowed("access-control-allow-headers");
        for name in ["authorization", "content-type", "dpop"] {
            assert!(headers.iter().any(|known| known == name), "{path}: {name}");
        }
        // RFC 9449 §8: the nonce is of no use to a script that cannot read it.
        let answer = from_script(&server, method, path, false).await;
        let exposed = answer.header("access-control-expose-headers").expect("a list");
        assert!(exposed.to_ascii_lowercase().contains("dpop-nonce"), "{exposed}");
    }
}
