//! A client gets its answers in the modes that it registered (OWASP ASVS 5.0,
//! 10.4.12).

use oauth::authorize::response_mode::ResponseMode;

use testkit::request::STATE;
use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn a_mode_that_is_not_registered_is_refused_by_query() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| client.response_modes = vec![ResponseMode::Query])
        .await;
    let mut browser = server.signed_in(ADA).await;
    for mode in ["fragment", "form_post"] {
        let request = AuthorizationUrl::partner().with("response_mode", mode);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
        let sent = answer.assert_sent_to(PARTNER_CALLBACK);
        assert_eq!((sent["state"].as_str(), sent["iss"].as_str()), (STATE, ISSUER));
    }
    browser.get(&AuthorizationUrl::partner().path()).await.assert_page(200);
}

#[tokio::test]
async fn a_mode_taken_back_while_the_page_is_open_is_not_used() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("response_mode", "fragment");
    let page = browser.consent_page(&request).await;
    server
        .change_client("demo-partner", |client| client.response_modes = vec![ResponseMode::Query])
        .await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(410);
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn the_document_names_the_modes() {
    let server = TestServer::start().await;
    let metadata = server.get("/.well-known/oauth-authorization-server").await.json();
    let modes = serde_json::json!(["query", "fragment", "form_post"]);
    assert_eq!(metadata["response_modes_supported"], modes);
}
