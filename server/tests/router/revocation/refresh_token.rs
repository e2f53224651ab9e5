//! A refresh token is given back, and all that descends with it.

use testkit::client_endpoints::{REVOKE, assert_inactive};
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, HOUR, TestServer};

/// RFC 7009 §2.1: "the authorization server SHOULD also invalidate all access
/// tokens based on the same authorization grant".
async fn assert_ended(server: &TestServer, families: &[&Tokens]) {
    for tokens in families {
        server.call("/api/candidates", &tokens.access).await.assert_status(401);
        assert_inactive(&server.introspect(&tokens.access).await);
        server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
    }
}

#[tokio::test]
async fn its_access_tokens_end_at_once() {
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.call("/api/candidates", &second.access).await.assert_status(200);
    server.revoke(Some(&partner()), second.refresh()).await.assert_status(200);
    assert_ended(&server, &[&first, &second]).await;
}

#[tokio::test]
async fn one_that_was_rotated_ends_its_family_too() {
    // Anyone who signs out may hold an old one; the new one must not stay behind.
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(HOUR / 2);
    server.revoke(Some(&partner()), first.refresh()).await.assert_status(200);
    assert_ended(&server, &[&first, &second]).await;
}

#[tokio::test]
async fn whatever_the_hint_says() {
    let server = TestServer::start().await;
    for hint in ["access_token", "refresh_token", "nonsense"] {
        let tokens = server.partner_tokens(ADA).await;
        let pairs = [("token", tokens.refresh()), ("token_type_hint", hint)];
        server.post_pairs(REVOKE, Some(&partner()), &pairs).await.assert_status(200);
        assert_ended(&server, &[&tokens]).await;
    }
}

#[tokio::test]
async fn what_is_given_back_while_its_person_is_disabled_stays_given_back() {
    // RFC 7009 §2.2: 200 says "the token has been revoked", and that is final.
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    server.revoke(Some(&partner()), tokens.refresh()).await.assert_status(200);
    server.change_user("usr_ada", |user| user.disabled = false).await;
    assert_ended(&server, &[&tokens]).await;
}

#[tokio::test]
async fn other_connections_of_the_same_app_and_person_go_on() {
    let server = TestServer::start().await;
    let one = server.partner_tokens(ADA).await;
    let other = server.partner_tokens(ADA).await;
    server.revoke(Some(&partner()), one.refresh()).await.assert_status(200);
    server.call("/api/candidates", &other.access).await.assert_status(200);
    Tokens::read(&server.refresh(other.refresh()).await);
}
