//! What is asked for (RFC 6749 §3.3, OAuth 2.1 §1.4.1).

use oauth::client::ClientScope;

use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, SPA_CALLBACK, TestServer};

#[tokio::test]
async fn an_empty_scope_is_an_error_and_never_the_default() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn malformed_scopes_are_an_error() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for scope in [
        " ",
        "candidates_read  jobs_read",
        " candidates_read",
        "candidates_read ",
        "candidates_read,jobs_read",
        "candidates_read\tjobs_read",
        "candidates_read\njobs_read",
        "\"candidates_read\"",
        "candidates\\read",
        "cändidates_read",
        "CANDIDATES_READ",
    ] {
        let request = AuthorizationUrl::partner().with("scope", scope);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    }
}

#[tokio::test]
async fn unknown_scopes_are_an_error_that_names_them() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read salaries_read");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    let sent = answer.assert_sent_to(PARTNER_CALLBACK);
    assert!(sent["error_description"].ends_with("registered for: salaries_read"));
}

#[tokio::test]
async fn scopes_beyond_the_clients_own_list_are_an_error() {
    // OAuth 2.1 §7.9.
    let server = TestServer::start().await;
    let request = AuthorizationUrl::spa().with("scope", "candidates_read users_manage");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(SPA_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn a_scope_left_out_means_the_clients_default_ones() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().without("scope");
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    assert_eq!(page.select(".perm-t > :first-child"), ["Access Candidates", "Access Jobs"]);
}

#[tokio::test]
async fn without_default_scopes_a_scope_left_out_is_an_error() {
    let server = TestServer::start().await;
    let no_default = |scope: &mut ClientScope| scope.is_default = false;
    server
        .change_client("demo-partner", |client| client.scopes.iter_mut().for_each(no_default))
        .await;
    let request = AuthorizationUrl::partner().without("scope");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn a_scope_named_twice_counts_once() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "jobs_read jobs_read");
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    assert_eq!(page.select(".perm-t > :first-child"), ["Access Jobs"]);
}
