//! The clients that people use: each connects with a document or a registration of the shape of its own.

use std::cell::Cell;

use oauth::client::introduced::policy::RegistrationPolicy;
use serde_json::{Value, json};
use testkit::assertion::{claims, parameters};
use testkit::jwt::TestKey;
use testkit::token_client::{Tokens, code_exchange};
use testkit::{ADA, Answer, AuthorizationUrl, Browser, KIM, OWN_API, RAVI, Setup, TestServer};

use super::app_host::{AppHosts, Served};
use super::registration::register;

/// One of them.
struct Known {
    hosts: AppHosts,
    server: TestServer,
    id: String,
    secret: Option<String>,
    key: Option<TestKey>,
    /// How many people have allowed it.
    people: Cell<usize>,
}

/// Each sees the page for the first time.
const PEOPLE: [&str; 3] = [ADA, RAVI, KIM];

async fn server(hosts: &AppHosts) -> TestServer {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    hosts.server_with(setup).await
}

fn text(json: &Value, name: &str) -> String {
    json[name].as_str().unwrap_or_else(|| panic!("no {name} in {json}")).to_owned()
}

impl Known {
    async fn by_document(file: &str) -> Self {
        let hosts = AppHosts::start().await;
        let document: Value = serde_json::from_str(file).expect("JSON");
        let id = text(&document, "client_id");
        hosts.serve(&id, Served::json(&document));
        let key = document.get("jwks_uri").and_then(Value::as_str).map(|address| {
            let key = TestKey::rsa();
            let keys = json!({ "keys": [key.public().with_kid("1").to_json()] });
            hosts.serve(address, Served::json(&keys));
            key
        });
        let people = Cell::new(0);
        Self { server: server(&hosts).await, hosts, id, secret: None, key, people }
    }

    async fn by_registration(file: &str) -> Self {
        let hosts = AppHosts::start().await;
        let server = server(&hosts).await;
        let answer = register(&server, &serde_json::from_str(file).expect("JSON")).await;
        let app = answer.assert_status(201).json();
        let secret = app.get("client_secret").and_then(Value::as_str).map(str::to_owned);
        let people = Cell::new(0);
        Self { id: text(&app, "client_id"), server, hosts, secret, key: None, people }
    }

    async fn ask(&self, mut pairs: Vec<(&'static str, String)>) -> Answer {
        pairs.push(("resource", OWN_API.to_owned()));
        if let Some(key) = &self.key {
            let header = json!({ "typ": "JWT", "kid": "1", "alg": "RS256" });
            let jti = self.server.provider.new_request_id();
            let signed = key.sign(&header, &claims(&self.server, &self.id, &jti));
            pairs.extend(parameters(&signed));
        } else {
            pairs.push(("client_id", self.id.clone()));
            pairs.extend(self.secret.clone().map(|secret| ("client_secret", secret)));
        }
        self.server.token(None, &pairs).await
    }

    /// As MCP clients ask: for all that the API names, for the API, with consent.
    fn request(&self, redirect_uri: &str) -> AuthorizationUrl {
        AuthorizationUrl::partner()
            .with("client_id", &self.id)
            .with("redirect_uri", redirect_uri)
            .with("resource", OWN_API)
            .with("scope", "candidates_read users_manage offline_access")
            .with("prompt", "consent")
    }

    /// The whole way, to this address, as an app that is shown so.
    async fn connects(&self, redirect_uri: &str, shown: &str) {
        let person = PEOPLE[self.people.replace(self.people.get() + 1)];
        let mut browser = self.server.signed_in(person).await;
        let page = browser.consent_page(&self.request(redirect_uri)).await;
        page.assert_says(shown).assert_says("Works while you are signed out, too.");
        let code = allow(&mut browser, &page).await;
        let mut pairs = code_exchange(&code).to_vec();
        redirect_uri.clone_into(&mut pairs[2].1);
        let tokens = Tokens::read(&self.ask(pairs).await);
        assert_eq!(tokens.scope, "candidates_read");
        let refresh = ("refresh_token", tokens.refresh().to_owned());
        let tokens = Tokens::read(
            &self.ask(vec![("grant_type", "refresh_token".to_owned()), refresh]).await,
        );
        self.server.call("/api/candidates", &tokens.access).await.assert_status(200);
    }

    async fn is_refused_at(&self, redirect_uri: &str) {
        let mut browser = self.server.signed_in(ADA).await;
        browser.get(&self.request(redirect_uri).path()).await.assert_page(400);
    }
}

async fn allow(browser: &mut Browser<'_>, page: &Answer) -> String {
    let mut form = page.form("Allow access").tick("candidates_read");
    if !page.select("input[name=trust]").is_empty() {
        form = form.tick("yes");
    }
    testkit::browser::code(&browser.submit(&form.press("Allow access")).await)
}

const UNVERIFIED: &str = "Unverified app";

#[tokio::test]
async fn connect_5_claude_connects_and_is_unverified_since_it_answers_at_two_hosts() {
    let claude = Known::by_document(include_str!("clients/claude.json")).await;
    claude.is_refused_at("https://claude.example/api/mcp/auth_callback").await;
    claude.connects("https://claude.ai/api/mcp/auth_callback", UNVERIFIED).await;
    claude.connects("https://claude.com/api/mcp/auth_callback", UNVERIFIED).await;
    // It uses its document only where this is announced, and a secret only in the body.
    let metadata = claude.server.get(routes::METADATA).await.json();
    assert_eq!(metadata["client_id_metadata_document_supported"], true);
    let methods = metadata["token_endpoint_auth_methods_supported"].as_array().expect("a list");
    assert!(methods.contains(&json!("none")) && methods.contains(&json!("client_secret_post")));
    assert_eq!(claude.hosts.asked(), 1);
}

#[tokio::test]
async fn connect_5_a_client_whose_registration_has_ended_is_told_to_register_again() {
    let server = TestServer::start().await;
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", "reg_x")];
    server.token(None, &pairs).await.assert_token_error(401, "invalid_client");
}

#[tokio::test]
async fn connect_5_claude_code_connects_on_any_port_as_its_host() {
    let claude = Known::by_document(include_str!("clients/claude-code.json")).await;
    claude.is_refused_at("http://localhost:54545/other").await;
    claude.connects("http://localhost:54545/callback", "claude.ai, verified domain").await;
    claude.connects("http://127.0.0.1:60001/callback", "claude.ai, verified domain").await;
}

#[tokio::test]
async fn connect_5_chatgpt_connects_and_signs_with_rs256() {
    let chatgpt = Known::by_document(include_str!("clients/chatgpt.json")).await;
    for uri in [
        "https://chatgpt.com/connector/oauth/Zx81kQ",
        "https://chatgpt.com/connector_platform_oauth_redirect",
    ] {
        chatgpt.connects(uri, "chatgpt.com, verified domain").await;
    }
    // It refreshes only where that is announced.
    let metadata = chatgpt.server.get(routes::METADATA).await.json();
    let scopes = metadata["scopes_supported"].as_array().expect("a list");
    assert!(scopes.contains(&json!("offline_access")));
}

#[tokio::test]
async fn connect_5_visual_studio_code_connects_on_its_port_or_another() {
    let code = Known::by_document(include_str!("clients/vscode.json")).await;
    for uri in ["http://127.0.0.1:33418/", "http://127.0.0.1:50505/", "https://vscode.dev/redirect"]
    {
        code.connects(uri, "vscode.dev, verified domain").await;
    }
}

#[tokio::test]
async fn connect_5_opencode_connects() {
    let opencode = Known::by_document(include_str!("clients/opencode.json")).await;
    for uri in ["http://127.0.0.1:19876/callback", "http://localhost:19876/callback"] {
        opencode.connects(uri, "opencode.ai, verified domain").await;
    }
}

#[tokio::test]
async fn connect_5_cursor_connects_at_each_of_its_addresses() {
    let cursor = Known::by_registration(include_str!("clients/cursor.json")).await;
    cursor.is_refused_at("cursor://other/oauth/callback").await;
    for uri in [
        "cursor://anysphere.cursor-mcp/oauth/callback",
        "https://www.cursor.com/agents/mcp/oauth/callback",
        "http://localhost:8787/callback",
    ] {
        cursor.connects(uri, UNVERIFIED).await;
    }
}

#[tokio::test]
async fn connect_5_mcp_remote_connects_also_on_another_port() {
    let remote = Known::by_registration(include_str!("clients/mcp-remote.json")).await;
    remote.connects("http://localhost:3334/oauth/callback", UNVERIFIED).await;
    remote.connects("http://localhost:15021/oauth/callback", UNVERIFIED).await;
}

#[tokio::test]
async fn connect_5_an_app_with_the_typescript_sdk_keeps_its_secret_and_asks_for_more_later() {
    let app = Known::by_registration(include_str!("clients/typescript-sdk.json")).await;
    assert!(app.secret.is_some());
    app.connects("http://localhost:8090/callback", UNVERIFIED).await;
    // What it registered is no ceiling.
    let mut browser = app.server.signed_in(ADA).await;
    let more = app.request("http://localhost:8090/callback").with("scope", "messages_write");
    let page = browser.consent_page(&more).await;
    assert_eq!(page.select("input[value=messages_write]").len(), 1);
}

#[tokio::test]
async fn connect_5_a_client_that_asks_only_for_openid_configuration_finds_the_same() {
    let server = TestServer::start().await;
    let openid = server.get("/.well-known/openid-configuration").await.assert_status(200).json();
    let metadata = server.get(routes::METADATA).await.json();
    for (name, value) in metadata.as_object().expect("an object") {
        if !matches!(name.as_str(), "scopes_supported" | "ui_locales_supported") {
            assert_eq!(openid[name], *value, "{name}");
        }
    }
}

#[tokio::test]
async fn connect_5_a_client_that_inserts_a_path_goes_on_to_what_is_there() {
    let server = TestServer::start().await;
    let metadata = server.get(routes::METADATA).await.json();
    let issuer = url::Url::parse(metadata["issuer"].as_str().expect("text")).expect("an address");
    assert_eq!(issuer.path(), "/");
    // Of the API, as if it were the issuer's.
    for well_known in ["oauth-authorization-server", "openid-configuration"] {
        let inserted = format!("/.well-known/{well_known}/api");
        server.get(&inserted).await.assert_status(404);
        server.get(&format!("/api/.well-known/{well_known}")).await.assert_status(404);
        server.get(&format!("/.well-known/{well_known}")).await.assert_status(200);
    }
    let api = server.get("/.well-known/oauth-protected-resource/api").await.json();
    assert_eq!(api["authorization_servers"][0], metadata["issuer"]);
}
