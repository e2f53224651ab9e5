//! Back-channel logout: an app is told that a session has ended.

mod delivery;
mod receiver;

use std::sync::Arc;

use oauth::access_loss::AccountEvent;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::jose::algorithm::IdTokenAlgorithm;
use provider::account::users::UserChange;
use server::back_channel::LogoutSender;
use server::outbound::OutboundClient;
use testkit::{ADA, Browser, DAY, KIM, PASSWORD, RAVI, TestServer};

use self::receiver::{Behaviour, Receiver};
use super::{request, server};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

async fn is_told_at(server: &TestServer, uri: &str) {
    let uri = BackChannelLogoutUri::register(uri).expect("valid");
    server
        .change_client("demo-partner", |client| {
            client.backchannel_logout = Some(BackChannelLogout { uri, session_required: true });
        })
        .await;
}

/// A server that tells `demo-partner`, which listens.
async fn start() -> (TestServer, Receiver) {
    let (server, receiver) = (server().await, Receiver::start(Behaviour::status(200)).await);
    is_told_at(&server, &receiver.uri()).await;
    (server, receiver)
}

fn sender_of(server: &TestServer, is_demo: bool) -> LogoutSender {
    let web = Arc::new(OutboundClient::of_companies(is_demo));
    LogoutSender::new(server.provider.clone(), web)
}

/// Until nothing is due; how many were tried.
async fn send(server: &TestServer) -> usize {
    let sender = sender_of(server, true);
    let mut tried = 0;
    loop {
        match sender.send_due().await.expect("sent") {
            0 => return tried,
            some => tried += some,
        }
    }
}

/// Signs a person in at the app; what the ID token says.
async fn at_the_app(server: &TestServer, browser: &mut Browser<'_>) -> serde_json::Value {
    let page = browser.get(&request("openid").path()).await;
    let code = if page.status == 303 {
        testkit::browser::code(&page)
    } else {
        browser.allow(&request("openid")).await
    };
    let answer = server.redeem(&code).await;
    answer.assert_status(200);
    server.id_token(&answer).await
}

async fn sign_out(browser: &mut Browser<'_>) {
    let form = browser.get("/account").await.form_for("/sign-out");
    browser.submit(&form).await.assert_status(303);
}

/// `oidcc-backchannel-logout-discovery-endpoint-verification`.
#[tokio::test]
async fn oidcc_backchannel_logout_discovery_endpoint_verification() {
    let document = server().await.get(super::discovery::DOCUMENT).await.json();
    assert_eq!(document["backchannel_logout_supported"], true);
    assert_eq!(document["backchannel_logout_session_supported"], true);
    assert!(document["end_session_endpoint"].is_string());
}

/// `oidcc-backchannel-rp-initiated-logout`: "sends the user to the end_session_endpoint. It
/// validates the OP correctly calls the backchannel_logout_uri" with a logout token (§2.4).
#[tokio::test]
async fn oidcc_backchannel_rp_initiated_logout() {
    for algorithm in IdTokenAlgorithm::ALL {
        let (server, receiver) = start().await;
        server.change_client("demo-partner", |client| client.id_token_algorithm = algorithm).await;
        let mut browser = server.signed_in(ADA).await;
        let code = browser.allow(&request("openid")).await;
        let answer = server.redeem(&code).await;
        let id_token = server.id_token(&answer).await;
        let hint = answer.json()["id_token"].as_str().expect("one").to_owned();
        browser.get(&format!("/oauth/logout?id_token_hint={hint}")).await.assert_status(303);
        assert_eq!(send(&server).await, 1);
        let all = receiver.received();
        let [request] = &all[..] else { panic!("{all:?}") };
        assert!(request.starts_with("POST /logout HTTP/1.1\r\n"), "{request}");
        let head = request.to_ascii_lowercase();
        assert!(head.contains("\r\ncontent-type: application/x-www-form-urlencoded\r\n"));
        let token = receiver.tokens().remove(0);
        let claims = server.signed(&token, "logout+jwt").await;
        for name in ["iss", "sub", "aud", "sid"] {
            assert_eq!(claims[name], id_token[name], "{name}");
        }
        assert_eq!(claims["events"], serde_json::json!({ EVENT: {} }));
        assert_eq!(claims["iat"], server.provider.now().0);
        assert_eq!(claims["exp"], server.provider.now().0 + 120);
        assert!(!claims["jti"].as_str().expect("text").is_empty());
        // "prohibited": else it could pass for an ID token.
        assert!(claims.get("nonce").is_none());
        // Nor do we take it for a hint.
        let mut other = server.signed_in(ADA).await;
        let asked = format!("/oauth/logout?id_token_hint={token}");
        other.get(&asked).await.assert_page(200).form("Sign out");
        assert_eq!(server.count("logouts"), 0, "nothing of it stays");
    }
}

#[tokio::test]
async fn who_has_not_signed_in_at_an_app_is_no_news_for_it() {
    let (server, receiver) = start().await;
    let mut elsewhere = server.signed_in(ADA).await;
    at_the_app(&server, &mut elsewhere).await;
    // An app that acts for a person without knowing who they are.
    let mut ravi = server.signed_in(RAVI).await;
    let code = ravi.allow(&request("jobs_read")).await;
    server.redeem(&code).await.assert_status(200);
    sign_out(&mut ravi).await;
    sign_out(&mut server.signed_in(ADA).await).await;
    assert_eq!(send(&server).await, 0);
    assert!(receiver.received().is_empty());
}

#[tokio::test]
async fn an_app_is_told_of_a_session_once_and_of_each_by_itself() {
    let (server, receiver) = start().await;
    let (mut one, mut two) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let first = at_the_app(&server, &mut one).await;
    assert_eq!(at_the_app(&server, &mut one).await["sid"], first["sid"]);
    let second = at_the_app(&server, &mut two).await;
    assert_ne!(first["sid"], second["sid"]);
    sign_out(&mut one).await;
    assert_eq!(send(&server).await, 1);
    assert_eq!(receiver.sids(), [first["sid"].as_str().expect("text")]);
    sign_out(&mut two).await;
    assert_eq!(send(&server).await, 1);
    assert_eq!(receiver.sids()[1], second["sid"].as_str().expect("text"));
}

/// Each end of a session that is not its age.
#[tokio::test]
async fn whatever_ends_a_session_tells_its_apps() {
    let (server, receiver) = start().await;
    let mut told = 0;
    for (what, event) in [
        ("signed out by the operator", AccountEvent::SignedOut),
        ("locked down", AccountEvent::LockedDown),
    ] {
        at_the_app(&server, &mut server.signed_in(RAVI).await).await;
        let change = UserChange { event: Some(event), ..UserChange::default() };
        server.provider.accounts().change_user(RAVI, change).await.expect("changed");
        told += 1;
        assert_eq!(send(&server).await, 1, "{what}");
    }

    // At /account: one, and all others.
    let mut here = server.signed_in(RAVI).await;
    at_the_app(&server, &mut here).await;
    for (button, others) in [("Sign out", 1), ("Sign out everywhere else", 2)] {
        for _ in 0..others {
            at_the_app(&server, &mut server.signed_in(RAVI).await).await;
        }
        let page = here.get("/account").await;
        let form = if others == 1 { page.form_for("/end") } else { page.form(button) };
        here.submit(&form).await.assert_status(303);
        told += others;
        assert_eq!(send(&server).await, others, "{button}");
    }

    // Another password ends all sessions but this one.
    at_the_app(&server, &mut server.signed_in(RAVI).await).await;
    let form = here.get("/account/password").await.form("Change password");
    let form = form.set("present_password", PASSWORD).set("password", "otter lamp gravel sunday");
    here.submit(&form).await.assert_status(303);
    told += 1;
    assert_eq!(send(&server).await, 1, "a password");
    sign_out(&mut here).await;
    told += 1;
    assert_eq!(send(&server).await, 1, "this one goes on, and its apps are told of its end");

    // Disabled.
    at_the_app(&server, &mut server.signed_in(KIM).await).await;
    let change = UserChange { disabled: Some(true), ..UserChange::default() };
    server.provider.accounts().change_user(KIM, change).await.expect("changed");
    told += 1;
    assert_eq!(send(&server).await, 1, "disabled");
    assert_eq!(receiver.received().len(), told);
    assert_eq!((server.count("logouts"), server.count("session_apps")), (0, 0));
}

#[tokio::test]
async fn an_identity_provider_that_ends_a_session_ends_it_at_apps() {
    let (server, idp, record) = crate::upstream::start().await;
    server.let_ask_who("demo-partner").await;
    let receiver = Receiver::start(Behaviour::status(200)).await;
    is_told_at(&server, &receiver.uri()).await;
    let mut browser = server.browser();
    crate::upstream::arrive(&server, &mut browser, &idp, &crate::upstream::lea()).await;
    at_the_app(&server, &mut browser).await;
    server.signed_in(KIM).await;
    let ended = server.provider.store().end_upstream_sessions(
        &record.provider.id,
        Some("lea-there"),
        None,
        store::Effects::NONE,
    );
    assert_eq!(ended.await.expect("ended"), 1);
    assert_eq!(send(&server).await, 1);
    assert_eq!(receiver.received().len(), 1);
}

/// Ravi signs in in a browser in which a user is signed in, perhaps himself.
async fn sign_in_there(browser: &mut Browser<'_>) {
    let asked = browser.get(&request("openid").with("prompt", "login").path()).await;
    let form = browser.get(asked.our_location()).await.form("Sign in");
    let answer = browser.submit(&form.set("email", RAVI).set("password", PASSWORD)).await;
    answer.assert_status(303);
}

#[tokio::test]
async fn another_person_in_the_same_browser_ends_what_apps_know_of_the_first() {
    let (server, receiver) = start().await;
    let mut browser = server.signed_in(ADA).await;
    let adas = at_the_app(&server, &mut browser).await;
    sign_in_there(&mut browser).await;
    assert_eq!(send(&server).await, 1);
    assert_eq!(receiver.sids(), [adas["sid"].as_str().expect("text")]);
    // What is late does not end the session of who is there now.
    let ravis = at_the_app(&server, &mut browser).await;
    assert_ne!(ravis["sid"], adas["sid"]);
    // Nor does signing in once more end what the same person has.
    sign_in_there(&mut browser).await;
    assert_eq!(send(&server).await, 0);
}

#[tokio::test]
async fn a_session_that_is_over_by_its_age_tells_no_app() {
    let (server, receiver) = start().await;
    let mut browser = server.signed_in(ADA).await;
    at_the_app(&server, &mut browser).await;
    server.advance(400 * DAY);
    while server.provider.delete_expired(100).await.expect("deleted") > 0 {}
    assert_eq!((server.count("sessions"), server.count("session_apps")), (0, 0));
    assert_eq!(send(&server).await, 0);
    assert!(receiver.received().is_empty());
}

#[tokio::test]
async fn people_see_the_apps_of_each_session_and_which_are_signed_out_with_it() {
    let (server, _receiver) = start().await;
    let mut browser = server.signed_in(ADA).await;
    let mut elsewhere = server.signed_in(ADA).await;
    let page = browser.get("/oauth/logout").await;
    page.assert_page(200).assert_does_not_say("Talentsync");
    at_the_app(&server, &mut browser).await;
    let page = browser.get("/oauth/logout").await;
    page.assert_page(200).assert_says("You would also be signed out of Talentsync.");
    let page = elsewhere.get("/oauth/logout").await;
    page.assert_page(200).assert_does_not_say("Talentsync");
    let rows = elsewhere.get("/account").await.select("tbody tr");
    assert!(!rows[0].contains("Signed in to"), "{rows:?}");
    assert!(rows[1].contains("Signed in to Talentsync"), "{rows:?}");
    server.change_client("demo-partner", |client| client.backchannel_logout = None).await;
    let page = browser.get("/oauth/logout").await;
    page.assert_says("You would stay signed in to Talentsync until you sign out there.");
    let page = browser.get("/oauth/logout?client_id=demo-partner").await;
    page.assert_says("Talentsync asks you to sign out").assert_does_not_say("stay signed in to");
}
