//! Pages that were open for long, and what changed meanwhile: `decide` checks
//! everything anew.

use oauth::client::{Client, GrantType, Requirement};
use oauth::consent::policy::AppDecision;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, CompanyId, PublisherId, UserId};
use oauth::role::Role;
use store::Effects;
use store::policies::DecisionChange;

use testkit::{ADA, AuthorizationUrl, HOUR, PARTNER_CALLBACK, TestServer};

#[tokio::test]
async fn a_request_is_too_old_after_a_day() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance(12 * HOUR);
    // The session stays in use.
    browser.get("/").await.assert_page(200);
    server.advance(12 * HOUR);
    for button in ["Allow access", "Don't allow"] {
        let answer = browser.submit(&page.form(button).press(button)).await;
        answer.assert_page(410).assert_says("Go back to Talentsync and start again.");
        assert_eq!(answer.heading(), "This request has expired");
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_request_can_be_answered_until_a_day_is_over() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance_almost(24 * HOUR);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn a_client_disabled_meanwhile_gets_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.change_client("demo-partner", |client| client.disabled = true).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_refused_on_our_page();
}

#[tokio::test]
async fn an_address_withdrawn_meanwhile_is_not_redirected_to() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for button in ["Allow access", "Don't allow"] {
        let page = browser.consent_page(&AuthorizationUrl::partner()).await;
        let mut before = Vec::new();
        server
            .change_client("demo-partner", |client| before = client.redirect_uris.split_off(1))
            .await;
        let answer = browser.submit(&page.form(button).press(button)).await;
        answer.assert_refused_on_our_page();
        server
            .change_client("demo-partner", |client| client.redirect_uris.append(&mut before))
            .await;
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_registration_that_changed_meanwhile_is_shown_again_first() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    // A scope that was the person's choice is required now, or the reverse.
    server
        .change_client("demo-partner", |client| {
            client.scopes[0].requirement = Requirement::Optional;
        })
        .await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(200).assert_says("Your answer was not recorded.");
    server.change_client("demo-partner", |client| client.scopes.clear()).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(410);
    let no_code = |client: &mut oauth::client::Client| {
        client.grant_types = vec![GrantType::RefreshToken];
    };
    server.change_client("demo-partner", no_code).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_refused_on_our_page();
    assert_eq!(server.count("answers"), 0);
}

/// What another node has just changed, which this one may not have heard of yet.
#[tokio::test]
async fn what_another_node_changed_a_moment_ago_is_not_allowed_unseen() {
    let request = AuthorizationUrl::partner();
    for change in ["name", "address", "scope", "publisher", "disabled", "blocked", "policy", "role"]
    {
        let server = TestServer::start().await;
        let other = server.beside().await;
        let mut kept = other.signed_in(ADA).await;
        let mut browser = server.signed_in(ADA).await;
        let page = browser.consent_page(&request).await;
        let form = page.form("Allow access").press("Allow access");
        let policy = kept.get("/admin/policy").await.form("Save").set("read", "administrators");
        // It has just asked whether what it knows still holds, and trusts that for a moment.
        browser.consent_page(&request).await;
        match change {
            "name" => other.change_client("demo-partner", |app| app.name.push('!')).await,
            "address" => {
                other.change_client("demo-partner", |app| drop(app.redirect_uris.remove(0))).await;
            }
            "scope" => {
                let change = |app: &mut Client| {
                    for scope in &mut app.scopes {
                        scope.purpose = Some("To sell it.".to_owned());
                    }
                };
                other.change_client("demo-partner", change).await;
            }
            "publisher" => {
                let id = PublisherId::new("pub_brightwork");
                let ended = other.provider.store().end_publisher_review(&id, Effects::NONE).await;
                assert!(ended.expect("ended"));
            }
            "disabled" => other.change_client("demo-partner", |app| app.disabled = true).await,
            "blocked" => {
                let (company, ada) = (CompanyId::new("cmp_northwind"), UserId::new("usr_ada"));
                let (app, now) = (ClientId::new("demo-partner"), other.provider.now());
                let decision = Some(AppDecision::Blocked);
                let change = DecisionChange { decision, seen: None, by: ada, at: now };
                let store = other.provider.store();
                let decided = store.decide_app(&company, &app, &change, Effects::NONE).await;
                assert!(decided.expect("blocked"));
            }
            "policy" => {
                kept.submit(&policy.set("until_removed", "yes")).await.assert_status(303);
            }
            _ => other.set_role("usr_ada", Role::Standard).await,
        }
        let answer = browser.submit(&form).await;
        assert!(!answer.header("location").is_some_and(|to| to.contains("code=")), "{change}");
        assert_eq!(server.count("codes"), 0, "{change}");
        assert_eq!(server.count("answers WHERE allowed IS NOT NULL"), 0, "{change}");
    }
}

#[tokio::test]
async fn what_changed_but_was_not_shown_does_not_keep_a_person_from_allowing() {
    let server = TestServer::start().await;
    let other = server.beside().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let change = |app: &mut Client| app.secrets.push(Digest::of("another"));
    other.change_client("demo-partner", change).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_sent_to(PARTNER_CALLBACK);
}
