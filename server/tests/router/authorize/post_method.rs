//! The request as a form (OAuth 2.1 §3.1: "MAY support the use of the POST
//! method as well").

use testkit::{ADA, AuthorizationUrl, TestServer};

const PATH: &str = "/oauth/authorize";

#[tokio::test]
async fn a_form_beside_a_query_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let query = AuthorizationUrl::partner().query();
    for path in ["/oauth/authorize?", "/oauth/authorize?scope=users_manage"] {
        let page = browser.post(path, query.clone()).await;
        page.assert_refused_on_our_page();
    }
}

#[tokio::test]
async fn a_form_is_refused_for_what_a_query_is_refused_for() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for request in [
        AuthorizationUrl::partner().with("client_id", "nobody"),
        AuthorizationUrl::partner().with("redirect_uri", "https://evil.example/"),
        AuthorizationUrl::partner().and("state", "again"),
        AuthorizationUrl::partner().without("client_id"),
    ] {
        browser.post(PATH, request.query()).await.assert_refused_on_our_page();
    }
    browser.post(PATH, "state=%ff").await.assert_refused_on_our_page();
    browser.post(PATH, vec![0xff, 0xfe, b'=']).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_form_leads_to_the_same_consent_page() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    // As from an app's page: another site.
    browser.origin = ("cross-site", "https://brightwork.example");
    let answer = browser.post(PATH, AuthorizationUrl::partner().query()).await;
    assert!(answer.our_location().starts_with("/oauth/authorize?"));
    let page = browser.follow(answer).await;
    page.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn an_old_partners_form_leads_to_the_consent_page_too() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.post("/identity/oauth/allow", AuthorizationUrl::legacy().query()).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}
