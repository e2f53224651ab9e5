//! Nonces of ours in proofs (RFC 9449 §8): a proof made ahead is worth nothing.

use super::{partner_code, redeem, redeem_with};
use testkit::proof::Key;
use testkit::token_client::Tokens;
use testkit::{MINUTE, SECOND, TestServer};

#[tokio::test]
async fn without_a_nonce_one_is_given_and_the_code_is_not_used_up() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let proof = key.at_token(&server).without("nonce");
    for _ in 0..3 {
        let answer = redeem(&server, &code, &proof).await;
        answer.assert_token_error(400, "use_dpop_nonce");
    }
    let nonce = redeem(&server, &code, &proof).await.header("dpop-nonce").expect("one").to_owned();
    // The same proof with the nonce in it: a refused one was not spent.
    let answer = redeem(&server, &code, &proof.with("nonce", nonce)).await;
    Tokens::read_as("DPoP", &answer);
}

#[tokio::test]
async fn nonces_that_are_not_ours_are_refused() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let code = partner_code(&server).await;
    let ours = server.provider.tokens().dpop_nonce();
    let cut = &ours[..ours.len() - 1];
    for nonce in ["x", cut, &ours.to_uppercase(), &format!("{ours}A"), &"A".repeat(22)] {
        let answer = redeem(&server, &code, &key.at_token(&server).with("nonce", nonce)).await;
        answer.assert_token_error(400, "use_dpop_nonce");
        answer.assert_header("dpop-nonce", &ours);
    }
    for nonce in [serde_json::json!(1), serde_json::json!(null), serde_json::json!("")] {
        let answer = redeem(&server, &code, &key.at_token(&server).with("nonce", nonce)).await;
        answer.assert_token_error(400, "invalid_dpop_proof");
    }
    redeem(&server, &code, &key.at_token(&server)).await.assert_status(200);
}

#[tokio::test]
async fn a_nonce_lasts_two_to_four_minutes() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    // The story begins with a window.
    let old = server.provider.tokens().dpop_nonce();
    server.advance_almost(4 * MINUTE);
    let code = partner_code(&server).await;
    let second = partner_code(&server).await;
    let answer = redeem(&server, &code, &key.at_token(&server).with("nonce", old.clone())).await;
    answer.assert_status(200);
    // The next one comes with every answer to a proof (RFC 9449 §8.2).
    assert_ne!(answer.header("dpop-nonce"), Some(old.as_str()));
    server.advance(SECOND);
    let answer = redeem(&server, &second, &key.at_token(&server).with("nonce", old)).await;
    answer.assert_token_error(400, "use_dpop_nonce");
}

#[tokio::test]
async fn every_node_knows_the_same_nonce() {
    let (server, key) = (TestServer::start().await, Key::numbered(1));
    let beside = server.beside().await;
    assert_eq!(server.provider.tokens().dpop_nonce(), beside.provider.tokens().dpop_nonce());
    let code = partner_code(&server).await;
    redeem(&beside, &code, &key.at_token(&server)).await.assert_status(200);
}

#[tokio::test]
async fn a_caller_without_a_proof_gets_no_nonce() {
    let server = TestServer::start().await;
    let answer = redeem_with(&server, &partner_code(&server).await, &[]).await;
    Tokens::read(&answer);
    assert_eq!(answer.header("dpop-nonce"), None);
}
