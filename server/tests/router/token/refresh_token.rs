//! Refresh tokens rotate (OAuth 2.1 §4.3, RFC 9700 §4.14.2).

use std::sync::Arc;

use testkit::log::Log;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{
    ADA, Answer, AuthorizationUrl, DAY, MINUTE, SECOND, SPA_CALLBACK, TestServer, basic,
};

async fn refresh_with(server: &TestServer, token: &str, scope: &str) -> Answer {
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", token), ("scope", scope)];
    server.token(Some(&partner()), &pairs).await
}

#[tokio::test]
async fn a_token_used_again_later_ends_its_whole_family() {
    // RFC 9700 §4.14.2: thief or owner, one of them has the newer one.
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(MINUTE);
    server.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    server.refresh(second.refresh()).await.assert_token_error(400, "invalid_grant");
    for access in [&first.access, &second.access] {
        server.call("/api/candidates", access).await.assert_status(401);
    }
}

#[tokio::test]
async fn a_token_used_again_at_once_though_its_successor_is_in_use_ends_its_family() {
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    let third = Tokens::read(&server.refresh(second.refresh()).await);
    server.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    server.refresh(third.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_token_used_again_after_thirty_seconds_ends_its_family_and_is_audited() {
    let server = TestServer::start().await;
    let (log, _guard) = Log::of_this_thread();
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(29 * SECOND);
    Tokens::read(&server.refresh(first.refresh()).await);
    let reused = "a refresh token was used again; its family is revoked";
    assert_eq!(log.warnings(reused), Vec::<String>::new());
    server.advance(SECOND);
    server.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    let lines = log.warnings(reused);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("client_id=demo-partner"), "{lines:?}");
    assert!(!lines[0].contains(first.refresh()), "{lines:?}");
    server.refresh(second.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_token_just_rotated_is_given_again_to_its_own_client_alone() {
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", first.refresh())];
    let other = server.token(Some(&basic("demo-legacy", "demo-legacy-secret")), &pairs).await;
    other.assert_token_error(400, "invalid_grant");
    // Nor is anything revoked by another user's try.
    Tokens::read(&server.refresh(second.refresh()).await);
}

#[tokio::test]
async fn the_rotation_survives_a_restart() {
    // CVE-2026-9802: what was rotated must not be forgotten with the process.
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let second = Tokens::read(&server.refresh(first.refresh()).await);
    let restarted = server.beside().await;
    // The lost answer is the same one,
    let again = Tokens::read(&restarted.refresh(first.refresh()).await);
    assert_eq!(second.refresh(), again.refresh());
    let third = Tokens::read(&restarted.refresh(second.refresh()).await);
    // and a reuse is one.
    restarted.refresh(first.refresh()).await.assert_token_error(400, "invalid_grant");
    for node in [&server, &restarted] {
        node.refresh(third.refresh()).await.assert_token_error(400, "invalid_grant");
        node.call("/api/candidates", &third.access).await.assert_status(401);
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_is_given_again_with_the_same_successor() {
    let server = TestServer::start().await;
    let first = server.partner_tokens(ADA).await;
    let lost = Tokens::read(&server.refresh(first.refresh()).await);
    server.advance(29 * SECOND);
    let again = Tokens::read(&server.refresh(first.refresh()).await);
    assert_eq!(lost.refresh(), again.refresh());
    assert_ne!(lost.access, again.access);
    Tokens::read(&server.refresh(again.refresh()).await);
}

#[tokio::test]
async fn a_token_of_another_client_is_worth_nothing_and_stays_good_for_its_own() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh())];
    let other = server.token(Some(&basic("demo-legacy", "demo-legacy-secret")), &pairs).await;
    other.assert_token_error(400, "invalid_grant");
    let mut public = pairs.to_vec();
    public.push(("client_id", "demo-spa"));
    server.token(None, &public).await.assert_token_error(400, "invalid_grant");
    public[2] = ("client_id", "demo-partner");
    server.token(None, &public).await.assert_token_error(401, "invalid_client");
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn what_is_no_refresh_token_is_refused() {
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let tokens = server.partner_tokens(ADA).await;
    for text in ["x", &code, &tokens.access, &tokens.refresh()[1..], &"a".repeat(9_000)] {
        server.refresh(text).await.assert_token_error(400, "invalid_grant");
    }
    server.refresh("").await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn the_scope_is_never_widened() {
    // OAuth 2.1 §4.3.1.
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    for scope in ["candidates_read users_manage", "company_read", "unknown"] {
        let answer = refresh_with(&server, tokens.refresh(), scope).await;
        answer.assert_token_error(400, "invalid_scope");
    }
    for scope in ["", " ", "candidates_read  jobs_read"] {
        let answer = refresh_with(&server, tokens.refresh(), scope).await;
        answer.assert_token_error(400, "invalid_scope");
    }
    // None of this used the token up.
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn a_narrower_scope_holds_for_the_access_token_alone() {
    // OAuth 2.1 §4.3.3: the new refresh token's scope is the old one's.
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let narrow = Tokens::read(&refresh_with(&server, tokens.refresh(), "jobs_read").await);
    assert_eq!(narrow.scope, "jobs_read");
    server.call("/api/candidates", &narrow.access).await.assert_status(403);
    let whole = Tokens::read(&server.refresh(narrow.refresh()).await);
    assert_eq!(whole.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn a_token_ends_after_ninety_days_without_use() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    server.advance_almost(90 * DAY);
    let next = Tokens::read(&server.refresh(tokens.refresh()).await);
    server.advance(90 * DAY);
    server.refresh(next.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn no_token_outlives_the_grant() {
    // OWASP ASVS 5.0, 10.4.8: an absolute end.
    let server = TestServer::start().await;
    let mut tokens = server.partner_tokens(ADA).await;
    for _ in 0..5 {
        server.advance(60 * DAY);
        tokens = Tokens::read(&server.refresh(tokens.refresh()).await);
    }
    server.advance((65 * DAY).saturating_sub(10 * MINUTE));
    tokens = Tokens::read(&server.refresh(tokens.refresh()).await);
    assert_eq!(tokens.expires_in, 600);
    server.advance(10 * MINUTE);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn a_disabled_person_is_not_acted_for() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn a_public_clients_token_rotates_too() {
    // OAuth 2.1 §4.3.1: for public clients rotation is a MUST.
    let server = TestServer::start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::spa()).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs[2].1 = SPA_CALLBACK.to_owned();
    pairs.push(("client_id", "demo-spa".to_owned()));
    let first = Tokens::read(&server.token(None, &pairs).await);
    let pairs = |token: &str| {
        [
            ("grant_type", "refresh_token".to_owned()),
            ("refresh_token", token.to_owned()),
            ("client_id", "demo-spa".to_owned()),
        ]
    };
    let second = Tokens::read(&server.token(None, &pairs(first.refresh())).await);
    assert_ne!(first.refresh(), second.refresh());
    server.advance(MINUTE);
    server.token(None, &pairs(first.refresh())).await.assert_token_error(400, "invalid_grant");
    server.token(None, &pairs(second.refresh())).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_refreshes_at_the_same_moment_on_two_nodes_name_one_successor() {
    // CVE-2026-1035: a race must not split a family in two.
    let server = Arc::new(TestServer::start().await);
    let beside = Arc::new(server.beside().await);
    let tokens = server.partner_tokens(ADA).await;
    let racers: Vec<_> = (0..64)
        .map(|number| {
            let node = Arc::clone(if number % 2 == 0 { &server } else { &beside });
            let token = tokens.refresh().to_owned();
            tokio::spawn(async move { node.refresh(&token).await })
        })
        .collect();
    let mut successors = Vec::new();
    for racer in racers {
        let answer = racer.await.expect("no panic");
        successors.push(Tokens::read(&answer).refresh().to_owned());
    }
    successors.dedup();
    assert_eq!(successors.len(), 1);
    assert_eq!(server.count("refresh_tokens"), 2);
}
