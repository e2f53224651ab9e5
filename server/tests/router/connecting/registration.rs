//! Apps that register themselves.

use axum::body::Body;
use axum::http::Request;
use oauth::client::introduced::policy::RegistrationPolicy;
use serde_json::{Value, json};
use testkit::token_client::{Tokens, code_exchange};
use testkit::{ADA, Answer, AuthorizationUrl, Browser, DAY, HOUR, Setup, TestServer};

pub(super) const CALLBACK: &str = "cursor://anysphere.cursor-mcp/oauth/callback";

pub(super) fn open() -> Setup {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    setup
}

pub(super) async fn started() -> TestServer {
    TestServer::start_with(open()).await
}

/// Of the shape that Cursor sends.
pub(super) fn cursor() -> Value {
    json!({
        "client_name": "Cursor",
        "redirect_uris": [
            CALLBACK,
            "https://www.cursor.example/agents/mcp/oauth/callback",
            "http://localhost:8787/callback",
        ],
        "application_type": "web",
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": "none",
        "x_unknown": 1,
    })
}

pub(super) fn with(name: &str, value: Value) -> Value {
    let mut body = cursor();
    body[name] = value;
    body
}

pub(super) async fn call(
    server: &TestServer,
    method: &str,
    path: &str,
    token: Option<&str>,
    body: &str,
) -> Answer {
    let mut request =
        Request::builder().method(method).uri(path).header("content-type", "application/json");
    if let Some(token) = token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    server.send(request.body(Body::from(body.to_owned())).expect("a request")).await
}

pub(super) async fn register(server: &TestServer, body: &Value) -> Answer {
    call(server, "POST", routes::REGISTER, None, &body.to_string()).await
}

pub(super) async fn registered(server: &TestServer, body: &Value) -> Value {
    let answer = register(server, body).await;
    answer.assert_status(201).assert_header("cache-control", "no-store");
    answer.json()
}

pub(super) fn text<'a>(json: &'a Value, name: &str) -> &'a str {
    json[name].as_str().unwrap_or_else(|| panic!("no {name} in {json}"))
}

/// Without scheme and host.
pub(super) fn path(json: &Value) -> String {
    text(json, "registration_client_uri").replace("http://localhost:3000", "")
}

pub(super) fn request(id: &str) -> AuthorizationUrl {
    let request = AuthorizationUrl::partner().with("client_id", id);
    request.with("redirect_uri", CALLBACK)
}

pub(super) async fn allow(browser: &mut Browser<'_>, id: &str) -> String {
    let page = browser.consent_page(&request(id)).await;
    let form = page.form("Allow access").tick("candidates_read").tick("yes").press("Allow access");
    testkit::browser::code(&browser.submit(&form).await)
}

async fn redeem(server: &TestServer, id: &str, code: &str) -> Tokens {
    let mut pairs = code_exchange(code).to_vec();
    CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", id.to_owned()));
    Tokens::read(&server.token(None, &pairs).await)
}

#[tokio::test]
async fn connect_3_an_app_registers_itself_is_shown_as_unverified_and_gets_its_tokens() {
    let server = started().await;
    let app = registered(&server, &cursor()).await;
    for (name, value) in [
        ("client_name", json!("Cursor")),
        ("redirect_uris", cursor()["redirect_uris"].clone()),
        ("grant_types", json!(["authorization_code", "refresh_token"])),
        ("response_types", json!(["code"])),
        ("token_endpoint_auth_method", json!("none")),
        ("application_type", json!("web")),
        ("client_secret", Value::Null),
        ("x_unknown", Value::Null),
    ] {
        assert_eq!(app[name], value, "{name}");
    }
    let id = text(&app, "client_id");
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request(id)).await;
    page.assert_says("Unverified app").assert_says("“Cursor”").assert_says("cursor:");
    page.assert_says("We have not checked who runs this app");
    let code = allow(&mut browser, id).await;
    let tokens = redeem(&server, id, &code).await;
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let pairs =
        [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh()), ("client_id", id)];
    Tokens::read(&server.token(None, &pairs).await);
}

#[tokio::test]
async fn connect_3_defaults_are_echoed_and_a_confidential_app_gets_a_secret_that_works() {
    let server = started().await;
    let app = registered(&server, &json!({ "redirect_uris": ["https://app.example/cb"] })).await;
    assert_eq!(app["token_endpoint_auth_method"], "client_secret_basic");
    assert_eq!(app["grant_types"], json!(["authorization_code"]));
    assert_eq!(app["client_secret_expires_at"], 0);
    assert_eq!(app["client_name"], "app.example");
    assert!(text(&app, "scope").contains("candidates_read"));
    let basic = testkit::basic(text(&app, "client_id"), text(&app, "client_secret"));
    let pairs = [("grant_type", "authorization_code"), ("code", "x"), ("redirect_uri", "x")];
    server.token(Some(&basic), &pairs).await.assert_token_error(400, "invalid_grant");
    let wrong = testkit::basic(text(&app, "client_id"), "wrong");
    server.token(Some(&wrong), &pairs).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn connect_3_what_we_do_not_support_is_left_out_of_the_answer() {
    let server = started().await;
    let mut body = with("grant_types", json!(["authorization_code", "client_credentials", "x"]));
    body["response_types"] = json!(["code", "token"]);
    body["scope"] = json!("candidates_read users_manage salaries_read");
    body["tls_client_certificate_bound_access_tokens"] = json!(true);
    let app = registered(&server, &body).await;
    assert_eq!(app["grant_types"], json!(["authorization_code"]));
    assert_eq!(app["response_types"], json!(["code"]));
    assert_eq!(app["tls_client_certificate_bound_access_tokens"], Value::Null);
    let scopes: Vec<_> = text(&app, "scope").split(' ').collect();
    assert!(!scopes.contains(&"users_manage") && !scopes.contains(&"salaries_read"), "{scopes:?}");
}

#[tokio::test]
async fn connect_3_what_is_malformed_or_leads_to_danger_is_refused_and_stores_nothing() {
    let server = started().await;
    for (body, error) in [
        (with("redirect_uris", json!("https://app.example/cb")), "invalid_redirect_uri"),
        (with("redirect_uris", json!([])), "invalid_redirect_uri"),
        (with("redirect_uris", json!([1])), "invalid_redirect_uri"),
        (with("redirect_uris", json!(["javascript:alert(1)"])), "invalid_redirect_uri"),
        (with("redirect_uris", json!(["MS-Settings:x"])), "invalid_redirect_uri"),
        (with("redirect_uris", json!(["http://app.example/cb"])), "invalid_redirect_uri"),
        (with("client_name", json!(["x"])), "invalid_client_metadata"),
        (with("grant_types", json!("x")), "invalid_client_metadata"),
        (with("grant_types", json!(["client_credentials"])), "invalid_client_metadata"),
        (with("token_endpoint_auth_method", json!("tls")), "invalid_client_metadata"),
        (with("token_endpoint_auth_method", json!(1)), "invalid_client_metadata"),
        (with("token_endpoint_auth_method", json!("private_key_jwt")), "invalid_client_metadata"),
        (with("scope", json!(["x"])), "invalid_client_metadata"),
        (with("jwks", json!([])), "invalid_client_metadata"),
        (with("jwks_uri", json!("http://app.example/")), "invalid_client_metadata"),
        (with("software_id", json!({})), "invalid_client_metadata"),
        (with("software_statement", json!("e30.e30.")), "invalid_software_statement"),
        (json!([]), "invalid_client_metadata"),
    ] {
        let answer = register(&server, &body).await;
        answer.assert_status(400);
        assert_eq!(answer.json()["error"], error, "{body}");
    }
    let many: Vec<_> = (0..1000).map(|number| format!("http://localhost/{number}")).collect();
    register(&server, &with("redirect_uris", json!(many))).await.assert_status(400);
    assert_eq!(server.count("registrations"), 0);
}

#[tokio::test]
async fn connect_3_a_name_that_deceives_is_not_taken() {
    let server = started().await;
    for name in ["Countersign", "www.bank.example", "\u{202e}Cursor", "", "✅ Verified"] {
        let app = registered(&server, &with("client_name", json!(name))).await;
        assert_eq!(app["client_name"], "cursor:", "{name}");
    }
}

#[tokio::test]
async fn connect_3_where_registration_is_off_there_is_none_and_none_is_announced() {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Off;
    let server = TestServer::start_with(setup).await;
    register(&server, &cursor()).await.assert_status(404);
    let metadata = server.get(routes::METADATA).await.json();
    assert_eq!(metadata["registration_endpoint"], Value::Null);
    let metadata = started().await.get(routes::METADATA).await.json();
    assert_eq!(metadata["registration_endpoint"], "http://localhost:3000/oauth/register");
}

#[tokio::test]
async fn connect_3_with_the_policy_token_an_initial_access_token_is_needed() {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Token;
    let server = TestServer::start_with(setup).await;
    let body = cursor().to_string();
    for token in [None, Some("wrong")] {
        let answer = call(&server, "POST", routes::REGISTER, token, &body).await;
        answer.assert_status(401);
    }
    let introductions = server.provider.introductions();
    let (token, ends) = introductions.prepare_registration_token();
    introductions.add_registration_token(&token, ends).await.expect("added");
    let token = token.expose();
    call(&server, "POST", routes::REGISTER, Some(token), &body).await.assert_status(201);
    assert!(!server.everything_stored().contains(token));
    server.advance(31 * DAY);
    call(&server, "POST", routes::REGISTER, Some(token), &body).await.assert_status(401);
}

#[tokio::test]
async fn connect_3_an_equal_registration_is_the_same_app_and_then_no_ones_to_change() {
    let server = started().await;
    let first = registered(&server, &cursor()).await;
    let second = registered(&server, &cursor()).await;
    assert_eq!(first["client_id"], second["client_id"]);
    assert_eq!(second["registration_access_token"], Value::Null);
    let token = text(&first, "registration_access_token");
    call(&server, "GET", &path(&first), Some(token), "").await.assert_status(401);
    for other in [
        with("client_name", json!("Other")),
        with("redirect_uris", json!([CALLBACK])),
        with("software_id", json!("x")),
    ] {
        assert_ne!(registered(&server, &other).await["client_id"], first["client_id"]);
    }
    server.advance(DAY + HOUR);
    assert_ne!(registered(&server, &cursor()).await["client_id"], first["client_id"]);
    let secret = with("token_endpoint_auth_method", json!("client_secret_post"));
    let (one, other) = (registered(&server, &secret).await, registered(&server, &secret).await);
    assert_ne!(one["client_id"], other["client_id"]);
}

#[tokio::test]
async fn connect_3_ten_new_apps_an_hour_and_so_many_in_all() {
    let server = started().await;
    let nth = |number: u32| with("software_version", json!(number.to_string()));
    for number in 0..10 {
        registered(&server, &nth(number)).await;
    }
    let answer = register(&server, &nth(10)).await;
    answer.assert_status(429).assert_header("retry-after", "3600");
    // What is known is no new one.
    registered(&server, &nth(3)).await;
    server.advance(HOUR);
    registered(&server, &nth(10)).await;
    let mut setup = open();
    setup.settings.introductions.max_registrations = 11;
    let full = server.beside_with(setup).await;
    register(&full, &nth(11)).await.assert_status(503);
    assert_eq!(server.count("registrations"), 11);
}

#[tokio::test]
async fn connect_3_an_app_reads_changes_and_deletes_its_registration_and_no_others() {
    let server = started().await;
    let app = registered(&server, &cursor()).await;
    let other = registered(&server, &with("client_name", json!("Other"))).await;
    let (own, others) =
        (text(&app, "registration_access_token"), text(&other, "registration_access_token"));
    let body = with("client_id", app["client_id"].clone());
    for (method, token) in [
        ("GET", None),
        ("GET", Some(others)),
        ("PUT", Some(others)),
        ("DELETE", Some(others)),
        ("DELETE", Some("wrong")),
    ] {
        let answer = call(&server, method, &path(&app), token, &body.to_string()).await;
        answer.assert_status(401);
    }
    call(&server, "GET", "/oauth/register/demo-partner", Some(own), "").await.assert_status(401);
    let read = call(&server, "GET", &path(&app), Some(own), "").await;
    read.assert_status(200);
    assert_eq!(read.json()["redirect_uris"], cursor()["redirect_uris"]);
    for wrong in [
        with("client_name", json!("Without id")),
        with("client_id", other["client_id"].clone()),
        with("registration_access_token", json!(own)),
    ] {
        let answer = call(&server, "PUT", &path(&app), Some(own), &wrong.to_string()).await;
        answer.assert_status(400);
    }
    let mut changed = body;
    changed["redirect_uris"] = json!(["http://localhost:1/other"]);
    let answer = call(&server, "PUT", &path(&app), Some(own), &changed.to_string()).await;
    answer.assert_status(200);
    let rotated = answer.json();
    let new = text(&rotated, "registration_access_token");
    assert_ne!(new, own);
    assert_eq!(rotated["redirect_uris"], changed["redirect_uris"]);
    call(&server, "GET", &path(&app), Some(own), "").await.assert_status(401);
    let stored = server.everything_stored();
    assert!(!stored.contains(own) && !stored.contains(new));
    call(&server, "DELETE", &path(&app), Some(new), "").await.assert_status(204);
    call(&server, "GET", &path(&app), Some(new), "").await.assert_status(401);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&request(text(&app, "client_id")).path()).await;
    page.assert_status(400);
}

#[tokio::test]
async fn connect_3_a_change_of_where_answers_go_asks_people_again_and_deleting_ends_their_tokens() {
    let server = started().await;
    let app = registered(&server, &cursor()).await;
    let id = text(&app, "client_id");
    let mut browser = server.signed_in(ADA).await;
    let code = allow(&mut browser, id).await;
    let tokens = redeem(&server, id, &code).await;
    // It goes on where it was, but never silently.
    browser.consent_page(&request(id)).await.assert_says("Continue");
    let mut changed = with("client_id", app["client_id"].clone());
    changed["redirect_uris"] = json!([CALLBACK, "https://other.example/cb"]);
    let token = text(&app, "registration_access_token");
    server.advance(HOUR);
    let answer = call(&server, "PUT", &path(&app), Some(token), &changed.to_string()).await;
    answer.assert_status(200);
    let page = browser.consent_page(&request(id)).await;
    page.assert_says("Allow access").assert_says("Unverified app");
    let token = answer.json();
    let token = text(&token, "registration_access_token");
    call(&server, "DELETE", &path(&app), Some(token), "").await.assert_status(204);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn connect_3_what_no_one_allowed_ends_after_a_day_and_what_is_used_never() {
    let server = started().await;
    let unused = registered(&server, &cursor()).await;
    let used = registered(&server, &with("client_name", json!("Used"))).await;
    let id = text(&used, "client_id");
    let mut browser = server.signed_in(ADA).await;
    allow(&mut browser, id).await;
    let tidy = async || server.provider.delete_expired(100).await.expect("deleted");
    server.advance(23 * HOUR);
    tidy().await;
    assert_eq!(server.count("registrations"), 2);
    server.advance(2 * HOUR);
    tidy().await;
    assert_eq!(server.count("registrations"), 1);
    let mut browser = server.signed_in(ADA).await;
    browser.get(&request(text(&unused, "client_id")).path()).await.assert_status(400);
    browser.consent_page(&request(id)).await;
    // The grant ends after 90 days without use; 90 days later the app does.
    server.advance(100 * DAY);
    tidy().await;
    assert_eq!(server.count("registrations"), 1);
    server.advance(91 * DAY);
    tidy().await;
    assert_eq!(server.count("registrations"), 0);
    let mut browser = server.signed_in(ADA).await;
    browser.get(&request(id).path()).await.assert_status(400);
}

#[tokio::test]
async fn connect_4_scripts_may_register() {
    let server = started().await;
    let request = Request::builder().method("OPTIONS").uri(routes::REGISTER);
    let request = request.header("origin", "https://inspector.example").body(Body::empty());
    let answer = server.send(request.expect("a request")).await;
    answer.assert_status(204).assert_header("access-control-allow-origin", "*");
    answer.assert_header("access-control-allow-methods", "GET, POST, PUT, DELETE");
    register(&server, &cursor()).await.assert_header("access-control-allow-origin", "*");
}
