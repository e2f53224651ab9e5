//! What a service gets (RFC 9068 §2).

use oauth::jose::algorithm::SigningAlgorithm;
use serde_json::json;

use super::{CANDIDATES, issue_jwts, jwt, verify};
use testkit::jwt::{TestKey, claims_of, header_of};
use testkit::token_client::Tokens;
use testkit::{ISSUER, MINUTE, OWN_API, SECOND, TestServer, basic, dpop_client};

const ASK: [(&str, &str); 1] = [("grant_type", "client_credentials")];

#[tokio::test]
async fn nothing_is_stored_of_it() {
    let server = TestServer::start().await;
    let before = (server.rows(), server.count("spent"));
    jwt(&server).await;
    assert_eq!((server.rows(), server.count("spent")), before);
}

#[tokio::test]
async fn it_ends_after_five_minutes() {
    let server = TestServer::start().await;
    let header = basic("demo-jwt", "demo-jwt-secret");
    let tokens = Tokens::read(&server.token(Some(&header), &ASK).await);
    assert_eq!(tokens.expires_in, 300);
    assert_eq!(tokens.refresh, None);
    server.advance_almost(5 * MINUTE);
    server.call(CANDIDATES, &tokens.access).await.assert_status(200);
    server.advance(SECOND);
    server.call(CANDIDATES, &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn its_header_names_its_kind_and_a_key_of_the_set() {
    // RFC 9068 §2.1.
    let server = TestServer::start().await;
    for algorithm in SigningAlgorithm::ALL {
        issue_jwts(&server, "demo-jwt", algorithm).await;
        let token = jwt(&server).await;
        let header = header_of(&token);
        assert_eq!(header["typ"], "at+jwt");
        assert_eq!(header["alg"], algorithm.as_str());
        assert_eq!(header.as_object().expect("an object").len(), 3);
        assert_eq!(verify(&server, &token).await, Some(Ok(())), "{}", algorithm.as_str());
        server.call(CANDIDATES, &token).await.assert_status(200);
    }
}

#[tokio::test]
async fn its_claims_are_those_of_the_rfc_and_of_the_platform() {
    // RFC 9068 §2.2 and §2.2.3.
    let server = TestServer::start().await;
    let now = server.provider.now().0;
    let mut claims = claims_of(&jwt(&server).await);
    let jti = claims.as_object_mut().expect("an object").remove("jti").expect("a jti");
    assert!(jti.as_str().is_some_and(|jti| jti.len() >= 32), "{jti}");
    let expected = json!({
        "iss": ISSUER,
        "exp": now + 300,
        "aud": OWN_API,
        "sub": "demo-jwt",
        "client_id": "demo-jwt",
        "iat": now,
        "scope": "candidates_read jobs_read",
        "company_id": "cmp_northwind",
        "roles": ["standard"],
    });
    assert_eq!(claims, expected);
    assert_ne!(claims_of(&jwt(&server).await)["jti"], jti);
}

#[tokio::test]
async fn bound_to_a_key_it_is_of_no_use_without() {
    // RFC 9449 §6.1 and §7.1.
    let server = TestServer::start().await;
    let (key, other) = (TestKey::p256(), TestKey::p256());
    let sent = dpop_client::for_tokens(&server, &key, "/oauth/token");
    let header = basic("demo-jwt", "demo-jwt-secret");
    let answer = server.token_with_proof(Some(&header), &sent, &ASK).await;
    let json = answer.assert_status(200).json();
    let token = json["access_token"].as_str().expect("a token");
    assert_eq!(json["token_type"], "DPoP");
    assert_eq!(claims_of(token)["cnf"], json!({ "jkt": key.public().thumbprint().as_str() }));
    server.call(CANDIDATES, token).await.assert_status(401);
    let stolen = dpop_client::for_call(&server, &other, CANDIDATES, token);
    server.call_with_proof(CANDIDATES, token, &stolen).await.assert_status(401);
    let own = dpop_client::for_call(&server, &key, CANDIDATES, token);
    server.call_with_proof(CANDIDATES, token, &own).await.assert_status(200);
}
