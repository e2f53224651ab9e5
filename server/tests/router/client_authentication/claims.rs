//! What an assertion must say (RFC 7523 §3, FAPI 2.0 §5.3.2.1).

use serde_json::{Value, json};

use super::ask_claiming;
use testkit::assertion::claims;
use testkit::token_client::Tokens;
use testkit::{ISSUER, TestServer};

/// Good claims but for one, which is refused with these words.
async fn assert_refused(server: &TestServer, name: &str, value: Value, words: &str) {
    let mut claims = claims(server, "demo-signed", "refused");
    match value {
        Value::Null => drop(claims.as_object_mut().expect("an object").remove(name)),
        value => claims[name] = value,
    }
    let answer = ask_claiming(server, &claims).await;
    let description = answer.assert_token_error(401, "invalid_client");
    assert!(description.contains(words), "{name}: {description}");
    // RFC 6749 §5.2: the challenge is for who tried by header.
    assert_eq!(answer.header("www-authenticate"), None);
}

#[tokio::test]
async fn iss_and_sub_must_both_be_the_client() {
    let server = TestServer::start().await;
    let two = "iss and sub of client_assertion must be the same";
    assert_refused(&server, "iss", json!("demo-partner"), two).await;
    assert_refused(&server, "sub", json!("demo-partner"), two).await;
    assert_refused(&server, "iss", json!(ISSUER), two).await;
    for name in ["iss", "sub"] {
        for value in [Value::Null, json!(""), json!(7), json!(["demo-signed"])] {
            assert_refused(&server, name, value, &format!("has no {name}")).await;
        }
    }
}

#[tokio::test]
async fn aud_must_be_the_issuer_and_nothing_else() {
    // FAPI 2.0 §5.3.2.1; with another audience beside it a server elsewhere could
    // use the assertion here.
    let server = TestServer::start().await;
    for aud in [
        json!(format!("{ISSUER}/oauth/token")),
        json!(format!("{ISSUER}/")),
        json!("https://other.example"),
        json!([ISSUER, format!("{ISSUER}/oauth/token")]),
        json!([ISSUER, "https://other.example"]),
        json!([ISSUER, ISSUER]),
        json!([]),
        json!(""),
        json!({ "aud": ISSUER }),
        Value::Null,
    ] {
        assert_refused(&server, "aud", aud, "aud of client_assertion must be the issuer").await;
    }
    // RFC 7519 §4.1.3: to who reads a JWT an array of one is the same.
    let mut one = claims(&server, "demo-signed", "one");
    one["aud"] = json!([ISSUER]);
    Tokens::read(&ask_claiming(&server, &one).await);
}

#[tokio::test]
async fn it_must_end_and_soon() {
    // RFC 7523 §3 item 4.
    let server = TestServer::start().await;
    let now = server.provider.now().0;
    assert_refused(&server, "exp", Value::Null, "has no exp").await;
    for malformed in [json!("soon"), json!(-1), json!(true)] {
        assert_refused(&server, "exp", malformed, "has no exp").await;
    }
    for past in [now, now - 1, now - 86_400, 0] {
        assert_refused(&server, "exp", json!(past), "has expired").await;
    }
    for far in [now + 3_661, now + 86_400, i64::from(u32::MAX)] {
        assert_refused(&server, "exp", json!(far), "too far in the future").await;
    }
    for (jti, near) in [("near", now + 1), ("an hour", now + 3_600)] {
        let mut claims = claims(&server, "demo-signed", jti);
        claims["exp"] = json!(near);
        Tokens::read(&ask_claiming(&server, &claims).await);
    }
}

#[tokio::test]
async fn it_must_have_begun_give_or_take_ten_seconds() {
    // FAPI 2.0 §5.3.2.1: "shall accept JWTs with an iat or nbf timestamp between
    // 0 and 10 seconds in the future".
    let server = TestServer::start().await;
    let now = server.provider.now().0;
    for name in ["iat", "nbf"] {
        let words = format!("{name} of client_assertion is in the future");
        assert_refused(&server, name, json!(now + 11), &words).await;
        assert_refused(&server, name, json!(now + 3_000), &words).await;
        assert_refused(&server, name, json!("now"), &format!("has no {name}")).await;
        let mut claims = claims(&server, "demo-signed", name);
        claims[name] = json!(now + 10);
        Tokens::read(&ask_claiming(&server, &claims).await);
    }
    let mut bare = claims(&server, "demo-signed", "bare");
    bare.as_object_mut().expect("an object").remove("iat");
    Tokens::read(&ask_claiming(&server, &bare).await);
}

#[tokio::test]
async fn it_must_have_a_name_of_its_own() {
    let server = TestServer::start().await;
    for jti in [Value::Null, json!(""), json!(1), json!("j".repeat(257))] {
        assert_refused(&server, "jti", jti, "has no jti").await;
    }
    let longest = claims(&server, "demo-signed", &"é".repeat(256));
    Tokens::read(&ask_claiming(&server, &longest).await);
}
