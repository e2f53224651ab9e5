//! The demo Customer API behind the guard (RFC 6750).

mod bad_bodies;
pub(crate) mod callers;
mod guard_check;
pub(crate) mod openapi;
mod platform_api_tokens;
mod platform_facts;
mod platform_methods;
mod platform_scopes;

use axum::body::Body;
use axum::http::Request;

use testkit::token_client::Tokens;
use testkit::{
    ADA, Answer, AuthorizationUrl, HOUR, KIM, PARTNER_CALLBACK, RAVI, SECOND, Setup, TestServer,
};

const CANDIDATES: &str = "/api/candidates";

async fn with_header(server: &TestServer, value: &str) -> Answer {
    let request = Request::get(CANDIDATES).header("authorization", value).body(Body::empty());
    server.send(request.expect("a request")).await
}

fn names(answer: &Answer) -> Vec<String> {
    let json = answer.assert_status(200).json();
    let rows = json["content"].as_array().expect("a list");
    assert_eq!(json["totalFound"], rows.len());
    rows.iter().map(|row| row["firstName"].as_str().expect("a name").to_owned()).collect()
}

#[tokio::test]
async fn without_a_token_there_is_a_challenge_and_no_reason() {
    // RFC 6750 §3.1: "SHOULD NOT include an error code".
    let server = TestServer::start().await;
    for (path, scope) in [(CANDIDATES, "scope=\"candidates_read\", "), ("/api/users/me", "")] {
        let answer = server.get(path).await;
        answer.assert_status(401);
        // RFC 9728 §5.1: where an app finds who issues tokens.
        let metadata = "http://localhost:3000/.well-known/oauth-protected-resource/api";
        let challenge = format!(
            "Bearer realm=\"http://localhost:3000\", {scope}resource_metadata=\"{metadata}\""
        );
        answer.assert_header("www-authenticate", &challenge);
        assert!(answer.json()["message"].is_string());
    }
}

#[tokio::test]
async fn a_token_in_the_address_or_the_cookie_counts_for_nothing() {
    // RFC 9700 §4.3.2.
    let server = TestServer::start().await;
    let token = server.partner_tokens(ADA).await.access;
    server.get(&format!("{CANDIDATES}?access_token={token}")).await.assert_status(401);
    server.signed_in(ADA).await.get(CANDIDATES).await.assert_status(401);
}

#[tokio::test]
async fn headers_that_are_not_one_bearer_token_are_malformed() {
    let server = TestServer::start().await;
    for value in ["Bearer", "Bearer ", "Bearer a b"] {
        with_header(&server, value).await.assert_status(400);
    }
}

#[tokio::test]
async fn credentials_of_another_scheme_are_no_token() {
    // RFC 6750 §3: without a token the challenge has no error code.
    let server = TestServer::start().await;
    for value in ["Basic YTpi", "token"] {
        let answer = with_header(&server, value).await;
        answer.assert_status(401);
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(!challenge.contains("error"), "{challenge}");
    }
}

#[tokio::test]
async fn tokens_that_are_not_good_are_refused_alike() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let cut = &tokens.access[..tokens.access.len() - 1];
    for token in ["x", "csn_at_", cut, tokens.refresh(), "demo-service-secret"] {
        let answer = server.call(CANDIDATES, token).await;
        answer.assert_status(401);
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.contains("error=\"invalid_token\""), "{challenge}");
    }
}

#[tokio::test]
async fn a_token_ends_after_its_hour() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(ADA).await.access;
    server.advance_almost(HOUR);
    server.call(CANDIDATES, &token).await.assert_status(200);
    server.advance(SECOND);
    server.call(CANDIDATES, &token).await.assert_status(401);
}

#[tokio::test]
async fn a_lacking_scope_is_named_in_body_and_header_there_with_those_the_token_has() {
    let server = TestServer::start().await;
    let pairs = [
        ("grant_type", "client_credentials"),
        ("client_id", "demo-service"),
        ("client_secret", "demo-service-secret"),
        ("scope", "jobs_read"),
    ];
    let token = Tokens::read(&server.token(None, &pairs).await).access;
    let answer = server.call(CANDIDATES, &token).await;
    answer.assert_status(403);
    let json = answer.json();
    assert_eq!(json["exception"], "OAuthPermissionsException");
    assert_eq!(json["scope"], "candidates_read");
    let challenge = answer.header("www-authenticate").expect("a challenge");
    for part in ["error=\"insufficient_scope\"", "scope=\"candidates_read jobs_read\""] {
        assert!(challenge.contains(part), "{challenge}");
    }
}

#[tokio::test]
async fn a_service_is_no_users_me() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-service", "demo-service-secret").await;
    server.call("/api/users/me", &token).await.assert_status(403);
}

#[tokio::test]
async fn a_method_that_is_not_offered_is_refused() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(ADA).await.access;
    let request = Request::delete(CANDIDATES).header("authorization", format!("Bearer {token}"));
    let answer = server.send(request.body(Body::empty()).expect("a request")).await;
    answer.assert_status(405);
}

#[tokio::test]
async fn there_is_no_such_api_and_no_playground_outside_a_demo() {
    let server = TestServer::start_with(Setup { demo: false, ..Setup::default() }).await;
    for path in ["/playground", "/playground/callback"] {
        server.get(path).await.assert_page(404);
    }
    for path in [CANDIDATES, "/api/users/me"] {
        assert_eq!(server.get(path).await.assert_status(404).json()["error"], "not_found");
    }
    server.get("/sign-in").await.assert_does_not_say("correct-horse-battery");
}

#[tokio::test]
async fn a_standard_user_reaches_their_own_jobs_alone() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(RAVI).await.access;
    let answer = server.call(CANDIDATES, &token).await;
    assert_eq!(names(&answer), ["Mira", "Jonas", "Lucia", "Tomasz", "Aisha"]);
}

#[tokio::test]
async fn an_administrator_reaches_their_company_and_no_other() {
    let server = TestServer::start().await;
    let ada = server.partner_tokens(ADA).await.access;
    assert_eq!(names(&server.call(CANDIDATES, &ada).await).len(), 7);
    let kim = server.partner_tokens(KIM).await.access;
    assert_eq!(names(&server.call(CANDIDATES, &kim).await), ["Noor", "Erik"]);
}

#[tokio::test]
async fn a_service_reaches_what_its_role_reaches() {
    let server = TestServer::start().await;
    let administrator = server.service_token("demo-service", "demo-service-secret").await;
    assert_eq!(names(&server.call(CANDIDATES, &administrator).await).len(), 7);
    let standard = server.service_token("demo-jwt", "demo-jwt-secret").await;
    assert!(names(&server.call(CANDIDATES, &standard).await).is_empty());
}

#[tokio::test]
async fn users_me_says_on_whose_behalf_the_token_acts() {
    let server = TestServer::start().await;
    let token = server.partner_tokens(RAVI).await.access;
    let me = server.call("/api/users/me", &token).await.json();
    for (name, value) in [
        ("id", "usr_ravi"),
        ("email", RAVI),
        ("firstName", "Ravi"),
        ("lastName", "Patel"),
        ("role", "Standard"),
        ("company", "Northwind Staffing"),
    ] {
        assert_eq!(me[name], value);
    }
}

#[tokio::test]
async fn a_token_loses_the_scopes_of_a_role_that_its_person_no_longer_has() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("users_read").press("Allow access");
    let code = browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK)["code"].clone();
    let token = Tokens::read(&server.redeem(&code).await).access;
    let scopes = async || {
        let live = server
            .provider
            .tokens()
            .validate_access_token(&token)
            .await
            .expect("the store answers");
        live.expect("a good token").scopes.to_string()
    };
    assert_eq!(scopes().await, "candidates_read users_read");
    server.set_role("usr_ada", oauth::role::Role::Standard).await;
    assert_eq!(scopes().await, "candidates_read");
}
