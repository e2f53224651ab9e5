//! Answers without a page: only where one company alone can be meant.

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, PARTNER_CALLBACK, SAM, TestServer};

use super::{CONTOSO, NORTHWIND, QUESTION, allow_for};

fn silent() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("prompt", "none")
}

#[tokio::test]
async fn signin_0_without_a_page_only_a_grant_of_one_company_decides() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let answer = sam.get(&silent().path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "interaction_required");
    allow_for(&mut sam, &AuthorizationUrl::partner(), NORTHWIND).await;
    for request in [silent(), AuthorizationUrl::partner()] {
        let answer = sam.get(&request.path()).await;
        let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
        assert_eq!(server.introspect(&tokens.access).await["company_id"], NORTHWIND);
    }
    let more = silent().with("scope", "candidates_read jobs_read company_read");
    let answer = sam.get(&more.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
    let anew = AuthorizationUrl::partner().with("prompt", "consent");
    allow_for(&mut sam, &anew, CONTOSO).await;
    let answer = sam.get(&silent().path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "interaction_required");
    let page = sam.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says(QUESTION);
}

#[tokio::test]
async fn signin_0_a_grant_for_a_company_that_was_left_decides_nothing() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    for company in [NORTHWIND, CONTOSO] {
        let anew = AuthorizationUrl::partner().with("prompt", "consent");
        allow_for(&mut sam, &anew, company).await;
    }
    server.remove_member("usr_sam", CONTOSO).await;
    let mut sam = server.signed_in(SAM).await;
    let answer = sam.get(&silent().path()).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(server.introspect(&tokens.access).await["company_id"], NORTHWIND);
}
