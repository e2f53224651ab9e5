//! Each algorithm of a list is accepted there, and no other is.

use serde_json::json;

use super::{announced, endpoint};
use testkit::assertion::{claims, parameters};
use testkit::jwt::{TestKey, part};
use testkit::token_client::partner;
use testkit::{TestServer, basic, dpop_client};

/// A key of an algorithm.
fn key_for(algorithm: &str) -> TestKey {
    match algorithm {
        "ES256" => TestKey::p256(),
        "EdDSA" => TestKey::ed25519(),
        "PS256" | "RS256" => TestKey::rsa(),
        other => panic!("{other} is announced, and nothing tries it"),
    }
}

/// Algorithms that are known, and accepted nowhere.
const NEVER: [&str; 7] = ["none", "HS256", "HS512", "RS512", "ES384", "ES512", "PS512"];

#[tokio::test]
async fn clients_sign_who_they_are_with_these() {
    let server = TestServer::start().await;
    server.change_client("demo-signed", |client| client.may_introspect = true).await;
    for (name, rest) in [
        ("token_endpoint", ("grant_type", "client_credentials")),
        ("revocation_endpoint", ("token", "x")),
        ("introspection_endpoint", ("token", "x")),
    ] {
        let path = endpoint(&server, name).await;
        let list = announced(&server, &format!("{name}_auth_signing_alg_values_supported")).await;
        let ask = async |assertion: String| {
            let [kind, text] = parameters(&assertion);
            let pairs = [rest, (kind.0, &kind.1), (text.0, &text.1)];
            server.post_pairs(&path, None, &pairs).await
        };
        for other in NEVER {
            assert!(!list.iter().any(|known| known == other), "{name}: {other}");
            let key = TestKey::rsa();
            let registered = key.public();
            server.change_client("demo-signed", |client| client.keys = vec![registered]).await;
            let jti = format!("{name} {other}");
            let header = json!({ "typ": "JWT", "alg": other });
            let assertion = key.sign(&header, &claims(&server, "demo-signed", &jti));
            ask(assertion).await.assert_token_error(401, "invalid_client");
        }
        for algorithm in list {
            let key = key_for(&algorithm);
            let registered = key.public();
            server.change_client("demo-signed", |client| client.keys = vec![registered]).await;
            let jti = format!("{name} {algorithm}");
            let header = json!({ "typ": "JWT", "alg": algorithm });
            let assertion = key.sign(&header, &claims(&server, "demo-signed", &jti));
            ask(assertion).await.assert_status(200);
        }
    }
}

#[tokio::test]
async fn apps_prove_with_these_to_hold_a_key() {
    let server = TestServer::start().await;
    let list = announced(&server, "dpop_signing_alg_values_supported").await;
    let header = basic("demo-service", "demo-service-secret");
    let pairs = [("grant_type", "client_credentials")];
    for other in ["PS256", "RS256"].iter().chain(&NEVER) {
        assert!(!list.iter().any(|known| known == other), "{other}");
        let key = TestKey::rsa();
        let good = dpop_client::for_tokens(&server, &key, "/oauth/token");
        let claims = good.split('.').nth(1).expect("claims");
        let mut header_of_proof = dpop_client::header(&key);
        header_of_proof["alg"] = (*other).into();
        let forged = match *other {
            "none" => format!("{}.{claims}.", part(&header_of_proof.to_string())),
            _ => key.sign(&header_of_proof, &testkit::jwt::claims_of(&good)),
        };
        let answer = server.token_with_proof(Some(&header), &forged, &pairs).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
    for algorithm in list {
        let sent = dpop_client::for_tokens(&server, &key_for(&algorithm), "/oauth/token");
        let answer = server.token_with_proof(Some(&header), &sent, &pairs).await;
        assert_eq!(answer.assert_status(200).json()["token_type"], "DPoP", "{algorithm}");
    }
    // The API announces and accepts the same (RFC 9728 §2).
    let api = server.get("/.well-known/oauth-protected-resource/api").await.json();
    let metadata = server.get(testkit::client_endpoints::METADATA).await.json();
    let name = "dpop_signing_alg_values_supported";
    assert_eq!(api[name], metadata[name]);
    for algorithm in announced(&server, name).await {
        let key = key_for(&algorithm);
        let sent = dpop_client::for_tokens(&server, &key, "/oauth/token");
        let answer = server.token_with_proof(Some(&header), &sent, &pairs).await.json();
        let token = answer["access_token"].as_str().expect("a token");
        let shown = dpop_client::for_call(&server, &key, "/api/candidates", token);
        server.call_with_proof("/api/candidates", token, &shown).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_proof_that_is_not_good_is_not_ignored() {
    // A client that thinks its token is bound must not get one that is not.
    let server = TestServer::start().await;
    for sent in ["", "x", "a.b.c"] {
        let pairs = [("grant_type", "refresh_token"), ("refresh_token", "x")];
        let answer = server.token_with_proof(Some(&partner()), sent, &pairs).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
}
