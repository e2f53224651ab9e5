//! A JWT that acts for a person.

use oauth::jose::algorithm::SigningAlgorithm;
use oauth::role::Role;

use super::own_key::OwnKey;
use super::{CANDIDATES, issue_jwts};
use testkit::browser::code;
use testkit::client_endpoints::assert_inactive;
use testkit::jwt::claims_of;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, MINUTE, RAVI, TestServer};

async fn start() -> TestServer {
    let server = TestServer::start().await;
    issue_jwts(&server, "demo-partner", SigningAlgorithm::Es256).await;
    server
}

/// Ada allows what only an administrator can.
async fn allow_as_administrator(server: &TestServer) -> Tokens {
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("users_read").press("Allow access");
    Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await)
}

#[tokio::test]
async fn of_a_standard_user_it_never_carries_what_needs_an_administrator() {
    // An API that reads it by itself knows of no roles that a scope needs.
    let server = start().await;
    let tokens = allow_as_administrator(&server).await;
    assert_eq!(claims_of(&tokens.access)["scope"], "candidates_read users_read");
    server.set_role("usr_ada", Role::Standard).await;
    let next = Tokens::read(&server.refresh(tokens.refresh()).await);
    let claims = claims_of(&next.access);
    assert_eq!(claims["scope"], "candidates_read");
    assert_eq!(claims["roles"], serde_json::json!(["standard"]));
    // The one from before says less than it says wherever we are asked.
    assert_eq!(server.introspect(&tokens.access).await["scope"], "candidates_read");
    // And Ravi, who is no administrator, was never offered any.
    let ravi = server.partner_tokens(RAVI).await;
    assert_eq!(claims_of(&ravi.access)["scope"], "candidates_read jobs_read");
}

#[tokio::test]
async fn the_response_names_the_scopes_that_the_token_holds() {
    // RFC 6749 §5.1: scope is "REQUIRED" if it differs from what was asked for.
    let server = start().await;
    let tokens = allow_as_administrator(&server).await;
    server.set_role("usr_ada", Role::Standard).await;
    let next = Tokens::read(&server.refresh(tokens.refresh()).await);
    assert_eq!(claims_of(&next.access)["scope"], next.scope);
}

#[tokio::test]
async fn it_ends_with_its_family_wherever_we_are_asked() {
    let server = start().await;
    let tokens = server.partner_tokens(ADA).await;
    assert_eq!(server.introspect(&tokens.access).await["active"], true);
    server.revoke(Some(&partner()), tokens.refresh()).await.assert_status(200);
    assert_inactive(&server.introspect(&tokens.access).await);
    server.call(CANDIDATES, &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn a_code_used_twice_ends_it_too() {
    let server = start().await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    let tokens = Tokens::read(&server.redeem(&code).await);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    assert_inactive(&server.introspect(&tokens.access).await);
}

#[tokio::test]
async fn it_acts_for_no_user_but_the_person_of_its_family() {
    // RFC 9700 §4.15.1.
    let server = start().await;
    let own = OwnKey::of(&server).await;
    let (ada, ravi) = (server.partner_tokens(ADA).await, server.partner_tokens(RAVI).await);
    let mut claims = claims_of(&ravi.access);
    for (name, value) in [
        ("family", claims_of(&ada.access)["family"].clone()),
        ("sub", "usr_ada".into()),
        ("sub", "demo-partner".into()),
        ("client_id", "demo-legacy".into()),
    ] {
        let before = claims[name].clone();
        claims[name] = value;
        let token = own.key.sign(&own.header(), &claims);
        server.call(CANDIDATES, &token).await.assert_status(401);
        claims[name] = before;
    }
    let token = own.key.sign(&own.header(), &claims);
    server.call(CANDIDATES, &token).await.assert_status(200);
}

#[tokio::test]
async fn nothing_but_its_family_is_stored_and_it_acts_for_the_person_for_five_minutes() {
    let server = start().await;
    let tokens = server.partner_tokens(RAVI).await;
    assert_eq!((server.count("access_tokens"), server.count("token_families")), (0, 1));
    assert_eq!(tokens.expires_in, 300);
    assert_eq!(claims_of(&tokens.access)["sub"], "usr_ravi");
    let me = server.call("/api/users/me", &tokens.access).await;
    assert_eq!(me.assert_status(200).json()["email"], RAVI);
    server.advance(5 * MINUTE);
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
    Tokens::read(&server.refresh(tokens.refresh()).await);
}
