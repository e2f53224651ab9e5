//! What was used is remembered until it ends, and no one takes all the room for that.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use provider::settings::SpendingLimits;

use super::{TOKEN, spa_exchange};
use testkit::client::form;
use testkit::proof::Key;
use testkit::{Answer, MINUTE, Setup, TestServer, assertion};

const LIMITS: SpendingLimits =
    SpendingLimits { of_stranger: 2, of_strangers: 3, of_known: 2, in_all: 6 };

async fn start() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.spending = LIMITS;
    TestServer::start_with(setup).await
}

/// An app that proves nothing but its key asks with a code that it made up.
async fn ask(server: &TestServer, from: &str, proof: &str) -> Answer {
    let peer: SocketAddr = format!("{from}:5000").parse().expect("an address");
    let request = Request::post(TOKEN)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("dpop", proof)
        .extension(ConnectInfo(peer))
        .body(Body::from(form(&spa_exchange("x"))));
    server.send(request.expect("a request")).await
}

#[tokio::test]
async fn one_network_leaves_room_for_others_and_nothing_is_forgotten_for_it() {
    let (server, key) = (start().await, Key::numbered(1));
    let proof = || key.at_token(&server).signed();
    let first = proof();
    ask(&server, "203.0.113.1", &first).await.assert_token_error(400, "invalid_grant");
    // What is not remembered takes no room.
    for _ in 0..3 {
        let again = ask(&server, "203.0.113.1", &first).await;
        again.assert_token_error(400, "invalid_dpop_proof");
    }
    ask(&server, "203.0.113.1", &proof()).await.assert_token_error(400, "invalid_grant");
    for _ in 0..3 {
        let answer = ask(&server, "203.0.113.1", &proof()).await;
        answer.assert_token_error(503, "temporarily_unavailable");
        assert!(answer.header("retry-after").is_some());
    }
    ask(&server, "203.0.113.2", &proof()).await.assert_token_error(400, "invalid_grant");
    let replayed = ask(&server, "203.0.113.2", &first).await;
    replayed.assert_token_error(503, "temporarily_unavailable");
    assert_eq!(server.count("spent"), 3);
    server.advance(7 * MINUTE);
    ask(&server, "203.0.113.1", &proof()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn strangers_leave_room_for_clients_that_prove_who_they_are() {
    let (server, key) = (start().await, Key::numbered(1));
    for from in 1..9 {
        let proof = key.at_token(&server).signed();
        ask(&server, &format!("203.0.113.{from}"), &proof).await;
    }
    assert_eq!(server.count("spent"), 3);
    for (jti, status) in [("1", 200), ("1", 401), ("2", 200), ("3", 503)] {
        let mut pairs = vec![("grant_type", "client_credentials".to_owned())];
        pairs.extend(assertion::parameters(&assertion::of_demo_signed(&server, jti)));
        assert_eq!(server.token(None, &pairs).await.status, status, "{jti}");
    }
    assert_eq!(server.count("spent"), 5);
}
