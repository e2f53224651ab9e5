//! What strangers send to be in the way of others, or of this server.

use std::time::Duration;

use serde_json::json;
use testkit::assertion::{claims, parameters};
use testkit::jwt::TestKey;
use testkit::{ADA, Answer, AuthorizationUrl, HOUR, MINUTE, SECOND, Setup, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT, Served, with_keys_at};

const JWKS: &str = "https://app.example/jwks";

fn request() -> AuthorizationUrl {
    let usual = AuthorizationUrl::partner().with("scope", "candidates_read");
    usual.with("client_id", DOCUMENT).with("redirect_uri", CALLBACK)
}

fn key_set(key: &TestKey, kid: &str) -> Served {
    let key = key.public().with_kid(kid).to_json();
    Served::json(&json!({ "keys": [key], "padding": "x".repeat(6 * 1024) }))
        .with("Cache-Control", "max-age=7200")
}

async fn ask(server: &TestServer, key: &TestKey, kid: Option<&str>, jti: &str) -> Answer {
    let header = match kid {
        Some(kid) => json!({ "typ": "JWT", "alg": "ES256", "kid": kid }),
        None => json!({ "typ": "JWT", "alg": "ES256" }),
    };
    let [method, text] = parameters(&key.sign(&header, &claims(server, "demo-signed", jti)));
    let pairs = [("grant_type", "client_credentials"), (method.0, &method.1), (text.0, &text.1)];
    server.token(None, &pairs).await
}

#[tokio::test]
async fn connect_4_who_names_an_address_of_keys_as_a_document_does_not_cut_them_short() {
    let hosts = AppHosts::start().await;
    let key = TestKey::p256();
    hosts.serve(JWKS, key_set(&key, "1").delayed(Duration::from_millis(300)));
    let server = with_keys_at(&hosts, JWKS).await;
    let stranger = request().with("client_id", JWKS).path();
    let (refused, answer) = tokio::join!(server.get(&stranger), ask(&server, &key, Some("1"), "1"));
    refused.assert_status(503).assert_says("sends too much");
    answer.assert_status(200);
}

#[tokio::test]
async fn connect_4_a_set_of_keys_that_cannot_be_read_is_not_remembered() {
    let hosts = AppHosts::start().await;
    let key = TestKey::p256();
    let broken = || Served::status(200, "{").with("Cache-Control", "max-age=86400");
    hosts.serve(JWKS, broken());
    let server = with_keys_at(&hosts, JWKS).await;
    ask(&server, &key, None, "1").await.assert_token_error(401, "invalid_client");
    hosts.serve(JWKS, key_set(&key, "1"));
    ask(&server, &key, None, "2").await.assert_status(200);
    // The set that is good until then stays, whatever a stranger has this server ask for.
    hosts.serve(JWKS, broken());
    server.advance(2 * MINUTE);
    ask(&server, &key, Some("made up"), "3").await.assert_token_error(401, "invalid_client");
    ask(&server, &key, Some("1"), "4").await.assert_status(200);
    assert_eq!(hosts.asked(), 3);
    // Made-up names are no reason to ask more often.
    ask(&server, &key, Some("made up"), "5").await.assert_token_error(401, "invalid_client");
    assert_eq!(hosts.asked(), 3);
    // An empty one says that there are none.
    server.advance(MINUTE + SECOND);
    hosts.serve(JWKS, Served::status(200, r#"{"keys":[]}"#));
    ask(&server, &key, Some("made up"), "6").await.assert_token_error(401, "invalid_client");
    ask(&server, &key, Some("1"), "7").await.assert_token_error(401, "invalid_client");
    server.advance(HOUR);
}

#[tokio::test]
async fn connect_2_what_the_operator_disabled_stays_so_on_a_node_that_knew_the_app_before() {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let server = hosts.server().await;
    let other = server.beside_with(Setup { web: Some(hosts.web()), ..Setup::default() }).await;
    other.get(&request().path()).await.assert_status(303);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    let code = testkit::browser::code(&browser.submit(&form).await);
    server.change_client(DOCUMENT, |client| client.disabled = true).await;
    server.get(&request().path()).await.assert_status(400);
    other.get(&request().path()).await.assert_status(400);
    let mut pairs = testkit::token_client::code_exchange(&code).to_vec();
    CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", DOCUMENT.to_owned()));
    other.token(None, &pairs).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn connect_1_no_sign_out_redirects_by_itself_to_an_app_that_introduced_itself() {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let server = hosts.server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    browser.submit(&form).await.assert_status(303);
    let after = "https://app.example/bye";
    server
        .change_client(DOCUMENT, |client| {
            let after = oauth::client::redirect_uri::RedirectUri::register(after);
            client.post_logout_redirect_uris = vec![after.expect("an address")];
        })
        .await;
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("client_id", DOCUMENT), ("post_logout_redirect_uri", after)])
        .finish();
    let answer = server.get(&format!("/oauth/logout?{query}")).await;
    assert!(answer.our_location().starts_with("/?"));
}
