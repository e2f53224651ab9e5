//! What a `request_uri` is good for, and for whom (RFC 9126 §4 and §7).

use testkit::client::request_uri;
use testkit::request::STATE;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, MINUTE, PARTNER_CALLBACK, PASSWORD, SECOND, TestServer};

#[tokio::test]
async fn a_request_uri_ends_after_ninety_seconds() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    server.advance(89 * SECOND);
    browser.get(&pushed.path()).await.assert_page(200);
    server.advance(SECOND);
    browser.get(&pushed.path()).await.assert_refused_on_our_page();
    server.browser().get(&pushed.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_request_uri_is_of_no_use_to_another_client() {
    // RFC 9126 §2.2: "bound to the client that posted the authorization request".
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let uri = request_uri(&server.push(&AuthorizationUrl::partner()).await);
    for client_id in ["demo-unverified", "demo-spa", "nobody", ""] {
        let stolen = AuthorizationUrl::pushed(client_id, &uri);
        browser.get(&stolen.path()).await.assert_refused_on_our_page();
    }
    let unnamed = AuthorizationUrl::pushed("x", &uri).without("client_id");
    browser.get(&unnamed.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn made_up_cut_and_changed_ones_are_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let uri = request_uri(&server.push(&AuthorizationUrl::partner()).await);
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    // Our own seals are of several kinds, and none stands for another.
    let form = page.form("Allow access").body();
    let of_the_form = form_urlencoded::parse(form.as_bytes()).find(|(name, _)| name == "request");
    let of_the_form = of_the_form.expect("a seal").1.into_owned();
    let last = if uri.ends_with('A') { "B" } else { "A" };
    for made_up in [
        "x".to_owned(),
        "urn:ietf:params:oauth:request_uri:".to_owned(),
        "urn:ietf:params:oauth:request_uri:x".to_owned(),
        format!("urn:ietf:params:oauth:request_uri:{of_the_form}"),
        uri.replace("urn:ietf:params:oauth:request_uri:", ""),
        uri.to_uppercase(),
        uri[..uri.len() - 1].to_owned(),
        format!("{uri}A"),
        format!("{uri} "),
        format!("{}{last}", &uri[..uri.len() - 8]),
        // RFC 9101 §10.4: fetched, it would make us call whomever they like.
        "https://evil.example/request.jwt".to_owned(),
        "http://169.254.169.254/latest/meta-data".to_owned(),
        "file:///etc/passwd".to_owned(),
        "a".repeat(20_000),
    ] {
        let request = AuthorizationUrl::pushed("demo-partner", &made_up);
        let page = browser.get(&request.path()).await;
        page.assert_refused_on_our_page();
        assert_eq!(page.heading(), "This request cannot be used again", "{made_up}");
    }
    let twice = AuthorizationUrl::pushed("demo-partner", &uri).and("request_uri", &uri);
    browser.get(&twice.path()).await.assert_refused_on_our_page();
    browser.get(&AuthorizationUrl::pushed("demo-partner", &uri).path()).await.assert_page(200);
}

#[tokio::test]
async fn a_request_uri_does_not_outlive_its_clients_registration() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    server.change_client("demo-partner", |client| client.redirect_uris.clear()).await;
    browser.get(&pushed.path()).await.assert_refused_on_our_page();
    server.change_client("demo-partner", |client| client.disabled = true).await;
    browser.get(&pushed.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_client_that_must_push_is_refused_if_it_does_not() {
    // RFC 9126 §6.
    let server = TestServer::start().await;
    server.change_client("demo-partner", |client| client.requires_pushed_requests = true).await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&AuthorizationUrl::partner().path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    let description = &answer.assert_sent_to(PARTNER_CALLBACK)["error_description"];
    assert_eq!(description, "this app must push its authorization requests");
    let by_form = AuthorizationUrl::partner();
    let answer = browser.post("/oauth/authorize", by_form.query()).await;
    let answer = browser.follow(answer).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    assert_eq!(server.count("codes"), 0);

    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    browser.allow(&pushed).await;
}

#[tokio::test]
async fn what_is_beside_it_in_the_address_counts_for_nothing() {
    // RFC 9101 §5: the server "MUST only use the parameters in the request object";
    // the rest was not authenticated.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let more = pushed
        .with("redirect_uri", "https://evil.example/")
        .with("state", "evil")
        .with("scope", "users_manage")
        .with("response_type", "token")
        .with("response_mode", "fragment")
        .with("code_challenge", &"e".repeat(43))
        .with("prompt", "none")
        .with("dpop_jkt", &"e".repeat(43));
    let page = browser.consent_page(&more).await;
    assert!(!page.form("Allow access").body().contains("users_manage"));
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let sent = answer.assert_sent_to(PARTNER_CALLBACK);
    assert_eq!(sent["state"], STATE);
    let tokens = Tokens::read(&server.redeem(&sent["code"]).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn signing_in_may_take_longer_than_the_request_uri_lives() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let page = browser.open(&pushed.path()).await;
    page.assert_page(200).assert_says("to continue to Talentsync");
    server.advance(10 * MINUTE);
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    page.assert_page(200);
    // And so may reading.
    server.advance(10 * MINUTE);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let code = answer.assert_sent_to(PARTNER_CALLBACK)["code"].clone();
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn a_pushed_prompt_login_asks_for_a_password_once() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner().with("prompt", "login")).await;
    let page = browser.open(&pushed.path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}
