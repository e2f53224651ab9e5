//! What a person may allow depends on their role: four scopes need an
//! administrator.

use oauth::role::Role;

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, ALL_SCOPES, AuthorizationUrl, RAVI, TestServer};

const ADMIN: [&str; 4] =
    ["configuration_read", "configuration_manage", "users_read", "users_manage"];

#[tokio::test]
async fn a_standard_user_cannot_tick_an_administrators_scope() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ALL_SCOPES)).await;
    page.assert_says("Not included").assert_says("Only an administrator of Northwind Staffing");
    let boxes = page.form("Allow access").boxes;
    assert_eq!(boxes.len(), 8);
    assert!(boxes.iter().all(|known| !ADMIN.contains(&known.value.as_str())), "{boxes:?}");

    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    let forged = format!("&optional[]={}", ADMIN.join("&optional[]="));
    let answer = browser.post(&form.action, format!("{}{forged}", form.body())).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read messages_write");
}

#[tokio::test]
async fn what_the_app_requires_of_an_administrator_no_one_else_can_allow() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_read users_manage");
    let page = browser.consent_page(&request).await;
    assert_eq!(page.heading(), "An administrator must allow this");
    page.assert_says("Manage Users").assert_does_not_say("Allow access");

    let form = page.form("Cancel").set("decision", "allow").set("trust", "yes");
    let answer = browser.submit(&form).await;
    assert_eq!(answer.header("location"), None);
    assert_eq!(answer.heading(), "An administrator must allow this");
    assert_eq!(server.count("answers") + server.count("codes"), 0);
}

#[tokio::test]
async fn a_role_lost_while_the_page_was_open_counts() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("users_read").press("Allow access");
    server.set_role("usr_ada", Role::Standard).await;
    let answer = browser.submit(&form).await;
    answer.assert_page(200).assert_says("Your answer was not recorded.");
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn an_administrator_sees_that_it_reaches_everyone() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ALL_SCOPES)).await;
    page.assert_says("everyone's data in Northwind Staffing").assert_does_not_say("Not included");
    assert_eq!(page.form("Allow access").boxes.len(), 12);
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_does_not_say("everyone's data");
}
