//! Emails about keys and tokens.

use oauth::credential::api_credential::{ApiCredential, ApiCredentialKind, Overlap};
use oauth::credential::request::{ApiTokenRequest, Expiry};
use oauth::credential::secret::Password;
use oauth::id::CompanyId;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use provider::account::users::{FirstPassword, NewUser};

use super::{only_email, sent};
use testkit::{ADA, DAY, RAVI, TestServer};

async fn token(server: &TestServer, by: &str, days: u32) -> ApiCredential {
    let actor = server.provider.administration().named_actor(None, by).await.expect("an actor");
    let request = ApiTokenRequest {
        name: "Career site".to_owned(),
        note: String::new(),
        scopes: ScopeSet::try_from("jobs".to_owned()).expect("scopes"),
        expiry: Some(Expiry::Days(days)),
    };
    let made = server
        .provider
        .credentials()
        .make_api_token(provider::caller::Caller::operator(&actor), &request, "form")
        .await;
    made.expect("made").credential
}

async fn key(server: &TestServer) -> ApiCredential {
    let actor = server.provider.administration().named_actor(None, ADA).await.expect("an actor");
    let kind = ApiCredentialKind::ApiKey;
    let made = server
        .provider
        .credentials()
        .make_api_key(
            provider::caller::Caller::operator(&actor),
            kind,
            "Smoke test",
            "form of a key",
        )
        .await;
    made.expect("made").credential
}

/// Looks as the server does now and then.
async fn look(server: &TestServer) {
    while server.provider.notifications().send_expiry_notices(10).await.expect("looked") > 0 {}
}

#[tokio::test]
async fn nothing_is_said_of_what_was_revoked_or_has_ended() {
    let server = TestServer::start().await;
    token(&server, ADA, 30).await;
    let made = key(&server).await;
    let actor = server.provider.administration().named_actor(None, ADA).await.expect("an actor");
    server
        .provider
        .credentials()
        .revoke_api_credential(provider::caller::Caller::operator(&actor), &made.id)
        .await
        .expect("revoked");
    // No one looked for as long.
    server.advance(40 * DAY);
    look(&server).await;
    assert_eq!(server.count("outbox"), 0);
    assert_eq!(server.count("api_credentials WHERE notice_at IS NOT NULL"), 0);
}

#[tokio::test]
async fn a_token_that_ends_soon_is_told_twice_to_the_user_who_made_it() {
    let server = TestServer::start().await;
    let made = token(&server, RAVI, 30).await;
    server.advance_almost(16 * DAY);
    look(&server).await;
    assert_eq!(server.count("outbox"), 0);
    server.advance(DAY);
    look(&server).await;
    look(&server).await;
    let email = only_email(&server).await;
    assert_eq!(email.header("To"), "\"Ravi Patel\" <ravi@northwind.example>");
    // The language of those of whom none is known.
    assert_eq!(email.subject(), "The API token Career site expires on 14 February 2027");
    email.assert_says("Northwind Staffing").assert_says("Never used");
    email.assert_says(&format!("http://localhost:3000/credentials/{}", made.id));
    // It ends with its last day.
    server.advance(13 * DAY);
    look(&server).await;
    only_email(&server).await;
    server.advance(20 * DAY);
    look(&server).await;
    assert!(sent(&server).await.is_empty());
}

/// RFC 5890 §2.3.2.1: every mail server reads an A-label, few read the other form.
#[tokio::test]
async fn an_email_to_an_international_domain_is_addressed_as_every_mail_server_reads_it() {
    let server = TestServer::start().await;
    let kai = NewUser {
        company_id: CompanyId::new("cmp_northwind"),
        email: "Kai@bücher.example".to_owned(),
        first_name: "Kai".to_owned(),
        last_name: "Berg".to_owned(),
        role: Role::Standard,
        job_title: None,
        password: FirstPassword::Chosen(Password::new("tin-forest-button-41")),
    };
    server.provider.accounts().add_user(kai).await.expect("added");
    token(&server, "kai@xn--bcher-kva.example", 30).await;
    server.advance(20 * DAY);
    look(&server).await;
    let email = only_email(&server).await;
    assert_eq!(email.header("To"), "\"Kai Berg\" <Kai@xn--bcher-kva.example>");
}

#[tokio::test]
async fn nothing_is_said_of_a_token_that_ended_with_its_makers_account() {
    let server = TestServer::start().await;
    token(&server, RAVI, 30).await;
    server.change_user("usr_ravi", |user| user.disabled = true).await;
    server.advance(20 * DAY);
    look(&server).await;
    assert!(sent(&server).await.is_empty());
}

#[tokio::test]
async fn administrators_are_told_of_a_key_whose_maker_is_gone() {
    let server = TestServer::start().await;
    key(&server).await;
    server.set_role("usr_ravi", oauth::role::Role::Administrator).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    server.advance(30 * DAY);
    look(&server).await;
    let email = only_email(&server).await;
    assert_eq!(email.header("To"), "\"Ravi Patel\" <ravi@northwind.example>");
}

#[tokio::test]
async fn of_a_key_that_opens_everything_its_maker_is_reminded_every_thirty_days() {
    let server = TestServer::start().await;
    let beside = server.beside().await;
    let made: Timestamp = key(&server).await.created_at;
    assert_eq!(made, server.provider.now());
    for _ in 0..3 {
        server.advance(30 * DAY);
        // Two servers look, and one writes.
        look(&server).await;
        look(&beside).await;
        let email = only_email(&server).await;
        assert_eq!(email.subject(), "The API key Smoke test still gives full access");
        email.assert_says("read and change everything in Northwind Staffing");
    }
}

#[tokio::test]
async fn a_secret_that_was_replaced_is_told_a_day_before_it_stops() {
    let server = TestServer::start().await;
    let made = key(&server).await;
    let actor = server.provider.administration().named_actor(None, ADA).await.expect("an actor");
    let replace = server.provider.credentials().replace_api_secret(
        provider::caller::Caller::operator(&actor),
        &made.id,
        Overlap::Week,
        "other form",
    );
    replace.await.expect("replaced");
    let old = &made.secrets;
    assert!(old.is_empty() || old.len() == 1);
    server.advance(6 * DAY);
    look(&server).await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "An old secret of Smoke test stops working on 22 January 2027");
}
