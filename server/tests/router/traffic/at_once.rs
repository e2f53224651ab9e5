//! How much is under way at once: who sends slowly, or asks for much, takes nothing from others.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use oauth::credential::secret::Password;
use provider::account::begin_session::Browser;
use provider::account::factors::second_step::TwoFactors;
use provider::account::sign_in::Credentials;
use server::settings::Limits;
use tokio::task::JoinHandle;
use tower::ServiceExt as _;

use testkit::{ADA, ISSUER, PASSWORD, Setup, TestServer};

const ONE: &str = "203.0.113.9:5000";
const OTHER: &str = "198.51.100.1:5000";

async fn server(concurrent_requests: u32, concurrent_requests_per_network: u32) -> TestServer {
    let limits = Limits {
        requests_per_second: 1_000_000,
        concurrent_requests,
        concurrent_requests_per_network,
        ..Limits::default()
    };
    TestServer::start_with(Setup { limits, ..Setup::default() }).await
}

fn request(method: &str, path: &str, from: &str, body: Body) -> Request<Body> {
    let from: SocketAddr = from.parse().expect("an address");
    Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost:3000")
        .header("content-type", "application/x-www-form-urlencoded")
        .extension(ConnectInfo(from))
        .body(body)
        .expect("a request")
}

/// One that begins its body and never ends it.
fn slow(server: &TestServer, path: &str, from: &str) -> JoinHandle<()> {
    let body = Body::from_stream(futures_util::stream::pending::<Result<Vec<u8>, String>>());
    let (router, request) = (server.router(), request("POST", path, from, body));
    tokio::spawn(async move {
        let _ = router.oneshot(request).await;
    })
}

async fn status(server: &TestServer, path: &str, from: &str) -> u16 {
    server.send(request("GET", path, from, Body::empty())).await.status.as_u16()
}

#[tokio::test]
async fn those_who_send_slowly_take_no_place_of_others() {
    let server = server(1, 1).await;
    let paths = ["/oauth/token", "/sign-in", "/oauth/par", "/consent/decide", "/nothing"];
    let slow: Vec<_> = paths.iter().map(|path| slow(&server, path, ONE)).collect();
    tokio::task::yield_now().await;
    for from in [ONE, OTHER] {
        assert_eq!(status(&server, "/help", from).await, 200);
    }
    assert_eq!(status(&server, "/readyz", OTHER).await, 200);
    for slow in slow {
        assert!(!slow.is_finished());
        slow.abort();
    }
}

/// Sign-ins that wait for their turn.
fn wait_for_hashes(server: &TestServer, from: &str, count: usize) -> Vec<JoinHandle<u16>> {
    let mut waiting = Vec::new();
    for number in 0..count {
        let address = from.parse::<SocketAddr>().expect("an address").ip().to_string();
        let accounts = server.provider.accounts().clone();
        waiting.push(tokio::spawn(async move {
            let credentials = Credentials {
                email: format!("nobody{number}@example.com"),
                password: Password::new("x"),
                browser: Browser { address, ..Browser::default() },
                known_browser: None,
                to_link: false,
                two_factors: TwoFactors::AsUsual,
            };
            match accounts.sign_in(credentials).await {
                Err(error) if error.to_string().contains("waiting already") => 503,
                _ => 200,
            }
        }));
    }
    waiting
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signin_4_sign_ins_beyond_a_networks_line_are_refused_and_others_sign_in() {
    let mut settings = provider::settings::Settings::new(ISSUER);
    settings.concurrent_password_hashes = 1;
    let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
    let flood = wait_for_hashes(&server, ONE, 40);
    let mut browser = server.browser();
    browser.address = "198.51.100.1".parse().expect("an address");
    browser.type_password(ADA, PASSWORD).await.assert_status(303);
    let mut refused = 0;
    for one in flood {
        refused += usize::from(one.await.expect("answered") == 503);
    }
    // Sixteen wait, and one or a few are hashed meanwhile.
    assert!((20..=24).contains(&refused), "{refused}");
}

#[tokio::test]
async fn where_no_request_finds_room_for_a_second_the_server_is_not_ready() {
    let server = server(0, 1).await;
    tokio::time::pause();
    server.get("/help").await.assert_status(503).assert_header("retry-after", "1");
    server.get("/readyz").await.assert_status(503);
    server.get("/healthz").await.assert_status(200);
}

#[tokio::test]
async fn a_network_has_its_share_of_what_is_under_way() {
    let server = server(100, 0).await;
    let refused = server.send(request("GET", "/help", ONE, Body::empty())).await;
    refused.assert_status(503).assert_header("retry-after", "1");
    // Who watches is told the truth: there is room.
    assert_eq!(status(&server, "/readyz", ONE).await, 200);
}
