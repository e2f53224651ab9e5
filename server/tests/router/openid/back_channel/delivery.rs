//! Apps that take it late or never, and that are not called.

use axum::body::Body;
use axum::http::Request;
use oauth::access_loss::AccountEvent;
use oauth::client::Client;
use oauth::client::introduced::policy::RegistrationPolicy;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::timestamp::Timestamp;
use provider::account::users::UserChange;
use serde_json::json;
use testkit::token_client::code_exchange;
use testkit::{ADA, AuthorizationUrl, DAY, HOUR, MINUTE, Setup, TestServer};

use super::receiver::{Behaviour, Receiver};
use super::{at_the_app, is_told_at, send, sender_of, server, sign_out, start};

fn given_up(server: &TestServer) -> i64 {
    server.count("audit WHERE action = 'logout_given_up'")
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

/// The host that it names need not be its own.
#[tokio::test]
async fn connect_3_an_app_that_registered_itself_is_told_once() {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    let server = TestServer::start_with(setup).await;
    let receiver = Receiver::start(Behaviour::status(500)).await;
    let callback = "http://127.0.0.1:8765/callback";
    let body = json!({
        "redirect_uris": [callback],
        "token_endpoint_auth_method": "none",
        "scope": "openid",
        "backchannel_logout_uri": receiver.uri(),
    });
    let request = Request::post(routes::REGISTER).body(Body::from(body.to_string()));
    let app = server.send(request.expect("a request")).await.assert_status(201).json();
    let id = app["client_id"].as_str().expect("an id");
    let mut browser = server.signed_in(ADA).await;
    let asked = AuthorizationUrl::partner().with("client_id", id).with("redirect_uri", callback);
    let code = browser.allow_all(&asked.with("scope", "openid")).await;
    let mut pairs = code_exchange(&code).to_vec();
    callback.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", id.to_owned()));
    server.token(None, &pairs).await.assert_status(200);
    sign_out(&mut browser).await;
    assert_eq!(send(&server).await, 1);
    assert_eq!((server.count("logouts"), given_up(&server)), (0, 1));
    server.advance(DAY);
    assert_eq!(send(&server).await, 0);
    assert_eq!(receiver.received().len(), 1);
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
