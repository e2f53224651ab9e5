//! Data decides, not code: what the demo seeded is data like any other, and
//! page, token response and API follow it.

use oauth::catalogue::CUSTOMER_API;
use oauth::client::Requirement;

use oauth::role::Role;
use store::memberships::MemberChange;
use testkit::browser::code;
use testkit::request::VERIFIER;
use testkit::token_client::{Tokens, partner};
use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, PASSWORD, Setup, TestServer};

#[tokio::test]
async fn a_person_who_changes_name_company_and_address_is_so_everywhere() {
    let server = TestServer::start().await;
    let email = "grace@contoso.example";
    server
        .change_user("usr_ada", |user| {
            user.first_name = "Grace".to_owned();
            user.last_name = "Hopper".to_owned();
        })
        .await;
    server.remove_member("usr_ada", "cmp_northwind").await;
    server.add_member("usr_ada", "cmp_contoso", Role::Administrator).await;
    let title = MemberChange {
        job_title: Some(Some("Rear admiral".to_owned())),
        ..MemberChange::default()
    };
    server.change_member("usr_ada", "cmp_contoso", title).await;
    server.meddle(&format!(
        "UPDATE users SET email = '{email}', email_folded = '{email}' WHERE id = 'usr_ada'"
    ));
    server.browser().type_password(ADA, PASSWORD).await.assert_page(422);
    let page = server.browser().get("/").await;
    page.assert_says("Grace Hopper");
    assert_eq!(page.select(&format!("button[value='{email}']")).len(), 1);
    assert!(!page.body.contains(ADA));

    let mut browser = server.signed_in(email).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    for words in ["Grace Hopper", email, "Contoso Talent", "Rear admiral"] {
        page.assert_says(words);
    }
    page.assert_does_not_say("Ada").assert_does_not_say("Northwind");
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let token = Tokens::read(&server.redeem(&code(&answer)).await).access;
    let me = server.call("/api/users/me", &token).await.json();
    assert_eq!((&me["firstName"], &me["company"]), (&"Grace".into(), &"Contoso Talent".into()));
    let candidates = server.call("/api/candidates", &token).await.json();
    assert_eq!(candidates["totalFound"], 2);
}

#[tokio::test]
async fn a_prompt_changed_in_the_catalogue_is_the_pages() {
    let catalogue = CUSTOMER_API
        .replace("prompt = \"Access Candidates\"", "prompt = \"Peek at people\"")
        .replace("title = \"Candidates\"", "title = \"Hopefuls\"");
    let server = TestServer::start_with(Setup { catalogue, ..Setup::default() }).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.select(".perm-t > :first-child"), ["Peek at people", "Access Jobs"]);
    page.assert_says("Hopefuls").assert_does_not_say("Access Candidates");
    server.get("/playground").await.assert_says("Peek at people");
}

#[tokio::test]
async fn a_scope_renamed_in_the_catalogue_is_renamed_everywhere() {
    let catalogue = CUSTOMER_API.replace("\"company_read\"", "\"firm_read\"");
    let server = TestServer::start_with(Setup { catalogue, ..Setup::default() }).await;
    let mut browser = server.signed_in(ADA).await;
    let before = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let answer = browser.get(&before.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");

    server
        .change_client("demo-partner", |client| {
            for entry in client.scopes.iter_mut().filter(|e| e.scope.as_str() == "company_read") {
                entry.scope = "firm_read".parse().expect("a scope");
                entry.requirement = Requirement::Required;
            }
        })
        .await;
    let after = AuthorizationUrl::partner().with("scope", "candidates_read firm_read");
    let tokens = Tokens::read(&server.redeem(&browser.allow(&after).await).await);
    assert_eq!(tokens.scope, "candidates_read firm_read");
    let metadata = server.get("/.well-known/oauth-authorization-server").await.body;
    assert!(metadata.contains("firm_read") && !metadata.contains("company_read"));
}

#[tokio::test]
async fn a_redirect_uri_changed_in_the_store_is_the_only_one() {
    let server = TestServer::start().await;
    let address = "https://app.brightwork.example/oauth/done";
    server
        .change_client("demo-partner", |client| {
            client.redirect_uris = vec![address.to_owned().try_into().expect("valid")];
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    browser.get(&AuthorizationUrl::partner().path()).await.assert_refused_on_our_page();

    let page =
        browser.consent_page(&AuthorizationUrl::partner().with("redirect_uri", address)).await;
    page.assert_says("you go to app.brightwork.example").assert_says("verified domain");
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let sent = answer.assert_sent_to(address);
    server.redeem(&sent["code"]).await.assert_token_error(400, "invalid_grant");
    let pairs = [
        ("grant_type", "authorization_code"),
        ("code", &sent["code"]),
        ("redirect_uri", address),
        ("code_verifier", VERIFIER),
    ];
    Tokens::read(&server.token(Some(&partner()), &pairs).await);
}

#[tokio::test]
async fn a_client_and_a_publisher_renamed_are_so_on_every_page() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| {
            client.name = "Interview Clock".to_owned();
            client.scopes[0].purpose = Some("Because clocks need hands.".to_owned());
            if let Some(publisher) = &mut client.publisher {
                publisher.name = "Hands Ltd".to_owned();
            }
        })
        .await;
    let mut browser = server.browser();
    let page = browser.open(&AuthorizationUrl::partner().path()).await;
    page.assert_says("to continue to Interview Clock");
    browser.sign_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says("Interview Clock").assert_says("Hands Ltd").assert_does_not_say("Talentsync");
    assert!(page.select(".said").contains(&"Because clocks need hands. – Hands Ltd".to_owned()));
}

#[tokio::test]
async fn the_platforms_name_and_the_lifetimes_are_settings() {
    let mut settings = provider::settings::Settings::new(testkit::ISSUER);
    settings.platform_name = "Hirewell".to_owned();
    settings.credential_prefix = "hw".to_owned();
    settings.lifetimes.access_token = testkit::MINUTE;
    let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Hirewell account?");
    page.assert_does_not_say("Countersign");
    let tokens = server.partner_tokens(ADA).await;
    assert_eq!(tokens.expires_in, 60);
    assert!(tokens.access.starts_with("hw_at_"));
}
