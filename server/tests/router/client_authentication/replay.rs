//! An assertion counts once (FAPI 2.0 §5.3.2.1, OpenID Connect Core §9).

use std::sync::Arc;

use super::ask;
use testkit::assertion::{claims, header, of_demo_signed, parameters};
use testkit::client_endpoints::{INTROSPECT, REVOKE};
use testkit::jwt::TestKey;
use testkit::token_client::Tokens;
use testkit::{MINUTE, TestServer};

#[tokio::test]
async fn a_second_time_it_is_refused_at_every_endpoint() {
    let server = TestServer::start().await;
    let assertion = of_demo_signed(&server, "once");
    let [kind, text] = parameters(&assertion);
    let pairs = [(kind.0, kind.1.as_str()), (text.0, &text.1), ("token", "x")];
    server.post_pairs(REVOKE, None, &pairs).await.assert_status(200);
    for path in [REVOKE, INTROSPECT, "/oauth/par", "/oauth/device_authorization"] {
        let answer = server.post_pairs(path, None, &pairs).await;
        let description = answer.assert_token_error(401, "invalid_client");
        assert!(description.contains("was used before"), "{path}: {description}");
    }
    ask(&server, &assertion).await.assert_token_error(401, "invalid_client");
    Tokens::read(&ask(&server, &of_demo_signed(&server, "another")).await);
}

#[tokio::test]
async fn another_signature_over_the_same_jti_is_the_same_assertion() {
    let server = TestServer::start().await;
    let claims = claims(&server, "demo-signed", "once");
    let key = TestKey::demo_signed();
    let (one, other) = (key.sign(&header(), &claims), key.sign(&header(), &claims));
    assert_ne!(one, other);
    Tokens::read(&ask(&server, &one).await);
    ask(&server, &other).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn another_server_on_the_same_database_knows_it() {
    let server = TestServer::start().await;
    let assertion = of_demo_signed(&server, "once");
    Tokens::read(&ask(&server, &assertion).await);
    let beside = server.beside().await;
    ask(&beside, &assertion).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn it_is_known_for_as_long_as_it_is_good() {
    let server = TestServer::start().await;
    let assertion = of_demo_signed(&server, "once");
    Tokens::read(&ask(&server, &assertion).await);
    server.advance_almost(MINUTE);
    let answer = ask(&server, &assertion).await;
    assert!(answer.assert_token_error(401, "invalid_client").contains("used before"));
    server.advance(MINUTE);
    let answer = ask(&server, &assertion).await;
    assert!(answer.assert_token_error(401, "invalid_client").contains("expired"));
}

#[tokio::test]
async fn one_that_was_refused_is_not_used_up() {
    let server = TestServer::start().await;
    let mut early = claims(&server, "demo-signed", "once");
    early["nbf"] = (server.provider.now().0 + 30).into();
    let assertion = TestKey::demo_signed().sign(&header(), &early);
    ask(&server, &assertion).await.assert_token_error(401, "invalid_client");
    server.advance(MINUTE / 2);
    Tokens::read(&ask(&server, &assertion).await);
}

#[tokio::test]
async fn two_clients_may_choose_the_same_jti() {
    let server = TestServer::start().await;
    let key = TestKey::ed25519();
    let registered = key.public();
    server.change_client("demo-service", |client| client.keys = vec![registered]).await;
    Tokens::read(&ask(&server, &of_demo_signed(&server, "1")).await);
    let other = key.sign(&serde_json::json!({}), &claims(&server, "demo-service", "1"));
    Tokens::read(&ask(&server, &other).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_twenty_uses_at_the_same_moment_one_counts() {
    let server = Arc::new(TestServer::start().await);
    let assertion = of_demo_signed(&server, "race");
    let racers: Vec<_> = (0..20)
        .map(|_| {
            let (server, assertion) = (Arc::clone(&server), assertion.clone());
            tokio::spawn(async move { ask(&server, &assertion).await.status.as_u16() })
        })
        .collect();
    let mut won = 0;
    for racer in racers {
        match racer.await.expect("no panic") {
            200 => won += 1,
            status => assert_eq!(status, 401),
        }
    }
    assert_eq!(won, 1);
}
