//! Back-channel logout: an app is told that a session has ended.

mod receiver;

use std::sync::Arc;

use oauth::access_loss::AccountEvent;
use oauth::client::Client;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::id::ClientId;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::timestamp::Timestamp;
use provider::account::users::UserChange;
use server::back_channel::LogoutSender;
use server::outbound::OutboundClient;
use testkit::{ADA, Browser, DAY, HOUR, KIM, MINUTE, PASSWORD, RAVI, TestServer};

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

fn given_up(server: &TestServer) -> i64 {
    server.count("audit WHERE action = 'logout_given_up'")
}

/// `oidcc-backchannel-logout-discovery-endpoint-verification`.
#[tokio::test]
async fn oidcc_backchannel_logout_discovery_endpoint_verification() {
    let document = server().await.get(super::discovery::DOCUMENT).await.json();
    assert_eq!(document["backchannel_logout_supported"], true);
    assert_eq!(document["backchannel_logout_session_supported"], true);
    assert!(document["end_session_endpoint"].is_string());
}

/// `oidcc-backchannel-rp-initiated-logout`: "sends the user to the end_session_endpoint. It validates
/// the OP correctly calls the backchannel_logout_uri" with a logout token (§2.4).
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

/// Ravi signs in in a browser in which somebody is signed in, perhaps himself.
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
async fn a_session_that_is_over_by_its_age_tells_nobody() {
    let (server, receiver) = start().await;
    let mut browser = server.signed_in(ADA).await;
    at_the_app(&server, &mut browser).await;
    server.advance(400 * DAY);
    while server.provider.delete_expired(100).await.expect("deleted") > 0 {}
    assert_eq!((server.count("sessions"), server.count("session_apps")), (0, 0));
    assert_eq!(send(&server).await, 0);
    assert!(receiver.received().is_empty());
}

/// With what the audit log says of it in the end.
#[tokio::test]
async fn an_app_that_does_not_take_it_is_tried_for_a_day_and_no_longer() {
    for (behaviour, why) in [
        (Behaviour::status(500), "status=500"),
        (Behaviour::status(400), "status=400"),
        (Behaviour::redirect("http://127.0.0.1:1/"), "status=302"),
        (Behaviour::Closes, "unreachable"),
        (Behaviour::Floods, "too_large"),
    ] {
        let server = server().await;
        let receiver = Receiver::start(behaviour).await;
        is_told_at(&server, &receiver.uri()).await;
        let mut browser = server.signed_in(ADA).await;
        at_the_app(&server, &mut browser).await;
        sign_out(&mut browser).await;
        let began = server.provider.now();
        let mut tries = 0;
        while server.count("logouts") > 0 {
            tries += send(&server).await;
            let due = "SELECT due_at FROM logouts";
            if let Ok(due) = server.database().query_row(due, (), |row| row.get(0)) {
                server.advance(Timestamp(due).since(server.provider.now()));
            }
        }
        assert_eq!(tries, 8, "{why}");
        let took = server.provider.now().since(began);
        assert_eq!(took, DAY, "{why}");
        assert_eq!(given_up(&server), 1, "{why}");
        assert_eq!(server.count(&format!("audit WHERE detail = '{why}'")), 1, "{why}");
        // Each try has its own token.
        let mut tokens = receiver.tokens();
        tokens.sort_unstable();
        tokens.dedup();
        assert_eq!(tokens.len(), receiver.tokens().len(), "{why}");
    }
}

#[tokio::test]
async fn an_app_that_comes_back_is_told_with_a_token_that_is_not_too_old() {
    let (server, receiver) = start().await;
    receiver.behave(Behaviour::status(503));
    let mut browser = server.signed_in(ADA).await;
    at_the_app(&server, &mut browser).await;
    sign_out(&mut browser).await;
    send(&server).await;
    assert_eq!(send(&server).await, 0, "not at once again");
    receiver.behave(Behaviour::status(204));
    server.advance(MINUTE);
    assert_eq!(send(&server).await, 1);
    let claims = server.signed(&receiver.tokens()[1], "logout+jwt").await;
    assert_eq!(claims["iat"], server.provider.now().0);
    assert_eq!((server.count("logouts"), given_up(&server)), (0, 0));
}

#[tokio::test]
async fn no_address_inside_of_a_network_is_called() {
    let server = server().await;
    let receiver = Receiver::start(Behaviour::status(200)).await;
    is_told_at(&server, &receiver.uri()).await;
    let mut browser = server.signed_in(ADA).await;
    at_the_app(&server, &mut browser).await;
    sign_out(&mut browser).await;
    let production = sender_of(&server, false);
    for _ in 0..8 {
        assert_eq!(production.send_due().await.expect("tried"), 1);
        server.advance(10 * HOUR);
    }
    assert!(receiver.received().is_empty());
    assert_eq!(given_up(&server), 1);
}

/// The others do not wait behind those that wait for one that hangs.
#[tokio::test]
async fn an_app_that_hangs_does_not_keep_others_waiting() {
    let server = server().await;
    let hanging = Receiver::start(Behaviour::Hangs).await;
    let listening = Receiver::start(Behaviour::status(200)).await;
    is_told_at(&server, &hanging.uri()).await;
    for _ in 0..12 {
        at_the_app(&server, &mut server.signed_in(ADA).await).await;
    }
    let sign_out_ada = UserChange { event: Some(AccountEvent::SignedOut), ..UserChange::default() };
    server.provider.accounts().change_user(ADA, sign_out_ada).await.expect("changed");
    assert_eq!(server.count("logouts"), 12);
    // Another app's is behind all of them.
    server.meddle(
        "INSERT INTO logouts (client_id, session_id, user_id, due_at, claims)
            VALUES ('demo-sign-in', 'ses_x', 'usr_ada', 0, 0)",
    );
    let uri = BackChannelLogoutUri::register(&listening.uri()).expect("valid");
    server
        .change_client("demo-sign-in", |client| {
            client.backchannel_logout = Some(BackChannelLogout { uri, session_required: false });
        })
        .await;
    assert_eq!(sender_of(&server, true).send_due().await.expect("sent"), 5);
    assert_eq!((hanging.received().len(), listening.received().len()), (4, 1));
}

#[tokio::test]
async fn an_app_that_is_disabled_or_wants_it_no_more_is_told_nothing() {
    let (server, receiver) = start().await;
    let wants_no_more: fn(&mut Client) = |client| client.backchannel_logout = None;
    let is_disabled: fn(&mut Client) = |client| client.disabled = true;
    for change in [wants_no_more, is_disabled] {
        let mut browser = server.signed_in(ADA).await;
        at_the_app(&server, &mut browser).await;
        sign_out(&mut browser).await;
        server.change_client("demo-partner", change).await;
        assert_eq!(send(&server).await, 0);
        assert_eq!((server.count("logouts"), given_up(&server)), (0, 0));
        is_told_at(&server, &receiver.uri()).await;
    }
    assert!(receiver.received().is_empty());
}

#[tokio::test]
async fn two_nodes_tell_an_app_once() {
    let (server, receiver) = start().await;
    let beside = server.beside().await;
    for _ in 0..4 {
        at_the_app(&server, &mut server.signed_in(ADA).await).await;
    }
    let sign_out_ada = UserChange { event: Some(AccountEvent::SignedOut), ..UserChange::default() };
    server.provider.accounts().change_user(ADA, sign_out_ada).await.expect("changed");
    let (one, two) = (sender_of(&server, true), sender_of(&beside, true));
    let (one, two) = tokio::join!(one.send_due(), two.send_due());
    assert_eq!(one.expect("sent") + two.expect("sent"), 4);
    assert_eq!(receiver.received().len(), 4);
}

#[tokio::test]
async fn a_file_that_registers_an_app_says_where_it_is_told() {
    let terms = |line: &str| {
        let file = format!(
            "name = 'Wiki'\ngrant_types = ['authorization_code']\n\
             redirect_uris = ['https://wiki.example/callback']\nrequired = 'openid'\n{line}"
        );
        let terms: provider::clients::client_terms::ClientTerms =
            toml::from_str(&file).expect("terms");
        terms.client(ClientId::new("wiki"), None, Vec::new(), Timestamp(0))
    };
    let line = "backchannel_logout_uri = 'https://wiki.example/logout'\n\
                backchannel_logout_session_required = true";
    let logout = terms(line).expect("a client").backchannel_logout.expect("told");
    assert_eq!(logout.uri.as_str(), "https://wiki.example/logout");
    assert!(logout.session_required);
    let elsewhere = terms("backchannel_logout_uri = 'https://bank.example/pay'");
    assert!(elsewhere.expect_err("refused").contains("the host must be that of a redirect URI"));
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
