//! JWTs that are none, as client assertions and as proofs (RFC 8725 §2 and §3).

use serde_json::json;

use testkit::client::form;
use testkit::proof::base64url;
use testkit::token_client::partner;
use testkit::{Answer, TestServer};

/// A JWT of these parts, with a signature that means nothing.
fn jwt(header: &[u8], claims: &[u8]) -> String {
    format!("{}.{}.{}", base64url(header), base64url(claims), base64url(&[7; 64]))
}

/// What no parser may be led astray by.
fn hostile() -> Vec<String> {
    let claims = json!({ "iss": "demo-signed", "sub": "demo-signed", "jti": "1" }).to_string();
    let claims = claims.as_bytes();
    let header = |alg: &str| format!("{{\"alg\":\"{alg}\",\"kid\":\"demo-signed-1\"}}");
    let good = header("ES256");
    let mut texts: Vec<_> = ["none", "nOnE", "HS256", "HS512", "RS256", "RS1", "dir", "ES256K", ""]
        .iter()
        .map(|alg| jwt(header(alg).as_bytes(), claims))
        .collect();
    let deep = |open: &str, close: &str| {
        format!("{{\"alg\":\"ES256\",\"x\":{}1{}}}", open.repeat(1_500), close.repeat(1_500))
    };
    texts.extend([
        jwt(deep("[", "]").as_bytes(), claims),
        jwt(deep("{\"a\":", "}").as_bytes(), claims),
        jwt(good.as_bytes(), format!("{{\"a\":{}", "[".repeat(4_000)).as_bytes()),
        jwt(good.as_bytes(), b"{\"iss\":\"demo-signed\",\"iss\":\"nobody\"}"),
        jwt(b"{\"alg\":\"ES256\",\"alg\":\"none\"}", claims),
        jwt(good.as_bytes(), b"{\"exp\":1e999}"),
        jwt(good.as_bytes(), b"\xff\xfe"),
        jwt(good.as_bytes(), b"null"),
        jwt(b"[]", claims),
        jwt(b"", b""),
        jwt(good.as_bytes(), &b" ".repeat(30_000)),
        "eyJ".repeat(15_000),
        ".".repeat(10_000),
        "....".to_owned(),
        "\u{feff}a.b.c".to_owned(),
        "a.b.c\0".to_owned(),
    ]);
    // Five parts: encrypted. An unsigned one.
    texts.push(format!("{0}.{0}.{0}.{0}.{0}", base64url(b"{}")));
    texts.push(format!("{}.{}.", base64url(b"{\"alg\":\"none\"}"), base64url(claims)));
    texts
}

async fn assert_by(server: &TestServer, path: &str, assertion: &str) -> Answer {
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
        ("client_assertion", assertion),
    ];
    server.post_form(path, &[], form(&pairs)).await
}

#[tokio::test]
async fn no_hostile_assertion_is_any_client_anywhere() {
    let server = TestServer::start().await;
    for path in [
        "/oauth/token",
        "/oauth/par",
        "/oauth/revoke",
        "/oauth/introspect",
        "/oauth/device_authorization",
    ] {
        for text in hostile() {
            let answer = assert_by(&server, path, &text).await;
            if text.contains('\0') {
                // No parameter may hold it.
                answer.assert_token_error(400, "invalid_request");
            } else {
                answer.assert_token_error(401, "invalid_client");
            }
        }
    }
    assert_eq!(server.count("spent"), 0);
}

#[tokio::test]
async fn no_hostile_proof_proves_anything() {
    let server = TestServer::start().await;
    let authorization = partner();
    for text in hostile() {
        // What no header can carry does not arrive.
        let Ok(value) = axum::http::HeaderValue::from_str(&text) else { continue };
        let value = value.to_str().unwrap_or("x");
        for path in ["/oauth/token", "/oauth/par"] {
            let headers = [("authorization", authorization.as_str()), ("dpop", value)];
            let answer = server.post_form(path, &headers, "grant_type=refresh_token").await;
            answer.assert_token_error(400, "invalid_dpop_proof");
        }
    }
    assert_eq!(server.count("spent"), 0);
}

#[tokio::test]
async fn no_hostile_token_opens_an_api() {
    let server = TestServer::start().await;
    for text in hostile() {
        let Ok(value) = axum::http::HeaderValue::from_str(&format!("Bearer {text}")) else {
            continue;
        };
        let value = value.to_str().unwrap_or("x").to_owned();
        let answer = server.get_with("/api/candidates", &[("authorization", &value)]).await;
        assert!([400, 401].contains(&answer.status.as_u16()), "{}", answer.status);
    }
}
