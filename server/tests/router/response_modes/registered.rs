//! A client gets its answers in the modes that it registered (OWASP ASVS 5.0,
//! 10.4.12).

use oauth::authorize::response_mode::ResponseMode;

use testkit::request::STATE;
use testkit::{
    ADA, AuthorizationUrl, Browser, ISSUER, LEGACY_CALLBACK, PARTNER_CALLBACK, SPA_CALLBACK,
    TestServer,
};

use crate::apps;

#[tokio::test]
async fn a_mode_that_is_not_registered_is_refused_by_query() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| client.response_modes = vec![ResponseMode::Query])
        .await;
    let mut browser = server.signed_in(ADA).await;
    for mode in ["fragment", "form_post"] {
        let request = AuthorizationUrl::partner().with("response_mode", mode);
        let answer = browser.get(&request.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
        let sent = answer.assert_sent_to(PARTNER_CALLBACK);
        assert_eq!((sent["state"].as_str(), sent["iss"].as_str()), (STATE, ISSUER));
    }
    browser.get(&AuthorizationUrl::partner().path()).await.assert_page(200);
}

#[tokio::test]
async fn a_mode_taken_back_while_the_page_is_open_is_not_used() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("response_mode", "fragment");
    let page = browser.consent_page(&request).await;
    server
        .change_client("demo-partner", |client| client.response_modes = vec![ResponseMode::Query])
        .await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(410);
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn the_document_names_the_modes() {
    let server = TestServer::start().await;
    let metadata = server.get("/.well-known/oauth-authorization-server").await.json();
    let modes = serde_json::json!(["query", "fragment", "form_post"]);
    assert_eq!(metadata["response_modes_supported"], modes);
}

/// Refused, by the query that the app reads.
async fn assert_refused(browser: &mut Browser<'_>, request: &AuthorizationUrl, callback: &str) {
    for mode in ["fragment", "form_post", "query.jwt"] {
        let answer = browser.get(&request.clone().with("response_mode", mode).path()).await;
        answer.assert_error_sent_to(callback, "invalid_request");
    }
}

#[tokio::test]
async fn who_registered_none_reads_the_query_alone() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    assert_refused(&mut browser, &AuthorizationUrl::spa(), SPA_CALLBACK).await;
    assert_refused(&mut browser, &AuthorizationUrl::legacy(), LEGACY_CALLBACK).await;
    let query = AuthorizationUrl::spa().with("response_mode", "query");
    browser.get(&query.path()).await.assert_page(200);
}

#[tokio::test]
async fn a_pushed_request_in_another_mode_is_refused_at_once() {
    let server = TestServer::start().await;
    server
        .change_client("demo-partner", |client| client.response_modes = vec![ResponseMode::Query])
        .await;
    let request = AuthorizationUrl::partner().with("response_mode", "fragment");
    server.push(&request).await.assert_token_error(400, "invalid_request");
}

#[tokio::test]
async fn a_client_that_reads_no_query_gets_nothing_there() {
    let server = TestServer::start().await;
    let only = vec![ResponseMode::Fragment];
    server.change_client("demo-partner", |client| client.response_modes = only).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner();
    let page = browser.consent_page(&request).await;
    let allowed = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let wrong = browser.get(&request.clone().with("response_mode", "query").path()).await;
    let also_wrong = browser.get(&request.with("scope", "nothing").path()).await;
    for (answer, word) in
        [(allowed, "code="), (wrong, "error=invalid_request"), (also_wrong, "error=invalid_scope")]
    {
        let location = answer.assert_status(303).header("location").expect("a location");
        assert!(location.starts_with(&format!("{PARTNER_CALLBACK}#{word}")), "{location}");
    }
}

#[tokio::test]
async fn an_operator_registers_modes_and_changes_them() {
    let server = TestServer::start().await;
    let clients = server.provider.clients();
    let file = |modes: &str| {
        let text = format!(
            "confidential = false\n[client]\nname = 'Calendar'\n\
             grant_types = ['authorization_code']\nredirect_uris = ['{PARTNER_CALLBACK}']\n\
             required = 'jobs_read'\ndefault = 'jobs_read'\n{modes}"
        );
        toml::from_str::<provider::clients::manage_clients::ClientFile>(&text)
    };
    assert!(file("response_modes = ['web_message']").is_err());
    let none = file("response_modes = []").expect("a file");
    clients.prepare_client(none, None).await.expect_err("no way to answer");
    let add = async |modes: &str| {
        let prepared =
            clients.prepare_client(file(modes).expect("a file"), None).await.expect("right");
        clients.add_client(&prepared).await.expect("added");
        prepared.client
    };
    let named = add("response_modes = ['form_post']").await;
    assert_eq!(named.response_modes, [ResponseMode::FormPost]);
    let id = add("").await.id;
    let modes = async || clients.client_to_manage(&id).await.expect("found").response_modes;
    assert_eq!(modes().await, [ResponseMode::Query]);
    let two = [ResponseMode::Query, ResponseMode::FormPost];
    clients.set_response_modes(&id, &two).await.expect("set");
    assert_eq!(modes().await, two);
}

#[tokio::test]
async fn the_owner_of_an_app_says_what_it_reads() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = apps::write(&mut ada, "Shiftplan", "server", apps::CALLBACK).await;
    let form = ada.get(&app).await.form("Register the app");
    ada.submit(&form).await.assert_page(200);
    let id = oauth::id::ClientId::new(app.rsplit('/').next().expect("an id"));
    let modes = async || {
        server.provider.clients().client_to_manage(&id).await.expect("found").response_modes
    };
    assert_eq!(modes().await, [ResponseMode::Query]);
    // Written, and saved: then it counts.
    let form = ada.get(&format!("{app}/addresses")).await.form_for("/addresses");
    let form = form.set("redirect_uris", apps::CALLBACK).tick("form_post");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(modes().await, [ResponseMode::Query]);
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("Answers can reach the app in different ways than before.");
    ada.submit(&page.form("Save changes")).await.assert_status(303);
    assert_eq!(modes().await, [ResponseMode::Query, ResponseMode::FormPost]);
    let form = ada.get(&format!("{app}/addresses")).await.form_for("/addresses");
    assert!(form.body().contains("response-mode-form_post=form_post"), "{}", form.body());
}
