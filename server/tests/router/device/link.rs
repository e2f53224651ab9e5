//! The address that follows a typed code is of use to the person who typed it, in their browser:
//! sent to another user it would let them allow a device that they never saw (RFC 8628 §5.4).

use testkit::device::Waiting;
use testkit::{ADA, Browser, PASSWORD, RAVI, TestServer};

/// Types a code; the address that follows.
async fn typed(browser: &mut Browser<'_>, waiting: &Waiting) -> String {
    let form = browser.get("/device").await.form("Continue").set("user_code", &waiting.user_code);
    browser.submit(&form).await.our_location().to_owned()
}

#[tokio::test]
async fn sent_to_another_user_it_asks_for_the_code() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let link = typed(&mut server.signed_in(RAVI).await, &waiting).await;
    for email in [ADA, RAVI] {
        let mut other = server.signed_in(email).await;
        assert_eq!(other.get(&link).await.our_location(), "/device");
        let page = other.open(&link).await;
        page.assert_page(200).assert_does_not_say("Allow access");
        // The person must read it from the device.
        assert!(!page.body.contains(&waiting.user_code));
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn who_is_not_signed_in_types_the_code_after_signing_in() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let link = typed(&mut server.signed_in(RAVI).await, &waiting).await;
    let mut nobody = server.browser();
    let page = nobody.open(&link).await;
    let form = page.form("Sign in").set("email", RAVI).set("password", PASSWORD);
    let answer = nobody.submit(&form).await;
    assert_eq!(answer.our_location(), "/device");
}

#[tokio::test]
async fn another_person_in_the_same_browser_types_it_themselves() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let link = typed(&mut browser, &waiting).await;
    let page = browser.get(&link).await;
    let answer = browser.submit(&page.form("Use another account")).await;
    let form = browser.get(answer.our_location()).await.form("Sign in");
    let answer = browser.submit(&form.set("email", ADA).set("password", PASSWORD)).await;
    browser.follow(answer).await.assert_page(200).form("Continue");
    assert_eq!(browser.get(&link).await.our_location(), "/device");
    // Nor is the page good that the other had open.
    browser.submit(&page.form("Allow access").press("Allow access")).await.assert_page(409);
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn a_new_session_of_the_same_person_is_another_browser() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let link = typed(&mut browser, &waiting).await;
    let front = browser.get("/").await;
    browser.submit(&front.form("Sign out")).await.our_location();
    assert_eq!(browser.get(&link).await.our_location(), "/device");
    browser.sign_in(RAVI).await;
    assert_eq!(browser.get(&link).await.our_location(), "/device");
}

#[tokio::test]
async fn who_typed_it_goes_on_and_signing_in_again_changes_nothing() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let link = typed(&mut browser, &waiting).await;
    browser.get(&link).await.assert_page(200).form("Allow access");
    let form = browser.get("/sign-in?another_account=yes").await.form("Sign in");
    browser.submit(&form.set("email", RAVI).set("password", PASSWORD)).await.our_location();
    browser.get(&link).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn the_address_with_the_code_only_fills_it_in() {
    // RFC 8628 §3.3.1: the person confirms that it is the device in front of them.
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.get(&format!("/device?user_code={}", waiting.user_code)).await;
    page.assert_page(200).assert_says("Compare this code");
    assert!(page.form("Continue").body().contains(&waiting.user_code));
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn the_address_with_a_code_that_was_answered_says_so_to_who_answered() {
    let server = TestServer::start().await;
    for (button, words) in [("Don't allow", "You did not allow"), ("Allow access", "You allowed")] {
        let waiting = server.waiting().await;
        let mut ravi = server.signed_in(RAVI).await;
        ravi.answer_device(&waiting, button).await.assert_page(200);
        let link = format!("/device?user_code={}", waiting.user_code);
        let page = ravi.get(&link).await;
        page.assert_page(409).assert_says("You already answered").assert_says(words);
        assert!(!page.body.contains("name=\"user_code\""));
        // Codes cannot be tried: no one else learns that this was one.
        let page = server.signed_in(ADA).await.get(&link).await;
        page.assert_page(200).form("Continue");
    }
}
