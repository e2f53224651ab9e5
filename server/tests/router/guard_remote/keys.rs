//! The server's keys change, and an API notices.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::json;

use super::jwt_claims::claims;
use super::{Api, JWKS, assert_invalid_token};
use testkit::jwt::TestKey;
use testkit::{MINUTE, SECOND, TestServer};

fn signed(server: &TestServer, key: &TestKey, kid: &str) -> String {
    key.sign(&json!({ "typ": "at+jwt", "kid": kid }), &claims(server))
}

#[tokio::test]
async fn made_up_names_of_keys_make_one_fetch_in_five_seconds() {
    let server = TestServer::start().await;
    let key = TestKey::ed25519();
    let keys = Arc::new(Mutex::new(vec![key.public().with_kid("first")]));
    let api = Api::before_keys(&server, keys).await;
    api.call(&signed(&server, &key, "first")).await.assert_status(200);
    api.later(5 * SECOND);
    for round in 2..=3 {
        for number in 0..20 {
            let token = signed(&server, &key, &format!("unknown {number}"));
            assert_invalid_token(&api.call(&token).await);
        }
        assert_eq!(api.line.asked(JWKS), round);
        api.call(&signed(&server, &key, "first")).await.assert_status(200);
        api.later(5 * SECOND);
    }
}

#[tokio::test]
async fn a_new_key_is_taken_at_once_and_one_that_went_is_not() {
    let server = TestServer::start().await;
    let (old, new) = (TestKey::ed25519(), TestKey::p256());
    let keys = Arc::new(Mutex::new(vec![old.public().with_kid("old")]));
    let api = Api::before_keys(&server, Arc::clone(&keys)).await;
    api.call(&signed(&server, &old, "old")).await.assert_status(200);
    *keys.lock().expect("no panic") = vec![new.public().with_kid("new")];
    api.later(5 * SECOND);
    api.call(&signed(&server, &new, "new")).await.assert_status(200);
    assert_invalid_token(&api.call(&signed(&server, &old, "old")).await);
    // Not the other's key under its name either.
    assert_invalid_token(&api.call(&signed(&server, &old, "new")).await);
}

#[tokio::test]
async fn the_real_servers_new_key_needs_no_restart() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let ask = async || server.service_token("demo-jwt", "demo-jwt-secret").await;
    api.call(&ask().await).await.assert_status(200);
    server.rotate_signing_keys().await;
    server.advance(10 * MINUTE);
    api.later(6 * SECOND);
    let first = ask().await;
    api.call(&first).await.assert_status(200);
    assert_eq!((api.line.asked(JWKS), api.introspections()), (2, 0));
}

#[tokio::test]
async fn known_keys_are_used_while_the_server_does_not_answer_but_not_for_ever() {
    let server = TestServer::start().await;
    let key = TestKey::ed25519();
    let keys = Arc::new(Mutex::new(vec![key.public().with_kid("first")]));
    let api = Api::before_keys(&server, keys).await;
    let good = signed(&server, &key, "first");
    api.call(&good).await.assert_status(200);
    api.line.set_down(true);
    api.later(6 * MINUTE);
    api.call(&good).await.assert_status(200);
    // Whether there is such a key cannot be said now.
    let answer = api.call(&signed(&server, &key, "unknown")).await;
    answer.assert_status(503).assert_header("retry-after", "1");
    api.later(9 * MINUTE);
    api.call(&good).await.assert_status(503);
    api.line.set_down(false);
    api.later(5 * SECOND);
    api.call(&good).await.assert_status(200);
}

#[tokio::test]
async fn calls_do_not_wait_for_newer_keys_while_the_old_ones_will_do() {
    let server = TestServer::start().await;
    let key = TestKey::ed25519();
    let keys = Arc::new(Mutex::new(vec![key.public().with_kid("first")]));
    let api = Api::before_keys(&server, keys).await;
    let good = signed(&server, &key, "first");
    api.call(&good).await.assert_status(200);
    api.later(6 * MINUTE);
    api.line.set_slow(true);
    let second = async {
        tokio::time::sleep(Duration::from_millis(20)).await;
        tokio::time::timeout(Duration::from_millis(50), api.call(&good)).await
    };
    let (first, second) = tokio::join!(api.call(&good), second);
    first.assert_status(200);
    second.expect("at once").assert_status(200);
    assert_eq!(api.line.asked(JWKS), 2);
}
