//! A token for less than was allowed (RFC 8707 §2.2).

use serde_json::json;

use super::{audience, for_both, redeem_for, refresh_for, tokens_for_both};
use testkit::token_client::Tokens;
use testkit::{ADA, FILES_API, MINUTE, OWN_API, Setup, TestServer, basic};

const CANDIDATES: &str = "/api/candidates";

#[tokio::test]
async fn at_the_exchange_of_the_code() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let code = server.signed_in(ADA).await.allow(&for_both()).await;
    let tokens = Tokens::read(&redeem_for(&server, &code, &[FILES_API]).await);
    assert_eq!(audience(&server, &tokens.access).await, FILES_API);
    server.call(CANDIDATES, &tokens.access).await.assert_status(401);
    // The refresh token is still for both.
    let own = Tokens::read(&refresh_for(&server, tokens.refresh(), &[OWN_API]).await);
    server.call(CANDIDATES, &own.access).await.assert_status(200);
}

#[tokio::test]
async fn at_each_refresh_anew() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let mut refresh = tokens_for_both(&server).await.refresh().to_owned();
    for (asked, granted, status) in [
        (&[FILES_API][..], json!(FILES_API), 401),
        (&[OWN_API], json!(OWN_API), 200),
        (&[], json!([OWN_API, FILES_API]), 200),
        // Given twice it is given once.
        (&[FILES_API, FILES_API], json!(FILES_API), 401),
        (&[FILES_API, OWN_API], json!([OWN_API, FILES_API]), 200),
    ] {
        let tokens = Tokens::read(&refresh_for(&server, &refresh, asked).await);
        assert_eq!(audience(&server, &tokens.access).await, granted, "{asked:?}");
        server.call(CANDIDATES, &tokens.access).await.assert_status(status);
        refresh = tokens.refresh().to_owned();
        server.advance(MINUTE);
    }
}

#[tokio::test]
async fn by_a_service() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let header = basic("demo-service", "demo-service-secret");
    for (asked, granted) in [
        (vec![("resource", FILES_API)], json!(FILES_API)),
        (vec![("resource", FILES_API), ("resource", OWN_API)], json!([OWN_API, FILES_API])),
        // RFC 8707 §2 leaves the default to the server: the platform's own API.
        (vec![], json!(OWN_API)),
    ] {
        let mut pairs = vec![("grant_type", "client_credentials")];
        pairs.extend(asked);
        let token = Tokens::read(&server.token(Some(&header), &pairs).await).access;
        assert_eq!(audience(&server, &token).await, granted);
    }
}
