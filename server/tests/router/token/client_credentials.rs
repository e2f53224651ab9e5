//! Services in their own name (OAuth 2.1 §4.2).

use testkit::token_client::{Tokens, partner};
use testkit::{ADA, ALL_SCOPES, Answer, TestServer, basic};

async fn ask(server: &TestServer, more: &[(&str, &str)]) -> Answer {
    let mut pairs = vec![("grant_type", "client_credentials")];
    pairs.extend(more);
    server.token(Some(&basic("demo-service", "demo-service-secret")), &pairs).await
}

#[tokio::test]
async fn apps_that_act_for_people_get_no_token_of_their_own() {
    let server = TestServer::start().await;
    let pairs = [("grant_type", "client_credentials")];
    for header in [
        partner(),
        basic("demo-legacy", "demo-legacy-secret"),
        basic("demo-api", "demo-api-secret"),
    ] {
        let answer = server.token(Some(&header), &pairs).await;
        answer.assert_token_error(400, "unauthorized_client");
    }
    let public = [("grant_type", "client_credentials"), ("client_id", "demo-spa")];
    server.token(None, &public).await.assert_token_error(400, "unauthorized_client");
}

#[tokio::test]
async fn a_service_gets_no_code_of_a_person() {
    let server = TestServer::start().await;
    let header = basic("demo-service", "demo-service-secret");
    let refresh = server.partner_tokens(ADA).await.refresh().to_owned();
    let code = [("grant_type", "authorization_code"), ("code", "x")];
    let answer = server.token(Some(&header), &code).await;
    answer.assert_token_error(400, "unauthorized_client");
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", &refresh)];
    let answer = server.token(Some(&header), &pairs).await;
    answer.assert_token_error(400, "unauthorized_client");
}

#[tokio::test]
async fn empty_malformed_unknown_and_foreign_scopes_are_refused() {
    let server = TestServer::start().await;
    for scope in ["", " ", "jobs_read  users_read", "salaries_read", "JOBS_READ"] {
        ask(&server, &[("scope", scope)]).await.assert_token_error(400, "invalid_scope");
    }
    let pairs = [("grant_type", "client_credentials"), ("scope", "users_read")];
    let jwt = server.token(Some(&basic("demo-jwt", "demo-jwt-secret")), &pairs).await;
    jwt.assert_token_error(400, "invalid_scope");
}

#[tokio::test]
async fn a_service_gets_the_scopes_it_asks_for_and_no_refresh_token() {
    let server = TestServer::start().await;
    let tokens = Tokens::read(&ask(&server, &[("scope", "jobs_read candidates_read")]).await);
    assert_eq!(tokens.scope, "jobs_read candidates_read");
    // OAuth 2.1 §4.2.3.
    assert_eq!(tokens.refresh, None);
    assert_eq!(tokens.expires_in, 3600);
}

#[tokio::test]
async fn without_a_scope_it_gets_all_of_its_own() {
    let server = TestServer::start().await;
    let tokens = Tokens::read(&ask(&server, &[]).await);
    let mut granted: Vec<&str> = tokens.scope.split(' ').collect();
    let mut all: Vec<&str> = ALL_SCOPES.split_whitespace().collect();
    granted.sort_unstable();
    all.sort_unstable();
    assert_eq!(granted, all);
}
