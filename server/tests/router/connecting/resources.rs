//! Scopes belong to resources.

use oauth::discovery::protected_resource::ProtectedResource;
use oauth::scope::ScopeSet;
use serde_json::json;

use super::partner_is_lenient;
use testkit::client_endpoints::{INTROSPECT, api};
use testkit::token_client::{Tokens, basic, code_exchange, partner};
use testkit::{
    ADA, Answer, AuthorizationUrl, FILES_API, ISSUER, OWN_API, PARTNER_CALLBACK, Setup, TestServer,
};

const NOTES_API: &str = "https://Notes.example/mcp";

fn scopes(text: &str) -> ScopeSet {
    ScopeSet::parse(text).expect("scopes")
}

/// Reading is the platform's, messages are of "Notes", and jobs of both.
fn setup() -> Setup {
    let of = |text: &str| ProtectedResource::new(text.parse().expect("a resource"));
    let mut setup = Setup::default();
    setup.settings.resources = vec![
        ProtectedResource {
            scopes: Some(scopes("candidates_read jobs_read users_manage")),
            ..of(OWN_API)
        },
        ProtectedResource {
            name: Some("Notes".to_owned()),
            scopes: Some(scopes("messages_write jobs_read")),
            ..of(NOTES_API)
        },
    ];
    setup
}

fn both() -> AuthorizationUrl {
    AuthorizationUrl::partner().and("resource", OWN_API).and("resource", NOTES_API)
}

async fn exchange(server: &TestServer, code: &str, resources: &[&str]) -> Answer {
    let mut pairs = code_exchange(code).to_vec();
    pairs.extend(resources.iter().map(|resource| ("resource", (*resource).to_owned())));
    server.token(Some(&partner()), &pairs).await
}

#[tokio::test]
async fn connect_4_scopes_of_another_resource_are_not_offered() {
    let server = TestServer::start_with(setup()).await;
    let mut browser = server.signed_in(ADA).await;
    let asked = "candidates_read messages_write";
    for (resource, scope) in [(OWN_API, "messages_write"), (NOTES_API, "candidates_read")] {
        let request = AuthorizationUrl::partner().with("resource", resource);
        for scope in [scope, asked] {
            let answer = browser.get(&request.clone().with("scope", scope).path()).await;
            answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
        }
    }
    partner_is_lenient(&server).await;
    for (resource, other) in [(OWN_API, "messages_write"), (NOTES_API, "candidates_read")] {
        let request = AuthorizationUrl::partner().with("resource", resource);
        let answer = browser.get(&request.clone().with("scope", other).path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
        let page = browser.consent_page(&request.with("scope", asked)).await;
        page.assert_does_not_say(other);
    }
}

#[tokio::test]
async fn connect_4_a_token_for_one_resource_never_carries_scopes_of_another() {
    let server = TestServer::start_with(setup()).await;
    let mut browser = server.signed_in(ADA).await;
    let request = both().with("scope", "candidates_read jobs_read messages_write");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    let code = testkit::browser::code(&browser.submit(&form).await);
    let notes = Tokens::read(&exchange(&server, &code, &[NOTES_API]).await);
    assert_eq!(notes.scope, "jobs_read messages_write");
    for (resources, scope) in [
        (vec![OWN_API], "candidates_read jobs_read"),
        (vec![OWN_API, NOTES_API], "candidates_read jobs_read messages_write"),
    ] {
        let refresh = notes.refresh();
        let mut pairs = vec![("grant_type", "refresh_token"), ("refresh_token", refresh)];
        pairs.extend(resources.iter().map(|resource| ("resource", *resource)));
        let tokens = Tokens::read(&server.token(Some(&partner()), &pairs).await);
        assert_eq!(tokens.scope, scope);
        // Each API is told of its own scopes alone.
        for (serves, own) in
            [(OWN_API, "candidates_read jobs_read"), (NOTES_API, "jobs_read messages_write")]
        {
            let apis = [serves.parse().expect("a resource")];
            let change = |client: &mut oauth::client::Client| {
                client.serves = apis.into_iter().collect();
            };
            server.change_client("demo-api", change).await;
            let pairs = [("token", tokens.access.as_str())];
            let told = server.post_pairs(INTROSPECT, Some(&api()), &pairs).await.json();
            if told["active"] == true {
                assert_eq!(told["scope"], own);
            }
        }
        // Presented again within its grace.
        server.call("/api/candidates", &tokens.access).await.assert_status(200);
    }
}

#[tokio::test]
async fn connect_4_a_resource_for_which_nothing_was_allowed_gets_no_token() {
    let server = TestServer::start_with(setup()).await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&both().with("scope", "candidates_read")).await;
    exchange(&server, &code, &[NOTES_API]).await.assert_token_error(400, "invalid_target");
    // The code is as good as before.
    let tokens = Tokens::read(&exchange(&server, &code, &[OWN_API]).await);
    assert_eq!(tokens.scope, "candidates_read");
}

#[tokio::test]
async fn connect_4_a_service_has_at_a_resource_what_belongs_to_it() {
    let server = TestServer::start_with(setup()).await;
    let header = basic("demo-service", "demo-service-secret");
    let ask = async |more: &[(&str, &str)]| {
        let pairs = [&[("grant_type", "client_credentials"), ("resource", NOTES_API)], more];
        server.token(Some(&header), &pairs.concat()).await
    };
    let answer = ask(&[("scope", "jobs_read candidates_read")]).await;
    answer.assert_token_error(400, "invalid_scope");
    let tokens = Tokens::read(&ask(&[]).await);
    let mut granted: Vec<_> = tokens.scope.split(' ').collect();
    granted.sort_unstable();
    assert_eq!(granted, ["jobs_read", "messages_write"]);
}

#[tokio::test]
async fn connect_4_each_configured_resource_has_its_metadata_document_here() {
    let server = TestServer::start_with(Setup { demo: false, ..setup() }).await;
    for (path, resource, scopes, name) in [
        ("/api", OWN_API, json!(["candidates_read", "jobs_read", "users_manage"]), json!(null)),
        ("/notes.example/mcp", NOTES_API, json!(["jobs_read", "messages_write"]), json!("Notes")),
    ] {
        let answer = server.get(&format!("/.well-known/oauth-protected-resource{path}")).await;
        answer.assert_status(200).assert_header("access-control-allow-origin", "*");
        let document = answer.json();
        assert_eq!(document["resource"], resource);
        assert_eq!(document["authorization_servers"], json!([ISSUER]));
        let mut listed = document["scopes_supported"].clone();
        listed.as_array_mut().expect("a list").sort_by_key(ToString::to_string);
        assert_eq!(listed, scopes);
        assert_eq!(document["resource_name"], name);
    }
    for path in ["", "/mcp", "/Notes.example/mcp", "/notes.example", "/files"] {
        let path = format!("/.well-known/oauth-protected-resource{path}");
        server.get(&path).await.assert_status(404);
    }
}

#[tokio::test]
async fn connect_6_the_page_says_which_resource_the_access_is_for() {
    let server = TestServer::start_with(setup()).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("resource", NOTES_API);
    let page = browser.consent_page(&request.with("scope", "jobs_read")).await;
    page.assert_says("Access toNotes");
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_does_not_say("Access to");
    let page = browser.consent_page(&both()).await;
    page.assert_says("Access toNotes");
    // Without a name, by its address.
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("resource", FILES_API);
    browser.consent_page(&request).await.assert_says(&format!("Access to{FILES_API}"));
}
