//! How strongly and how lately a person is authenticated (OpenID Connect Core §3.1.2.1, RFC 9470):
//! what a request demands, what the app is registered with, and what tokens say of it.

use std::time::Duration;

use oauth::authentication::AuthenticationClass;
use serde_json::{Value, json};
use testkit::browser::code;
use testkit::one_time::AuthenticatorApp;
use testkit::soft_passkey::SoftPasskey;
use testkit::{
    ADA, Answer, AuthorizationUrl, Browser, MINUTE, PARTNER_CALLBACK, PASSWORD, SECOND, TestServer,
};

use super::{request, server};

const TWO: &str = "urn:countersign:acr:2fa";
const ONE: &str = "urn:countersign:acr:1fa";

/// A person with an authenticator app, who signed in with a password before there was one.
async fn one_factor(server: &TestServer) -> (Browser<'_>, AuthenticatorApp) {
    let browser = server.signed_in(ADA).await;
    let (app, _) = server.signed_in(ADA).await.set_up_second_factor(server).await;
    server.advance(MINUTE);
    (browser, app)
}

/// Signs in again with both factors where a request asks for it; the answer to the app.
async fn step_up(
    server: &TestServer,
    browser: &mut Browser<'_>,
    app: &AuthenticatorApp,
    request: &AuthorizationUrl,
) -> Answer {
    let page = browser.open(&request.path()).await;
    let form = page.assert_page(200).form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    let form = page.assert_page(200).form("Sign in").set("code", &app.code(server));
    let answer = browser.submit(&form).await;
    allow(browser, answer).await
}

async fn allow(browser: &mut Browser<'_>, answer: Answer) -> Answer {
    let page = browser.get(answer.our_location()).await;
    if page.status == 303 {
        return page;
    }
    browser.submit(&page.form("Allow access").press("Allow access")).await
}

async fn told(server: &TestServer, answer: &Answer) -> (Value, Value) {
    let tokens = server.redeem(&code(answer)).await;
    let access = tokens.json()["access_token"].as_str().expect("a token").to_owned();
    (server.id_token(&tokens).await, server.introspect(&access).await)
}

/// RFC 9470 §4 to §6: an API answers `insufficient_user_authentication`, the app sends the person
/// with the `acr_values` of the challenge, and the API finds the class and the time in the new
/// token.
#[tokio::test]
async fn a_demand_of_an_api_leads_to_the_second_factor_and_into_every_token() {
    let server = server().await;
    let (mut browser, app) = one_factor(&server).await;
    let first = code(&{
        let page = browser.consent_page(&request("openid jobs_read")).await;
        browser.submit(&page.form("Allow access").press("Allow access")).await
    });
    let tokens = server.redeem(&first).await;
    let (id_token, access) = (
        server.id_token(&tokens).await,
        server.introspect(tokens.json()["access_token"].as_str().expect("one")).await,
    );
    assert_eq!((&id_token["acr"], &access["acr"]), (&json!(ONE), &json!(ONE)));
    // What the API answers is what the app asks for.
    let first = tokens.json()["access_token"].as_str().expect("one").to_owned();
    let checked = format!("/guard/check?scope=jobs_read&acr={TWO}");
    let answer = server.call(&checked, &first).await;
    let challenge = answer.assert_status(401).header("www-authenticate").expect("one").to_owned();
    assert!(challenge.contains("error=\"insufficient_user_authentication\""), "{challenge}");
    let (_, class) = challenge.split_once("acr_values=\"").expect("a class");
    let (class, _) = class.split_once('"').expect("quoted");
    let demanded = request("openid jobs_read").with("acr_values", class).with("max_age", "600");
    let now = server.provider.now().0;
    let answer = step_up(&server, &mut browser, &app, &demanded).await;
    let tokens = server.redeem(&code(&answer)).await;
    let token = tokens.json()["access_token"].as_str().expect("one").to_owned();
    server.call(&checked, &token).await.assert_status(200);
    let (id_token, access) = (server.id_token(&tokens).await, server.introspect(&token).await);
    for said in [&id_token, &access] {
        assert_eq!((&said["acr"], &said["auth_time"]), (&json!(TWO), &json!(now)));
    }
    assert_eq!(id_token["amr"], json!(["pwd", "otp", "mfa"]));
    // It stays enough for the next request.
    let answer = browser.get(&demanded.clone().with("prompt", "none").path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
}

/// "The acr_values are in order of preference": the first that is known here counts.
#[tokio::test]
async fn a_class_that_is_not_known_is_passed_over() {
    let server = server().await;
    let (mut browser, _) = one_factor(&server).await;
    for (values, is_enough) in [
        (format!("phr {ONE} {TWO}"), true),
        (format!("phr {TWO} {ONE}"), false),
        ("phr phrh".to_owned(), true),
    ] {
        let page = browser.open(&request("openid").with("acr_values", &values).path()).await;
        let button = if is_enough { "Allow access" } else { "Sign in" };
        page.assert_page(200).form(button);
    }
}

#[tokio::test]
async fn an_app_that_is_registered_for_two_factors_gets_them_unless_it_asks_for_less() {
    let server = server().await;
    let set = |client: &mut oauth::client::Client| {
        client.default_class = Some(AuthenticationClass::TwoFactors);
    };
    server.change_client("demo-partner", set).await;
    let (mut browser, app) = one_factor(&server).await;
    let silent = browser.get(&request("openid").with("prompt", "none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    let less = browser.open(&request("openid").with("acr_values", ONE).path()).await;
    less.assert_page(200).form("Allow access");
    let answer = step_up(&server, &mut browser, &app, &request("openid")).await;
    assert_eq!(told(&server, &answer).await.0["acr"], TWO);
}

#[tokio::test]
async fn an_app_that_is_registered_with_an_age_gets_a_sign_in_that_is_not_older() {
    let server = server().await;
    let age = |seconds: u64| {
        move |client: &mut oauth::client::Client| {
            client.default_max_age = Some(Duration::from_secs(seconds));
        }
    };
    server.change_client("demo-partner", age(300)).await;
    let mut browser = server.signed_in(ADA).await;
    let signed_in_at = server.provider.now().0;
    server.advance(5 * MINUTE);
    let page = browser.consent_page(&request("openid")).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert_eq!(told(&server, &answer).await.0["auth_time"], signed_in_at);
    server.advance(SECOND);
    let silent = browser.get(&request("openid").with("prompt", "none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    // "The max_age request parameter overrides this default value."
    let longer = request("openid").with("prompt", "none").with("max_age", "3600");
    let answer = browser.get(&longer.path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
}

/// An age of nothing means a sign-in for this very request, and once.
#[tokio::test]
async fn an_age_of_nothing_asks_each_time_and_goes_on_after_the_sign_in() {
    let server = server().await;
    let set =
        |client: &mut oauth::client::Client| client.default_max_age = Some(Duration::from_secs(0));
    server.change_client("demo-partner", set).await;
    let mut browser = server.signed_in(ADA).await;
    for _ in 0..2 {
        server.advance(SECOND);
        let answer = browser.get(&request("openid").path()).await;
        let form = browser.get(answer.our_location()).await.form("Sign in");
        let answer = browser.submit(&form.set("email", ADA).set("password", PASSWORD)).await;
        let answer = allow(&mut browser, answer).await;
        let auth_time = told(&server, &answer).await.0["auth_time"].clone();
        assert_eq!(auth_time, server.provider.now().0);
    }
}

/// The page may be open for long: what was demanded is checked again at the answer.
#[tokio::test]
async fn an_age_is_checked_again_when_the_page_is_answered() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request("openid").with("max_age", "60")).await;
    let form = page.form("Allow access").press("Allow access");
    server.advance(2 * MINUTE);
    let answer = browser.submit(&form).await;
    assert!(
        answer.header("location").is_none_or(|to| !to.starts_with(PARTNER_CALLBACK)),
        "{:?}",
        answer.header("location")
    );
    assert_eq!(server.count("grants"), 0);
}

#[tokio::test]
async fn an_age_that_is_no_number_is_an_error() {
    let server = server().await;
    for age in ["-1", "x", "1.5", "1e3", " 1"] {
        let answer =
            server.signed_in(ADA).await.get(&request("openid").with("max_age", age).path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
}

#[tokio::test]
async fn a_class_that_no_api_can_demand_is_the_proxys_fault() {
    let server = server().await;
    for class in ["", "phr", "urn:countersign:acr:3fa"] {
        server.get(&format!("/guard/check?acr={class}")).await.assert_status(400);
    }
    // No one signed in for a service: no one can do so better.
    let service = server.service_token("demo-service", "demo-service-secret").await;
    server.call(&format!("/guard/check?acr={TWO}"), &service).await.assert_status(403);
}

/// `amr` is what really happened (RFC 8176): a passkey is both factors in one.
#[tokio::test]
async fn a_passkey_is_told_as_what_it_is() {
    let server = server().await;
    let mut passkey = SoftPasskey::new(7);
    server.signed_in(ADA).await.make_passkey(&mut passkey).await.assert_status(303);
    let mut browser = server.browser();
    let request = request("openid").with("acr_values", TWO);
    let page = browser.get(&request.path()).await.our_location().to_owned();
    let answer = browser.use_passkey(&mut passkey, &page).await;
    let answer = allow(&mut browser, answer).await;
    let (id_token, _) = told(&server, &answer).await;
    assert_eq!(id_token["amr"], json!(["hwk", "user", "mfa"]));
    assert_eq!(id_token["acr"], TWO);
}
