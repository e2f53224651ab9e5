//! The prefix of keys and tokens is a setting, and what was issued under an earlier one stays good.

use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, MINUTE, Setup, TestServer};

fn with_prefix(prefix: &str) -> Setup {
    let mut setup = Setup::default();
    prefix.clone_into(&mut setup.settings.credential_prefix);
    setup
}

#[tokio::test]
async fn a_token_under_another_prefix_that_was_never_issued_is_refused() {
    let server = TestServer::start_with(with_prefix("DCRA1-")).await;
    let tokens = server.partner_tokens(ADA).await;
    let (at, rt) = (&tokens.access, tokens.refresh());
    assert!(at.starts_with("DCRA1-at_") && rt.starts_with("DCRA1-rt_"), "{at} {rt}");
    for forged in [at.replacen("DCRA1-", "csn_", 1), at.replacen("DCRA1-", "", 1)] {
        server.call("/api/users/me", &forged).await.assert_status(401);
        assert_eq!(server.introspect(&forged).await["active"], false, "{forged}");
    }
    server.refresh(&rt.replacen("DCRA1-", "csn_", 1)).await.assert_status(400);
    // Kinds are told apart as ever.
    server.refresh(at).await.assert_status(400);
    server.call("/api/users/me", rt).await.assert_status(401);
    server.call("/api/users/me", at).await.assert_status(200);
}

#[tokio::test]
async fn what_was_issued_before_the_prefix_changed_works_until_its_end() {
    let before = TestServer::start().await;
    let tokens = before.partner_tokens(ADA).await;
    let service = before.service_token("demo-service", "demo-service-secret").await;
    let mut browser = before.browser();
    browser.sign_in(ADA).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;

    let after = before.beside_with(with_prefix("DCRA1-")).await;
    for token in [&tokens.access, &service] {
        assert!(token.starts_with("csn_at_"), "{token}");
        after.call("/api/candidates", token).await.assert_status(200);
        assert_eq!(after.introspect(token).await["active"], true);
    }
    let redeemed = Tokens::read(&after.redeem(&code).await);
    assert!(redeemed.access.starts_with("DCRA1-at_"), "{}", redeemed.access);
    let refreshed = Tokens::read(&after.refresh(tokens.refresh()).await);
    assert!(refreshed.access.starts_with("DCRA1-at_"), "{}", refreshed.access);
    // The answer was lost, and the other node still has the setting of before.
    let again = Tokens::read(&before.refresh(tokens.refresh()).await);
    assert_eq!(again.refresh(), refreshed.refresh());
    before.call("/api/candidates", &refreshed.access).await.assert_status(200);
    after.revoke(Some(&partner()), refreshed.refresh()).await.assert_status(200);
    after.call("/api/candidates", &refreshed.access).await.assert_status(401);
    after.advance(60 * MINUTE);
    after.call("/api/candidates", &service).await.assert_status(401);
}
