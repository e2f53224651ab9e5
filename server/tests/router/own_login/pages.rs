//! Pages of ours, where people sign in at the platform.

use serde_json::Value;
use testkit::{AuthorizationUrl, DAY, MINUTE};

use super::{MO, back, begin, call, login_request, mo, sign_in, start};

#[tokio::test]
async fn signin_3_1_managed_pages_lead_to_the_platform_and_back() {
    let server = start().await;
    let mut browser = server.browser();
    let answer = browser.get("/connected-apps?before=x").await;
    let path = answer.our_location().to_owned();
    let answer = sign_in(&mut browser, &server, &path, mo(&server)).await;
    assert_eq!(answer.our_location(), "/connected-apps?before=x");
}

#[tokio::test]
async fn signin_3_1_a_recent_sign_in_is_asked_of_the_platform() {
    let server = start().await;
    let mut browser = server.browser();
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    browser.get("/credentials/tokens/new").await.assert_page(200);
    server.advance(16 * MINUTE);
    let again = browser.get("/credentials/tokens/new").await.our_location().to_owned();
    let id = begin(&mut browser, &again).await;
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.json();
    assert_eq!((&read["prompt"], &read["login_hint"]), (&"login".into(), &MO.into()));
    let there = back(&super::accept(&server, &id, mo(&server)).await);
    assert_eq!(browser.get(&there).await.our_location(), "/credentials/tokens/new");
    browser.get("/credentials/tokens/new").await.assert_page(200);
}

#[tokio::test]
async fn signin_3_1_another_account_is_asked_of_the_platform() {
    let server = start().await;
    let mut browser = server.browser();
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    let page = browser.get("/sign-in").await;
    page.assert_page(200).assert_says(MO);
    let answer = browser.post("/switch-account", "return_to=/connected-apps").await;
    let id = login_request(&browser.get(answer.our_location()).await);
    let read = call(&server, "GET", &format!("/v1/login-requests/{id}"), Value::Null).await.json();
    assert_eq!(read["prompt"], "select_account");
}

#[tokio::test]
async fn signin_3_1_a_form_in_the_middle_of_which_a_session_ended_waits_beside_the_platforms_login()
{
    let server = start().await;
    let mut browser = server.browser();
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    let form = browser.get("/credentials/tokens/new").await.form("Review").set("name", "Board");
    server.advance(DAY);
    let page = browser.submit(&form.press("Review")).await;
    page.assert_page(410).assert_says("Sign in in a new tab");
    assert!(!page.body.contains("Board"), "sealed");
    let waiting = page.form("Continue");
    browser.submit(&waiting).await.assert_page(410);
    sign_in(&mut browser, &server, "/sign-in", mo(&server)).await;
    let page = browser.submit(&waiting).await;
    page.assert_page(200);
    assert!(page.form("Review").body().contains("name=Board"), "{}", page.body);
}

/// A browser that was left open must not be enough for what an app asks a sign-in for.
#[tokio::test]
async fn signin_3_who_goes_on_without_signing_in_has_proven_nothing() {
    let server = start().await;
    let mut browser = server.browser();
    let request = AuthorizationUrl::partner().with("prompt", "login");
    let answer = sign_in(&mut browser, &server, &request.path(), mo(&server)).await;
    let page = browser.follow(answer).await;
    let form = page.form("Allow access").press("Allow access");
    server.advance(20 * MINUTE);
    let page = browser.submit(&form).await;
    let waiting = page.form("Continue");
    let page = browser.submit(&waiting).await;
    assert_eq!(page.select("#consent-form").len(), 0, "{}", page.body);
    sign_in(&mut browser, &server, "/sign-in?return_to=/&confirm=yes", mo(&server)).await;
    browser.submit(&waiting).await.assert_page(200).form("Allow access");
}
