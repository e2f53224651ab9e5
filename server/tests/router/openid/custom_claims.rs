//! Claims of the platform's own namespace.

use oauth::client::{ClientScope, Requirement};
use oauth::id::ClientId;
use oauth::identity::COMPANY;
use oauth::identity::custom::{ClaimSource, CustomClaim};
use oauth::role::Role;
use serde_json::{Value, json};
use testkit::client::refreshing;
use testkit::token_client::partner;
use testkit::{ADA, Setup, TestServer};

use super::discovery::DOCUMENT;
use super::request;
use super::userinfo::get;

const ROLE: &str = "https://hirely.example/role";
const ID: &str = "https://hirely.example/company";
const NAME: &str = "https://hirely.example/company_name";
const OF_WIKI: &str = "https://hirely.example/wiki_role";

fn claim(name: &str, value: ClaimSource) -> CustomClaim {
    CustomClaim {
        name: name.to_owned(),
        value,
        scope: COMPANY.parse().expect("a scope"),
        clients: Vec::new(),
        in_id_token: true,
    }
}

fn claims() -> Vec<CustomClaim> {
    vec![
        claim(ROLE, ClaimSource::Role),
        claim(ID, ClaimSource::CompanyId),
        CustomClaim { in_id_token: false, ..claim(NAME, ClaimSource::CompanyName) },
        CustomClaim { clients: vec![ClientId::new("wiki")], ..claim(OF_WIKI, ClaimSource::Role) },
    ]
}

async fn server() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.claims = claims();
    let server = TestServer::start_with(setup).await;
    server.let_ask_who("demo-partner").await;
    server
        .change_client("demo-partner", |client| {
            client.scopes.push(ClientScope {
                scope: COMPANY.parse().expect("a scope"),
                requirement: Requirement::Optional,
                is_default: false,
                purpose: None,
            });
        })
        .await;
    server
}

/// Own claims of a token answer's ID token, and of userinfo.
async fn told(server: &TestServer, scope: &str) -> (Value, Value) {
    let asked = request(scope).with("prompt", "consent");
    let code = server.signed_in(ADA).await.allow_all(&asked).await;
    let answer = server.redeem(&code).await;
    let token = answer.json()["access_token"].as_str().expect("one").to_owned();
    let own = |mut told: Value| {
        told.as_object_mut().expect("an object").retain(|name, _| name.contains(':'));
        told
    };
    (own(server.id_token(&answer).await), own(get(server, &token).await.json()))
}

#[tokio::test]
async fn nothing_is_told_that_the_person_did_not_allow() {
    let server = server().await;
    for scope in ["openid", "openid profile email"] {
        assert_eq!(told(&server, scope).await, (json!({}), json!({})), "{scope}");
    }
}

#[tokio::test]
async fn an_app_is_told_what_the_person_is_in_the_company_that_it_acts_for() {
    let server = server().await;
    let (id_token, userinfo) = told(&server, "openid company_membership").await;
    let both = json!({ ROLE: "administrator", ID: "cmp_northwind" });
    assert_eq!(id_token, both);
    let mut all = both;
    all[NAME] = json!("Northwind Staffing");
    assert_eq!(userinfo, all);
}

#[tokio::test]
async fn what_one_app_is_told_no_other_is() {
    let server = server().await;
    let (id_token, userinfo) = told(&server, "openid company_membership").await;
    assert!(id_token.get(OF_WIKI).is_none() && userinfo.get(OF_WIKI).is_none());
}

#[tokio::test]
async fn a_role_is_that_of_now() {
    let server = server().await;
    let asked = request("openid company_membership jobs_read");
    let code = server.signed_in(ADA).await.allow_all(&asked).await;
    let answer = server.redeem(&code).await;
    let tokens = answer.json();
    server.set_role("usr_ada", Role::Standard).await;
    let token = tokens["access_token"].as_str().expect("one");
    assert_eq!(get(&server, token).await.json()[ROLE], "standard");
    let refresh_token = tokens["refresh_token"].as_str().expect("one").to_owned();
    let answer = server.token(Some(&partner()), &refreshing(&refresh_token)).await;
    assert_eq!(server.id_token(&answer).await[ROLE], "standard");
}

#[tokio::test]
async fn the_page_says_in_words_that_it_is_told() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let asked = request("openid company_membership");
    let page = browser.consent_page(&asked).await;
    page.assert_says("See your company and your role").assert_does_not_say(ROLE);
    let german = browser.get(&asked.clone().with("ui_locales", "de").path()).await;
    german.assert_says("Ihr Unternehmen und Ihre Rolle sehen");
    // A token for it opens no API.
    let code = browser.allow_all(&asked.with("ui_locales", "en")).await;
    let tokens = server.redeem(&code).await.json();
    server
        .call("/api/users/me", tokens["access_token"].as_str().expect("one"))
        .await
        .assert_status(401);
}

#[tokio::test]
async fn what_everyone_is_told_is_announced_and_what_one_app_is_told_is_not() {
    let document = server().await.get(DOCUMENT).await.json();
    let names = document["claims_supported"].as_array().expect("a list");
    for name in [ROLE, ID, NAME] {
        assert!(names.contains(&json!(name)), "{name}");
    }
    assert!(!names.contains(&json!(OF_WIKI)));
    assert!(document["scopes_supported"].as_array().expect("a list").contains(&json!(COMPANY)));
}

#[tokio::test]
async fn without_such_claims_there_is_no_scope_for_them() {
    let server = TestServer::start().await;
    let document = server.get(DOCUMENT).await.json();
    assert!(!document["scopes_supported"].as_array().expect("a list").contains(&json!(COMPANY)));
    assert!(server.provider.catalogue().find(&COMPANY.parse().expect("a scope")).is_none());
}
