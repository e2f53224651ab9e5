//! Apps that introduce themselves by a metadata document.

use std::time::Duration;

use oauth::client::introduced::policy::DocumentPolicy;
use serde_json::json;
use testkit::token_client::{Tokens, code_exchange};
use testkit::{ADA, AuthorizationUrl, Browser, DAY, HOUR, MINUTE, RAVI, Setup, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT, Served, document};

fn request() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("client_id", DOCUMENT).with("redirect_uri", CALLBACK)
}

async fn started() -> (AppHosts, TestServer) {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let server = hosts.server().await;
    (hosts, server)
}

async fn allowed(browser: &mut Browser<'_>, request: &AuthorizationUrl) -> String {
    let page = browser.consent_page(request).await;
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    testkit::browser::code(&browser.submit(&form).await)
}

fn exchange(code: &str) -> Vec<(&'static str, String)> {
    let mut pairs = code_exchange(code).to_vec();
    CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", DOCUMENT.to_owned()));
    pairs
}

#[tokio::test]
async fn connect_2_an_app_with_a_document_is_allowed_and_gets_its_tokens() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    page.assert_says("app.example, verified domain").assert_says("Acme Assistant");
    assert_eq!(server.count("clients WHERE id LIKE 'https%'"), 0);
    let code = allowed(&mut browser, &request()).await;
    let tokens = Tokens::read(&server.token(None, &exchange(&code)).await);
    assert_eq!(tokens.scope, "candidates_read");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.refresh()),
        ("client_id", DOCUMENT),
    ];
    Tokens::read(&server.token(None, &pairs).await);
    assert_eq!(hosts.asked(), 1);
}
