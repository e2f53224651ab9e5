//! What happens to an account.

use std::time::Duration;

use oauth::access_loss::AccountEvent;
use oauth::client::AccessTokenFormat;
use oauth::credential::secret::Password;
use oauth::jose::algorithm::SigningAlgorithm;
use oauth::role::Role;
use provider::account::users::UserChange;
use store::memberships::MemberChange;
use testkit::client_endpoints::assert_inactive;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, PASSWORD, RAVI, TestServer};

use super::{ALL, Held, NOTHING, Works};

const NORTHWIND: &str = "cmp_northwind";

/// As the command `user set` does.
async fn set(server: &TestServer, change: UserChange) {
    server.provider.accounts().change_user(RAVI, change).await.expect("changed");
}

async fn happens(server: &TestServer, event: AccountEvent) {
    set(server, UserChange { event: Some(event), ..UserChange::default() }).await;
}

async fn disable(server: &TestServer, disabled: bool) {
    set(server, UserChange { disabled: Some(disabled), ..UserChange::default() }).await;
}

#[tokio::test]
async fn a_user_who_is_disabled_has_nothing() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    disable(&server, true).await;
    assert_eq!(held.works().await, NOTHING);
}

#[tokio::test]
async fn enabling_a_user_brings_nothing_back() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    disable(&server, true).await;
    disable(&server, false).await;
    assert_eq!(held.works().await, NOTHING);
}

#[tokio::test]
async fn a_user_disabled_by_a_program_of_the_company_loses_the_same_but_is_no_stranger() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    for active in [false, true] {
        let change = MemberChange { active: Some(active), ..MemberChange::default() };
        server.change_member("usr_ravi", NORTHWIND, change).await;
    }
    assert_eq!(held.works().await, Works { known_browser: true, ..NOTHING });
}

#[tokio::test]
async fn a_password_set_by_the_operator_ends_all_but_api_tokens() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    let password = Some(Password::new(PASSWORD));
    set(&server, UserChange { password, ..UserChange::default() }).await;
    assert_eq!(held.works().await, Works { api_token: true, ..NOTHING });
}

#[tokio::test]
async fn signing_a_user_out_ends_sessions_and_leaves_apps() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    happens(&server, AccountEvent::SignedOut).await;
    let gone =
        Works { session: false, page: false, typed_device: false, known_browser: false, ..ALL };
    assert_eq!(held.works().await, gone);
}

#[tokio::test]
async fn locking_a_user_down_ends_everything_and_they_can_sign_in() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    happens(&server, AccountEvent::LockedDown).await;
    assert_eq!(held.works().await, NOTHING);
    server.advance(testkit::HOUR);
    let mut ravi = server.signed_in(RAVI).await;
    ravi.consent_page(&AuthorizationUrl::partner()).await;
    // No one removed it: the page does not say that they did.
    let page = ravi.get("/connected-apps?ended=yes").await;
    page.assert_says("Access ended on").assert_does_not_say("You removed");
}

#[tokio::test]
async fn who_leaves_a_company_has_nothing_of_it_and_gets_nothing_back() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    server.add_member("usr_ravi", "cmp_contoso", Role::Standard).await;
    server.remove_member("usr_ravi", NORTHWIND).await;
    server.add_member("usr_ravi", NORTHWIND, Role::Standard).await;
    assert_eq!(held.works().await, Works { known_browser: true, ..NOTHING });
}

/// What a person holds for one company is not touched by what happens to them in another.
#[tokio::test]
async fn signin_0_a_membership_of_another_company_that_ends_takes_nothing_of_this_one() {
    for removed in [false, true] {
        let server = TestServer::start().await;
        let held = Held::by(&server, RAVI).await;
        server.add_member("usr_ravi", "cmp_contoso", Role::Administrator).await;
        if removed {
            server.remove_member("usr_ravi", "cmp_contoso").await;
        } else {
            let change = MemberChange { active: Some(false), ..MemberChange::default() };
            server.change_member("usr_ravi", "cmp_contoso", change).await;
        }
        assert_eq!(held.works().await, ALL);
    }
}

#[tokio::test]
async fn a_role_changes_what_is_allowed_and_ends_nothing() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    server.set_role("usr_ravi", Role::Administrator).await;
    assert_eq!(held.works().await, ALL);
}

#[tokio::test]
async fn a_new_role_is_used_after_a_new_sign_in_alone() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    server.set_role("usr_ravi", Role::Administrator).await;
    let before = ravi.session_cookie();
    let answer = ravi.get("/credentials/keys/new").await;
    let form = ravi.get(answer.our_location()).await.form("Sign in");
    let answer = ravi.submit(&form.set("email", RAVI).set("password", PASSWORD)).await;
    assert_ne!(ravi.session_cookie(), before);
    ravi.follow(answer).await.assert_page(200).form("Create key");
}

#[tokio::test]
async fn another_name_ends_nothing() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    server.change_user("usr_ravi", |ravi| ravi.first_name = "Ravindra".to_owned()).await;
    assert_eq!(held.works().await, ALL);
}

#[tokio::test]
async fn others_of_the_company_keep_what_they_have() {
    let server = TestServer::start().await;
    let held = Held::by(&server, ADA).await;
    disable(&server, true).await;
    assert_eq!(held.works().await, ALL);
}

#[tokio::test]
async fn a_code_is_no_jwt_once_its_user_is_disabled_and_a_jwt_is_inactive() {
    let server = TestServer::start().await;
    let jwt = AccessTokenFormat::Jwt(SigningAlgorithm::Es256);
    server.change_client("demo-partner", |client| client.access_token_format = jwt).await;
    let tokens = server.partner_tokens(RAVI).await;
    let code = server.signed_in(RAVI).await.allow(&AuthorizationUrl::partner()).await;
    assert_eq!(server.introspect(&tokens.access).await["active"], true);
    disable(&server, true).await;
    for _ in 0..2 {
        server.redeem(&code).await.assert_token_error(400, "invalid_grant");
        server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
        assert_inactive(&server.introspect(&tokens.access).await);
        disable(&server, false).await;
    }
    Tokens::read(&server.redeem(&server.signed_in(RAVI).await.allow(&partner_anew()).await).await);
}

fn partner_anew() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("state", "anew")
}

#[tokio::test]
async fn another_node_refuses_what_has_ended_within_a_second() {
    let server = TestServer::start().await;
    let beside = server.beside().await;
    let held = Held::by(&server, RAVI).await;
    let mut there = beside.browser();
    there.cookies.clone_from(&held.browser.cookies);
    there.get("/connected-apps").await.assert_page(200);
    disable(&server, true).await;
    let mut waited = Duration::ZERO;
    while there.get("/connected-apps").await.status == 200 {
        let moment = Duration::from_millis(20);
        tokio::time::sleep(moment).await;
        waited += moment;
        assert!(waited < Duration::from_secs(1), "a session lives on there");
    }
    beside.refresh(held.tokens.refresh()).await.assert_token_error(400, "invalid_grant");
    beside.redeem(&held.code).await.assert_token_error(400, "invalid_grant");
    beside.call("/api/users/me", &held.tokens.access).await.assert_status(401);
}
