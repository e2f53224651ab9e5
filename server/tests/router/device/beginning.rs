//! A device asks for its codes (RFC 8628 §3.1 and §3.2).

use oauth::client::GrantType;

use testkit::device::Waiting;
use testkit::token_client::partner;
use testkit::{ISSUER, MINUTE, TestServer};

const PATH: &str = "/oauth/device_authorization";

#[tokio::test]
async fn a_client_that_is_not_registered_for_devices_is_refused() {
    let server = TestServer::start().await;
    let header = partner();
    let answer = server.post_form(PATH, &[("authorization", &header)], "").await;
    answer.assert_token_error(400, "unauthorized_client");
    let answer = server.begin(&[("client_id", "demo-spa")]).await;
    answer.assert_token_error(400, "unauthorized_client");
    assert_eq!(server.count("device_requests"), 0);
}

#[tokio::test]
async fn a_client_that_is_not_who_it_says_is_refused() {
    let server = TestServer::start().await;
    for pairs in [
        vec![],
        vec![("client_id", "nobody")],
        vec![("client_id", "")],
        vec![("client_id", "demo-partner")],
        vec![("client_id", "demo-device"), ("client_secret", "x")],
    ] {
        server.begin(&pairs).await.assert_token_error(401, "invalid_client");
    }
    server.change_client("demo-device", |client| client.disabled = true).await;
    let answer = server.begin(&[("client_id", "demo-device")]).await;
    answer.assert_token_error(401, "invalid_client");
    assert_eq!(server.count("device_requests"), 0);
}

#[tokio::test]
async fn what_may_not_be_asked_for_is_refused_at_once() {
    let server = TestServer::start().await;
    for (name, value, error) in [
        ("scope", "nothing", "invalid_scope"),
        ("scope", "", "invalid_scope"),
        ("scope", "jobs_read  candidates_read", "invalid_scope"),
        // Known, but not this client's.
        ("scope", "users_manage", "invalid_scope"),
        ("resource", "https://elsewhere.example/", "invalid_target"),
    ] {
        let answer = server.begin(&[("client_id", "demo-device"), (name, value)]).await;
        answer.assert_token_error(400, error);
    }
    let repeated = [("client_id", "demo-device"), ("scope", "jobs_read"), ("scope", "jobs_read")];
    server.begin(&repeated).await.assert_token_error(400, "invalid_request");
    server.get(PATH).await.assert_status(405).assert_header("allow", "POST");
    assert_eq!(server.count("device_requests"), 0);
}

#[tokio::test]
async fn of_what_a_stranger_sends_only_what_means_something_is_stored() {
    let server = TestServer::start().await;
    let big = "x".repeat(30 * 1024);
    for (name, value) in [("unknown", &big), ("state", &big), ("redirect_uri", &big)] {
        let answer = server.begin(&[("client_id", "demo-device"), (name, value)]).await;
        answer.assert_status(200);
    }
    assert!(!server.everything_stored().contains(&big[..100]));
    // What means something is not that long.
    for name in ["login_hint", "ui_locales"] {
        let answer = server.begin(&[("client_id", "demo-device"), (name, &big)]).await;
        answer.assert_token_error(400, "invalid_request");
    }
    assert_eq!(server.count("device_requests"), 3);
}

#[tokio::test]
async fn only_so_many_devices_wait_and_they_leave_when_they_expire() {
    let server = TestServer::start().await;
    let begin = async || server.begin(&[("client_id", "demo-device")]).await;
    for _ in 0..100 {
        begin().await.assert_status(200);
    }
    let answer = begin().await;
    answer.assert_token_error(429, "temporarily_unavailable");
    answer.assert_header("retry-after", "1");
    assert_eq!(server.count("device_requests"), 100);
    server.advance(10 * MINUTE);
    begin().await.assert_status(200);
    server.advance(11 * MINUTE);
    server.provider.delete_expired(1_000).await.expect("swept");
    assert_eq!(server.count("device_requests"), 1);
}

#[tokio::test]
async fn what_strangers_leave_behind_is_gone_after_minutes() {
    let server = TestServer::start().await;
    server.browser().type_password("nobody@example.com", "x").await.assert_page(422);
    assert_eq!(server.count("sign_in_failures"), 2);
    server.advance(26 * MINUTE);
    server.provider.delete_expired(1_000).await.expect("swept");
    assert_eq!(server.count("sign_in_failures"), 0);
}

#[tokio::test]
async fn only_hashes_of_the_codes_are_stored() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let kept = server.everything_stored();
    for code in [&waiting.device_code, &waiting.user_code, &waiting.user_code.replace('-', "")] {
        assert!(!kept.contains(code.as_str()), "{code}");
    }
}

#[tokio::test]
async fn two_devices_get_different_codes() {
    let server = TestServer::start().await;
    let (first, second) = (server.waiting().await, server.waiting().await);
    assert_ne!(first.device_code, second.device_code);
    assert_ne!(first.user_code, second.user_code);
}

#[tokio::test]
async fn a_device_is_told_its_codes_where_to_type_them_and_how_often_to_ask() {
    let server = TestServer::start().await;
    server
        .change_client("demo-device", |client| {
            assert!(client.may_use(GrantType::DeviceCode));
        })
        .await;
    let answer = server.begin(&[("client_id", "demo-device"), ("scope", "jobs_read")]).await;
    let waiting = Waiting::read(&answer);
    let json = answer.json();
    assert_eq!(json["verification_uri"], format!("{ISSUER}/device"));
    let complete = format!("{ISSUER}/device?user_code={}", waiting.user_code);
    assert_eq!(json["verification_uri_complete"], complete);
    assert_eq!(json["expires_in"], 600);
    assert_eq!(json["interval"], 5);
    // RFC 8628 §6.1: letters that are told apart at a glance.
    let letters = waiting.user_code.bytes().filter(|byte| *byte != b'-');
    assert!(letters.clone().all(|byte| b"BCDFGHJKLMNPQRSTVWXZ".contains(&byte)));
    assert_eq!((letters.count(), waiting.user_code.len()), (8, 9));
    assert!(waiting.device_code.starts_with("csn_dc_"), "{}", waiting.device_code);
}
