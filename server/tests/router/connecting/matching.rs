//! How a request's address, resource and scopes are compared with what is registered.

use oauth::client::GrantType;
use oauth::client::redirect_uri::RedirectUri;

use super::documents::{request, started};
use super::{allow_scope, partner_is_lenient};
use testkit::token_client::{Tokens, basic, code_exchange, partner};
use testkit::{ADA, AuthorizationUrl, OWN_API, PARTNER_CALLBACK, TestServer};

const ONE_WORD: &str = "cursor://anysphere.cursor-mcp/oauth/callback";

#[tokio::test]
async fn connect_4_a_scheme_of_one_word_leads_to_a_program_on_this_device() {
    let server = TestServer::start().await;
    server
        .change_client("demo-spa", |client| {
            client.redirect_uris = vec![RedirectUri::register_native(ONE_WORD).expect("valid")];
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    for other in ["cursor://other/oauth/callback", "Cursor://anysphere.cursor-mcp/oauth/callback"] {
        let request = AuthorizationUrl::spa().with("redirect_uri", other);
        browser.get(&request.path()).await.assert_status(400);
    }
    let request = AuthorizationUrl::spa().with("redirect_uri", ONE_WORD);
    let page = browser.consent_page(&request).await;
    page.assert_says("a program on this device opens (cursor)");
}

#[tokio::test]
async fn connect_4_a_native_app_on_localhost_chooses_its_port() {
    let server = TestServer::start().await;
    let registered = "http://localhost/callback";
    server
        .change_client("demo-spa", |client| {
            client.redirect_uris = vec![RedirectUri::register_native(registered).expect("valid")];
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    for other in ["http://127.0.0.1:51004/callback", "http://localhost:51004/other"] {
        let request = AuthorizationUrl::spa().with("redirect_uri", other);
        browser.get(&request.path()).await.assert_status(400);
    }
    let request = AuthorizationUrl::spa().with("redirect_uri", "http://localhost:51004/callback");
    browser.consent_page(&request).await.assert_says("localhost:51004");
}

#[tokio::test]
async fn connect_4_an_app_that_introduced_itself_chooses_its_port_wherever_it_listens() {
    let (hosts, server) = started().await;
    let listed = ["http://127.0.0.1:4000/cb", "http://[::1]/cb", "http://localhost:1/cb"];
    hosts.serve_document(|document| document["redirect_uris"] = serde_json::json!(listed));
    let mut browser = server.signed_in(ADA).await;
    for other in ["http://127.0.0.2:4000/cb", "http://localhost:1/", "https://localhost:1/cb"] {
        browser.get(&request().with("redirect_uri", other).path()).await.assert_status(400);
    }
    for uri in ["http://127.0.0.1:5000/cb", "http://[::1]:5000/cb", "http://localhost:5000/cb"] {
        browser.consent_page(&request().with("redirect_uri", uri)).await;
    }
}

#[tokio::test]
async fn connect_4_scopes_that_are_not_offered_are_left_out_and_the_answer_says_what_remains() {
    let server = TestServer::start().await;
    partner_is_lenient(&server).await;
    let mut browser = server.signed_in(ADA).await;
    for nothing in ["", "salaries_read", "salaries_read openid"] {
        let request = AuthorizationUrl::partner().with("scope", nothing);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    }
    let tokens = allow_scope(&mut browser, &server, "openid candidates_read salaries_read").await;
    assert_eq!(tokens.scope, "candidates_read");
}

#[tokio::test]
async fn connect_4_a_strict_client_is_told_of_each_scope_that_it_may_not_have() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read salaries_read");
    let answer = browser.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn connect_4_a_service_gets_what_remains_too() {
    let server = TestServer::start().await;
    let header = basic("demo-jwt", "demo-jwt-secret");
    let ask = async |scope: &str| {
        let pairs = [("grant_type", "client_credentials"), ("scope", scope)];
        server.token(Some(&header), &pairs).await
    };
    ask("jobs_read users_manage").await.assert_token_error(400, "invalid_scope");
    server.change_client("demo-jwt", |client| client.strict_scopes = false).await;
    for nothing in ["", "users_manage", "users_manage salaries_read"] {
        ask(nothing).await.assert_token_error(400, "invalid_scope");
    }
    let tokens = Tokens::read(&ask("jobs_read users_manage salaries_read").await);
    assert_eq!(tokens.scope, "jobs_read");
}

#[tokio::test]
async fn connect_4_a_refresh_leaves_out_what_the_client_can_never_have_and_widens_nothing() {
    let server = TestServer::start().await;
    partner_is_lenient(&server).await;
    let mut browser = server.signed_in(ADA).await;
    let tokens = allow_scope(&mut browser, &server, "candidates_read jobs_read").await;
    let ask = async |scope: &str| {
        let pairs = [
            ("grant_type", "refresh_token"),
            ("refresh_token", tokens.refresh()),
            ("scope", scope),
        ];
        server.token(Some(&partner()), &pairs).await
    };
    for more in ["jobs_read messages_write", "salaries_read"] {
        ask(more).await.assert_token_error(400, "invalid_scope");
    }
    let narrowed = Tokens::read(&ask("jobs_read salaries_read").await);
    assert_eq!(narrowed.scope, "jobs_read");
}

#[tokio::test]
async fn connect_4_offline_access_is_never_an_error_and_no_scope_of_a_token() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "offline_access candidates_read");
    browser.consent_page(&request).await.assert_says("Works while you are signed out, too.");
    let tokens = allow_scope(&mut browser, &server, "offline_access candidates_read").await;
    assert_eq!(tokens.scope, "candidates_read");
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.refresh()),
        ("scope", "candidates_read offline_access"),
    ];
    let tokens = Tokens::read(&server.token(Some(&partner()), &pairs).await);
    assert_eq!(tokens.scope, "candidates_read");
    // Alone it names no scope: the default ones are meant.
    let tokens = allow_scope(&mut browser, &server, "offline_access").await;
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn connect_4_a_refresh_token_is_for_any_app_with_that_grant_asked_or_not() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    assert!(!allow_scope(&mut browser, &server, "candidates_read").await.refresh().is_empty());
    let only_code = vec![GrantType::AuthorizationCode];
    server.change_client("demo-partner", |client| client.grant_types = only_code).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read offline_access");
    let page = browser.consent_page(&request.clone().with("prompt", "consent")).await;
    page.assert_does_not_say("Works while you are signed out, too.");
    let code = browser.allow(&request).await;
    let answer = server.token(Some(&partner()), &code_exchange(&code)).await;
    assert_eq!(answer.assert_status(200).json().get("refresh_token"), None);
}

#[tokio::test]
async fn connect_4_a_resource_is_known_as_libraries_write_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for other in [OWN_API.replace("/api", "/API"), format!("{OWN_API}/"), format!("{OWN_API}?")] {
        let request = AuthorizationUrl::partner().with("resource", &other);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_target");
    }
    let written = OWN_API.replace("http://localhost", "HTTP://LocalHost");
    assert_ne!(written, OWN_API);
    let code = browser.allow(&AuthorizationUrl::partner().with("resource", &written)).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs.push(("resource", written));
    Tokens::read(&server.token(Some(&partner()), &pairs).await);
}
