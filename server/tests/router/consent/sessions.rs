//! Requests and the session they were shown in: expired, ended, changed hands,
//! in several tabs (CVE-2026-7507, CVE-2024-7341).

use testkit::{ADA, AuthorizationUrl, DAY, PARTNER_CALLBACK, PASSWORD, RAVI, TestServer};

#[tokio::test]
async fn a_form_of_a_session_that_has_expired_is_not_taken() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance(DAY);
    let form = page.form("Allow access").press("Allow access");
    let answer = browser.submit(&form).await;
    answer.assert_page(410).assert_says("nothing was sent").form("Sign in");
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_form_is_not_taken_after_signing_out() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let front = browser.get("/").await;
    browser.submit(&front.form("Sign out")).await;
    let form = page.form("Allow access").press("Allow access");
    browser.submit(&form).await.assert_page(410).form("Sign in");
    browser.sign_in(ADA).await;
    // Signed in again, but in a new session.
    browser.submit(&form).await.assert_page(410);
}

#[tokio::test]
async fn a_form_read_by_one_person_is_not_answered_by_another() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    // A second tab has the sign-in page open from before.
    let second_tab = browser.get("/sign-in").await.form("Sign in");
    browser.sign_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;

    let stale = second_tab.set("email", RAVI).set("password", PASSWORD);
    // Its token is of the cookie from before, but the browser says that the form
    // is ours.
    browser.submit(&stale).await.our_location();

    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(409).assert_says("You are now signed in as Ravi Patel");
    assert_eq!(answer.select("a.btn"), ["Review as Ravi Patel"]);
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_person_whose_account_was_disabled_cannot_answer() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(410).form("Sign in");
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn switching_the_account_comes_back_to_the_same_request() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Use another account")).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("to continue to Talentsync");
    let form = page.form("Sign in").set("email", RAVI).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    browser.follow(answer).await.assert_page(200).assert_says(RAVI).form("Allow access");
}

#[tokio::test]
async fn two_tabs_wait_for_two_answers_and_both_count() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let first = browser.consent_page(&AuthorizationUrl::partner().with("state", "first")).await;
    let second = browser.consent_page(&AuthorizationUrl::partner().with("state", "second")).await;
    for (page, state) in [(second, "second"), (first, "first")] {
        let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
        assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["state"], state);
    }
}

#[tokio::test]
async fn a_page_left_open_while_its_person_signs_in_again_still_counts() {
    // The cookie changes at sign-in; the record, and what is bound to it, stays.
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let second_tab = browser.get("/sign-in").await.form("Sign in");
    browser.sign_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let before = browser.session_cookie();
    let again = browser.submit(&second_tab).await;
    let form = again.form("Sign in").set("email", ADA).set("password", PASSWORD);
    browser.submit(&form).await.our_location();
    assert_ne!(browser.session_cookie(), before);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn using_another_account_is_noticed_in_the_tabs_that_are_open() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Use another account")).await;
    let form = browser.get(answer.our_location()).await.form("Sign in");
    browser.submit(&form.set("email", RAVI).set("password", PASSWORD)).await.our_location();
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(409).assert_says("You are now signed in as Ravi Patel");
}
