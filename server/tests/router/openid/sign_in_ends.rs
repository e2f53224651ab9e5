//! What an app holds of a sign-in ends with the session (OpenID Connect Back-Channel Logout 1.0 §2.7).

use testkit::client::refreshing;
use testkit::device::Waiting;
use testkit::token_client::partner;
use testkit::{ADA, Answer, Browser, DAY, PASSWORD, RAVI, TestServer};

use super::userinfo::get;
use super::{request, server};

struct Held {
    access: String,
    refresh: String,
}

impl Held {
    fn of(answer: &Answer) -> Self {
        let tokens = answer.assert_status(200).json();
        let text =
            |name: &str| tokens[name].as_str().unwrap_or_else(|| panic!("{name}")).to_owned();
        Self { access: text("access_token"), refresh: text("refresh_token") }
    }

    async fn assert_works(&mut self, server: &TestServer) {
        get(server, &self.access).await.assert_status(200);
        *self = Self::of(&server.token(Some(&partner()), &refreshing(&self.refresh)).await);
    }

    async fn assert_ended(&self, server: &TestServer) {
        get(server, &self.access).await.assert_status(401);
        let answer = server.token(Some(&partner()), &refreshing(&self.refresh)).await;
        answer.assert_token_error(400, "invalid_grant");
    }
}

/// What the app gets in that browser, whose person allowed all of it before or does so now.
async fn held(server: &TestServer, browser: &mut Browser<'_>, scope: &str) -> Held {
    let page = browser.get(&request(scope).path()).await;
    let code = if page.status == 303 {
        testkit::browser::code(&page)
    } else {
        browser.allow_all(&request(scope)).await
    };
    Held::of(&server.redeem(&code).await)
}

async fn sign_out(browser: &mut Browser<'_>) {
    let form = browser.get("/account").await.form_for("/sign-out");
    browser.submit(&form).await.assert_status(303);
}

#[tokio::test]
async fn a_refresh_token_of_a_sign_in_ends_with_the_session() {
    let server = server().await;
    let (mut here, mut there) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let mut kept = held(&server, &mut there, "openid profile email").await;
    let mut ended = held(&server, &mut here, "openid profile email").await;
    // Each that the app got in it.
    let second = held(&server, &mut here, "openid").await;
    ended.assert_works(&server).await;
    sign_out(&mut here).await;
    ended.assert_ended(&server).await;
    second.assert_ended(&server).await;
    kept.assert_works(&server).await;
    // The consent is not taken back: the next sign-in asks for nothing.
    let mut again = server.signed_in(ADA).await;
    let silent = browser_code(&mut again).await;
    server.redeem(&silent).await.assert_status(200);
}

async fn browser_code(browser: &mut Browser<'_>) -> String {
    let answer = browser.get(&request("openid").with("prompt", "none").path()).await;
    testkit::browser::code(&answer)
}

/// The consent page says so: "Works while you are signed out, too."
#[tokio::test]
async fn what_an_app_may_do_with_data_goes_on_while_the_person_is_signed_out() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request("openid jobs_read")).await;
    page.assert_says("Works while you are signed out, too.");
    let mut held = held(&server, &mut browser, "openid jobs_read").await;
    sign_out(&mut browser).await;
    held.assert_works(&server).await;
    let page = server.signed_in(RAVI).await.consent_page(&request("openid profile")).await;
    page.assert_does_not_say("Works while you are signed out");
}

#[tokio::test]
async fn a_session_that_is_only_old_takes_nothing_from_apps() {
    let server = server().await;
    let mut held = held(&server, &mut server.signed_in(ADA).await, "openid").await;
    server.advance(40 * DAY);
    while server.provider.delete_expired(100).await.expect("deleted") > 0 {}
    assert_eq!(server.count("sessions"), 0);
    held = Held::of(&server.token(Some(&partner()), &refreshing(&held.refresh)).await);
    held.assert_works(&server).await;
}

#[tokio::test]
async fn a_code_on_its_way_when_the_session_ends_is_no_sign_in() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow_all(&request("openid")).await;
    let code = browser_code(&mut browser).await;
    sign_out(&mut browser).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    assert_eq!(server.count("token_families"), 0);
}

#[tokio::test]
async fn another_person_in_the_same_browser_ends_what_apps_hold_of_the_first() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let adas = held(&server, &mut browser, "openid").await;
    let asked = browser.get(&request("openid").with("prompt", "login").path()).await;
    let form = browser.get(asked.our_location()).await.form("Sign in");
    browser.submit(&form.set("email", RAVI).set("password", PASSWORD)).await.assert_status(303);
    adas.assert_ended(&server).await;
    held(&server, &mut browser, "openid").await.assert_works(&server).await;
}

/// A device has no browser: the session in which it was allowed is another's.
#[tokio::test]
async fn a_device_stays_signed_in_when_the_browser_that_allowed_it_signs_out() {
    let server = TestServer::start().await;
    server.let_ask_who("demo-device").await;
    let asked = server.begin(&[("client_id", "demo-device"), ("scope", "openid")]).await;
    let waiting = Waiting::read(&asked);
    let mut browser = server.signed_in(ADA).await;
    browser.answer_device(&waiting, "Allow access").await.assert_page(200);
    let refresh = Held::of(&server.poll(&waiting.device_code).await).refresh;
    sign_out(&mut browser).await;
    let pairs = [
        ("grant_type", "refresh_token"),
        ("client_id", "demo-device"),
        ("refresh_token", refresh.as_str()),
    ];
    server.token(None, &pairs).await.assert_status(200);
}
