//! Partners from before PKCE: `/identity/oauth/allow`, `/identity/oauth/token`.

use axum::body::Body;
use axum::http::Request;

use testkit::token_client::Tokens;
use testkit::{
    ADA, Answer, AuthorizationUrl, LEGACY_CALLBACK, PARTNER_CALLBACK, TestServer, basic,
};

async fn exchange(server: &TestServer, code: &str, more: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("grant_type", "authorization_code"), ("code", code)])
        .extend_pairs(more)
        .finish();
    let request = Request::post("/identity/oauth/token")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("authorization", basic("demo-legacy", "demo-legacy-secret"));
    server.send(request.body(Body::from(body)).expect("a request")).await
}

#[tokio::test]
async fn the_old_path_excuses_no_other_client() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let partner = AuthorizationUrl::partner().at("/identity/oauth/allow");
    for name in ["response_type", "code_challenge"] {
        let answer = browser.get(&partner.clone().without(name).path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
    browser.get(&partner.path()).await.assert_page(200);
}

#[tokio::test]
async fn the_old_path_checks_what_it_is_given() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let token = AuthorizationUrl::legacy().with("response_type", "token");
    let answer = browser.get(&token.path()).await;
    answer.assert_error_sent_to(LEGACY_CALLBACK, "unsupported_response_type");
    let empty = AuthorizationUrl::legacy().with("scope", "");
    let answer = browser.get(&empty.path()).await;
    answer.assert_error_sent_to(LEGACY_CALLBACK, "invalid_scope");
    let other = AuthorizationUrl::legacy().with("redirect_uri", PARTNER_CALLBACK);
    browser.get(&other.path()).await.assert_refused_on_our_page();
    let twice = AuthorizationUrl::legacy().and("scope", "jobs_read");
    browser.get(&twice.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn without_pkce_the_redirect_uri_must_come_again_and_fit() {
    // RFC 6749 §4.1.3: nothing else binds such a code to its request.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::legacy()).await;
    exchange(&server, &code, &[]).await.assert_token_error(400, "invalid_request");
    let other = [("redirect_uri", PARTNER_CALLBACK)];
    exchange(&server, &code, &other).await.assert_token_error(400, "invalid_grant");
    Tokens::read(&exchange(&server, &code, &[("redirect_uri", LEGACY_CALLBACK)]).await);
}

#[tokio::test]
async fn a_verifier_for_a_request_without_challenge_is_refused() {
    // RFC 9700 §4.8.2: the challenge was stripped on its way.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::legacy()).await;
    let verifier = testkit::request::VERIFIER;
    let pairs = [("redirect_uri", LEGACY_CALLBACK), ("code_verifier", verifier)];
    exchange(&server, &code, &pairs).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_legacy_client_that_sends_a_challenge_is_held_to_it() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::legacy()
        .with("code_challenge", &testkit::request::challenge())
        .with("code_challenge_method", "S256");
    let code = server.signed_in(ADA).await.allow(&request).await;
    let pairs = [("redirect_uri", LEGACY_CALLBACK)];
    exchange(&server, &code, &pairs).await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn an_existing_partners_flow_works_from_the_old_url_to_users_me() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::legacy()).await;
    let answer = exchange(&server, &code, &[("redirect_uri", LEGACY_CALLBACK)]).await;
    let me = server.call("/api/users/me", &Tokens::read(&answer).access).await;
    let me = me.assert_status(200).json();
    for (name, value) in [("email", ADA), ("firstName", "Ada"), ("lastName", "Northwind")] {
        assert_eq!(me[name], value);
    }
    assert!(me["id"].is_string());
}
