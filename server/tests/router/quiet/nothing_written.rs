//! Nothing is written until a person answers: a flood of requests costs no
//! disk.

use testkit::{ADA, AuthorizationUrl, TestServer};

#[tokio::test]
async fn a_thousand_requests_write_nothing() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    let (rows, bytes) = (server.rows(), server.bytes_written());
    for round in 0..250 {
        let state = round.to_string();
        let good = AuthorizationUrl::partner().with("state", &state);
        signed_in.get(&good.path()).await.assert_page(200);
        server.browser().get(&good.path()).await.assert_status(303);
        signed_in.get(&good.clone().with("scope", "").path()).await.assert_status(303);
        signed_in.get(&good.and("state", "x").path()).await.assert_page(400);
    }
    server.browser().get("/sign-in").await.assert_page(200);
    assert_eq!(server.rows(), rows);
    assert_eq!(server.bytes_written(), bytes);
}

#[tokio::test]
async fn a_thousand_refused_token_requests_write_nothing() {
    let server = TestServer::start().await;
    let (rows, bytes) = (server.rows(), server.bytes_written());
    for _ in 0..250 {
        server.redeem("x").await.assert_status(400);
        server.refresh("csn_rt_x").await.assert_status(400);
        server.token(None, &[("grant_type", "client_credentials")]).await.assert_status(401);
        server.call("/api/candidates", "csn_at_x").await.assert_status(401);
    }
    assert_eq!(server.rows(), rows);
    assert_eq!(server.bytes_written(), bytes);
}
