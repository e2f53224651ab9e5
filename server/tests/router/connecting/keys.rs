//! Clients whose keys are at an address of theirs, and what they sign with.

use serde_json::json;
use testkit::assertion::{claims, parameters};
use testkit::jwt::TestKey;
use testkit::{Answer, HOUR, MINUTE, SECOND, TestServer};

use super::app_host::{AppHosts, Served, with_keys_at};

const JWKS: &str = "https://app.example/jwks";

fn serve(hosts: &AppHosts, keys: &[(&str, &TestKey)]) {
    let keys: Vec<_> =
        keys.iter().map(|(kid, key)| key.public().with_kid(*kid).to_json()).collect();
    hosts.serve(JWKS, Served::json(&json!({ "keys": keys })).with("Cache-Control", "max-age=7200"));
}

async fn ask(server: &TestServer, key: &TestKey, kid: &str, alg: &str, jti: &str) -> Answer {
    let header = json!({ "typ": "JWT", "kid": kid, "alg": alg });
    let [method, text] = parameters(&key.sign(&header, &claims(server, "demo-signed", jti)));
    let pairs = [("grant_type", "client_credentials"), (method.0, &method.1), (text.0, &text.1)];
    server.token(None, &pairs).await
}

#[tokio::test]
async fn connect_4_keys_by_address_are_cached_and_fetched_again_for_a_key_that_is_new() {
    let hosts = AppHosts::start().await;
    let (old, new) = (TestKey::p256(), TestKey::rsa());
    serve(&hosts, &[("old", &old)]);
    let server = with_keys_at(&hosts, JWKS).await;
    ask(&server, &old, "old", "ES256", "1").await.assert_status(200);
    server.advance(HOUR);
    ask(&server, &old, "old", "ES256", "2").await.assert_status(200);
    assert_eq!(hosts.asked(), 1);
    serve(&hosts, &[("new", &new)]);
    ask(&server, &new, "new", "RS256", "3").await.assert_status(200);
    assert_eq!(hosts.asked(), 2);
    ask(&server, &old, "old", "ES256", "4").await.assert_token_error(401, "invalid_client");
    // Unknown keys make no flood.
    for number in 0..5 {
        let jti = format!("other {number}");
        ask(&server, &old, "other", "ES256", &jti).await.assert_token_error(401, "invalid_client");
    }
    assert_eq!(hosts.asked(), 2);
    server.advance(MINUTE + SECOND);
    ask(&server, &old, "other", "ES256", "5").await.assert_token_error(401, "invalid_client");
    assert_eq!(hosts.asked(), 3);
    // The last good set counts while the host is away.
    hosts.serve(JWKS, Served::status(500, ""));
    server.advance(3 * HOUR);
    ask(&server, &new, "new", "PS256", "6").await.assert_status(200);
}

#[tokio::test]
async fn connect_4_assertions_are_signed_with_rs256_too_but_not_by_a_fapi_client() {
    let hosts = AppHosts::start().await;
    let key = TestKey::rsa();
    serve(&hosts, &[("1", &key)]);
    let server = with_keys_at(&hosts, JWKS).await;
    for alg in ["RS256", "PS256"] {
        ask(&server, &key, "1", alg, alg).await.assert_status(200);
    }
    server
        .change_client("demo-signed", |client| {
            client.requires_pushed_requests = true;
            client.requires_dpop = true;
        })
        .await;
    let answer = ask(&server, &key, "1", "RS256", "fapi").await;
    answer.assert_token_error(401, "invalid_client");
    assert!(answer.body.contains("must be ES256, PS256 or EdDSA"), "{}", answer.body);
    let answer = ask(&server, &key, "1", "PS256", "fapi ps").await;
    assert!(!answer.body.contains("invalid_client"), "{}", answer.body);
}

#[tokio::test]
async fn connect_4_keys_that_are_private_or_none_sign_nothing() {
    let hosts = AppHosts::start().await;
    let key = TestKey::p256();
    let mut private = key.public().with_kid("1").to_json();
    private["d"] = "AQAB".into();
    for body in ["[]".to_owned(), "{".to_owned(), json!({ "keys": [private] }).to_string()] {
        hosts.serve(JWKS, Served::status(200, body));
        let server = with_keys_at(&hosts, JWKS).await;
        ask(&server, &key, "1", "ES256", "1").await.assert_token_error(401, "invalid_client");
    }
}
