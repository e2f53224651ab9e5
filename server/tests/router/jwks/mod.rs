//! The keys that sign access tokens, as others see them (RFC 7517 §5).

use axum::body::Body;
use axum::http::Request;
use oauth::id::{ClientId, CompanyId};
use oauth::jose::access_token::AccessTokenClaims;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::jose::compact::JwsError;
use oauth::scope::ScopeSet;
use serde_json::Value;

use testkit::client_endpoints::{JWKS, verify};
use testkit::{DAY, ISSUER, MINUTE, SECOND, TestServer};

fn sign_with(server: &TestServer, algorithm: SigningAlgorithm) -> String {
    let now = server.provider.now();
    let claims = AccessTokenClaims {
        iss: ISSUER.to_owned(),
        exp: now + 5 * MINUTE,
        aud: vec![format!("{ISSUER}/api")],
        sub: "usr_ada".to_owned(),
        client_id: ClientId::new("demo-partner"),
        iat: now,
        jti: "1".to_owned(),
        scope: ScopeSet::parse("jobs_read").expect("scopes"),
        company_id: CompanyId::new("northwind"),
        roles: vec!["administrator".to_owned()],
        family: None,
        epoch: 0,
        acr: None,
        auth_time: None,
        cnf: None,
    };
    server.provider.keys().sign_access_token(algorithm, &claims).expose().to_owned()
}

fn sign(server: &TestServer) -> String {
    sign_with(server, SigningAlgorithm::Es256)
}

async fn document(server: &TestServer) -> Value {
    server.get(JWKS).await.assert_status(200).json()
}

async fn tend(server: &TestServer) {
    server.provider.keys().rotate_due_keys().await.expect("tended");
}

#[tokio::test]
async fn nothing_private_is_in_the_document() {
    let server = TestServer::start().await;
    server.rotate_signing_keys().await;
    let document = document(&server).await;
    let keys = document["keys"].as_array().expect("a list");
    // Of each algorithm two: RS256, for ID tokens alone, ES256 and EdDSA.
    assert_eq!(keys.len(), 6);
    for key in keys {
        let names: Vec<_> = key.as_object().expect("an object").keys().collect();
        let public = ["alg", "crv", "e", "kid", "kty", "n", "use", "x", "y"];
        assert!(names.iter().all(|name| public.contains(&name.as_str())), "{names:?}");
        assert_eq!(key["use"], "sig");
    }
}

#[tokio::test]
async fn the_document_is_only_read() {
    let server = TestServer::start().await;
    for method in ["POST", "PUT", "DELETE"] {
        let request = Request::builder().method(method).uri(JWKS).body(Body::empty());
        server.send(request.expect("a request")).await.assert_status(405);
    }
}

#[tokio::test]
async fn the_metadata_leads_to_a_document_that_anyone_may_read() {
    let server = TestServer::start().await;
    let metadata = server.get("/.well-known/oauth-authorization-server").await.json();
    assert_eq!(metadata["jwks_uri"], format!("{ISSUER}{JWKS}"));
    let answer = server.get(JWKS).await;
    answer
        .assert_status(200)
        .assert_header("access-control-allow-origin", "*")
        .assert_header("cache-control", "public, max-age=300");
    assert_eq!(answer.header("set-cookie"), None);
}

#[tokio::test]
async fn tokens_of_both_algorithms_are_verified_with_the_document() {
    let server = TestServer::start().await;
    let set = server.key_set().await;
    for algorithm in SigningAlgorithm::ALL {
        let token = sign_with(&server, algorithm);
        assert_eq!(verify(&set, &token), Some(Ok(())), "{}", algorithm.as_str());
        // One byte changed in what it says.
        let (header, rest) = token.split_once('.').expect("parts");
        let (claims, signature) = rest.split_once('.').expect("parts");
        let other = sign_with(&server, SigningAlgorithm::EdDsa);
        let other_claims = other.split('.').nth(1).expect("claims");
        assert_eq!(claims, other_claims);
        server.advance(SECOND);
        let later = sign_with(&server, algorithm);
        let later_claims = later.split('.').nth(1).expect("claims");
        let forged = format!("{header}.{later_claims}.{signature}");
        assert_eq!(verify(&set, &forged), Some(Err(JwsError::Signature)));
    }
}

#[tokio::test]
async fn an_api_that_keeps_the_set_for_five_minutes_always_knows_the_key() {
    let server = TestServer::start().await;
    server.rotate_signing_keys().await;
    let mut kept = server.key_set().await;
    for _ in 0..6 {
        server.advance_almost(5 * MINUTE);
        assert_eq!(verify(&kept, &sign(&server)), Some(Ok(())));
        tend(&server).await;
        server.advance(SECOND);
        kept = server.key_set().await;
        assert_eq!(verify(&kept, &sign(&server)), Some(Ok(())));
    }
}

#[tokio::test]
async fn a_new_key_is_published_before_it_signs_and_the_old_one_until_its_tokens_end() {
    let server = TestServer::start().await;
    let before = server.key_set().await;
    server.rotate_signing_keys().await;
    assert_eq!(server.key_set().await.len(), 6);
    server.advance_almost(10 * MINUTE);
    let last_of_old = sign(&server);
    assert_eq!(verify(&before, &last_of_old), Some(Ok(())));
    server.advance(SECOND);
    let first_of_new = sign(&server);
    assert_eq!(verify(&before, &first_of_new), None);
    assert_eq!(verify(&server.key_set().await, &first_of_new), Some(Ok(())));
    // The last token of the old key lives for five minutes, on other clocks for six.
    server.advance_almost(6 * MINUTE);
    tend(&server).await;
    assert_eq!(verify(&server.key_set().await, &last_of_old), Some(Ok(())));
    server.advance(SECOND);
    tend(&server).await;
    let after = server.key_set().await;
    assert_eq!(verify(&after, &last_of_old), None);
    // Of RS256 still two: ID tokens live longer.
    assert_eq!(after.len(), 4);
    assert_eq!(
        server.provider.keys().verify_access_token(&last_of_old, server.provider.now()),
        None
    );
}

#[tokio::test]
async fn keys_change_by_themselves_every_90_days() {
    let server = TestServer::start().await;
    let mut active = sign(&server);
    for _ in 0..3 {
        server.advance(90 * DAY);
        tend(&server).await;
        assert_eq!(server.key_set().await.len(), 6);
        server.advance(20 * MINUTE);
        tend(&server).await;
        let set = server.key_set().await;
        assert_eq!(set.len(), 4);
        assert_eq!(verify(&set, &active), None);
        active = sign(&server);
        assert_eq!(verify(&set, &active), Some(Ok(())));
    }
}

#[tokio::test]
async fn two_servers_on_one_database_publish_and_accept_the_same_keys() {
    let one = TestServer::start().await;
    let other = one.beside().await;
    assert_eq!(document(&one).await, document(&other).await);
    let accepts = |server: &TestServer, token: &str| {
        server.provider.keys().verify_access_token(token, server.provider.now()).is_some()
    };
    assert!(accepts(&other, &sign(&one)) && accepts(&one, &sign(&other)));
    one.rotate_signing_keys().await;
    one.advance(MINUTE);
    tend(&other).await;
    assert_eq!(document(&one).await, document(&other).await);
    one.advance(9 * MINUTE);
    let token = sign(&one);
    assert_eq!(verify(&other.key_set().await, &token), Some(Ok(())));
    assert!(accepts(&other, &token) && accepts(&one, &sign(&other)));
}
