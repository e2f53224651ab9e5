//! An answer tells what a token opens now, not what it once did.

use oauth::role::Role;

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, TestServer};

const ASKED: &str = "candidates_read company_read users_read";

/// Ada allows everything of [`ASKED`]; the access token.
async fn allow_all(server: &TestServer) -> String {
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ASKED)).await;
    let form = page.form("Allow access").tick("company_read").tick("users_read");
    let answer = browser.submit(&form.press("Allow access")).await;
    Tokens::read(&server.redeem(&code(&answer)).await).access
}

#[tokio::test]
async fn a_permission_that_was_removed_is_gone_from_tokens_issued_before() {
    let server = TestServer::start().await;
    let access = allow_all(&server).await;
    let mut browser = server.signed_in(ADA).await;
    assert_eq!(server.introspect(&access).await["scope"], ASKED);
    let details = browser.get("/connected-apps").await.links(".t .name a").remove(0);
    let page = browser.get(&details).await;
    let form = page.form_for("remove-permission").set("scope", "company_read");
    browser.submit(&form).await;
    assert_eq!(server.introspect(&access).await["scope"], "candidates_read users_read");
}

#[tokio::test]
async fn who_is_no_longer_an_administrator_takes_their_apps_along() {
    let server = TestServer::start().await;
    let access = allow_all(&server).await;
    let before = server.introspect(&access).await;
    assert_eq!((&before["scope"], &before["roles"][0]), (&ASKED.into(), &"administrator".into()));
    server.set_role("usr_ada", Role::Standard).await;
    let after = server.introspect(&access).await;
    assert_eq!(after["roles"], serde_json::json!(["standard"]));
    assert_eq!(after["scope"], "candidates_read company_read");
}

#[tokio::test]
async fn what_a_service_may_no_longer_ask_for_is_gone_from_its_tokens() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-service", "demo-service-secret").await;
    server
        .change_client("demo-service", |client| {
            client.scopes.retain(|entry| entry.scope.as_str() == "jobs_read");
        })
        .await;
    assert_eq!(server.introspect(&token).await["scope"], "jobs_read");
}
