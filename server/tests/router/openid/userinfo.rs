//! The userinfo endpoint (OpenID Connect Core §5.3).

use serde_json::json;
use testkit::proof::Key;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, Answer, ISSUER, TestServer, basic};

use super::{access_token, request, server};

pub(super) const USERINFO: &str = "/oauth/userinfo";

pub(super) async fn get(server: &TestServer, token: &str) -> Answer {
    server.call(USERINFO, token).await
}

#[tokio::test]
async fn without_a_token_it_says_which_scheme_and_nothing_else() {
    let server = server().await;
    let answer = server.get(USERINFO).await;
    let challenge = format!("Bearer realm=\"{ISSUER}\", scope=\"openid\"");
    answer.assert_status(401).assert_header("www-authenticate", &challenge);
}

#[tokio::test]
async fn what_is_no_good_token_is_refused() {
    let server = server().await;
    let good = access_token(&server, "openid").await;
    for token in ["", "x", &good[1..], &format!("{good}x")] {
        get(&server, token).await.assert_status(if token.is_empty() { 400 } else { 401 });
    }
    server.revoke(Some(&partner()), &good).await.assert_status(200);
    let answer = get(&server, &good).await;
    answer.assert_status(401);
    assert!(answer.header("www-authenticate").expect("one").contains("error=\"invalid_token\""));
}

#[tokio::test]
async fn a_token_without_openid_learns_nothing() {
    let server = server().await;
    for scope in ["jobs_read", "profile jobs_read"] {
        let token = access_token(&server, scope).await;
        let answer = get(&server, &token).await;
        answer.assert_status(403);
        let challenge = answer.header("www-authenticate").expect("a challenge");
        assert!(challenge.contains("error=\"insufficient_scope\""), "{challenge}");
        assert!(challenge.contains("scope=\"openid"), "{challenge}");
    }
}

#[tokio::test]
async fn a_service_is_no_user() {
    let server = server().await;
    server.let_ask_who("demo-service").await;
    let service = basic("demo-service", "demo-service-secret");
    let asking = [("grant_type", "client_credentials"), ("scope", "openid")];
    server.token(Some(&service), &asking).await.assert_token_error(400, "invalid_scope");
    let all = [("grant_type", "client_credentials")];
    let token = Tokens::read(&server.token(Some(&service), &all).await).access;
    get(&server, &token).await.assert_status(403);
}

#[tokio::test]
async fn only_what_was_granted_is_told() {
    let server = server().await;
    let told = async |scope: &str| {
        let token = access_token(&server, scope).await;
        let answer = get(&server, &token).await;
        answer.assert_status(200).assert_header("cache-control", "no-store");
        let mut told = answer.json();
        assert!(told.as_object_mut().expect("an object").remove("sub").is_some());
        told
    };
    assert_eq!(told("openid").await, json!({}));
    let name = json!({ "name": "Ada Northwind", "given_name": "Ada", "family_name": "Northwind" });
    assert_eq!(told("openid profile").await, name);
    let mut all = name;
    all["email"] = ADA.into();
    assert_eq!(told("openid profile email").await, all);
}

#[tokio::test]
async fn what_the_person_did_not_tick_is_not_told() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request("openid profile email")).await;
    let form = page.form("Allow access").tick("profile").press("Allow access");
    let code = testkit::browser::code(&browser.submit(&form).await);
    let tokens = server.redeem(&code).await.assert_status(200).json();
    assert_eq!(tokens["scope"], "openid profile");
    let told = get(&server, tokens["access_token"].as_str().expect("one")).await.json();
    assert!(told.get("email").is_none() && told.get("name").is_some(), "{told}");
}

#[tokio::test]
async fn a_token_that_only_says_who_a_user_is_opens_no_api() {
    let server = server().await;
    let token = access_token(&server, "openid profile email").await;
    server.call("/api/users/me", &token).await.assert_status(401);
    let both = access_token(&server, "openid jobs_read").await;
    server.call("/api/jobs", &both).await.assert_status(200);
    get(&server, &both).await.assert_status(200);
}

#[tokio::test]
async fn a_bound_token_needs_a_proof_for_this_endpoint() {
    let server = server().await;
    let (key, other) = (Key::numbered(1), Key::numbered(2));
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let proof = key.at_token(&server).signed();
    let answer = server.token_with_proof(Some(&partner()), &proof, &code_exchange(&code)).await;
    let token = answer.assert_status(200).json()["access_token"].as_str().expect("one").to_owned();
    get(&server, &token).await.assert_status(401);
    for (key, method, path) in
        [(&other, "GET", USERINFO), (&key, "POST", USERINFO), (&key, "GET", "/api/jobs")]
    {
        let proof = key.proof(&server, method, path).for_token(&token).signed();
        server.call_with_proof(USERINFO, &token, &proof).await.assert_status(401);
    }
    let proof = key.proof(&server, "GET", USERINFO).for_token(&token).signed();
    let answer = server.call_with_proof(USERINFO, &token, &proof).await;
    answer.assert_status(200);
    assert!(answer.header("dpop-nonce").is_some());
}

#[tokio::test]
async fn scripts_of_any_origin_may_read_it() {
    let server = server().await;
    for method in ["GET", "POST", "OPTIONS"] {
        let told = server.cors_of(method, USERINFO).await;
        assert_eq!(told.as_deref(), Some("*"), "{method}");
    }
}

#[tokio::test]
async fn a_token_in_a_query_or_twice_is_none() {
    let server = server().await;
    let token = access_token(&server, "openid").await;
    server.get(&format!("{USERINFO}?access_token={token}")).await.assert_status(401);
    let bearer = format!("Bearer {token}");
    let twice = [("access_token", token.as_str())];
    server.post_pairs(USERINFO, Some(&bearer), &twice).await.assert_status(400);
    let repeated = [("access_token", token.as_str()), ("access_token", token.as_str())];
    server.post_pairs(USERINFO, None, &repeated).await.assert_status(400);
    server.post_pairs(USERINFO, None, &[("access_token", "a\nb")]).await.assert_status(400);
}
