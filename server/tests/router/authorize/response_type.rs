//! Only codes are given out (RFC 9700 §2.1.2).

use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, TestServer, request::STATE};

#[tokio::test]
async fn implicit_and_hybrid_requests_are_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for kind in ["token", "id_token", "code token", "token code", "code id_token", "none", "CODE"] {
        let request = AuthorizationUrl::partner().with("response_type", kind);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "unsupported_response_type");
        let sent = answer.assert_sent_to(PARTNER_CALLBACK);
        assert_eq!((sent["state"].as_str(), sent["iss"].as_str()), (STATE, ISSUER));
    }
}

#[tokio::test]
async fn a_missing_response_type_is_named() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().without("response_type");
    let answer = browser.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    let description = &answer.assert_sent_to(PARTNER_CALLBACK)["error_description"];
    assert_eq!(description, "response_type is missing");
}
