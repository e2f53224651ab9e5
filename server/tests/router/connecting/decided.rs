//! What administrators and operators decide about apps that introduce themselves.

use oauth::client::introduced::policy::RegistrationPolicy;
use oauth::id::ClientId;
use serde_json::{Value, json};
use testkit::token_client::Tokens;
use testkit::{ADA, Answer, RAVI, Setup, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT};
use super::documents::{allowed, exchange, request, started};
use super::registration::register;
use crate::admin_api::{SCOPES, call, service};
use crate::customer_api::callers::Shown;

async fn hosts(by: &Shown, server: &TestServer) -> Value {
    call(by, server, "GET", "/v1/hosts", Value::Null).await.assert_status(200).json()
}

async fn decide(by: &Shown, server: &TestServer, host: &str, decision: &str) -> Answer {
    let path = format!("/v1/hosts/{host}/decision");
    call(by, server, "PUT", &path, json!({ "decision": decision })).await
}

#[tokio::test]
async fn connect_6_programs_list_approve_and_block_hosts() {
    let (_hosts, server) = started().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let others = json!({ "host": "others", "decision": null, "apps": [] });
    assert_eq!(hosts(&by, &server).await["content"], json!([others]));
    for (host, status) in [("no-host", 404), ("*", 404), ("APP.example", 404), ("10.0.0.1", 404)] {
        decide(&by, &server, host, "blocked").await.assert_status(status);
    }
    decide(&by, &server, "others", "approved").await.assert_status(400);
    decide(&by, &server, "app.example", "forgotten").await.assert_status(400);
    let (_, reader) = service(&server, ADA, "configuration_read").await;
    decide(&reader, &server, "app.example", "blocked").await.assert_status(403);

    let mut ravi = server.signed_in(RAVI).await;
    let code = allowed(&mut ravi, &request()).await;
    let tokens = Tokens::read(&server.token(None, &exchange(&code)).await);
    let seen = hosts(&by, &server).await["content"][0].clone();
    assert_eq!(
        (&seen["host"], &seen["decision"], &seen["apps"][0]["id"], &seen["apps"][0]["name"]),
        (&json!("app.example"), &Value::Null, &json!(DOCUMENT), &json!("Acme Assistant"))
    );
    let answer = decide(&by, &server, "app.example", "blocked").await.assert_status(200).json();
    assert_eq!(answer["decision"], "blocked");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    ravi.get(&request().path()).await.assert_status(403);
    decide(&by, &server, "app.example", "approved").await.assert_status(200);
    ravi.consent_page(&request()).await;
    decide(&by, &server, "others", "blocked").await.assert_status(200);
    ravi.consent_page(&request()).await;
    for host in ["app.example", "app.example", "others"] {
        let path = format!("/v1/hosts/{host}/decision");
        call(&by, &server, "DELETE", &path, Value::Null).await.assert_status(204);
    }
    assert_eq!(hosts(&by, &server).await["content"][0]["decision"], Value::Null);
}

#[tokio::test]
async fn connect_6_what_is_decided_about_a_host_is_left_to_the_policy_where_it_was_decided() {
    let (_hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    allowed(&mut ravi, &request()).await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let mut ada = server.signed_in(ADA).await;
    let own = format!("/admin/app?client_id={DOCUMENT}");
    let decision = format!(
        "/v1/connected-apps/{}/decision",
        DOCUMENT.replace("://", "%3A%2F%2F").replace('/', "%2F")
    );
    for (word, says, offered) in
        [("approved", "Approved", vec!["Block"]), ("blocked", "Blocked", vec!["Approve"])]
    {
        decide(&by, &server, "app.example", word).await.assert_status(200);
        let page = ada.open(&own).await;
        page.assert_says(says).assert_says("This was decided for its host");
        page.assert_does_not_say("Follow the policy");
        for button in offered {
            page.assert_says(button);
        }
        call(&by, &server, "DELETE", &decision, Value::Null).await.assert_status(409);
        // Where it is blocked, no one has it any more.
        let listed = call(&by, &server, "GET", "/v1/connected-apps", Value::Null).await.json();
        let app = &listed["content"][0];
        assert_eq!(app["decision"], if word == "approved" { json!(word) } else { Value::Null });
    }
    // What is decided about the app goes before what is about its host, and can be taken back.
    let page = ada.open(&own).await;
    ada.submit(&page.form("Approve for everyone")).await.assert_status(303);
    ravi.consent_page(&request()).await;
    let page = ada.open(&own).await;
    ada.submit(&page.form("Follow the policy")).await.assert_status(303);
    ada.open(&own).await.assert_says("This was decided for its host");
    ravi.get(&request().path()).await.assert_status(403);
}

#[tokio::test]
async fn connect_2_an_app_that_no_one_has_answered_to_can_be_disabled() {
    let (hosts, server) = started().await;
    let clients = server.provider.clients();
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    // By another process.
    let id = ClientId::new(DOCUMENT);
    let beside = server.beside_with(Setup { web: Some(hosts.web()), ..Setup::default() }).await;
    beside.provider.clients().set_client_disabled(&id, true).await.expect("disabled");
    server.advance(testkit::SECOND);
    browser.get(&request().path()).await.assert_page(400);
    let (grants, rows) = (server.count("grants"), server.rows());
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    browser.submit(&form).await.assert_page(400);
    assert_eq!((server.count("grants"), server.rows()), (grants, rows));
    clients.set_client_disabled(&id, false).await.expect("enabled");
    browser.consent_page(&request()).await.assert_says("Acme Assistant");
    let never = ClientId::new("https://evil.example/client");
    clients.set_client_disabled(&never, true).await.expect("disabled");
    let asked = hosts.asked();
    let evil = request().with("client_id", never.as_str());
    browser.get(&evil.path()).await.assert_page(400);
    assert_eq!(hosts.asked(), asked);
    for unknown in ["cli_x", "reg_x", "https://app.example:8443/x"] {
        let unknown = ClientId::new(unknown);
        clients.set_client_disabled(&unknown, true).await.expect_err("unknown");
        clients.set_client_disabled(&unknown, false).await.expect_err("unknown");
    }
}

#[tokio::test]
async fn connect_3_a_registered_app_that_no_one_has_answered_to_can_be_disabled() {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    let server = TestServer::start_with(setup).await;
    let body = json!({ "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "none" });
    let app = register(&server, &body).await.assert_status(201).json();
    let id = app["client_id"].as_str().expect("an id");
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&request().with("client_id", id)).await;
    let clients = server.provider.clients();
    clients.set_client_disabled(&ClientId::new(id), true).await.expect("disabled");
    browser.get(&request().with("client_id", id).path()).await.assert_page(400);
}

#[tokio::test]
async fn connect_2_companies_decide_by_their_own_policy() {
    let (hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    let narrow = request().with("scope", "candidates_read");
    for (who, proven, may) in [
        ("anyone", true, true),
        ("anyone", false, true),
        ("verified-publishers", true, true),
        ("verified-publishers", false, false),
        ("administrators", true, false),
    ] {
        server.meddle("DELETE FROM company_policies");
        server.meddle(&format!(
            "INSERT INTO company_policies
            SELECT company_id, '{who}', '{who}', '{who}', '{who}', 0, user_id, 0, 1
            FROM memberships WHERE user_id = 'usr_ada'"
        ));
        let elsewhere = if proven { CALLBACK } else { "https://other.example/callback" };
        hosts.serve_document(|document| document["redirect_uris"] = json!([CALLBACK, elsewhere]));
        server.advance(testkit::HOUR);
        let page = ravi.consent_page(&narrow).await;
        let asks = page.text().contains("Ask an administrator");
        assert_eq!(asks, !may, "{who}, {proven}");
    }
}

#[tokio::test]
async fn connect_6_a_company_may_allow_no_app_that_introduces_itself() {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    let server = hosts.server_with(setup).await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    decide(&by, &server, "others", "blocked").await.assert_status(200);
    let body = json!({ "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "none" });
    let app = register(&server, &body).await.assert_status(201).json();
    let registered = request().with("client_id", app["client_id"].as_str().expect("an id"));
    let mut ravi = server.signed_in(RAVI).await;
    for request in [request(), registered] {
        ravi.get(&request.path()).await.assert_status(403);
    }
    ravi.consent_page(&testkit::AuthorizationUrl::partner()).await;
}
