//! What an answer grants: exactly what was asked for and ticked, and nothing
//! without the button that allows (OAuth 2.1 §7.9).

use testkit::browser::code;
use testkit::request::STATE;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, TestServer};

const OPTIONAL: &str = "candidates_read jobs_read candidates_manage messages_write";

#[tokio::test]
async fn only_the_literal_word_allows() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for word in ["", "Allow", "ALLOW", "allow ", "yes", "true", "1", "approve", "deny"] {
        let page = browser.consent_page(&AuthorizationUrl::partner()).await;
        let answer = browser.submit(&page.form("Allow access").set("decision", word)).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    }
    assert_eq!(server.count("codes") + server.count("grants"), 0);
}

#[tokio::test]
async fn a_form_without_a_decision_does_not_allow() {
    // As when a script, or the Enter key, sends it without a button.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Allow access")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
}

#[tokio::test]
async fn two_decisions_in_one_form_count_as_none() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access");
    for decisions in ["decision=deny&decision=allow", "decision=allow&decision=deny"] {
        let answer = browser.post(&form.action, format!("{}&{decisions}", form.body())).await;
        answer.assert_page(400);
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn the_decision_is_never_taken_from_a_link() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    let answer = browser.get(&format!("{}?{}", form.action, form.body())).await;
    answer.assert_page(405).assert_header("allow", "POST");
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn not_allowing_is_told_to_the_app_and_grants_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["state"], STATE);
    assert_eq!(server.count("codes") + server.count("grants"), 0);
}

#[tokio::test]
async fn scopes_that_were_not_asked_for_cannot_be_ticked() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    let forged =
        "optional[]=users_manage&optional[]=candidates_manage&optional[]=%22&scope=users_manage";
    let answer = browser.post(&form.action, format!("{}&{forged}", form.body())).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn other_fields_of_the_form_change_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page
        .form("Allow access")
        .press("Allow access")
        .set("redirect_uri", "https://evil.example/")
        .set("client_id", "demo-unverified")
        .set("state", "evil")
        .set("user_id", "usr_kim")
        .set("code_challenge", &"e".repeat(43));
    let answer = browser.submit(&form).await;
    let sent = answer.assert_sent_to(PARTNER_CALLBACK);
    assert_eq!(sent["state"], STATE);
    Tokens::read(&server.redeem(&sent["code"]).await);
}

#[tokio::test]
async fn optional_scopes_are_left_out_unless_they_are_ticked() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", OPTIONAL);
    let tokens = Tokens::read(&server.redeem(&browser.allow(&request).await).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn a_ticked_scope_is_granted_and_reported() {
    // OAuth 2.1 §3.2.3: "scope [...] REQUIRED" where it is not what was asked.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", OPTIONAL)).await;
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    let answer = browser.submit(&form).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read messages_write");
}

#[tokio::test]
async fn allowing_nothing_at_all_shows_the_page_again_and_says_so() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "company_read messages_write");
    let page = browser.consent_page(&request).await;
    let page = browser.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(422).assert_says("There is a problem");
    assert_eq!(server.count("answers"), 0);
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    let answer = browser.submit(&form).await;
    assert_eq!(Tokens::read(&server.redeem(&code(&answer)).await).scope, "company_read");
}

#[tokio::test]
async fn what_is_asked_again_and_not_allowed_again_is_no_longer_granted() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", OPTIONAL);
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    let answer = browser.submit(&form).await;
    let first = Tokens::read(&server.redeem(&code(&answer)).await);

    browser.allow(&request.with("prompt", "consent")).await;
    let refreshed = Tokens::read(&server.refresh(first.refresh()).await);
    assert_eq!(refreshed.scope, "candidates_read jobs_read");
}
