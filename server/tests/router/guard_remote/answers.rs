//! For how long the server's answers are used.

use std::time::Duration;

use super::{Api, assert_invalid_token};
use testkit::token_client::partner;
use testkit::{ADA, TestServer};

/// The oldest answer that is used.
const AGE: Duration = Duration::from_millis(800);

#[tokio::test]
async fn a_revoked_token_is_refused_within_a_second() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    api.call(&token).await.assert_status(200);
    server.revoke(Some(&partner()), &token).await.assert_status(200);
    api.later(AGE.saturating_sub(Duration::from_millis(1)));
    api.call(&token).await.assert_status(200);
    assert_eq!(api.introspections(), 1);
    api.later(Duration::from_millis(1));
    assert_invalid_token(&api.call(&token).await);
}

#[tokio::test]
async fn a_token_that_is_not_good_is_asked_for_once_a_second() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    for _ in 0..5 {
        assert_invalid_token(&api.call("csn_at_unknown").await);
    }
    assert_eq!(api.introspections(), 1);
    api.later(AGE);
    assert_invalid_token(&api.call("csn_at_unknown").await);
    assert_eq!(api.introspections(), 2);
    assert_invalid_token(&api.call("csn_at_another").await);
    assert_eq!(api.introspections(), 3);
}

#[tokio::test]
async fn calls_that_come_together_wait_for_one_answer() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    api.line.set_slow(true);
    for round in 1..=2 {
        let (a, b, c, d) =
            tokio::join!(api.call(&token), api.call(&token), api.call(&token), api.call(&token));
        for answer in [a, b, c, d] {
            answer.assert_status(200);
        }
        assert_eq!(api.introspections(), round);
        // Also when the answer before has become too old.
        api.later(AGE);
    }
}

#[tokio::test]
async fn a_call_does_not_get_an_answer_that_was_asked_for_too_long_before_it() {
    let server = TestServer::start().await;
    let api = Api::before(&server).await;
    let token = server.partner_tokens(ADA).await.access;
    api.call(&token).await.assert_status(200);
    api.later(AGE);
    api.line.set_slow(true);
    let late = async {
        tokio::time::sleep(Duration::from_millis(30)).await;
        api.later(AGE);
        api.call(&token).await
    };
    let (early, late) = tokio::join!(api.call(&token), late);
    early.assert_status(200);
    late.assert_status(200);
    assert_eq!(api.introspections(), 3);
}
