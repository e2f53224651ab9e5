//! The other modules of the OpenID Foundation's Basic and RP-Initiated Logout plans, each with what it
//! demands.

use oauth::client::redirect_uri::RedirectUri;
use serde_json::json;
use testkit::jwt::part;
use testkit::{ADA, Browser, PARTNER_CALLBACK, TestServer};

use super::discovery::DOCUMENT;
use super::userinfo::get;
use super::{access_token, request, server, tokens};

/// "Authorization request missing the response_type parameter": an error, here or at the app.
#[tokio::test]
async fn oidcc_response_type_missing() {
    let server = server().await;
    let answer =
        server.signed_in(ADA).await.get(&request("openid").without("response_type").path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
}

/// "Request with display=popup": no error.
#[tokio::test]
async fn oidcc_display_popup() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&request("openid").with("display", "popup").path()).await;
    page.assert_page(200).form("Allow access");
}

/// "Scope requesting address claims": nothing is known of it, so it is left out.
#[tokio::test]
async fn oidcc_scope_address() {
    scope_that_is_not_there("address", "address").await;
}

/// The same for phone claims.
#[tokio::test]
async fn oidcc_scope_phone() {
    scope_that_is_not_there("phone", "phone_number").await;
}

async fn scope_that_is_not_there(scope: &str, claim: &str) {
    let server = server().await;
    let document = server.get(DOCUMENT).await.json();
    assert!(!document["scopes_supported"].as_array().expect("a list").contains(&json!(scope)));
    server.change_client("demo-partner", |client| client.strict_scopes = false).await;
    let answer = tokens(&server, &request(&format!("openid {scope}"))).await;
    assert_eq!(answer.json()["scope"], "openid");
    let told = get(&server, answer.json()["access_token"].as_str().expect("one")).await.json();
    assert!(told.get(claim).is_none(), "{told}");
}

/// "The ID token's signature is verified, with a key that its kid names".
#[tokio::test]
async fn oidcc_idtoken_signature() {
    let server = server().await;
    let answer = tokens(&server, &request("openid")).await;
    let token = answer.json()["id_token"].as_str().expect("one").to_owned();
    let header = testkit::jwt::header_of(&token);
    assert_eq!(header["alg"], "RS256");
    assert!(header["kid"].is_string());
    server.id_token(&answer).await;
}

/// "Unsigned request object, or request_not_supported".
#[tokio::test]
async fn oidcc_unsigned_request_object_supported_correctly_or_rejected_as_unsupported() {
    request_object(&json!({ "client_id": "demo-partner", "scope": "openid" })).await;
}

/// "A request object with another redirect_uri": it must not lead there.
#[tokio::test]
async fn oidcc_ensure_request_object_with_redirect_uri() {
    request_object(&json!({ "redirect_uri": "https://evil.example/callback" })).await;
}

async fn request_object(claims: &serde_json::Value) {
    let server = server().await;
    let header = part(&json!({ "alg": "none" }).to_string());
    let object = format!("{header}.{}.", part(&claims.to_string()));
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&request("openid").with("request", &object).path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "request_not_supported");
}

/// "Request with PKCE and S256".
#[tokio::test]
async fn oidcc_ensure_request_with_valid_pkce_succeeds() {
    let server = server().await;
    assert!(request("openid").query().contains("code_challenge_method=S256"));
    get(&server, &access_token(&server, "openid").await).await.assert_status(200);
}

const AFTER: &str = "http://127.0.0.1:8765/bye";
const WITH_QUERY: &str = "http://127.0.0.1:8765/bye?tenant=1";

/// A browser with a session in which the app got that ID token.
async fn signed_in(server: &TestServer) -> (Browser<'_>, String) {
    server
        .change_client("demo-partner", |client| {
            client.post_logout_redirect_uris =
                [AFTER, WITH_QUERY].map(|uri| RedirectUri::register(uri).expect("valid")).to_vec();
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&request("openid")).await;
    let answer = server.redeem(&code).await;
    let hint = answer.json()["id_token"].as_str().expect("one").to_owned();
    (browser, hint)
}

fn logout(pairs: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{}?{query}", routes::LOGOUT)
}

async fn is_signed_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/connected-apps").await.status == 200
}

/// "The document has end_session_endpoint".
#[tokio::test]
async fn oidcc_rp_initiated_logout_discovery_endpoint_verification() {
    let server = TestServer::start().await;
    let document = server.get(DOCUMENT).await.json();
    let endpoint = document["end_session_endpoint"].as_str().expect("an endpoint");
    assert_eq!(endpoint, format!("{}{}", testkit::ISSUER, routes::LOGOUT));
}

/// "Without id_token_hint": the person is asked, and goes nowhere by an address that no app vouches for.
#[tokio::test]
async fn oidcc_rp_initiated_logout_no_id_token_hint() {
    let server = server().await;
    let (mut browser, _) = signed_in(&server).await;
    let page = browser.get(&logout(&[("post_logout_redirect_uri", AFTER)])).await;
    let form = page.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await, "nothing has happened yet");
    assert!(browser.submit(&form).await.our_location().starts_with("/?"));
}

/// "Without post_logout_redirect_uri": signed out, on our own page.
#[tokio::test]
async fn oidcc_rp_initiated_logout_no_post_logout_redirect_uri() {
    let server = server().await;
    let (mut browser, hint) = signed_in(&server).await;
    let answer = browser.get(&logout(&[("id_token_hint", &hint), ("state", "x")])).await;
    assert!(answer.our_location().starts_with("/?"));
    assert!(!is_signed_in(&mut browser).await);
}

/// "With state alone": the person is asked.
#[tokio::test]
async fn oidcc_rp_initiated_logout_only_state() {
    let server = server().await;
    let (mut browser, _) = signed_in(&server).await;
    browser.get(&logout(&[("state", "x")])).await.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await);
}

/// "A query that was not registered is added to post_logout_redirect_uri": no redirect there. One that
/// was registered stays.
#[tokio::test]
async fn oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri() {
    let server = server().await;
    let (browser, hint) = signed_in(&server).await;
    let added = format!("{AFTER}?foo=bar");
    let asked = logout(&[("id_token_hint", &hint), ("post_logout_redirect_uri", &added)]);
    assert!(browser.clone().get(&asked).await.our_location().starts_with("/?"));
    let (mut browser, hint) = signed_in(&server).await;
    let asked = logout(&[
        ("id_token_hint", &hint),
        ("post_logout_redirect_uri", WITH_QUERY),
        ("state", "s"),
    ]);
    let answer = browser.get(&asked).await;
    assert_eq!(answer.header("location"), Some(format!("{WITH_QUERY}&state=s").as_str()));
}

/// "A bad id_token_hint": it is as none.
#[tokio::test]
async fn oidcc_rp_initiated_logout_bad_id_token_hint() {
    let server = server().await;
    let (mut browser, _) = signed_in(&server).await;
    let asked = logout(&[("id_token_hint", "bad"), ("post_logout_redirect_uri", AFTER)]);
    browser.get(&asked).await.assert_page(200).form("Sign out");
    assert!(is_signed_in(&mut browser).await);
}

/// By POST as by GET (RP-Initiated Logout §2).
#[tokio::test]
async fn a_form_of_the_app_with_its_id_token_signs_out_as_a_link_does() {
    let server = server().await;
    let (mut browser, hint) = signed_in(&server).await;
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("id_token_hint", hint.as_str()), ("post_logout_redirect_uri", AFTER)])
        .finish();
    let answer = browser.post(routes::LOGOUT, body).await;
    let answer = browser.follow(answer).await;
    assert_eq!(answer.header("location"), Some(AFTER));
    assert!(!is_signed_in(&mut browser).await);
}
