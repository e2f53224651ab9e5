//! Sessions: begun anew at sign-in, ended by signing out and by time (session
//! fixation: CVE-2026-7507, CVE-2025-12390).

use testkit::{ADA, Browser, DAY, HOUR, PASSWORD, TestServer};

async fn is_signed_in(browser: &mut Browser<'_>) -> bool {
    browser.get("/").await.body.contains(ADA)
        && browser.get("/sign-in").await.heading() == "You are signed in"
}

#[tokio::test]
async fn signin_4_a_cookie_that_was_planted_is_worth_nothing_after_sign_in() {
    let server = TestServer::start().await;
    let mut attacker = server.browser();
    attacker.get("/sign-in").await;
    let planted = attacker.session_cookie();

    let mut victim = server.browser();
    victim.set_session_cookie(&planted);
    victim.sign_in(ADA).await;
    assert_ne!(victim.session_cookie(), planted);
    assert!(is_signed_in(&mut victim).await);
    assert!(!is_signed_in(&mut attacker).await);
}

#[tokio::test]
async fn signin_4_the_cookie_from_before_signing_in_again_is_worth_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.sign_in(ADA).await;
    let mut old = browser.clone();
    let again = browser.post("/sign-in", "").await.form("Sign in");
    let form = again.set("email", ADA).set("password", PASSWORD);
    browser.submit(&form).await.our_location();
    assert!(is_signed_in(&mut browser).await);
    assert!(!is_signed_in(&mut old).await);
}

#[tokio::test]
async fn made_up_cookies_sign_no_user_in() {
    let server = TestServer::start().await;
    server.signed_in(ADA).await;
    for cookie in ["", "x", "usr_ada", "csn_st_", "' OR 1=1 --", "%00"] {
        let mut browser = server.browser();
        browser.set_session_cookie(cookie);
        assert!(!is_signed_in(&mut browser).await, "{cookie}");
    }
}

#[tokio::test]
async fn two_cookies_of_that_name_sign_no_user_in() {
    // One of them was set by another user.
    let server = TestServer::start().await;
    let browser = server.signed_in(ADA).await;
    let good = browser.session_cookie();
    let mut doubled = server.browser();
    doubled.set_session_cookie(&format!("{good}; countersign={good}"));
    assert!(!is_signed_in(&mut doubled).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let mut copy = browser.clone();
    let form = browser.get("/").await.form("Sign out");
    assert_eq!(browser.submit(&form).await.our_location(), "/?signed_out=yes");
    assert!(!is_signed_in(&mut browser).await);
    assert!(!is_signed_in(&mut copy).await);
}

#[tokio::test]
async fn another_site_cannot_sign_any_user_out() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/").await.form("Sign out");
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
    browser.origin = ("same-origin", "http://localhost:3000");
    browser.submit(&form.set("token", "x")).await.assert_page(410);
    assert!(is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_session_ends_after_a_day_without_use() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    server.advance_almost(DAY);
    assert!(is_signed_in(&mut browser).await);
    server.advance(DAY);
    assert!(!is_signed_in(&mut browser).await);
}

#[tokio::test]
async fn a_session_ends_after_thirty_days_however_much_it_is_used() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for _ in 0..59 {
        server.advance(12 * HOUR);
        assert!(is_signed_in(&mut browser).await);
    }
    server.advance(12 * HOUR);
    assert!(!is_signed_in(&mut browser).await);
}
