//! A device asks the token endpoint until there is an answer (RFC 8628 §3.4 and
//! §3.5).

use std::sync::Arc;

use oauth::client::GrantType;

use testkit::device::DEVICE_GRANT;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, AuthorizationUrl, MINUTE, RAVI, SECOND, TestServer};

#[tokio::test]
async fn what_is_no_device_code_is_refused() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let tokens = server.partner_tokens(ADA).await;
    let cut = &waiting.device_code[..waiting.device_code.len() - 1];
    for text in [
        "x",
        cut,
        &waiting.user_code,
        &waiting.device_code.to_uppercase(),
        &"a".repeat(9_000),
        // CVE-2026-4282: kinds of credentials must not be mixed up.
        &tokens.access,
        tokens.refresh(),
    ] {
        server.poll(text).await.assert_token_error(400, "invalid_grant");
    }
    server.poll("").await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn a_device_code_and_an_authorization_code_are_not_mixed_up() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    server.poll(&code).await.assert_token_error(400, "invalid_grant");

    let waiting = server.waiting().await;
    browser.answer_device(&waiting, "Allow access").await.assert_page(200);
    // Even for a client that may use both.
    server
        .change_client("demo-device", |client| {
            client.grant_types.push(GrantType::AuthorizationCode);
        })
        .await;
    for verifier in ["", "a-verifier-that-is-long-enough-for-rfc-7636"] {
        let pairs = [
            ("grant_type", "authorization_code"),
            ("client_id", "demo-device"),
            ("code", &waiting.device_code),
            ("code_verifier", verifier),
        ];
        server.token(None, &pairs).await.assert_token_error(400, "invalid_grant");
    }
    Tokens::read(&server.poll(&waiting.device_code).await);
    server.redeem(&code).await.assert_status(200);
}

#[tokio::test]
async fn the_device_code_of_another_client_is_worth_nothing() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    server
        .change_client("demo-partner", |client| client.grant_types.push(GrantType::DeviceCode))
        .await;
    let pairs = [("grant_type", DEVICE_GRANT), ("device_code", waiting.device_code.as_str())];
    let other = || async { server.token(Some(&partner()), &pairs).await };
    other().await.assert_token_error(400, "invalid_grant");
    server.signed_in(ADA).await.answer_device(&waiting, "Allow access").await.assert_page(200);
    other().await.assert_token_error(400, "invalid_grant");
    Tokens::read(&server.poll(&waiting.device_code).await);
}

#[tokio::test]
async fn a_client_without_the_grant_type_does_not_poll() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let pairs = [("grant_type", DEVICE_GRANT), ("device_code", waiting.device_code.as_str())];
    let answer = server.token(Some(&partner()), &pairs).await;
    answer.assert_token_error(400, "unauthorized_client");
}

#[tokio::test]
async fn while_no_user_has_answered_the_device_waits_and_slows_down_when_told() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let code = &waiting.device_code;
    let poll_after = async |seconds: u32| {
        server.advance(seconds * SECOND);
        server.poll(code).await
    };
    poll_after(0).await.assert_token_error(400, "authorization_pending");
    poll_after(5).await.assert_token_error(400, "authorization_pending");
    // RFC 8628 §3.5: "the interval MUST be increased by 5 seconds for this and all
    // subsequent requests".
    poll_after(4).await.assert_token_error(400, "slow_down");
    poll_after(9).await.assert_token_error(400, "slow_down");
    poll_after(14).await.assert_token_error(400, "slow_down");
    poll_after(20).await.assert_token_error(400, "authorization_pending");
    poll_after(19).await.assert_token_error(400, "slow_down");
    poll_after(25).await.assert_token_error(400, "authorization_pending");
}

#[tokio::test]
async fn a_code_that_no_one_answered_ends_after_ten_minutes() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    server.advance_almost(10 * MINUTE);
    server.poll(&waiting.device_code).await.assert_token_error(400, "authorization_pending");
    server.advance(SECOND);
    server.poll(&waiting.device_code).await.assert_token_error(400, "expired_token");
}

#[tokio::test]
async fn a_refusal_reaches_the_device() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.answer_device(&waiting, "Don't allow").await;
    page.assert_page(200).assert_says("Nothing was shared with Talentsync Wallboard");
    for _ in 0..2 {
        server.poll(&waiting.device_code).await.assert_token_error(400, "access_denied");
    }
    assert_eq!((server.count("codes"), server.count("access_tokens")), (0, 0));
}

#[tokio::test]
async fn an_allowance_taken_back_before_the_device_asks_is_a_refusal() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    browser.answer_device(&waiting, "Allow access").await.assert_page(200);
    let path = browser.get("/connected-apps").await.links(".t .name a").remove(0);
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form).await.assert_status(303);
    server.poll(&waiting.device_code).await.assert_token_error(400, "access_denied");
}

#[tokio::test]
async fn a_device_code_used_twice_takes_back_the_firsts_tokens() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    server.signed_in(ADA).await.answer_device(&waiting, "Allow access").await.assert_page(200);
    let tokens = Tokens::read(&server.poll(&waiting.device_code).await);
    server.call("/api/users/me", &tokens.access).await.assert_status(200);
    server.poll(&waiting.device_code).await.assert_token_error(400, "invalid_grant");
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_polls_at_once_one_gets_tokens() {
    let server = Arc::new(TestServer::start().await);
    let waiting = server.waiting().await;
    server.signed_in(ADA).await.answer_device(&waiting, "Allow access").await.assert_page(200);
    let racers: Vec<_> = (0..16)
        .map(|_| {
            let (server, code) = (Arc::clone(&server), waiting.device_code.clone());
            tokio::spawn(async move { server.poll(&code).await.status })
        })
        .collect();
    let mut good = 0;
    for racer in racers {
        good += i32::from(racer.await.expect("no panic") == 200);
    }
    assert_eq!(good, 1);
    assert_eq!(server.count("token_families"), 1);
}

#[tokio::test]
async fn an_answered_code_waits_for_its_device_and_not_for_ever() {
    let server = TestServer::start().await;
    let (first, second) = (server.waiting().await, server.waiting().await);
    for (email, waiting) in [(ADA, &first), (RAVI, &second)] {
        let mut browser = server.signed_in(email).await;
        browser.answer_device(waiting, "Allow access").await.assert_page(200);
    }
    server.advance_almost(10 * MINUTE);
    Tokens::read(&server.poll(&first.device_code).await);
    server.advance(SECOND);
    server.poll(&second.device_code).await.assert_token_error(400, "expired_token");
}

#[tokio::test]
async fn allowed_the_device_gets_tokens_and_may_refresh_them() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    server.poll(&waiting.device_code).await.assert_token_error(400, "authorization_pending");
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.answer_device(&waiting, "Allow access").await;
    page.assert_page(200).assert_says("Your device is connected");
    // No five seconds to wait once there is an answer.
    let tokens = Tokens::read(&server.poll(&waiting.device_code).await);
    assert_eq!(tokens.scope, "jobs_read");
    let pairs = [
        ("grant_type", "refresh_token"),
        ("client_id", "demo-device"),
        ("refresh_token", tokens.refresh()),
    ];
    let next = Tokens::read(&server.token(None, &pairs).await);
    assert_ne!(next.refresh(), tokens.refresh());
    server.call("/api/users/me", &next.access).await.assert_status(200);
}

#[tokio::test]
async fn an_authorization_code_of_another_client_is_not_a_devices() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs[0].1 = DEVICE_GRANT.to_owned();
    server.token(Some(&partner()), &pairs).await.assert_token_error(400, "invalid_request");
}
