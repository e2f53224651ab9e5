//! A clock that jumps: what happens once happens once, what has ended stays so, and nothing is
//! deleted that has its time before it.

use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, DAY, HOUR, MINUTE, TestServer};

#[tokio::test]
async fn a_code_is_used_once_though_the_clock_goes_back() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.sign_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    server.go_back(HOUR);
    let tokens = Tokens::read(&server.redeem(&code).await);
    server.call("/api/users/me", &tokens.access).await.assert_status(200);
    server.redeem(&code).await.assert_status(400);
    server.advance(2 * HOUR);
    server.redeem(&code).await.assert_status(400);
}

#[tokio::test]
async fn a_rotated_refresh_token_does_not_come_back_with_the_clock() {
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    server.advance(HOUR);
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(HOUR);
    let third = Tokens::read(&server.refresh(second.refresh()).await);
    server.go_back(2 * HOUR);
    // Reuse, whatever time it seems to be: the family ends.
    server.refresh(first.refresh()).await.assert_status(400);
    server.refresh(third.refresh()).await.assert_status(400);
    server.call("/api/users/me", &third.access).await.assert_status(401);
}

#[tokio::test]
async fn what_was_removed_stays_removed_when_the_clock_goes_back() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    server.advance(HOUR / 2);
    server.revoke(Some(&partner()), tokens.refresh()).await.assert_status(200);
    server.go_back(HOUR);
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_status(400);
}

#[tokio::test]
async fn after_a_jump_far_ahead_and_back_people_sign_in_and_apps_go_on() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    server.advance(400 * DAY);
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_status(400);
    server.provider.delete_expired(1_000).await.expect("swept");
    server.go_back(399 * DAY);
    let tokens = server.partner_tokens(ADA).await;
    server.call("/api/users/me", &tokens.access).await.assert_status(200);
}

/// What the server does in the background, until it finds nothing to do.
async fn tend(server: &TestServer) -> u64 {
    server.provider.keys().rotate_due_keys().await.expect("tended");
    server.provider.notifications().send_expiry_notices(100).await.expect("looked");
    server.provider.delete_expired(1_000).await.expect("swept")
}

#[tokio::test]
async fn a_year_ahead_and_back_no_user_has_lost_anything() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let mut browser = server.browser();
    browser.sign_in(ADA).await;
    let keys = server.key_set().await;
    tend(&server).await;
    let rows = server.rows();
    for hours in [0, 1, 22] {
        server.advance(u32::from(hours > 0) * HOUR);
        server.set_ahead(365 * DAY);
        assert_eq!(tend(&server).await, 0);
        server.advance(MINUTE);
        assert_eq!(tend(&server).await, 0);
        server.go_back(365 * DAY);
        tend(&server).await;
    }
    assert_eq!(server.rows(), rows);
    assert_eq!(server.key_set().await, keys);
    server.refresh(tokens.refresh()).await.assert_status(200);
    browser.get("/connected-apps").await.assert_page(200);
}

#[tokio::test]
async fn a_year_back_and_ahead_no_user_has_lost_anything() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    tend(&server).await;
    server.go_back(365 * DAY);
    assert_eq!(tend(&server).await, 0);
    let during = server.partner_tokens(ADA).await;
    server.advance(HOUR);
    assert_eq!(tend(&server).await, 0);
    server.set_ahead(365 * DAY);
    tend(&server).await;
    server.refresh(tokens.refresh()).await.assert_status(200);
    // They were issued for as long as they are good, by the clock of then.
    server.refresh(during.refresh()).await.assert_status(400);
}

#[tokio::test]
async fn a_server_that_starts_a_year_too_late_deletes_nothing_for_a_day() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    tend(&server).await;
    server.set_ahead(365 * DAY);
    let again = server.beside().await;
    assert_eq!(tend(&again).await, 0);
    again.go_back(365 * DAY);
    tend(&again).await;
    again.refresh(tokens.refresh()).await.assert_status(200);
    again.set_ahead(365 * DAY);
    assert_eq!(tend(&again).await, 0);
    // No one has set it right: it is the year that was wrong before.
    again.advance(DAY + MINUTE);
    assert!(tend(&again).await > 0);
}
