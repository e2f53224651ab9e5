//! What an API is told of a token that is good (RFC 7662 §2.2).

use oauth::client::AccessTokenFormat;
use oauth::jose::algorithm::SigningAlgorithm;
use serde_json::json;

use testkit::jwt::{TestKey, claims_of};
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, AuthorizationUrl, ISSUER, OWN_API, RAVI, TestServer, dpop_client};

#[tokio::test]
async fn of_a_persons_token() {
    let server = TestServer::start().await;
    let issued_at = server.provider.now().0;
    let access = server.partner_tokens(RAVI).await.access;
    let expected = json!({
        "active": true,
        "iss": ISSUER,
        "sub": "usr_ravi",
        "aud": OWN_API,
        "client_id": "demo-partner",
        "scope": "candidates_read jobs_read",
        "token_type": "Bearer",
        "iat": issued_at,
        "exp": issued_at + 3600,
        "method": "authorization_code",
        "company_id": "cmp_northwind",
        "roles": ["standard"],
        // RFC 9470 §6.2.
        "acr": "urn:countersign:acr:1fa",
        "auth_time": issued_at,
    });
    assert_eq!(server.introspect(&access).await, expected);
}

#[tokio::test]
async fn of_a_services_token() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-service", "demo-service-secret").await;
    let told = server.introspect(&token).await;
    // RFC 9068 §2.2: the client itself; and no one's id begins with `usr_` but a
    // person's (RFC 9700 §4.15.1).
    assert_eq!((&told["sub"], &told["client_id"]), (&"demo-service".into(), &told["sub"]));
    assert_eq!(told["company_id"], "cmp_northwind");
    assert_eq!(told["roles"], json!(["administrator"]));
    assert_eq!(told["method"], "client_credentials");
    assert_eq!(told.get("cnf"), None);
}

#[tokio::test]
async fn of_a_token_that_is_bound_to_a_key() {
    // RFC 9449 §6.2.
    let server = TestServer::start().await;
    let key = TestKey::p256();
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let proof = dpop_client::for_tokens(&server, &key, "/oauth/token");
    let answer = server.token_with_proof(Some(&partner()), &proof, &code_exchange(&code)).await;
    let tokens = answer.assert_status(200).json();
    assert_eq!(tokens["token_type"], "DPoP");
    let told = server.introspect(tokens["access_token"].as_str().expect("a token")).await;
    assert_eq!(told["active"], true);
    assert_eq!(told["token_type"], "DPoP");
    assert_eq!(told["cnf"], json!({ "jkt": key.public().thumbprint().as_str() }));
}

#[tokio::test]
async fn of_a_jwt_the_same_as_it_says_itself() {
    let server = TestServer::start().await;
    let jwt = AccessTokenFormat::Jwt(SigningAlgorithm::EdDsa);
    server.change_client("demo-partner", |client| client.access_token_format = jwt).await;
    let service = server.service_token("demo-jwt", "demo-jwt-secret").await;
    let person = server.partner_tokens(ADA).await.access;
    for token in [service, person] {
        let (claims, told) = (claims_of(&token), server.introspect(&token).await);
        assert_eq!(told["active"], true);
        assert_eq!(told["token_type"], "Bearer");
        for name in ["iss", "sub", "aud", "client_id", "scope", "iat", "exp", "company_id", "roles"]
        {
            assert_eq!(told[name], claims[name], "{name}");
        }
    }
}

#[tokio::test]
async fn of_a_token_that_was_refreshed_with_less() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.refresh()),
        ("scope", "jobs_read"),
    ];
    let narrow = Tokens::read(&server.token(Some(&partner()), &pairs).await).access;
    assert_eq!(server.introspect(&narrow).await["scope"], "jobs_read");
    assert_eq!(server.introspect(&tokens.access).await["scope"], "candidates_read jobs_read");
}
