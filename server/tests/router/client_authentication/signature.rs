//! Who signed (RFC 7515, RFC 8725).

use serde_json::json;

use super::ask;
use testkit::TestServer;
use testkit::assertion::{claims, header, of_demo_signed};
use testkit::jwt::{TestKey, part, sign_with_password};
use testkit::token_client::Tokens;

async fn assert_refused(server: &TestServer, what: &str, assertion: &str) {
    let answer = ask(server, assertion).await;
    assert_eq!(answer.status, 401, "{what}: {}", answer.body);
    answer.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn another_key_is_refused_under_every_name() {
    let server = TestServer::start().await;
    let (stranger, claims) = (TestKey::p256(), claims(&server, "demo-signed", "1"));
    let jwk = stranger.public().to_json();
    for header in [
        header(),
        json!({ "typ": "JWT" }),
        json!({ "typ": "JWT", "kid": "demo-signed-2" }),
        json!({ "typ": "JWT", "kid": "demo-signed-1", "jwk": jwk }),
        json!({ "typ": "JWT", "jwk": jwk }),
        json!({ "typ": "JWT", "kid": "demo-signed-1", "jku": "https://evil.example/jwks.json" }),
    ] {
        assert_refused(&server, &header.to_string(), &stranger.sign(&header, &claims)).await;
    }
    for other in [TestKey::ed25519(), TestKey::rsa()] {
        assert_refused(&server, "another kind", &other.sign(&header(), &claims)).await;
    }
}

#[tokio::test]
async fn the_clients_own_key_under_a_name_that_is_not_registered_is_refused() {
    let server = TestServer::start().await;
    let key = TestKey::demo_signed();
    for kid in ["demo-signed-2", "", "DEMO-SIGNED-1"] {
        let header = json!({ "typ": "JWT", "kid": kid });
        let assertion = key.sign(&header, &claims(&server, "demo-signed", "1"));
        assert_refused(&server, kid, &assertion).await;
    }
    let bare = key.sign(&json!({ "typ": "JWT" }), &claims(&server, "demo-signed", "1"));
    Tokens::read(&ask(&server, &bare).await);
}

#[tokio::test]
async fn algorithms_that_prove_nothing_are_refused() {
    // FAPI 2.0 §5.4.1: "shall not use or accept the none algorithm".
    let server = TestServer::start().await;
    let key = TestKey::demo_signed();
    let claims = claims(&server, "demo-signed", "1");
    let public = key.public().with_kid("demo-signed-1").to_json().to_string();
    for alg in ["none", "None", "HS256", "HS512", "RS256", "ES384", "es256", "ES256K", ""] {
        let mut header = header();
        header["alg"] = alg.into();
        let unsigned = format!("{}.{}.", part(&header.to_string()), part(&claims.to_string()));
        assert_refused(&server, alg, &unsigned).await;
        assert_refused(&server, alg, &key.sign(&header, &claims)).await;
        let by_password = sign_with_password(public.as_bytes(), &header, &claims);
        assert_refused(&server, alg, &by_password).await;
    }
    // RSA is taken with PKCS #1 v1.5 and with PSS, each under its own name.
    let rsa = TestKey::rsa();
    let registered = rsa.public();
    server.change_client("demo-signed", |client| client.keys = vec![registered]).await;
    let with_pkcs1 = rsa.sign(&json!({ "typ": "JWT", "alg": "RS256" }), &claims);
    let signature = with_pkcs1.rsplit('.').next().expect("a signature");
    let with_pss = rsa.sign(&json!({ "typ": "JWT" }), &claims);
    let (pss_input, _) = with_pss.rsplit_once('.').expect("three parts");
    assert_refused(&server, "PS256", &format!("{pss_input}.{signature}")).await;
    Tokens::read(&ask(&server, &with_pss).await);
    assert_refused(&server, "used", &with_pkcs1).await;
}

#[tokio::test]
async fn what_is_signed_for_something_else_is_no_assertion() {
    // RFC 8725 §3.11.
    let server = TestServer::start().await;
    let key = TestKey::demo_signed();
    for typ in ["at+jwt", "dpop+jwt", "oauth-authz-req+jwt", "", "JOSE"] {
        let header = json!({ "typ": typ, "kid": "demo-signed-1" });
        let assertion = key.sign(&header, &claims(&server, "demo-signed", "1"));
        assert_refused(&server, typ, &assertion).await;
    }
    for (index, typ) in ["JWT", "jwt", "client-authentication+jwt"].iter().enumerate() {
        let header = json!({ "typ": typ, "kid": "demo-signed-1" });
        let claims = claims(&server, "demo-signed", &format!("typ {index}"));
        Tokens::read(&ask(&server, &key.sign(&header, &claims)).await);
    }
}

#[tokio::test]
async fn what_is_no_jwt_is_refused_without_a_fault() {
    let server = TestServer::start().await;
    let good = of_demo_signed(&server, "1");
    let key = TestKey::demo_signed();
    let claims = claims(&server, "demo-signed", "1").to_string();
    let twice = claims.replacen('{', "{\"sub\":\"demo-partner\",", 1);
    for text in [
        "x",
        "..",
        &good[..good.len() - 1],
        &format!("{good}A"),
        &format!(" {good}"),
        &good.replacen('.', "..", 1),
        &format!("{}.{}", good, part("{}")),
        &key.sign_text(&header().to_string(), &twice),
        &key.sign_text("[]", &claims),
        &"a".repeat(20_000),
        "é.é.é",
    ] {
        assert_refused(&server, text, text).await;
    }
    Tokens::read(&ask(&server, &good).await);
}

#[tokio::test]
async fn each_registered_key_works_until_it_is_removed() {
    let server = TestServer::start().await;
    let (old, new) = (TestKey::demo_signed(), TestKey::ed25519());
    let next = new.public().with_kid("next");
    server.change_client("demo-signed", |client| client.keys.push(next)).await;
    let sign = |jti: &str| {
        let header = json!({ "typ": "JWT", "kid": "next" });
        new.sign(&header, &claims(&server, "demo-signed", jti))
    };
    Tokens::read(&ask(&server, &of_demo_signed(&server, "1")).await);
    Tokens::read(&ask(&server, &sign("2")).await);
    server.change_client("demo-signed", |client| drop(client.keys.remove(0))).await;
    assert_refused(&server, "removed", &of_demo_signed(&server, "3")).await;
    let bare = old.sign(&json!({}), &claims(&server, "demo-signed", "4"));
    assert_refused(&server, "removed", &bare).await;
    Tokens::read(&ask(&server, &sign("5")).await);
}
