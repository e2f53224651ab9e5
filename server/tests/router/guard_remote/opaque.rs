//! Opaque access tokens.

use serde_json::json;

use super::{Api, CANDIDATES, assert_invalid_token};
use testkit::token_client::Tokens;
use testkit::{ADA, FILES_API, HOUR, OWN_API, RAVI, Setup, TestServer, basic};

#[tokio::test]
async fn nothing_two_things_or_something_else_is_refused_without_asking() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let key = ("x-smarttoken", "x");
    api.call_with(CANDIDATES, &[]).await.assert_status(401);
    api.call_with(CANDIDATES, &[("authorization", "Basic YTpi")]).await.assert_status(401);
    let both = [key, ("authorization", "Bearer x")];
    api.call_with(CANDIDATES, &both).await.assert_status(400);
    assert_invalid_token(&api.call(&"a".repeat(600)).await);
    assert_eq!(api.introspections(), 0);
}

#[tokio::test]
async fn a_token_that_is_unknown_a_refresh_tokens_or_for_another_api_is_refused() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let api = Api::before(&server).await;
    let ask = async |resource| {
        let pairs = [("grant_type", "client_credentials"), ("resource", resource)];
        let header = basic("demo-service", "demo-service-secret");
        Tokens::read(&server.token(Some(&header), &pairs).await).access
    };
    api.call(&ask(OWN_API).await).await.assert_status(200);
    assert_invalid_token(&api.call(&ask(FILES_API).await).await);
    let tokens = server.partner_tokens(ADA).await;
    assert_invalid_token(&api.call(tokens.refresh()).await);
    assert_invalid_token(&api.call(&tokens.access[..tokens.access.len() - 1]).await);
}

#[tokio::test]
async fn a_token_without_the_scope_is_told_so() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    let bearer = format!("Bearer {token}");
    let answer = api.call_with("/api/jobs", &[("authorization", &bearer)]).await;
    answer.assert_status(403);
    let challenge = answer.header("www-authenticate").expect("a challenge");
    assert!(challenge.contains("scope=\"jobs candidates_read jobs_read\""), "{challenge}");
}

#[tokio::test]
async fn a_token_past_its_end_is_refused_however_young_the_answer() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    server.advance_almost(HOUR);
    api.call(&token).await.assert_status(200);
    server.advance(testkit::SECOND);
    assert_invalid_token(&api.call(&token).await);
}

#[tokio::test]
async fn a_good_token_says_who_calls() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(RAVI).await.access;
    let said = api.call(&token).await.assert_status(200).json();
    let expected = json!({
        "method": "authorization_code",
        "user": "usr_ravi",
        "company": "cmp_northwind",
        "role": "standard",
    });
    assert_eq!(said, expected);
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let said = api.call(&service).await.assert_status(200).json();
    assert_eq!((&said["method"], &said["user"]), (&"client_credentials".into(), &json!(null)));
}
