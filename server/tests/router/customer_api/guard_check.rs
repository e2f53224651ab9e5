//! Forward authentication, as a proxy asks for it.

use crate::support::{ADA, Answer, RAVI, TestServer};

async fn ask(server: &TestServer, query: &str, token: &str) -> Answer {
    let bearer = format!("Bearer {token}");
    server.get_with(&format!("/guard/check{query}"), &[("authorization", &bearer)]).await
}

#[tokio::test]
async fn without_a_good_credential_or_the_scope_a_call_does_not_pass() {
    let server = TestServer::start().await;
    let answer = server.get("/guard/check?scope=jobs_read").await;
    answer.assert_status(401);
    assert!(answer.header("www-authenticate").is_some());
    ask(&server, "?scope=jobs_read", "x").await.assert_status(401);
    let token = server.partner_tokens(RAVI).await.access;
    let answer = ask(&server, "?scope=candidates_read%20users_manage", &token).await;
    answer.assert_status(403);
    let challenge = answer.header("www-authenticate").expect("a challenge");
    assert!(challenge.contains("scope=\"users_manage\""), "{challenge}");
    assert!(answer.header("x-countersign-user").is_none());
    let both = [("authorization", "Bearer x"), ("x-smarttoken", "y")];
    server.get_with("/guard/check", &both).await.assert_status(400);
}

#[tokio::test]
async fn a_question_that_is_none_is_the_proxys_fault() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(ADA).await.access;
    for query in ["?scope=", "?scope=%22", "?scope=a&scope=b"] {
        ask(&server, query, &token).await.assert_status(400);
    }
}

#[tokio::test]
async fn a_call_that_passes_says_who_calls() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(RAVI).await.access;
    for query in ["", "?scope=candidates_read", "?scope=candidates_read%20jobs_read"] {
        let answer = ask(&server, query, &token).await;
        answer.assert_status(200);
        answer.assert_header("x-countersign-method", "authorization_code");
        answer.assert_header("x-countersign-client", "demo-partner");
        answer.assert_header("x-countersign-user", "usr_ravi");
        answer.assert_header("x-countersign-company", "cmp_northwind");
        answer.assert_header("x-countersign-role", "standard");
        answer.assert_header("x-countersign-scope", "candidates_read jobs_read");
        answer.assert_header("cache-control", "no-store");
    }
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let answer = ask(&server, "?scope=users_manage", &service).await;
    answer.assert_header("x-countersign-method", "client_credentials");
    assert!(answer.header("x-countersign-user").is_none());
}
