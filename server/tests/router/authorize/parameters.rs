//! Parameters: once each, empty means missing, unknown ones are ignored (OAuth
//! 2.1 §3.1).

use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, PASSWORD, TestServer};

#[tokio::test]
async fn a_repeated_parameter_gets_no_redirect_signed_in_or_not() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    for (name, value) in [
        ("client_id", "demo-partner"),
        ("redirect_uri", PARTNER_CALLBACK),
        ("redirect_uri", "http://evil.example/"),
        ("response_type", "code"),
        ("scope", "users_manage"),
        ("state", "other"),
        ("state", ""),
        ("code_challenge", "other"),
        ("code_challenge_method", "plain"),
    ] {
        let request = AuthorizationUrl::partner().and(name, value);
        for browser in [&mut server.browser(), &mut signed_in] {
            let page = browser.get(&request.path()).await;
            page.assert_refused_on_our_page();
            page.assert_says(&format!("{name} must not be given more than once"));
        }
    }
    let unknown = AuthorizationUrl::partner().and("x", "1").and("x", "1");
    signed_in.get(&unknown.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_repetition_hidden_by_encoding_is_still_one() {
    let server = TestServer::start().await;
    let path = format!("{}&%73cope=users_manage", AuthorizationUrl::partner().path());
    server.signed_in(ADA).await.get(&path).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn what_is_not_utf_8_gets_no_redirect() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    for broken in ["x=%ff", "x=%c3%28", "%e9=1", "x=%", "x=%4", "x=%zz", "x=%ed%a0%80"] {
        let path = format!("{}&{broken}", AuthorizationUrl::partner().path());
        server.browser().get(&path).await.assert_refused_on_our_page();
        signed_in.get(&path).await.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn a_request_without_any_parameter_is_refused() {
    let server = TestServer::start().await;
    for path in ["/oauth/authorize", "/oauth/authorize?", "/oauth/authorize?&&="] {
        server.browser().get(path).await.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn another_response_mode_is_an_error() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for mode in ["web_message", "query.jwt", "QUERY", "query fragment"] {
        let request = AuthorizationUrl::partner().with("response_mode", mode);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
    let query = AuthorizationUrl::partner().with("response_mode", "query");
    browser.get(&query.path()).await.assert_page(200);
}

#[tokio::test]
async fn an_empty_parameter_counts_as_missing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("response_type", "").with("state", "");
    let answer = browser.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    assert!(!answer.assert_sent_to(PARTNER_CALLBACK).contains_key("state"));
}

#[tokio::test]
async fn unknown_parameters_are_ignored() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner()
        .with("utm_source", "mail")
        .with("nonce", "n")
        .with("decision", "allow");
    server.signed_in(ADA).await.get(&request.path()).await.assert_page(200);
}

#[tokio::test]
async fn the_state_comes_back_as_it_was_whatever_it_holds() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let long = "s".repeat(8_000);
    for state in
        ["a b&c=d+e%20#?/\"<>'\\", "ünïcödé 🙂", "\u{202e}evil", "\r\nSet-Cookie: x=y", &long]
    {
        let request = AuthorizationUrl::partner().with("state", state).with("prompt", "consent");
        let page = browser.consent_page(&request).await;
        let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
        assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["state"], state);
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn a_state_with_a_raw_backslash_survives_signing_in() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let path = format!("{}\\b", AuthorizationUrl::partner().with("state", "a").path());
    let answer = browser.get(&path).await;
    let sign_in = browser.get(answer.our_location()).await;
    let form = sign_in.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    assert!(answer.our_location().starts_with("/oauth/authorize?"), "{}", answer.our_location());
}

#[tokio::test]
async fn a_request_too_long_to_be_answered_is_refused_at_once() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("state", &"x".repeat(40 * 1024));
    server.browser().get(&request.path()).await.assert_refused_on_our_page();
}
