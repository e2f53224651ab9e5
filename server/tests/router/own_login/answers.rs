//! What the platform may answer.

use serde_json::{Value, json};
use testkit::{ADA, AuthorizationUrl, MINUTE, SECOND};

use super::{accept, assert_invalid, back, begin, call, mo, sign_in, start, with};
use crate::admin_api::{self, SCOPES, service};
use crate::customer_api::callers::{NOBODY, Shown};

#[tokio::test]
async fn signin_3_2_only_the_platforms_own_client_reads_and_answers() {
    let server = start().await;
    let id = begin(&mut server.browser(), "/sign-in").await;
    let (_, other) = service(&server, ADA, SCOPES).await;
    for (by, status) in [(&NOBODY, 401), (&other, 404)] {
        for (method, path) in [("GET", ""), ("POST", "/accept"), ("POST", "/reject")] {
            let path = format!("/v1/login-requests/{id}{path}");
            let body = if method == "GET" { Value::Null } else { mo(&server) };
            let answer = admin_api::call(by, &server, method, &path, body).await;
            assert_eq!(answer.status, status, "{method} {path}");
        }
    }
    for (method, path) in [("PATCH", "/v1/users/1001"), ("DELETE", "/v1/users/1001/sessions")] {
        let answer = admin_api::call(&other, &server, method, path, json!({})).await;
        answer.assert_status(404);
    }
    assert_eq!(server.count("login_answers"), 0);
    accept(&server, &id, mo(&server)).await.assert_status(200);
}

#[tokio::test]
async fn signin_3_3_a_request_is_answered_once() {
    let server = start().await;
    let id = begin(&mut server.browser(), "/sign-in").await;
    accept(&server, &id, mo(&server)).await.assert_status(200);
    assert_eq!(
        accept(&server, &id, mo(&server)).await.assert_status(409).json()["error"],
        "conflict"
    );
    let reject = format!("/v1/login-requests/{id}/reject");
    call(&server, "POST", &reject, json!({})).await.assert_status(409);
    assert_eq!(server.count("login_answers"), 1);
}

#[tokio::test]
async fn signin_3_1_a_request_lasts_15_minutes_and_is_of_this_server() {
    let server = start().await;
    let id = begin(&mut server.browser(), "/sign-in").await;
    let mut forged = id.clone();
    let last = forged.pop().expect("a letter");
    forged.push(if last == 'A' { 'Q' } else { 'A' });
    for unknown in [forged.as_str(), "x", "lrq_1"] {
        accept(&server, unknown, mo(&server)).await.assert_status(404);
        let path = format!("/v1/login-requests/{unknown}");
        call(&server, "GET", &path, Value::Null).await.assert_status(404);
    }
    server.advance_almost(15 * MINUTE);
    call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.assert_status(200);
    server.advance(SECOND);
    let answer = accept(&server, &id, mo(&server)).await;
    assert_eq!(answer.assert_status(410).json()["error"], "expired");
}

#[tokio::test]
async fn signin_3_3_each_field_is_checked_and_named() {
    let server = start().await;
    let id = begin(&mut server.browser(), "/sign-in").await;
    let now = server.provider.now().0;
    let company = |id: &str| json!([{ "company_id": id, "role": "standard" }]);
    for (field, value, named) in [
        ("subject", json!(""), "subject"),
        ("subject", json!("a b"), "subject"),
        ("subject", json!("x".repeat(256)), "subject"),
        ("email", json!("mo"), "email"),
        ("email", json!(ADA), "email"),
        ("first_name", json!(""), "first_name"),
        ("last_name", json!("Sand\u{202e}"), "last_name"),
        ("memberships", json!([]), "memberships"),
        ("memberships", Value::Null, "memberships"),
        ("memberships", company("hirely-9"), "memberships[0].company_id"),
        ("amr", json!(["a b"]), "amr"),
        ("acr", json!("gold"), "acr"),
        ("auth_time", json!(now + 60), "auth_time"),
        ("auth_time", json!(now - 31 * 24 * 3600), "auth_time"),
        ("session_expires_in", json!(10), "session_expires_in"),
        ("session_expires_in", json!(31 * 24 * 3600), "session_expires_in"),
    ] {
        let answer = accept(&server, &id, with(mo(&server), field, value)).await;
        assert_invalid(&answer, named);
    }
    let unknown = with(mo(&server), "admin", json!(true));
    accept(&server, &id, unknown).await.assert_status(400);
    let reject = format!("/v1/login-requests/{id}/reject");
    let answer = call(&server, "POST", &reject, json!({ "reason": "a\nb" })).await;
    assert_invalid(&answer, "reason");
    // A company of ours by its own id, and nothing was answered before.
    accept(&server, &id, with(mo(&server), "memberships", company("cmp_contoso")))
        .await
        .assert_status(200);
}

#[tokio::test]
async fn signin_3_3_prompt_and_max_age_are_proven_by_auth_time() {
    let server = start().await;
    let mut browser = server.browser();
    let ago =
        |seconds: i64| with(mo(&server), "auth_time", json!(server.provider.now().0 - seconds));
    for (name, value, too_old, young_enough) in
        [("prompt", "login", 60, 0), ("max_age", "0", 60, 0), ("max_age", "300", 330, 290)]
    {
        let request = AuthorizationUrl::partner().with(name, value);
        let id = begin(&mut browser, &request.path()).await;
        assert_invalid(&accept(&server, &id, ago(too_old)).await, "auth_time");
        let there = back(&accept(&server, &id, ago(young_enough)).await);
        let answer = browser.get(&there).await;
        let page = browser.follow(answer).await;
        page.assert_page(200).form("Allow access");
        // The same request asks again, although a user is signed in.
        server.advance(6 * MINUTE);
        begin(&mut browser, &request.path()).await;
    }
}

#[tokio::test]
async fn signin_3_3_another_account_may_be_chosen_that_signed_in_long_ago() {
    let server = start().await;
    let mut browser = server.browser();
    let request = AuthorizationUrl::partner().with("prompt", "select_account");
    let id = begin(&mut browser, &request.path()).await;
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.json();
    assert_eq!(read["prompt"], "select_account");
    let login = with(mo(&server), "auth_time", json!(server.provider.now().0 - 7200));
    let there = back(&accept(&server, &id, login).await);
    let answer = browser.get(&there).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn signin_3_3_prompt_none_asks_no_user() {
    let server = start().await;
    let mut browser = server.browser();
    let silent = AuthorizationUrl::partner().with("prompt", "none");
    let answer = browser.get(&silent.path()).await;
    answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "login_required");
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    let answer = browser.get(&silent.path()).await;
    answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "consent_required");
}

#[tokio::test]
async fn signin_3_2_a_token_that_acts_for_a_person_is_not_the_platforms() {
    let server = start().await;
    let id = begin(&mut server.browser(), "/sign-in").await;
    let token = server.service_token("demo-jwt", "demo-jwt-secret").await;
    let path = format!("/v1/login-requests/{id}");
    let answer = admin_api::call(&Shown::token(&token), &server, "GET", &path, Value::Null).await;
    answer.assert_status(403);
}
