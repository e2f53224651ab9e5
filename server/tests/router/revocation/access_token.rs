//! An access token alone is given back.

use testkit::client_endpoints::{REVOKE, assert_inactive};
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, RAVI, TestServer, basic};

#[tokio::test]
async fn the_other_tokens_of_its_family_go_on() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let others = server.partner_tokens(RAVI).await;
    server.revoke(Some(&partner()), &tokens.access).await.assert_status(200);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    assert_inactive(&server.introspect(&tokens.access).await);
    server.call("/api/candidates", &others.access).await.assert_status(200);
    let next = Tokens::read(&server.refresh(tokens.refresh()).await);
    server.call("/api/candidates", &next.access).await.assert_status(200);
}

#[tokio::test]
async fn whatever_the_hint_says() {
    // RFC 7009 §2.1: "If the server is unable to locate the token using the given
    // hint, it MUST extend its search across all of its supported token types."
    let server = TestServer::start().await;
    for hint in ["refresh_token", "access_token", "id_token", ""] {
        let tokens = server.partner_tokens(ADA).await;
        let pairs = [("token", tokens.access.as_str()), ("token_type_hint", hint)];
        server.post_pairs(REVOKE, Some(&partner()), &pairs).await.assert_status(200);
        server.call("/api/candidates", &tokens.access).await.assert_status(401);
        Tokens::read(&server.refresh(tokens.refresh()).await);
    }
}

#[tokio::test]
async fn a_second_time_is_no_error() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    for _ in 0..2 {
        server.revoke(Some(&partner()), &tokens.access).await.assert_status(200);
    }
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn a_service_gives_back_its_own() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-service", "demo-service-secret").await;
    let other = server.service_token("demo-service", "demo-service-secret").await;
    let header = basic("demo-service", "demo-service-secret");
    server.revoke(Some(&header), &token).await.assert_status(200);
    server.call("/api/candidates", &token).await.assert_status(401);
    server.call("/api/candidates", &other).await.assert_status(200);
}
