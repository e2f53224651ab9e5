//! `iss` goes with every answer, so that an app that talks to several servers
//! cannot mix them up (RFC 9207 §2, RFC 9700 §4.4).

use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn an_error_names_the_issuer() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "nothing");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], ISSUER);
}

#[tokio::test]
async fn a_refusal_names_the_issuer() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], ISSUER);
}

#[tokio::test]
async fn a_code_comes_with_the_issuer_that_the_metadata_name() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let metadata = server.get("/.well-known/oauth-authorization-server").await.json();
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], metadata["issuer"]);
    assert_eq!(metadata["authorization_response_iss_parameter_supported"], true);
}
