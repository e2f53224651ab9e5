//! Nothing is stored of a JWT, so it cannot be given back (RFC 7009 §2.2.1).

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;

use testkit::client_endpoints::assert_inactive;
use testkit::token_client::partner;
use testkit::{ADA, MINUTE, TestServer, basic};

#[tokio::test]
async fn that_is_said_instead_of_a_200_that_would_not_be_true() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-jwt", "demo-jwt-secret").await;
    let header = basic("demo-jwt", "demo-jwt-secret");
    let answer = server.revoke(Some(&header), &token).await;
    answer.assert_token_error(400, "unsupported_token_type");
    server.call("/api/candidates", &token).await.assert_status(200);
    // Of another client it is refused like any other token.
    let answer = server.revoke(Some(&partner()), &token).await;
    answer.assert_token_error(400, "invalid_grant");
    // Once it has ended there is nothing to take back.
    server.advance(5 * MINUTE);
    server.revoke(Some(&header), &token).await.assert_status(200);
}

#[tokio::test]
async fn with_its_refresh_token_it_ends_wherever_we_are_asked() {
    let server = TestServer::start().await;
    let jwt = AccessTokenFormat::Jwt(SigningAlgorithm::Es256);
    server.change_client("demo-partner", |client| client.access_token_format = jwt).await;
    let tokens = server.partner_tokens(ADA).await;
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    server.revoke(Some(&partner()), tokens.refresh()).await.assert_status(200);
    assert_inactive(&server.introspect(&tokens.access).await);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}
