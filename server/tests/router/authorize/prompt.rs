//! `prompt` (OpenID Connect Core §3.1.2.1).

use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, PASSWORD, TestServer};

#[tokio::test]
async fn none_asks_nothing_and_answers_with_an_error() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("prompt", "none");
    let answer = server.browser().get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["iss"], ISSUER);
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
}

#[tokio::test]
async fn none_does_not_redirect_to_an_app_that_no_one_checked() {
    // RFC 9700 §4.11.2: prompt=none is how error redirects are abused.
    let server = TestServer::start().await;
    let request = AuthorizationUrl::unverified().with("prompt", "none");
    server.browser().get(&request.path()).await.assert_refused_on_our_page();
    server.signed_in(ADA).await.get(&request.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn none_beside_another_value_is_an_error() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for prompt in ["none login", "consent none", "none select_account"] {
        let request = AuthorizationUrl::partner().with("prompt", prompt);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
}

#[tokio::test]
async fn unknown_values_are_ignored() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("prompt", "dance");
    server.signed_in(ADA).await.get(&request.path()).await.assert_page(200);
}

#[tokio::test]
async fn consent_shows_the_whole_page_though_everything_was_allowed_before() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);

    let page = browser.consent_page(&request.with("prompt", "consent")).await;
    let form = page.form("Allow access");
    assert!(!form.body().contains("company_read"), "unticked again: {}", form.body());
    assert_eq!(form.boxes.len(), 1);
}

#[tokio::test]
async fn login_and_select_account_ask_for_a_password_once() {
    let server = TestServer::start().await;
    for prompt in ["login", "select_account"] {
        let mut browser = server.signed_in(ADA).await;
        let request = AuthorizationUrl::partner().with("prompt", prompt);
        let answer = browser.get(&request.path()).await;
        let form = browser.get(answer.our_location()).await.form("Sign in");
        let answer = browser.submit(&form.set("email", ADA).set("password", PASSWORD)).await;
        browser.get(answer.our_location()).await.assert_page(200).form("Allow access");
    }
}

#[tokio::test]
async fn a_wrong_password_does_not_let_prompt_login_be_skipped() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.open(&AuthorizationUrl::partner().with("prompt", "login").path()).await;
    let wrong = page.form("Sign in").set("email", ADA).set("password", "wrong");
    let again = browser.submit(&wrong).await;
    again.assert_page(422);
    // The page that the language buttons come back to still asks for a password.
    let form = again.form("Deutsch").press("Deutsch");
    let answer = browser.submit(&form).await;
    browser.follow(answer).await.assert_page(422).form("Anmelden");
}
