//! RP-initiated logout: an app asks that a person sign out.

use oauth::client::redirect_uri::RedirectUri;
use testkit::{ADA, Browser, PARTNER_CALLBACK, RAVI, TestServer};

use super::request;

const AFTER: &str = "http://127.0.0.1:8765/bye";

async fn server() -> TestServer {
    let server = super::server().await;
    server
        .change_client("demo-partner", |client| {
            client.post_logout_redirect_uris = vec![RedirectUri::register(AFTER).expect("valid")];
        })
        .await;
    server
}

fn path(pairs: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("/oauth/logout?{query}")
}

/// The ID token of a sign-in in this browser.
async fn id_token(server: &TestServer, browser: &mut Browser<'_>) -> String {
    let code = browser.allow(&request("openid")).await;
    server.redeem(&code).await.json()["id_token"].as_str().expect("one").to_owned()
}

async fn is_signed_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/connected-apps").await.status == 200
}

/// `oidcc-rp-initiated-logout`: "ends the session and redirects with state".
#[tokio::test]
async fn oidcc_rp_initiated_logout() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    // Long expired is fine.
    server.advance(testkit::HOUR);
    let asked =
        path(&[("id_token_hint", &hint), ("post_logout_redirect_uri", AFTER), ("state", "a b&c")]);
    let answer = browser.get(&asked).await;
    assert_eq!(answer.header("location"), Some(format!("{AFTER}?state=a+b%26c").as_str()));
    assert!(!is_signed_in(&mut browser).await);
    let silent = browser.get(&request("openid").with("prompt", "none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
}

/// `oidcc-rp-initiated-logout-no-state`.
#[tokio::test]
async fn oidcc_rp_initiated_logout_no_state() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    let asked = path(&[("id_token_hint", &hint), ("post_logout_redirect_uri", AFTER)]);
    assert_eq!(browser.get(&asked).await.header("location"), Some(AFTER));
}

/// `oidcc-rp-initiated-logout-no-params`: our page asks.
#[tokio::test]
async fn oidcc_rp_initiated_logout_no_params() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get("/oauth/logout").await;
    page.assert_page(200);
    assert_eq!(page.heading(), "Sign out of Countersign?");
    assert!(is_signed_in(&mut browser).await, "nothing has happened yet");
    browser.submit(&page.form("Sign out")).await.assert_status(303);
    assert!(!is_signed_in(&mut browser).await);
}

/// `oidcc-rp-initiated-logout-bad-post-logout-redirect-uri`, and those that are similar.
#[tokio::test]
async fn oidcc_rp_initiated_logout_bad_post_logout_redirect_uri() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    for similar in [
        "http://127.0.0.1:8765/bye/",
        "http://127.0.0.1:8765/bye?x=y",
        "http://127.0.0.1:8766/bye",
        "http://127.0.0.1:8765/Bye",
        "https://127.0.0.1:8765/bye",
        "https://evil.example/bye",
        PARTNER_CALLBACK,
    ] {
        let mut browser = browser.clone();
        let asked = path(&[("id_token_hint", &hint), ("post_logout_redirect_uri", similar)]);
        let answer = browser.get(&asked).await;
        assert!(answer.our_location().starts_with("/?"), "{similar}");
        server.signed_in(ADA).await;
    }
}

/// `oidcc-rp-initiated-logout-modified-id-token-hint`: it is as none.
#[tokio::test]
async fn oidcc_rp_initiated_logout_modified_id_token_hint() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    let mut forged = hint.clone();
    forged.replace_range(hint.len() - 8..hint.len() - 4, "AAAA");
    for hint in [forged.as_str(), "x", &hint[..hint.len() / 2]] {
        let asked = path(&[("id_token_hint", hint), ("post_logout_redirect_uri", AFTER)]);
        browser.get(&asked).await.assert_page(200).form("Sign out");
    }
    assert!(is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_hint_of_another_session_or_person_signs_no_user_out() {
    let server = server().await;
    let mut ravis = server.signed_in(RAVI).await;
    let of_ravi = id_token(&server, &mut ravis).await;
    let mut elsewhere = server.signed_in(ADA).await;
    let of_elsewhere = id_token(&server, &mut elsewhere).await;
    let mut browser = server.signed_in(ADA).await;
    for hint in [of_ravi, of_elsewhere] {
        let asked = path(&[("id_token_hint", &hint), ("post_logout_redirect_uri", AFTER)]);
        let page = browser.get(&asked).await;
        page.assert_page(200).assert_says("Talentsync asks you to sign out");
        assert!(is_signed_in(&mut browser).await);
        let mut agrees = browser.clone();
        let answer = agrees.submit(&page.form("Sign out")).await;
        assert_eq!(answer.header("location"), Some(AFTER));
        browser = server.signed_in(ADA).await;
    }
}

#[tokio::test]
async fn the_app_that_is_named_must_be_that_of_the_hint() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    let asked = path(&[
        ("id_token_hint", &hint),
        ("client_id", "demo-spa"),
        ("post_logout_redirect_uri", AFTER),
    ]);
    let page = browser.get(&asked).await;
    page.assert_page(200).assert_says("An app has sent you here to sign out.");
    let answer = browser.submit(&page.form("Sign out")).await;
    assert!(answer.our_location().starts_with("/?"), "it leads nowhere else");
}

#[tokio::test]
async fn without_a_session_the_person_goes_on_where_the_app_has_registered() {
    let server = server().await;
    let mut browser = server.browser();
    let named = [("client_id", "demo-partner"), ("post_logout_redirect_uri", AFTER)];
    assert_eq!(browser.get(&path(&named)).await.header("location"), Some(AFTER));
    // Without an app the address is no one's.
    let answer = browser.get(&path(&named[1..])).await;
    assert!(answer.our_location().starts_with("/?"));
    // Who runs this one, no one has checked.
    server
        .change_client("demo-unverified", |client| {
            let uri = "http://127.0.0.1:8766/bye";
            client.post_logout_redirect_uris = vec![RedirectUri::register(uri).expect("valid")];
        })
        .await;
    let named = [
        ("client_id", "demo-unverified"),
        ("post_logout_redirect_uri", "http://127.0.0.1:8766/bye"),
    ];
    let answer = browser.get(&path(&named)).await;
    assert!(answer.our_location().starts_with("/?"));
}

#[tokio::test]
async fn the_form_of_a_third_site_is_a_request_that_our_page_asks_about() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.post("/oauth/logout", "client_id=demo-partner").await;
    let page = browser.get(answer.our_location()).await;
    page.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_place_to_go_on_to_is_not_taken_from_a_form_that_is_not_ours() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/oauth/logout").await.form("Sign out");
    let forged = form.set("after_logout", "https://evil.example/");
    let answer = browser.submit(&forged).await;
    assert!(answer.our_location().starts_with("/?"));
}

/// RFC 9700 §4.2: what is in an address is in histories and logs.
#[tokio::test]
async fn no_token_that_an_app_sends_in_a_form_comes_into_an_address_of_ours() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let hint = id_token(&server, &mut browser).await;
    let of_elsewhere = id_token(&server, &mut server.signed_in(ADA).await).await;
    let post = |hint: &str| {
        let pairs = [("id_token_hint", hint), ("post_logout_redirect_uri", AFTER), ("state", "x")];
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    };
    for sent in [hint.as_str(), of_elsewhere.as_str(), "a.b.c"] {
        let answer = browser.clone().post("/oauth/logout", post(sent)).await;
        let location = answer.our_location();
        assert!(!location.contains("id_token_hint") && !location.contains(sent), "{location}");
        assert!(location.contains("state=x"), "{location}");
    }
    // Of another session it asks as before, and says who.
    let answer = browser.post("/oauth/logout", post(&of_elsewhere)).await;
    let page = browser.get(answer.our_location()).await;
    page.assert_page(200).assert_says("Talentsync asks you to sign out");
    // Nor is what stands for it of use later, or to another browser.
    let answer = browser.post("/oauth/logout", post(&hint)).await;
    let location = answer.our_location().to_owned();
    let mut other = server.signed_in(ADA).await;
    other.get(&location).await.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut other).await);
    let mut late = browser.clone();
    server.advance(10 * testkit::MINUTE);
    late.get(&location).await.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await);
    let answer = browser.post("/oauth/logout", post(&hint)).await;
    let answer = browser.get(answer.our_location()).await;
    assert_eq!(answer.header("location"), Some(format!("{AFTER}?state=x").as_str()));
    assert!(!is_signed_in(&mut browser).await);
}
