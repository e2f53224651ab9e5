//! The server does not answer: no one is let through, and no one's token is called bad.

use std::net::SocketAddr;

use super::{Api, CANDIDATES, JWKS, Line};
use testkit::client_endpoints::METADATA;
use testkit::{ADA, Answer, SECOND, TestServer};

#[track_caller]
fn assert_unavailable(answer: &Answer) {
    answer.assert_status(503).assert_header("retry-after", "1");
    assert_eq!(answer.header("www-authenticate"), None);
}

#[tokio::test]
async fn an_api_whose_server_is_down_says_try_again_and_recovers_with_it() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    let jwt = server.service_token("demo-jwt", "demo-jwt-secret").await;
    api.line.set_down(true);
    for text in [&token, &jwt] {
        assert_unavailable(&api.call(text).await);
        assert_unavailable(&api.call(text).await);
    }
    assert_unavailable(&api.call_with(CANDIDATES, &[("x-smarttoken", "x")]).await);
    // Of those who come one after the other, one a second asks.
    assert_eq!(api.line.asked(METADATA), 1);
    api.line.set_down(false);
    api.later(5 * SECOND);
    api.call(&token).await.assert_status(200);
    api.call(&jwt).await.assert_status(200);
    assert_eq!((api.line.asked(METADATA), api.line.asked(JWKS)), (2, 1));
    api.later(SECOND);
    api.line.set_down(true);
    assert_unavailable(&api.call(&token).await);
    // It is a failure's nature to pass: it is not kept.
    api.line.set_down(false);
    api.call(&token).await.assert_status(200);
}

#[tokio::test]
async fn an_address_where_nothing_listens_is_found_when_the_api_gets_ready() {
    let server = TestServer::start().await;
    let nobody = SocketAddr::from(([127, 0, 0, 1], 1));
    let api = Api::new(&server, Line::default(), nobody, "demo-api-secret");
    assert!(api.verifier.ready().await.is_err());
    assert_unavailable(&api.call("x").await);
    let api = Api::before(&server).await;
    assert!(api.verifier.ready().await.is_ok());
    assert_eq!(api.line.asked(JWKS), 1);
}

#[tokio::test]
async fn an_api_that_may_not_ask_blames_no_token() {
    let server = TestServer::start().await;
    let line = Line::default();
    let address = line.serve(server.router()).await;
    let token = server.partner_tokens(ADA).await.access;
    assert_unavailable(&Api::new(&server, line, address, "wrong").call(&token).await);
}

#[tokio::test]
async fn a_slow_server_is_not_waited_for_for_ever() {
    let server = TestServer::start().await;
    let line = Line::default();
    let address = line.serve(server.router()).await;
    line.set_slow(true);
    let settings = guard::remote::RemoteSettings::new(
        testkit::ISSUER,
        "demo-api",
        oauth::credential::secret::ClientSecret::new("demo-api-secret"),
        testkit::OWN_API,
    )
    .and_then(|settings| settings.reach_at(&format!("http://{address}")))
    .expect("settings")
    .timeout(std::time::Duration::from_millis(20));
    let verifier = guard::remote::RemoteVerifier::new(settings).expect("a verifier");
    assert!(verifier.ready().await.is_err());
}
