//! Where a second factor is demanded: by a company, by an app, or for what it asks.

use testkit::one_time::{AuthenticatorApp, recovery_codes};
use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, PASSWORD, Setup, TestServer};

use super::{after_password, enrolled, give_code, is_signed_in, methods};

const TWO_FACTORS: &str = "urn:countersign:acr:2fa";
const ONE_FACTOR: &str = "urn:countersign:acr:1fa";

#[tokio::test]
async fn signin_1_members_of_a_company_that_demands_it_set_it_up_before_anything_else() {
    let server = TestServer::start().await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    let mut browser = server.browser();
    let page = after_password(&mut browser).await;
    page.assert_says("requires two-step sign-in");
    assert_eq!(server.count("sessions"), 0);
    let app = AuthenticatorApp::of_page(&page);
    let form = page.form("Confirm").set("code", &app.wrong_code(&server));
    let again = browser.submit(&form).await;
    again.assert_page(422);
    let form = again.form("Confirm").set("code", &app.code(&server));
    let page = browser.submit(&form).await;
    page.assert_page(200);
    assert_eq!(recovery_codes(&page).len(), 10);
    assert_eq!(methods(&server), "pwd otp mfa");
    browser.get("/connected-apps").await.assert_page(200);
}

#[tokio::test]
async fn signin_1_who_sets_it_up_first_is_the_only_one() {
    let server = TestServer::start().await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    let (mut first, mut second) = (server.browser(), server.browser());
    let (page, other) = (after_password(&mut first).await, after_password(&mut second).await);
    let (app, others) = (AuthenticatorApp::of_page(&page), AuthenticatorApp::of_page(&other));
    first.submit(&page.form("Confirm").set("code", &app.code(&server))).await.assert_page(200);
    let form = other.form("Confirm").set("code", &others.code(&server));
    second.submit(&form).await.assert_page(200).form("Sign in");
    assert_eq!((server.count("authenticators"), server.count("sessions")), (1, 1));
}

#[tokio::test]
async fn signin_1_an_app_that_asks_for_two_factors_gets_them() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let request = AuthorizationUrl::partner().with("acr_values", TWO_FACTORS);
    // A session of one factor, from before there was a second.
    server.meddle("UPDATE sessions SET methods = 'pwd'");
    let mut browser = server.browser();
    give_code(&mut browser, &app.code(&server)).await;
    server.meddle("UPDATE sessions SET methods = 'pwd'");
    let server = server.beside().await;
    let page = browser.open(&request.path()).await;
    page.assert_page(200).form("Sign in");
}

#[tokio::test]
async fn signin_1_who_has_no_second_factor_sets_one_up_for_the_app() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("acr_values", TWO_FACTORS);
    let mut browser = server.browser();
    let page = browser.open(&request.path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("What you want to do needs two-step sign-in.");
    let app = AuthenticatorApp::of_page(&page);
    let page = browser.submit(&page.form("Confirm").set("code", &app.code(&server))).await;
    page.assert_page(200);
    let next = page.links("a.btn-main").remove(0);
    browser.open(&next).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn signin_1_one_factor_is_enough_where_no_more_is_asked() {
    let server = TestServer::start().await;
    for values in [ONE_FACTOR, "urn:example:unknown", ""] {
        let request = AuthorizationUrl::partner().with("acr_values", values);
        let mut browser = server.signed_in(ADA).await;
        browser.open(&request.path()).await.assert_page(200).form("Allow access");
    }
}

#[tokio::test]
async fn signin_1_without_a_page_too_little_is_an_error() {
    let server = TestServer::start().await;
    let request =
        AuthorizationUrl::partner().with("acr_values", TWO_FACTORS).with("prompt", "none");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
}

#[tokio::test]
async fn signin_1_admin_scopes_need_two_factors_where_the_operator_says_so() {
    let mut setup = Setup::default();
    setup.settings.two_factors_for_admin_scopes = true;
    let server = TestServer::start_with(setup).await;
    let admin = AuthorizationUrl::partner().with("scope", "users_read");
    let mut ada = server.signed_in(ADA).await;
    let page = ada.open(&admin.path()).await;
    page.assert_page(200).form("Sign in");
    let other = AuthorizationUrl::partner().with("scope", "candidates_read");
    ada.open(&other.path()).await.assert_page(200).form("Allow access");
    // With both factors it is allowed.
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = ada.submit(&form).await;
    let page = ada.follow(answer).await;
    let app = AuthenticatorApp::of_page(&page);
    ada.submit(&page.form("Confirm").set("code", &app.code(&server))).await.assert_page(200);
    ada.open(&admin.path()).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn signin_1_an_answer_with_one_factor_is_not_taken_where_two_are_asked() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let request = AuthorizationUrl::partner().with("acr_values", TWO_FACTORS);
    let mut browser = server.browser();
    assert!(is_signed_in(&give_code(&mut browser, &app.code(&server)).await));
    let page = browser.open(&request.path()).await;
    let form = page.form("Allow access").press("Allow access");
    server.meddle("UPDATE sessions SET methods = 'pwd'");
    // Another node, which has not read the session before.
    let before = server.count("grants");
    server.advance(testkit::MINUTE);
    let answer = browser.submit(&form).await;
    assert!(answer.our_location().starts_with("/sign-in"), "{}", answer.body);
    assert_eq!(server.count("grants"), before);
}
