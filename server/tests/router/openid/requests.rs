//! Bad requests for an ID token.

use serde_json::json;
use testkit::jwt::TestKey;
use testkit::{ADA, AuthorizationUrl, ISSUER, KIM, PARTNER_CALLBACK, PASSWORD, RAVI, TestServer};

use super::{NONCE, request, server, tokens};

async fn refused(server: &TestServer, request: &AuthorizationUrl, error: &str) {
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, error);
}

#[tokio::test]
async fn a_request_by_value_or_by_a_foreign_reference_is_not_supported() {
    let server = server().await;
    refused(&server, &request("openid").with("request", "a.b.c"), "request_not_supported").await;
    let by_reference = request("openid").with("request_uri", "https://app.example/request.jwt");
    refused(&server, &by_reference, "request_uri_not_supported").await;
    // One that looks like ours and is not leads nowhere.
    let forged = request("openid").with("request_uri", "urn:ietf:params:oauth:request_uri:x");
    server.signed_in(ADA).await.get(&forged.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn claims_that_are_no_claims_too_many_or_too_deep_are_refused() {
    let server = server().await;
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(1000), "]".repeat(1000));
    for claims in
        ["x", "[]", "{\"id_token\":1}", &deep, &format!("{{\"x\":\"{}\"}}", "a".repeat(5000))]
    {
        refused(&server, &request("openid").with("claims", claims), "invalid_request").await;
    }
    let huge = request("openid").with("claims", &"a".repeat(40 * 1024)).query();
    server.browser().post("/oauth/authorize", huge).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn a_challenge_is_needed_unless_the_app_is_registered_to_send_a_nonce() {
    let server = server().await;
    let bare = |request: AuthorizationUrl| {
        request.without("code_challenge").without("code_challenge_method")
    };
    refused(&server, &bare(request("openid")), "invalid_request").await;
    server.change_client("demo-partner", |client| client.nonce_instead_of_pkce = true).await;
    refused(&server, &bare(request("openid").without("nonce")), "invalid_request").await;
    refused(&server, &bare(request("jobs_read")), "invalid_request").await;
    let code = server.signed_in(ADA).await.allow(&bare(request("openid"))).await;
    let partner = testkit::token_client::partner();
    let pairs = [("grant_type", "authorization_code"), ("code", code.as_str())];
    let without = server.token(Some(&partner), &pairs).await;
    without.assert_token_error(400, "invalid_request");
    let pairs = [pairs[0], pairs[1], ("redirect_uri", PARTNER_CALLBACK)];
    let answer = server.token(Some(&partner), &pairs).await;
    answer.assert_status(200);
    assert_eq!(server.id_token(&answer).await["nonce"], NONCE);
    // A verifier without a challenge is a downgrade (RFC 9700 §2.1.1).
    let code = server.signed_in(RAVI).await.allow(&bare(request("openid"))).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_nonce_that_comes_back_in_no_id_token_protects_no_user() {
    let server = server().await;
    server
        .change_client("demo-partner", |client| {
            client.nonce_instead_of_pkce = true;
            client.scopes.retain(|entry| entry.scope.as_str() != "openid");
            client.strict_scopes = false;
        })
        .await;
    let request = request("openid jobs_read");
    let request = request.without("code_challenge").without("code_challenge_method");
    let code = server.signed_in(ADA).await.allow(&request).await;
    let partner = testkit::token_client::partner();
    let pairs = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", PARTNER_CALLBACK),
    ];
    server.token(Some(&partner), &pairs).await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn a_class_that_is_essential_and_not_known_is_not_met() {
    let server = server().await;
    let claims = json!({ "id_token": { "acr": { "essential": true, "values": ["phr"] } } });
    let asked = request("openid").with("claims", &claims.to_string());
    refused(&server, &asked, "unmet_authentication_requirements").await;
}

async fn hint_of(server: &TestServer, email: &str) -> String {
    let code = server.signed_in(email).await.allow(&request("openid")).await;
    server.redeem(&code).await.json()["id_token"].as_str().expect("one").to_owned()
}

#[tokio::test]
async fn a_hint_of_another_user_without_asking_is_no_sign_in() {
    let server = server().await;
    let (ada, ravi) = (hint_of(&server, ADA).await, hint_of(&server, RAVI).await);
    let silent = |hint: &str| request("openid").with("prompt", "none").with("id_token_hint", hint);
    refused(&server, &silent(&ravi), "login_required").await;
    let mut browser = server.signed_in(ADA).await;
    browser.get(&silent(&ada).path()).await.assert_sent_to(PARTNER_CALLBACK);
    // Expired is fine.
    server.advance(10 * testkit::MINUTE);
    let answer = browser.get(&silent(&ada).path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
}

#[tokio::test]
async fn a_hint_that_is_not_ours_or_of_another_app_vouches_for_no_user() {
    let server = server().await;
    server.let_ask_who("demo-spa").await;
    hint_of(&server, ADA).await;
    let claims = json!({ "iss": ISSUER, "aud": "demo-partner", "sub": "usr_ada" });
    let key = TestKey::ed25519();
    let own = server.get(testkit::client_endpoints::JWKS).await.json();
    let kid = own["keys"][0]["kid"].clone();
    let mut hints = vec!["x".to_owned(), "a.b.c".to_owned()];
    hints.push(key.sign(&json!({ "typ": "JWT", "kid": kid }), &claims));
    hints.push(key.sign(&json!({ "typ": "JWT", "kid": kid, "alg": "RS256" }), &claims));
    let none = testkit::jwt::part(&json!({ "typ": "JWT", "kid": kid, "alg": "none" }).to_string());
    hints.push(format!("{none}.{}.", testkit::jwt::part(&claims.to_string())));
    let request_of_spa = AuthorizationUrl::spa().with("scope", "openid");
    let code = server.signed_in(ADA).await.allow(&request_of_spa).await;
    let of_spa = server.token(None, &testkit::token_client::spa_exchange(&code)).await;
    hints.push(of_spa.json()["id_token"].as_str().expect("one").to_owned());
    for hint in hints {
        let silent = request("openid").with("prompt", "none").with("id_token_hint", &hint);
        refused(&server, &silent, "login_required").await;
    }
}

#[tokio::test]
async fn another_user_than_the_hint_names_is_asked_to_sign_in_once() {
    let server = server().await;
    let ravi = hint_of(&server, RAVI).await;
    for (email, goes_on) in [(RAVI, true), (KIM, false)] {
        let mut browser = server.signed_in(ADA).await;
        let asked = request("openid").with("id_token_hint", &ravi);
        let answer = browser.get(&asked.path()).await;
        let form = browser.get(answer.our_location()).await.form("Sign in");
        let answer = browser.submit(&form.set("email", email).set("password", PASSWORD)).await;
        let answer = browser.get(answer.our_location()).await;
        if goes_on {
            assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
        } else {
            answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
        }
    }
}

#[tokio::test]
async fn a_sub_that_is_demanded_is_a_hint() {
    let server = server().await;
    let answer = tokens(&server, &request("openid")).await;
    let own = server.id_token(&answer).await["sub"].as_str().expect("a text").to_owned();
    for (sub, error) in [(own.as_str(), None), ("usr_other", Some("login_required"))] {
        let claims = json!({ "id_token": { "sub": { "value": sub } } }).to_string();
        let silent = request("openid").with("prompt", "none").with("claims", &claims);
        let answer = server.signed_in(ADA).await.get(&silent.path()).await;
        match error {
            None => drop(answer.assert_sent_to(PARTNER_CALLBACK)["code"].clone()),
            Some(error) => answer.assert_error_sent_to(PARTNER_CALLBACK, error),
        }
    }
}

/// RFC 9470: a class that is demanded leads to the second factor; without asking it is an error.
#[tokio::test]
async fn a_class_that_is_demanded_is_not_given_away_for_less() {
    let server = server().await;
    let essential = json!({ "id_token": { "acr": {
        "essential": true, "values": ["urn:countersign:acr:2fa"],
    } } });
    let wanting: [AuthorizationUrl; 2] = [
        request("openid").with("acr_values", "urn:countersign:acr:2fa"),
        request("openid").with("claims", &essential.to_string()),
    ];
    for wanted in wanting {
        let mut browser = server.signed_in(ADA).await;
        browser.allow(&request("openid")).await;
        let silent = browser.get(&wanted.clone().with("prompt", "none").path()).await;
        silent.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
        let asked = browser.get(&wanted.path()).await;
        assert!(asked.our_location().starts_with("/sign-in"), "{}", asked.our_location());
    }
}
