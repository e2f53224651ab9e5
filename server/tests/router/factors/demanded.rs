//! Where a second factor is demanded: by a company, by an app, or for what it asks.

use testkit::browser::code;
use testkit::one_time::{AuthenticatorApp, recovery_codes};
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, MINUTE, PARTNER_CALLBACK, PASSWORD, Setup, TestServer};

use super::{after_password, enrolled, methods};

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
    // What is asked now is a code of the first one's app.
    second.submit(&form).await.assert_page(422).form("Sign in");
    assert_eq!((server.count("authenticators"), server.count("sessions")), (1, 1));
}

#[tokio::test]
async fn signin_1_an_app_that_asks_for_two_factors_gets_them() {
    let server = TestServer::start().await;
    // A session from before there was a second factor.
    let mut ada = server.signed_in(ADA).await;
    let (app, _) = enrolled(&server).await;
    let request = AuthorizationUrl::partner().with("acr_values", TWO_FACTORS);
    let page = ada.open(&request.path()).await;
    let form = page.assert_page(200).form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = ada.submit(&form).await;
    let page = ada.follow(answer).await;
    let form = page.assert_page(200).form("Sign in").set("code", &app.code(&server));
    let answer = ada.submit(&form).await;
    let page = ada.follow(answer).await;
    let answer = ada.submit(&page.form("Allow access").press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    let told = server.introspect(&tokens.access).await;
    assert_eq!((told["acr"].as_str(), &told["auth_time"]), (Some(TWO_FACTORS), &told["iat"]));
    // They descend to what is refreshed.
    server.advance(MINUTE);
    let tokens = Tokens::read(&server.refresh(tokens.refresh()).await);
    let later = server.introspect(&tokens.access).await;
    assert_eq!(later["acr"].as_str(), Some(TWO_FACTORS));
    assert_eq!(later["auth_time"], told["auth_time"]);
    assert_ne!(later["iat"], told["iat"]);
}

#[tokio::test]
async fn signin_1_apis_learn_how_and_when_a_person_signed_in() {
    let server = TestServer::start().await;
    let signed_in_at = server.provider.now().0;
    let mut ada = server.signed_in(ADA).await;
    server.advance(MINUTE);
    let code = ada.allow(&AuthorizationUrl::partner()).await;
    let tokens = Tokens::read(&server.redeem(&code).await);
    let told = server.introspect(&tokens.access).await;
    assert_eq!((&told["acr"], &told["auth_time"]), (&ONE_FACTOR.into(), &signed_in_at.into()));
    // Of a service no one signed in.
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let told = server.introspect(&service).await;
    assert!(told["active"] == true && told.get("acr").is_none() && told.get("auth_time").is_none());
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
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "users_read");
    let form = browser.open(&request.path()).await.form("Allow access").press("Allow access");
    // The operator demands it while the page is open.
    let mut setup = Setup::default();
    setup.settings.two_factors_for_admin_scopes = true;
    let stricter = server.beside_with(setup).await;
    let mut same = stricter.browser();
    same.cookies.clone_from(&browser.cookies);
    let page = same.submit(&form).await;
    page.assert_page(200).assert_says("Confirm it's you.").form("Sign in");
    assert_eq!(server.count("grants"), 0);
    // To refuse needs no proof.
    let page = browser.open(&request.path()).await;
    let form = page.form("Don't allow").press("Don't allow");
    same.submit(&form).await.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
}
