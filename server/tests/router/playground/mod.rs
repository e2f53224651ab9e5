//! The playground: a careful app of our own, step by step.

use testkit::{ADA, Answer, Browser, ISSUER, PASSWORD, RAVI, Setup, TestServer};

/// Goes from the choice of scopes to the consent page of the link that is shown.
async fn to_consent_page(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get("/playground").await;
    page.assert_page(200);
    let form = page.form("Create link").tick("company_read");
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

/// Asks as the playground does, and allows; the page that the code comes back to.
async fn allowed(browser: &mut Browser<'_>) -> Answer {
    let consent = to_consent_page(browser).await;
    to_callback_page(browser, &consent).await
}

fn ours(address: &str) -> String {
    address.strip_prefix(ISSUER).unwrap_or(address).to_owned()
}

#[tokio::test]
async fn what_could_go_wrong_really_does() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/playground").await;
    let request = ravi.submit(&page.form("Create link")).await;
    let request = ravi.follow(request).await;
    let turn = |words: &str| ours(&request.link_with(words));
    ravi.get(&turn("Another address")).await.assert_refused_on_our_page();
    let answer = ravi.get(&turn("No PKCE")).await;
    answer.assert_error_sent_to("http://localhost:3000/playground/callback", "invalid_request");
    ravi.get(&turn("Unverified publisher")).await.assert_says("Unverified publisher");
    ravi.get(&turn("Expired request")).await.assert_refused_on_our_page();
    let sign_in = ravi.get(&turn("Not an administrator")).await;
    let sign_in = ravi.follow(sign_in).await;
    let form = sign_in.form("Sign in").set("password", PASSWORD);
    let answer = ravi.submit(&form).await;
    ravi.follow(answer).await.assert_says("An administrator must allow");
}

#[tokio::test]
async fn a_wrong_verifier_gets_nothing() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let back = allowed(&mut ravi).await;
    let form = back.form("Exchange with a wrong verifier").press("Exchange with a wrong verifier");
    ravi.submit(&form).await.assert_says("invalid_grant").assert_says("code_verifier");
}

#[tokio::test]
async fn a_code_used_again_takes_back_what_it_gave() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let back = allowed(&mut ravi).await;
    let tokens = ravi.submit(&back.form(EXCHANGE)).await;
    let again = ravi.submit(&tokens.form("Use the code again")).await;
    again.assert_says("invalid_grant");
    let call = ravi.submit(&tokens.form("Call the API")).await;
    call.assert_says("The API does not know this token");
}

#[tokio::test]
async fn tokens_are_refreshed_and_taken_back() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let back = allowed(&mut ravi).await;
    let tokens = ravi.submit(&back.form(EXCHANGE)).await;
    let next = ravi.submit(&tokens.form("Refresh")).await;
    next.assert_page(200).assert_says("The app has a token");
    let revoked = ravi.submit(&next.form("Revoke")).await;
    revoked.assert_says("The tokens are revoked");
    let call = ravi.submit(&revoked.form("Call the API")).await;
    call.assert_says("The API does not know this token");
}

#[tokio::test]
async fn another_browsers_state_refreshes_and_revokes_nothing() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let back = allowed(&mut ravi).await;
    let tokens = ravi.submit(&back.form(EXCHANGE)).await;
    let mut other = server.browser();
    for button in ["Refresh", "Revoke"] {
        other.submit(&tokens.form(button)).await.assert_says("state does not match");
    }
}

#[tokio::test]
async fn it_is_where_the_setting_says() {
    let setup = Setup { playground: Some(false), ..Setup::default() };
    let server = TestServer::start_with(setup).await;
    server.get("/playground").await.assert_page(404);
    server.get("/api/candidates").await.assert_status(401);
    let setup = Setup { demo: false, playground: Some(true), ..Setup::default() };
    let server = TestServer::start_with(setup).await;
    let mut ravi = server.signed_in(RAVI).await;
    let back = allowed(&mut ravi).await;
    let tokens = ravi.submit(&back.form(EXCHANGE)).await;
    tokens.assert_page(200).assert_says("The app has a token");
    ravi.submit(&tokens.form("Call the API")).await.assert_page(200).assert_says("404");
}
