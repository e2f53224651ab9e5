//! A clock that jumps: what happens once happens once, and what has ended stays so.

use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, DAY, HOUR, TestServer};

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
