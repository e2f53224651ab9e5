//! The playground: a careful app of our own, step by step.

use crate::support::{ADA, Answer, Browser, ISSUER, TestServer};

/// Goes from the choice of scopes to the consent page of the link that is shown.
async fn to_consent_page(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get("/playground").await;
    page.assert_page(200);
    let form = page.form("Make the link").tick("company_read");
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("code_challenge_method");
    let (_, rest) =
        page.body.split_once("href=\"http://localhost:3000/oauth/authorize?").expect("a link");
    let query = rest.split('"').next().unwrap_or_default().replace("&amp;", "&");
    browser.open(&format!("/oauth/authorize?{query}")).await
}

/// Allows, and arrives at the callback page.
async fn to_callback_page(browser: &mut Browser<'_>, consent: &Answer) -> Answer {
    let answer = browser.submit(&consent.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to("http://localhost:3000/playground/callback");
    let location = answer.header("location").and_then(|to| to.strip_prefix(ISSUER));
    browser.get(location.expect("ours")).await
}

const EXCHANGE: &str = "Exchange the code for a token";

#[tokio::test]
async fn an_answer_that_belongs_to_another_browser_is_not_used() {
    // RFC 9700 §4.7.1: `state` is bound to the browser.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let consent = to_consent_page(&mut browser).await;
    let page = to_callback_page(&mut browser, &consent).await;
    let form = page.form(EXCHANGE);
    let mut other = server.signed_in(ADA).await;
    to_consent_page(&mut other).await;
    other.submit(&form).await.assert_says("state does not match");
    for state in ["", "x"] {
        browser.submit(&form.clone().set("state", state)).await.assert_says("state does not match");
    }
    assert_eq!(server.count("access_tokens"), 0);
}

#[tokio::test]
async fn another_site_cannot_have_a_code_exchanged() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let consent = to_consent_page(&mut browser).await;
    let page = to_callback_page(&mut browser, &consent).await;
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&page.form(EXCHANGE)).await.assert_page(403);
    assert_eq!(server.count("access_tokens"), 0);
}

#[tokio::test]
async fn an_answer_that_holds_markup_is_text() {
    let server = TestServer::start().await;
    let hostile = "%3Cscript%3Ealert(1)%3C/script%3E";
    for name in ["code", "state", "iss", "error", "error_description"] {
        let page = server.get(&format!("/playground/callback?error=x&{name}={hostile}")).await;
        page.assert_page(200);
        assert!(!page.body.contains("<script>alert"), "{name}");
    }
}

#[tokio::test]
async fn a_code_is_exchanged_once_and_the_token_calls_the_api() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let consent = to_consent_page(&mut browser).await;
    let page = to_callback_page(&mut browser, &consent).await;
    let exchange = page.form(EXCHANGE);
    let page = browser.submit(&exchange).await;
    page.assert_page(200).assert_says("candidates_read jobs_read");
    let candidates = browser.submit(&page.form("Call the API")).await;
    candidates.assert_page(200).assert_says("Helena Vos").assert_does_not_say("Noor Haddad");
    browser.submit(&exchange).await.assert_says("invalid_grant");
    browser.submit(&page.form("Call the API")).await.assert_says("401");
}
