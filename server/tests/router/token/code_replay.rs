//! A code works once (OAuth 2.1 §4.1.3 and §7.5.2, RFC 9700 §4.2.4).

use std::sync::Arc;

use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{ADA, AuthorizationUrl, HOUR, TestServer, basic};

async fn redeemed(server: &TestServer) -> (String, Tokens) {
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let tokens = Tokens::read(&server.redeem(&code).await);
    (code, tokens)
}

#[tokio::test]
async fn a_second_valid_use_takes_back_the_firsts_tokens() {
    let server = TestServer::start().await;
    let (code, tokens) = redeemed(&server).await;
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_second_use_takes_back_what_was_refreshed_meanwhile() {
    let server = TestServer::start().await;
    let (code, tokens) = redeemed(&server).await;
    let refreshed = Tokens::read(&server.refresh(tokens.refresh()).await);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    for access in [&tokens.access, &refreshed.access] {
        server.call("/api/candidates", access).await.assert_status(401);
    }
    server.refresh(refreshed.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_second_use_counts_also_when_the_codes_minute_is_over() {
    let server = TestServer::start().await;
    let (code, tokens) = redeemed(&server).await;
    server.advance(HOUR / 2);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn a_thief_who_only_saw_the_code_cannot_end_anything() {
    // A second use that is not the client's own must not revoke: anyone who
    // sees a code in a log could end the session.
    let server = TestServer::start().await;
    let (code, tokens) = redeemed(&server).await;
    let wrong_verifier = code_exchange(&code).map(|(name, value)| match name {
        "code_verifier" => (name, "x".repeat(43)),
        _ => (name, value),
    });
    server.token(Some(&partner()), &wrong_verifier).await.assert_status(400);
    let other_client = basic("demo-legacy", "demo-legacy-secret");
    server.token(Some(&other_client), &code_exchange(&code)).await.assert_status(400);
    let wrong_secret = basic("demo-partner", "wrong");
    server.token(Some(&wrong_secret), &code_exchange(&code)).await.assert_status(401);
    let wrong_address = code_exchange(&code).map(|(name, value)| match name {
        "redirect_uri" => (name, "https://evil.example/".to_owned()),
        _ => (name, value),
    });
    server.token(Some(&partner()), &wrong_address).await.assert_status(400);
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn other_grants_are_untouched_by_a_second_use() {
    let server = TestServer::start().await;
    let (_, other) = redeemed(&server).await;
    let (code, _) = redeemed(&server).await;
    server.redeem(&code).await.assert_status(400);
    server.call("/api/candidates", &other.access).await.assert_status(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_fifty_exchanges_at_the_same_moment_one_gets_tokens() {
    let server = Arc::new(TestServer::start().await);
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let racers: Vec<_> = (0..50)
        .map(|_| {
            let (server, code) = (Arc::clone(&server), code.clone());
            tokio::spawn(async move { server.redeem(&code).await })
        })
        .collect();
    let mut won = Vec::new();
    for racer in racers {
        let answer = racer.await.expect("no panic");
        if answer.status == 200 {
            won.push(Tokens::read(&answer));
        } else {
            answer.assert_token_error(400, "invalid_grant");
        }
    }
    assert_eq!(won.len(), 1);
    assert_eq!((server.count("access_tokens"), server.count("refresh_tokens")), (1, 1));
    // The others were second valid uses.
    server.call("/api/candidates", &won[0].access).await.assert_status(401);
    server.refresh(won[0].refresh()).await.assert_token_error(400, "invalid_grant");
}
