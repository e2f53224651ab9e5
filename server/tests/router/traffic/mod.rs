//! Limits: who asks too often waits, whatever they claim to be.

mod at_once;
mod infrastructure;

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use server::settings::Limits;

use testkit::{Answer, ISSUER, SECOND, Setup, TestServer, basic};

const PROXY: &str = "10.0.0.7:4000";
const PERSON: &str = "203.0.113.9:5000";

async fn server(requests_per_second: u32) -> TestServer {
    let limits = Limits { requests_per_second, ..Limits::default() };
    let trusted_proxies = vec!["10.0.0.0/24".parse().expect("a network")];
    TestServer::start_with(Setup { limits, trusted_proxies, ..Setup::default() }).await
}

/// A request over a connection from there.
async fn ask(server: &TestServer, peer: &str, forwarded: &[&[u8]], accept: &str) -> Answer {
    let peer: SocketAddr = peer.parse().expect("an address");
    let request = Request::get("/sign-in").header("host", "localhost:3000");
    let request = request.header("accept", accept).extension(ConnectInfo(peer));
    let request =
        forwarded.iter().fold(request, |request, line| request.header("x-forwarded-for", *line));
    server.send(request.body(Body::empty()).expect("a request")).await
}

async fn status(server: &TestServer, peer: &str, forwarded: &[&[u8]]) -> u16 {
    ask(server, peer, forwarded, "text/html").await.status.as_u16()
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let server = server(2).await;
    for _ in 0..2 {
        ask(&server, PERSON, &[], "text/html").await.assert_page(200);
    }
    let page = ask(&server, PERSON, &[], "text/html").await;
    page.assert_page(429).assert_header("retry-after", "1");
    assert!(page.body.contains("Too many requests at once"), "{}", page.body);
    let answer = ask(&server, PERSON, &[], "application/json").await;
    answer.assert_status(429).assert_header("retry-after", "1");
    assert!(answer.body.contains("\"error\":\"temporarily_unavailable\""), "{}", answer.body);
}

#[tokio::test]
async fn others_are_not_slowed_down() {
    let server = server(1).await;
    assert_eq!(status(&server, PERSON, &[]).await, 200);
    assert_eq!(status(&server, PERSON, &[]).await, 429);
    assert_eq!(status(&server, "203.0.113.10:5000", &[]).await, 200);
}

#[tokio::test]
async fn a_network_of_ipv6_counts_as_one_address() {
    let server = server(1).await;
    assert_eq!(status(&server, "[2001:db8:1:2::1]:5000", &[]).await, 200);
    assert_eq!(status(&server, "[2001:db8:1:2:ffff::2]:5000", &[]).await, 429);
    assert_eq!(status(&server, "[2001:db8:1:3::1]:5000", &[]).await, 200);
}

#[tokio::test]
async fn what_a_stranger_says_of_addresses_is_not_believed() {
    let server = server(1).await;
    assert_eq!(status(&server, PERSON, &[b"198.51.100.1"]).await, 200);
    assert_eq!(status(&server, PERSON, &[b"198.51.100.2"]).await, 429);
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_caller_is_counted_by_themselves() {
    let server = server(1).await;
    assert_eq!(status(&server, PROXY, &[b"203.0.113.1"]).await, 200);
    assert_eq!(status(&server, PROXY, &[b"203.0.113.2"]).await, 200);
    assert_eq!(status(&server, PROXY, &[b"203.0.113.1"]).await, 429);
    // The proxy itself, asking without it.
    assert_eq!(status(&server, PROXY, &[]).await, 200);
}

#[tokio::test]
async fn what_precedes_the_last_trusted_proxys_word_is_not_believed() {
    let server = server(1).await;
    assert_eq!(status(&server, PROXY, &[b"198.51.100.1, 203.0.113.1"]).await, 200);
    assert_eq!(status(&server, PROXY, &[b"198.51.100.2, 203.0.113.1"]).await, 429);
    assert_eq!(status(&server, PROXY, &[b"198.51.100.3", b"203.0.113.1, 10.0.0.8"]).await, 429);
    assert_eq!(status(&server, PROXY, &[b"nonsense, 203.0.113.1"]).await, 429);
}

/// A caller is the same in every form that proxies write, and what is left of the last
/// trusted word never matters, not even where it is no text.
#[tokio::test]
async fn a_caller_is_found_in_whatever_form_a_proxy_writes_them() {
    for (first, others) in [
        (
            &[&b"203.0.113.9"[..]][..],
            &[
                &["é, 203.0.113.9".as_bytes()][..],
                &[b"\xFF\xFE, 203.0.113.9"],
                &["é".as_bytes(), b"203.0.113.9"],
                &[b"203.0.113.9:54321"],
                &[b"198.51.100.1:1, 203.0.113.9:2, 10.0.0.8:3"],
                &[b"\"203.0.113.9:54321\""],
                &[b"198.51.100.1", b" , 203.0.113.9 , ", b",10.0.0.8,,"],
                &[b"::ffff:203.0.113.9"],
                &[b"[::ffff:203.0.113.9]:443"],
            ][..],
        ),
        (
            &[b"2001:db8::1"],
            &[
                &[b"[2001:db8::1]"],
                &[b"[2001:db8::1]:443"],
                &[b"\"[2001:db8::1]\""],
                &[b"unknown, \"[2001:db8::2]:443\", 10.0.0.8:80"],
            ],
        ),
    ] {
        let server = server(1).await;
        assert_eq!(status(&server, PROXY, first).await, 200);
        for other in others {
            assert_eq!(status(&server, PROXY, other).await, 429, "{other:?}");
        }
        assert_eq!(status(&server, PROXY, &[b"203.0.113.10:54321"]).await, 200);
        // What a trusted proxy wrote and no one can read counts as the proxy.
        assert_eq!(status(&server, PROXY, &["203.0.113.11, é".as_bytes()]).await, 200);
        assert_eq!(status(&server, PROXY, &[]).await, 429);
    }
}

#[tokio::test]
async fn a_monitor_that_watches_the_server_is_not_counted() {
    let server = server(1).await;
    let peer: SocketAddr = PERSON.parse().expect("an address");
    for _ in 0..3 {
        let request = Request::get("/readyz").extension(ConnectInfo(peer)).body(Body::empty());
        server.send(request.expect("a request")).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_client_that_runs_wild_waits_and_others_do_not() {
    let mut settings = provider::settings::Settings::new(ISSUER);
    settings.client_requests_per_second = 2;
    let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
    let token = async |id: &str| {
        let authorization = basic(id, &format!("{id}-secret"));
        server.token(Some(&authorization), &[("grant_type", "client_credentials")]).await
    };
    // Anyone who only says that they are the client uses up nothing of its share.
    let wrong = basic("demo-service", "wrong");
    for _ in 0..5 {
        let form = [("grant_type", "client_credentials")];
        server.token(Some(&wrong), &form).await.assert_status(401);
    }
    token("demo-service").await.assert_status(200);
    token("demo-service").await.assert_status(200);
    let answer = token("demo-service").await;
    answer.assert_status(429).assert_header("retry-after", "1");
    answer.assert_header("cache-control", "no-store");
    assert!(answer.body.contains("\"temporarily_unavailable\""), "{}", answer.body);
    token("demo-jwt").await.assert_status(200);
    server.advance(SECOND);
    token("demo-service").await.assert_status(200);
}
