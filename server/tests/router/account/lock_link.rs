use testkit::{DAY, PASSWORD, RAVI, TestServer};

use super::{NEW, choose, emails_about};
use crate::loss_of_access::{Held, NOTHING};

/// Ravi signs in with a browser that his account does not know; the link in the email about it.
async fn link(server: &TestServer) -> String {
    server.signed_in(RAVI).await;
    server.advance(DAY / 2);
    server.signed_in(RAVI).await;
    let mut emails = emails_about(server, "New sign-in").await;
    assert_eq!(emails.len(), 1, "{emails:#?}");
    emails.remove(0).link("/lock-account/")
}

#[tokio::test]
async fn signin_1_a_new_browser_is_told_by_email_and_a_known_one_is_not() {
    let server = TestServer::start().await;
    let mut known = server.signed_in(RAVI).await;
    assert!(emails_about(&server, "New sign-in").await.is_empty(), "the first of all");
    known.cookies.remove("countersign");
    known.sign_in(RAVI).await;
    assert!(emails_about(&server, "New sign-in").await.is_empty(), "a known one");
    let mut new = server.browser();
    new.address = [198, 51, 100, 7].into();
    new.sign_in(RAVI).await;
    let emails = emails_about(&server, "New sign-in").await;
    assert_eq!(emails.len(), 1);
    emails[0].assert_says("198.51.100.7");
}

#[tokio::test]
async fn signin_1_the_link_in_that_email_locks_the_account_until_a_new_password_is_chosen() {
    let server = TestServer::start().await;
    let link = link(&server).await;
    let held = Held::by(&server, RAVI).await;
    let before = server.bytes_written();
    let mut browser = server.browser();
    let page = browser.get(&link).await;
    page.assert_page(200).assert_says("Lock the account ravi@northwind.example?");
    assert_eq!(server.bytes_written(), before);
    emails_about(&server, "").await;
    let form = page.form("Lock account");
    browser.submit(&form).await.assert_page(200).assert_says("Account locked");
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    // Once more, by impatience.
    browser.submit(&form).await.assert_page(200).assert_says("Account locked");
    let mut emails = emails_about(&server, "Choose a new password").await;
    assert_eq!(emails.len(), 1, "{emails:#?}");
    let reset = emails.remove(0).link("/choose-password/");
    choose(&mut server.browser(), &reset, NEW).await.assert_status(303);
    assert_eq!(held.works().await, NOTHING);
    assert_eq!(server.count("audit WHERE action = 'locked_down'"), 1);
}

#[tokio::test]
async fn a_lock_link_that_is_old_or_none_of_ours_locks_nothing() {
    let server = TestServer::start().await;
    let link = link(&server).await;
    for path in ["/lock-account/x", "/lock-account/%00", &format!("{link}AAAA")] {
        let status = server.browser().post(path, "").await.status.as_u16();
        assert!(matches!(status, 400 | 404), "{status} {path}");
    }
    server.advance(31 * DAY);
    server.browser().get(&link).await.assert_page(410);
    server.browser().post(&link, "").await.assert_page(410);
    server.browser().sign_in(RAVI).await;
}

#[tokio::test]
async fn signin_1_a_locked_account_has_no_second_factor_that_a_stranger_may_have_added() {
    let server = TestServer::start().await;
    let link = link(&server).await;
    server.signed_in(RAVI).await.set_up_second_factor(&server).await;
    assert_eq!((server.count("authenticators"), server.count("recovery_codes")), (1, 10));
    let mut browser = server.browser();
    let form = browser.get(&link).await.form("Lock account");
    browser.submit(&form).await.assert_page(200).assert_says("Account locked");
    assert_eq!((server.count("authenticators"), server.count("recovery_codes")), (0, 0));
}
