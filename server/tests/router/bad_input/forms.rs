//! Forms at the endpoints for clients: one kind, in one place, each name once
//! (RFC 6749 §3.2, OAuth 2.1 §3.2).

use axum::body::Body;
use axum::http::Request;

use testkit::token_client::partner;
use testkit::{Answer, TestServer};

const ENDPOINTS: [&str; 5] = [
    "/oauth/token",
    "/oauth/par",
    "/oauth/revoke",
    "/oauth/introspect",
    "/oauth/device_authorization",
];

async fn send(server: &TestServer, path: &str, kind: Option<&str>, body: &str) -> Answer {
    let mut request = Request::post(path).header("authorization", partner());
    if let Some(kind) = kind {
        request = request.header("content-type", kind);
    }
    server.send(request.body(Body::from(body.to_owned())).expect("a request")).await
}

#[tokio::test]
async fn the_null_character_is_refused_before_anything_looks_for_it() {
    let server = TestServer::start().await;
    for path in ENDPOINTS {
        let kind = Some("application/x-www-form-urlencoded");
        let answer = send(&server, path, kind, "token=%00&grant_type=refresh_token").await;
        answer.assert_token_error(400, "invalid_request");
    }
    let mut browser = server.browser();
    browser.get("/oauth/authorize?client_id=%00&response_type=code").await.assert_page(400);
    for path in ["/%00", "/connected-apps/gr_%00", "/api/jobs/%00", "/admin/api/v1/apps/%00"] {
        let status = browser.get(path).await.status;
        assert!(status == 404 || status == 401 || status == 303, "{path}: {status}");
    }
}

#[tokio::test]
async fn more_parameters_than_any_request_has_are_refused_at_every_endpoint() {
    let server = TestServer::start().await;
    let kind = Some("application/x-www-form-urlencoded");
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).expect("a letter"));
    let name = |number: usize| {
        format!("{}{}{}", letter(number / 676), letter(number / 26), letter(number))
    };
    let many = |count: usize| (0..count).map(name).collect::<Vec<_>>().join("&");
    let (few, many) = (many(101), many(16_000));
    for path in ENDPOINTS {
        for body in [&few, &many] {
            let answer = send(&server, path, kind, body).await;
            answer.assert_token_error(400, "invalid_request");
        }
        let resources = ["resource=https://a.example"; 101].join("&");
        let answer = send(&server, path, kind, &resources).await;
        answer.assert_token_error(400, "invalid_request");
    }
    for path in ["/sign-in", "/consent/decide", "/sign-out", "/device", "/credentials/new-token"] {
        let form = Request::post(path)
            .header("host", "localhost:3000")
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded");
        let form = form.body(Body::from(many.clone())).expect("a request");
        server.send(form).await.assert_page(400);
    }
    let path = format!("/oauth/authorize?client_id=demo-partner&{few}");
    server.get(&path).await.assert_status(400);
    let scopes = format!("scope={}", ["jobs_read"; 501].join("+"));
    let scopes = format!("client_id=demo-device&{scopes}");
    let request = Request::post("/oauth/device_authorization")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from(scopes));
    let answer = server.send(request.expect("a request")).await;
    answer.assert_token_error(400, "invalid_scope");
}

#[tokio::test]
async fn another_kind_of_body_is_not_read() {
    let server = TestServer::start().await;
    let json = "{\"grant_type\":\"refresh_token\",\"token\":\"x\"}";
    for path in ENDPOINTS {
        for kind in [
            None,
            Some(""),
            Some("application/json"),
            Some("text/plain"),
            Some("multipart/form-data; boundary=x"),
            Some("application/x-www-form-urlencoded2"),
            Some("application/jwt"),
        ] {
            for body in [json, "token=x&grant_type=refresh_token&refresh_token=x"] {
                let answer = send(&server, path, kind, body).await;
                answer.assert_token_error(400, "invalid_request");
            }
        }
    }
}

#[tokio::test]
async fn a_name_given_twice_is_refused_everywhere() {
    let server = TestServer::start().await;
    let form = Some("application/x-www-form-urlencoded");
    for path in ENDPOINTS {
        for name in ["grant_type", "token", "client_id", "scope", "client_secret", "x", "%74oken"] {
            let body = format!("token=x&token=x&{name}=a&{name}=a");
            let answer = send(&server, path, form, &body).await;
            answer.assert_token_error(400, "invalid_request");
        }
    }
}

#[tokio::test]
async fn a_second_place_for_a_parameter_is_refused_or_not_read() {
    let server = TestServer::start().await;
    let form = Some("application/x-www-form-urlencoded");
    for path in ENDPOINTS {
        // A secret in the address would be in every log: it is not looked at.
        let secret = "client_id=demo-partner&client_secret=demo-partner-secret";
        let request = Request::post(format!("{path}?{secret}"))
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = server.send(request.body(Body::from("token=x")).expect("a request")).await;
        answer.assert_token_error(401, "invalid_client");
    }
    let answer =
        send(&server, "/oauth/token?grant_type=refresh_token&refresh_token=x", form, "").await;
    answer.assert_token_error(400, "invalid_request");
    // At the authorization endpoint, where both places count, it is one too many.
    let mut browser = server.browser();
    let request = testkit::AuthorizationUrl::partner();
    let page = browser.post(&request.path(), request.query()).await;
    page.assert_refused_on_our_page();
}

#[tokio::test]
async fn two_authorization_headers_are_refused() {
    let server = TestServer::start().await;
    for path in ENDPOINTS {
        let header = partner();
        let headers = [("authorization", header.as_str()), ("authorization", header.as_str())];
        let answer = server.post_form(path, &headers, "token=x").await;
        answer.assert_token_error(400, "invalid_request");
    }
}
