//! The platform's own login (SIGNIN 3): people sign in at the platform, which says who they are.

mod answers;
mod attacks;
mod pages;
mod path;
mod people;

use provider::settings::{OwnLogin, Settings};
use serde_json::{Value, json};
use testkit::{Answer, Browser, ISSUER, Setup, TestServer};

use crate::admin_api;
use crate::customer_api::callers::Shown;

const LOGIN_URL: &str = "https://hirely.example/login?from=apps";
const MO: &str = "mo@hirely.example";

fn settings() -> Settings {
    let url = LOGIN_URL.parse().expect("an address");
    let client = oauth::id::ClientId::new("demo-service");
    Settings { own_login: Some(OwnLogin { url, client }), ..Setup::default().settings }
}

async fn start() -> TestServer {
    TestServer::start_with(Setup { settings: settings(), ..Setup::default() }).await
}

async fn platform(server: &TestServer) -> Shown {
    Shown::token(&server.service_token("demo-service", "demo-service-secret").await)
}

/// As the platform calls.
async fn call(server: &TestServer, method: &str, path: &str, body: Value) -> Answer {
    admin_api::call(&platform(server).await, server, method, path, body).await
}

/// The login request of a browser that is sent to the platform.
#[track_caller]
fn login_request(answer: &Answer) -> String {
    answer.assert_status(303);
    let location = answer.header("location").expect("a location");
    let id = location.strip_prefix(&format!("{LOGIN_URL}&login_request="));
    id.unwrap_or_else(|| panic!("not to the platform: {location}")).to_owned()
}

async fn begin(browser: &mut Browser<'_>, path: &str) -> String {
    login_request(&browser.get(path).await)
}

/// What the platform says of Mo, who signed in just now.
fn mo(server: &TestServer) -> Value {
    json!({
        "subject": "1001",
        "email": MO,
        "first_name": "Mo",
        "last_name": "Sand",
        "memberships": [{ "company_id": "hirely-1", "company_name": "Fabrikam", "role": "standard" }],
        "amr": ["pwd"],
        "auth_time": server.provider.now().0,
    })
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

async fn accept(server: &TestServer, id: &str, login: Value) -> Answer {
    call(server, "POST", &format!("/v1/login-requests/{id}/accept"), login).await
}

/// The path of ours that the browser is sent back to.
#[track_caller]
fn back(answer: &Answer) -> String {
    let json = answer.assert_status(200).json();
    let to = json["redirect_to"].as_str().expect("an address");
    to.strip_prefix(ISSUER).expect("an address of ours").to_owned()
}

/// Begins at that path, signs in at the platform as it says, and comes back.
async fn sign_in(
    browser: &mut Browser<'_>,
    server: &TestServer,
    path: &str,
    login: Value,
) -> Answer {
    let id = begin(browser, path).await;
    let back = back(&accept(server, &id, login).await);
    browser.get(&back).await
}

#[track_caller]
fn assert_invalid(answer: &Answer, field: &str) {
    let json = answer.assert_status(400).json();
    assert_eq!(json["field"], field, "{json}");
}
