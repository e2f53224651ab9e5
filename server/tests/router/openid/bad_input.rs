//! What strangers send.

use oauth::client::redirect_uri::RedirectUri;
use serde_json::{Value, json};
use testkit::jwt::{TestKey, part};
use testkit::token_client::partner;
use testkit::{ADA, Answer, AuthorizationUrl, Browser, ISSUER, PARTNER_CALLBACK, TestServer};

use super::{request, server};

const AFTER: &str = "http://127.0.0.1:8765/bye";

async fn push(server: &TestServer, request: &AuthorizationUrl) -> Answer {
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(request.query().as_bytes()).into_owned().collect();
    let pairs: Vec<(&str, &str)> =
        pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    server.post_pairs(routes::PAR, Some(&partner()), &pairs).await
}

#[tokio::test]
async fn claims_of_64_kilobytes_are_refused_at_each_door() {
    let server = server().await;
    let asked = |size: usize| {
        let text = "a".repeat(size);
        let claims = json!({ "id_token": { "x": { "value": text } } }).to_string();
        request("openid").with("claims", &claims)
    };
    let mut browser = server.signed_in(ADA).await;
    // No longer address reaches a program.
    let by_link = browser.get(&asked(60 * 1024).path()).await.status;
    assert!(by_link.is_client_error(), "{by_link}");
    let by_form = browser.post(routes::AUTHORIZE, asked(64 * 1024).query()).await;
    assert!(by_form.status.is_client_error(), "{}", by_form.status);
    let pushed = push(&server, &asked(64 * 1024)).await.status;
    assert!(pushed.is_client_error(), "{pushed}");
    assert_eq!(server.count("grants"), 0);
}

#[tokio::test]
async fn claims_nested_a_thousand_deep_are_refused_at_each_door() {
    let server = server().await;
    for claims in [
        format!("{{\"id_token\":{{\"x\":{}{}}}}}", "[".repeat(1000), "]".repeat(1000)),
        format!("{}1{}", "{\"id_token\":".repeat(300), "}".repeat(300)),
    ] {
        let asked = request("openid").with("claims", &claims);
        let answer = server.signed_in(ADA).await.get(&asked.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
        push(&server, &asked).await.assert_status(400);
    }
}

#[tokio::test]
async fn a_request_by_value_or_by_reference_is_not_pushed_either() {
    let server = server().await;
    let object = request("openid").with("request", "e30.e30.");
    let answer = push(&server, &object).await;
    assert_eq!(answer.assert_status(400).json()["error"], "request_not_supported");
    // RFC 9126 §2.1: "The request_uri authorization request parameter [...] MUST NOT be provided".
    for uri in ["https://evil.example/request", "urn:ietf:params:oauth:request_uri:x"] {
        push(&server, &request("openid").with("request_uri", uri)).await.assert_status(400);
    }
}

/// ID tokens that are none of ours for this app.
async fn foreign_hints(server: &TestServer) -> Vec<(&'static str, String)> {
    let own = server.get(routes::JWKS).await.json();
    let kid = own["keys"][0]["kid"].clone();
    let claims = json!({ "iss": ISSUER, "aud": "demo-partner", "sub": "usr_ada", "sid": "x" });
    let key = TestKey::ed25519();
    let unsigned = |alg: &str| {
        let header = part(&json!({ "typ": "JWT", "kid": kid, "alg": alg }).to_string());
        format!("{header}.{}.", part(&claims.to_string()))
    };
    vec![
        ("alg none", unsigned("none")),
        ("alg NONE", unsigned("NONE")),
        ("no signature", unsigned("RS256")),
        ("another's key", key.sign(&json!({ "typ": "JWT", "kid": kid }), &claims)),
        ("an unknown key", key.sign(&json!({ "typ": "JWT", "kid": "other" }), &claims)),
        (
            "another issuer",
            key.sign(&json!({ "typ": "JWT" }), &json!({ "iss": "https://evil.example" })),
        ),
        ("no token", "x".repeat(16 * 1024)),
    ]
}

async fn with_logout_address(server: &TestServer) {
    server
        .change_client("demo-partner", |client| {
            client.post_logout_redirect_uris = vec![RedirectUri::register(AFTER).expect("valid")];
        })
        .await;
}

async fn is_signed_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/connected-apps").await.status == 200
}

fn logout(pairs: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{}?{query}", routes::LOGOUT)
}

#[tokio::test]
async fn a_hint_that_is_not_ours_signs_no_user_in_and_no_user_out() {
    let server = server().await;
    with_logout_address(&server).await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&request("openid")).await;
    for (what, hint) in foreign_hints(&server).await {
        let silent = request("openid").with("prompt", "none").with("id_token_hint", &hint);
        let answer = browser.get(&silent.path()).await;
        if hint.len() < 8 * 1024 {
            answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
        } else {
            assert!(answer.header("location").is_none_or(|to| !to.contains("code=")), "{what}");
        }
        let asked = logout(&[("id_token_hint", &hint), ("post_logout_redirect_uri", AFTER)]);
        let answer = browser.get(&asked).await;
        assert_ne!(answer.header("location"), Some(AFTER), "{what}");
        assert!(is_signed_in(&mut browser).await, "{what}");
    }
}

#[tokio::test]
async fn a_hint_whose_key_has_long_ended_names_no_user_any_more() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&request("openid")).await;
    let hint = server.redeem(&code).await.json()["id_token"].as_str().expect("one").to_owned();
    server.advance(400 * testkit::DAY);
    for _ in 0..3 {
        server.provider.keys().rotate_due_keys().await.expect("rotated");
        server.advance(200 * testkit::DAY);
    }
    let mut browser = server.signed_in(ADA).await;
    let asked = logout(&[("id_token_hint", &hint)]);
    browser.get(&asked).await.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn who_has_no_session_is_signed_out_and_sent_nowhere_by_a_stranger() {
    let server = server().await;
    with_logout_address(&server).await;
    let mut nobody = server.browser();
    for to in
        ["https://evil.example/bye", "http://127.0.0.1:8765/bye/", "//evil.example", "javascript:x"]
    {
        let asked = logout(&[("client_id", "demo-partner"), ("post_logout_redirect_uri", to)]);
        assert!(nobody.get(&asked).await.our_location().starts_with("/?"), "{to}");
    }
    let asked = logout(&[("client_id", "demo-partner"), ("post_logout_redirect_uri", AFTER)]);
    assert_eq!(nobody.get(&asked).await.header("location"), Some(AFTER));
}

#[tokio::test]
async fn a_third_site_signs_no_user_out() {
    let server = server().await;
    with_logout_address(&server).await;
    let mut browser = server.signed_in(ADA).await;
    // A picture, a link and a form of another site have no ID token of this session.
    let named = [("client_id", "demo-partner"), ("post_logout_redirect_uri", AFTER)];
    browser.get(&logout(&named)).await.assert_page(200).form("Sign out");
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(named).finish();
    let answer = browser.post(routes::LOGOUT, body).await;
    browser.follow(answer).await.assert_page(200).form("Sign out");
    // Nor has it the token of our own form.
    let answer = browser.post("/sign-out", "after_logout=x").await;
    assert!(answer.status != 200, "{}", answer.status);
    assert!(is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_token_endpoint_that_is_asked_with_an_unsigned_assertion_says_no() {
    let server = server().await;
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let claims = json!({
        "iss": "demo-partner", "sub": "demo-partner", "aud": ISSUER, "jti": "1",
        "exp": server.provider.now().0 + 60,
    });
    let header = part(&json!({ "alg": "none" }).to_string());
    let assertion = format!("{header}.{}.", part(&Value::to_string(&claims)));
    let mut pairs = testkit::token_client::code_exchange(&code).to_vec();
    pairs.push((
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned(),
    ));
    pairs.push(("client_assertion", assertion));
    server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
}
