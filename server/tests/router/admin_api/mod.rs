//! The admin API: what the pages for administrators do, for programs of the company's own.

mod happy;
mod openapi;
mod people;
mod refused;
mod sign_in;
mod versions;

use oauth::credential::request::OAuthClientRequest;
use oauth::id::ClientId;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use provider::account::session::Principal;
use provider::caller::Caller;
use serde_json::{Value, json};

use crate::customer_api::callers::Shown;
use testkit::{Answer, TestServer};

const ADMIN: &str = "/admin/api";
/// All that the API needs.
pub(crate) const SCOPES: &str = "configuration_read configuration_manage users_manage";

async fn person(server: &TestServer, email: &str) -> Principal {
    server.provider.administration().named_actor(None, email).await.expect("a person of the demo")
}

/// An OAuth client that a user made for their company, with these scopes: its id, and a
/// token of it.
pub(crate) async fn service(server: &TestServer, email: &str, scopes: &str) -> (ClientId, Shown) {
    let request = OAuthClientRequest {
        name: "Provisioning".to_owned(),
        note: String::new(),
        scopes: ScopeSet::parse(scopes).expect("scopes"),
        role: Some(Role::Administrator),
    };
    let (actor, mark) = (person(server, email).await, server.provider.credentials().new_form_id());
    let made = server
        .provider
        .credentials()
        .make_oauth_client(Caller::operator(&actor), &request, &mark)
        .await
        .expect("made");
    let id = made.credential.id.as_str();
    let token = server.service_token(id, made.secret.expose()).await;
    (ClientId::new(id), Shown::token(&token))
}

pub(crate) async fn call(
    by: &Shown,
    server: &TestServer,
    method: &str,
    path: &str,
    body: Value,
) -> Answer {
    let answer = by.call_at(server, method, &format!("{ADMIN}{path}"), body).await;
    if answer.status.is_success() {
        answer.assert_header("cache-control", "no-store");
    }
    answer
}

async fn read(by: &Shown, server: &TestServer, path: &str) -> Value {
    call(by, server, "GET", path, Value::Null).await.assert_status(200).json()
}

fn draft(name: &str, scopes: &[&str]) -> Value {
    let scope = |scope: &&str| json!({ "scope": scope, "required": true, "isDefault": true, "purpose": "To plan shifts." });
    json!({
        "name": name,
        "description": "Plans shifts for new hires.",
        "kind": "server",
        "redirectUris": [testkit::PARTNER_CALLBACK],
        "scopes": scopes.iter().map(scope).collect::<Vec<_>>(),
    })
}
