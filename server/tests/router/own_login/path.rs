//! The path as it should be, step by step.

use serde_json::{Value, json};
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, PARTNER_CALLBACK};

use super::{MO, accept, back, begin, call, mo, sign_in, start, with};
use crate::audit::whole_log;

#[tokio::test]
async fn signin_3_1_who_is_not_signed_in_is_sent_to_the_platform_and_nothing_is_stored() {
    let server = start().await;
    let mut browser = server.browser();
    let rows = server.rows();
    let answer = browser.get(&AuthorizationUrl::partner().path()).await;
    let id = super::login_request(&answer);
    assert!(id.len() < 1500, "{}", id.len());
    answer
        .assert_header("referrer-policy", "no-referrer")
        .assert_header("cache-control", "no-store");
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("countersign-login=") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    // A second tab has the same cookie, and another request.
    let other = begin(&mut browser, "/sign-in?return_to=/connected-apps").await;
    assert_ne!(other, id);
    assert_eq!(browser.cookies.len(), 1);
    assert_eq!((server.rows(), server.count("login_answers")), (rows, 0));
}

#[tokio::test]
async fn signin_3_2_the_platform_reads_what_the_app_asks_for() {
    let server = start().await;
    let request = AuthorizationUrl::partner()
        .with("prompt", "login consent")
        .with("max_age", "300")
        .with("login_hint", MO)
        .with("ui_locales", "fr de");
    let id = begin(&mut server.browser(), &request.path()).await;
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await;
    let read = read.assert_status(200).json();
    assert_eq!(read["client"]["client_id"], "demo-partner");
    assert_eq!(read["client"]["name"], "Talentsync");
    assert_eq!(read["client"]["publisher"], "Brightwork Labs");
    assert_eq!(read["scopes"], json!(["candidates_read", "jobs_read"]));
    assert_eq!(read["prompt"], "login");
    assert_eq!(read["max_age"], 300);
    assert_eq!(read["login_hint"], MO);
    assert_eq!(read["acr_values"], Value::Null);
    assert_eq!(read["ui_locales"], "fr de");
    assert_eq!(read["expires_at"], "2027-01-15T08:15:00Z");
    // A page of ours asks for nothing but to sign in, in the browser's language.
    let mut browser = server.browser();
    browser.accept_language = "de".to_owned();
    let id = begin(&mut browser, "/sign-in?return_to=/connected-apps").await;
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.json();
    assert_eq!((&read["client"], &read["prompt"]), (&Value::Null, &Value::Null));
    assert_eq!(read["ui_locales"], "de");
}

#[tokio::test]
async fn signin_3_4_the_browser_that_began_is_signed_in_and_comes_to_the_consent_page() {
    let server = start().await;
    let mut browser = server.browser();
    let login = with(mo(&server), "amr", json!(["pwd", "otp", "face", "mfa"]));
    let login = with(login, "auth_time", json!(server.provider.now().0 - 60));
    let request = AuthorizationUrl::partner();
    let answer = sign_in(&mut browser, &server, &request.path(), login).await;
    assert_eq!(answer.our_location(), request.path());
    let page = browser.get(answer.our_location()).await;
    page.assert_page(200).assert_says(MO).assert_says("Fabrikam").assert_says("Talentsync");
    let session: (String, String, i64) = server
        .database()
        .query_row("SELECT methods, provider_id, authenticated_at FROM sessions", (), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .expect("a session");
    let signed_in_at = server.provider.now().0 - 60;
    assert_eq!(session, ("pwd otp mfa".to_owned(), "own_login".to_owned(), signed_in_at));
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(!Tokens::read(&server.redeem(&code(&answer)).await).access.is_empty());
}

#[tokio::test]
async fn signin_3_4_a_person_who_comes_again_is_the_same_and_is_as_the_platform_says_now() {
    let server = start().await;
    sign_in(&mut server.browser(), &server, "/sign-in", mo(&server)).await;
    let users = server.count("users");
    let login = with(mo(&server), "email", json!("mo.sand@hirely.example"));
    let login = with(login, "first_name", json!("Moritz"));
    let membership =
        json!([{ "company_id": "hirely-1", "role": "administrator", "job_title": "Lead" }]);
    let login = with(login, "memberships", membership);
    let mut browser = server.browser();
    let answer = sign_in(&mut browser, &server, "/sign-in?return_to=/admin", login).await;
    assert_eq!(answer.our_location(), "/admin");
    browser.get("/admin").await.assert_page(200).assert_says("Moritz Sand").assert_says("Fabrikam");
    assert_eq!(server.count("users"), users);
    let read = call(&server, "GET", "/v1/users/1001", Value::Null).await.json();
    assert_eq!(read["email"], "mo.sand@hirely.example");
    assert_eq!(read["memberships"][0]["role"], "administrator");
    assert_eq!(read["memberships"][0]["job_title"], "Lead");
}

#[tokio::test]
async fn signin_3_3_a_session_lasts_as_long_as_the_platform_says() {
    let server = start().await;
    let mut browser = server.browser();
    let login = with(mo(&server), "session_expires_in", json!(600));
    sign_in(&mut browser, &server, "/sign-in", login).await;
    server.advance(std::time::Duration::from_secs(599));
    browser.get("/connected-apps").await.assert_page(200);
    server.advance(std::time::Duration::from_secs(1));
    begin(&mut browser, "/sign-in?return_to=/connected-apps").await;
}

#[tokio::test]
async fn signin_3_3_a_rejected_login_is_told_to_a_verified_app_and_to_the_person_else() {
    let server = start().await;
    let reject = async |id: &str| {
        let path = format!("/v1/login-requests/{id}/reject");
        call(&server, "POST", &path, json!({ "reason": "cancelled" })).await
    };
    let mut browser = server.browser();
    let id = begin(&mut browser, &AuthorizationUrl::partner().path()).await;
    let there = back(&reject(&id).await);
    browser.get(&there).await.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    assert_eq!(accept(&server, &id, mo(&server)).await.status, 409);
    // RFC 9700 §4.11.2: no one knows who runs this app.
    for path in [AuthorizationUrl::unverified().path(), "/sign-in".to_owned()] {
        let id = begin(&mut browser, &path).await;
        let there = back(&reject(&id).await);
        browser.get(&there).await.assert_page(403).assert_says("You are not signed in");
    }
    assert_eq!(server.count("sessions"), 0);
    let details: i64 = server
        .database()
        .query_row(
            "SELECT count(*) FROM audit WHERE action = 'login_rejected' AND detail = 'cancelled'",
            (),
            |row| row.get(0),
        )
        .expect("a number");
    assert_eq!(details, 3);
}

#[tokio::test]
async fn signin_3_who_proves_less_than_the_app_asks_is_not_sent_around_in_a_circle() {
    let server = start().await;
    let request = AuthorizationUrl::partner().with("acr_values", "urn:countersign:acr:2fa");
    let mut browser = server.browser();
    let answer = sign_in(&mut browser, &server, &request.path(), mo(&server)).await;
    let answer = browser.follow(answer).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "unmet_authentication_requirements");
    // Asked once more, the platform may ask for more: it reads what the app wants.
    let answer = browser.get(&request.path()).await;
    let id = super::login_request(&browser.follow(answer).await);
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.json();
    assert_eq!(read["acr_values"], "urn:countersign:acr:2fa");
    let stronger = with(mo(&server), "amr", json!(["pwd", "otp", "mfa"]));
    let answer = browser.get(&back(&accept(&server, &id, stronger).await)).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn signin_3_what_the_platform_answers_as_acr_counts() {
    let server = start().await;
    let request = AuthorizationUrl::partner().with("acr_values", "urn:countersign:acr:2fa");
    let mut browser = server.browser();
    let stronger = with(mo(&server), "acr", json!("urn:countersign:acr:2fa"));
    let answer = sign_in(&mut browser, &server, &request.path(), stronger).await;
    let page = browser.follow(answer).await;
    page.assert_page(200);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    let told = server.introspect(&tokens.access).await;
    assert_eq!(told["acr"], "urn:countersign:acr:2fa");
    // Who signed in, how, and who says so, is in the log.
    let told = whole_log(&server).await;
    assert_eq!(
        told.iter().filter(|line| line.starts_with("signed_in ")).collect::<Vec<_>>(),
        [&format!("signed_in {MO}, {MO}, 127.0.0.1: methods=pwd,mfa provider=own_login")]
    );
}

#[tokio::test]
async fn signin_3_how_people_sign_in_is_not_looked_after_here() {
    let server = start().await;
    let mut browser = server.browser();
    for path in ["/account/passkeys", "/account/second-factor/new", "/sign-in/passkey"] {
        browser.get(path).await.assert_status(404);
    }
}
