//! Each showing is answered once; a double click is not a second answer.

use testkit::html::Form;
use testkit::{ADA, AuthorizationUrl, Browser, MINUTE, PARTNER_CALLBACK, SECOND, TestServer};

async fn form(browser: &mut Browser<'_>) -> Form {
    let request = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    browser.consent_page(&request).await.form("Allow access")
}

#[tokio::test]
async fn another_answer_to_the_same_page_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = form(&mut browser).await;
    let allow = form.clone().press("Allow access");
    browser.submit(&allow).await.assert_sent_to(PARTNER_CALLBACK);
    for other in
        [form.clone().press("Don't allow"), form.tick("company_read").press("Allow access")]
    {
        let page = browser.submit(&other).await;
        page.assert_page(409).assert_says("You allowed access at 08:00 (UTC).");
        assert_eq!(page.heading(), "You already answered");
    }
    assert_eq!((server.count("answers"), server.count("codes")), (1, 1));
}

#[tokio::test]
async fn allowing_after_not_allowing_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = form(&mut browser).await;
    browser.submit(&form.clone().press("Don't allow")).await.assert_sent_to(PARTNER_CALLBACK);
    let page = browser.submit(&form.press("Allow access")).await;
    page.assert_page(409).assert_says("You did not allow access at 08:00 (UTC).");
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn the_same_answer_after_a_minute_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let allow = form(&mut browser).await.press("Allow access");
    browser.submit(&allow).await.assert_sent_to(PARTNER_CALLBACK);
    server.advance(MINUTE);
    browser.submit(&allow).await.assert_page(409);
}

#[tokio::test]
async fn the_same_answer_after_the_code_was_used_is_refused() {
    // The Back button, when the app is done already.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let allow = form(&mut browser).await.press("Allow access");
    let sent = browser.submit(&allow).await.assert_sent_to(PARTNER_CALLBACK);
    server.redeem(&sent["code"]).await.assert_status(200);
    browser.submit(&allow).await.assert_page(409);
}

#[tokio::test]
async fn a_double_click_arrives_once_with_the_same_code() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let allow = form(&mut browser).await.press("Allow access");
    let first = browser.submit(&allow).await;
    server.advance(59 * SECOND);
    let second = browser.submit(&allow).await;
    first.assert_sent_to(PARTNER_CALLBACK);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!((server.count("answers"), server.count("codes")), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_clicks_at_the_same_moment_arrive_once_with_the_same_code() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let allow = form(&mut browser).await.press("Allow access");
    let mut other = browser.clone();
    let (first, second) = tokio::join!(browser.submit(&allow), other.submit(&allow));
    first.assert_sent_to(PARTNER_CALLBACK);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(server.count("codes"), 1);
}

#[tokio::test]
async fn not_allowing_twice_is_told_twice() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let refuse = form(&mut browser).await.press("Don't allow");
    for _ in 0..2 {
        let answer = browser.submit(&refuse).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    }
    assert_eq!(server.count("answers"), 1);
}
