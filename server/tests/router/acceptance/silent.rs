use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{
    ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, SPA_CALLBACK, TestServer, UNVERIFIED_CALLBACK,
};

#[tokio::test]
async fn point_13_a_confidential_verified_app_with_nothing_new_is_answered_silently() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let answer = browser.get(&AuthorizationUrl::partner().path()).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
    let silent = AuthorizationUrl::partner().with("prompt", "none");
    let answer = browser.get(&silent.path()).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
    code(&answer);
}

#[tokio::test]
async fn point_13_a_public_app_is_never_answered_silently() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::spa()).await;
    let silent = AuthorizationUrl::spa().with("prompt", "none");
    browser.get(&silent.path()).await.assert_error_sent_to(SPA_CALLBACK, "consent_required");
    let page = browser.consent_page(&AuthorizationUrl::spa()).await;
    assert!(page.heading().starts_with("Continue to "), "{}", page.heading());
    page.assert_says("You allowed this on 15 January 2027. Nothing new is requested.");
    page.assert_says("Access Candidates").assert_says(ADA).assert_says("127.0.0.1:51004");
    let answer = browser.submit(&page.form("Cancel").press("Cancel")).await;
    answer.assert_error_sent_to(SPA_CALLBACK, "access_denied");
    let page = browser.consent_page(&AuthorizationUrl::spa()).await;
    let answer = browser.submit(&page.form("Continue").press("Continue")).await;
    code(&answer);
}

#[tokio::test]
async fn point_13_an_unverified_app_is_never_answered_silently() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified();
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").set("trust", "yes").press("Allow access");
    browser.submit(&form).await.assert_sent_to(UNVERIFIED_CALLBACK);
    browser.consent_page(&request).await.form("Continue");
}

#[tokio::test]
async fn another_address_of_the_same_app_is_not_answered_silently() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let elsewhere =
        AuthorizationUrl::partner().with("redirect_uri", &format!("{ISSUER}/playground/callback"));
    browser.consent_page(&elsewhere).await.form("Continue");
}

#[tokio::test]
async fn an_app_whose_mark_is_gone_is_not_answered_silently() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    server
        .change_client("demo-partner", |client| {
            if let Some(publisher) = &mut client.publisher {
                publisher.verified_domains.clear();
            }
        })
        .await;
    browser.consent_page(&AuthorizationUrl::partner()).await.form("Continue");
}

#[tokio::test]
async fn without_a_grant_prompt_none_gets_no_code() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let silent = AuthorizationUrl::partner().with("prompt", "none");
    let answer = browser.get(&silent.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
    browser.allow(&AuthorizationUrl::partner()).await;
    let more = silent.with("scope", "candidates_read company_read");
    let answer = browser.get(&more.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
}

#[tokio::test]
async fn a_continue_page_edited_to_tick_something_grants_nothing_more() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::spa().with("scope", "candidates_read jobs_read")).await;
    let page = browser
        .consent_page(&AuthorizationUrl::spa().with("scope", "candidates_read jobs_read"))
        .await;
    let form = page.form("Continue").press("Continue");
    let forged = format!("{}&optional[]=jobs_read&optional[]=company_read", form.body());
    let answer = browser.post(&form.action, forged).await;
    code(&answer);
    let page = browser.open("/connected-apps").await;
    page.assert_page(200);
    assert_eq!(server.count("grant_answers"), 2);
}
