//! Apps that introduce themselves by a metadata document.

use std::time::Duration;

use oauth::client::introduced::policy::DocumentPolicy;
use serde_json::json;
use testkit::token_client::{Tokens, code_exchange};
use testkit::{ADA, AuthorizationUrl, Browser, DAY, HOUR, MINUTE, RAVI, Setup, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT, Served, document};

pub(super) fn request() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("client_id", DOCUMENT).with("redirect_uri", CALLBACK)
}

pub(super) async fn started() -> (AppHosts, TestServer) {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let server = hosts.server().await;
    (hosts, server)
}

pub(super) async fn allowed(browser: &mut Browser<'_>, request: &AuthorizationUrl) -> String {
    let page = browser.consent_page(request).await;
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    testkit::browser::code(&browser.submit(&form).await)
}

pub(super) fn exchange(code: &str) -> Vec<(&'static str, String)> {
    let mut pairs = code_exchange(code).to_vec();
    CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", DOCUMENT.to_owned()));
    pairs
}

#[tokio::test]
async fn connect_2_an_app_with_a_document_is_allowed_and_gets_its_tokens() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request()).await;
    page.assert_says("app.example, verified domain").assert_says("Acme Assistant");
    assert_eq!(server.count("clients WHERE id LIKE 'https%'"), 0);
    let code = allowed(&mut browser, &request()).await;
    let tokens = Tokens::read(&server.token(None, &exchange(&code)).await);
    assert_eq!(tokens.scope, "candidates_read");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.refresh()),
        ("client_id", DOCUMENT),
    ];
    Tokens::read(&server.token(None, &pairs).await);
    assert_eq!(hosts.asked(), 1);
}

#[tokio::test]
async fn connect_2_what_is_no_document_in_order_introduces_nobody_and_stores_nothing() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let long = || Served::status(200, vec![b' '; 5 * 1024 * 1024]);
    let html = || {
        let mut page = Served::json(&document());
        page.headers = "Content-Type: text/html\r\n".to_owned();
        page
    };
    let moved = Served::status(302, "").with("Location", "https://app.example/other");
    hosts.serve("https://app.example/other", Served::json(&document()));
    let mut other = document();
    other["client_id"] = json!("https://other.example/client");
    let mut secret = document();
    secret["client_secret"] = json!("x");
    let mut shared = document();
    shared["token_endpoint_auth_method"] = json!("client_secret_post");
    let mut script = document();
    script["redirect_uris"] = json!(["javascript:alert(1)"]);
    let rows = server.rows();
    for (answer, status, says) in [
        (html(), 503, "not JSON"),
        (long(), 503, "sends too much"),
        (moved, 503, "redirects"),
        (Served::status(201, document().to_string()), 503, "another status"),
        (Served::status(404, "{}"), 503, "answers with an error"),
        (Served::status(500, "{}"), 503, "answers with an error"),
        (Served::status(200, "{"), 400, "not one JSON object"),
        (Served::json(&other), 400, "not the address at which it is"),
        (Served::json(&secret), 400, "holds a client_secret"),
        (Served::json(&shared), 400, "shared secret only"),
        (Served::json(&script), 400, "redirect_uris is not accepted"),
    ] {
        hosts.serve(DOCUMENT, answer);
        server.advance(MINUTE);
        let page = browser.get(&request().path()).await;
        page.assert_status(status).assert_says(says);
    }
    assert_eq!(server.rows(), rows);
    assert_eq!(server.count("clients WHERE id LIKE 'https%'"), 0);
    hosts.serve_document(|_| ());
    browser.consent_page(&request()).await;
}

#[tokio::test]
async fn connect_2_a_host_is_asked_over_tls_in_its_own_name_and_only_in_public() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let at = |url: &str| request().with("client_id", url).path();
    // Its certificate is for others.
    browser.get(&at("https://unknown.example/client")).await.assert_status(503);
    hosts.resolve("other.example", &["127.0.0.1", "10.0.0.7"]);
    let page = browser.get(&at("https://other.example/client")).await;
    page.assert_status(503).assert_says("cannot be reached").assert_does_not_say("10.0.0.7");
    for literal in [
        "https://127.0.0.1/client",
        "https://10.0.0.7/client",
        "https://169.254.169.254/latest",
        "https://[::1]/client",
        "https://localhost/client",
        "http://app.example/client",
        "https://app.example:8443/client",
        "https://app.example/a/../client",
        "https://me@app.example/client",
    ] {
        browser.get(&at(literal)).await.assert_status(400);
    }
    assert_eq!(hosts.asked(), 0);
}

#[tokio::test]
async fn connect_2_a_slow_host_is_given_up_after_three_seconds() {
    let (hosts, server) = started().await;
    hosts.serve(DOCUMENT, Served::json(&document()).delayed(Duration::from_secs(10)));
    let mut browser = server.signed_in(ADA).await;
    let began = tokio::time::Instant::now();
    let page = browser.get(&request().path()).await;
    page.assert_status(503).assert_says("does not answer in time");
    page.assert_header("retry-after", "1");
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn connect_2_a_document_is_fresh_for_what_its_headers_say_between_five_minutes_and_a_day() {
    for (header, fresh, stale) in [
        (None, 4 * MINUTE, 6 * MINUTE),
        (Some("max-age=1"), 4 * MINUTE, 6 * MINUTE),
        (Some("no-store"), 4 * MINUTE, 6 * MINUTE),
        (Some("max-age=7200"), HOUR, 3 * HOUR),
        (Some("max-age=31536000"), 23 * HOUR, 25 * HOUR),
    ] {
        let (hosts, server) = started().await;
        let mut answer = Served::json(&document());
        if let Some(value) = header {
            answer = answer.with("Cache-Control", value);
        }
        hosts.serve(DOCUMENT, answer);
        let asks = async || server.get(&request().path()).await.assert_status(303).status;
        asks().await;
        server.advance(fresh);
        asks().await;
        assert_eq!(hosts.asked(), 1, "{header:?}");
        server.advance(stale.checked_sub(fresh).expect("later"));
        asks().await;
        assert_eq!(hosts.asked(), 2, "{header:?}");
    }
}

#[tokio::test]
async fn connect_2_those_who_wait_for_one_document_share_one_fetch() {
    let (hosts, server) = started().await;
    hosts.serve(DOCUMENT, Served::json(&document()).delayed(Duration::from_millis(300)));
    let path = request().path();
    let asked = futures_util::future::join_all((0..20).map(|_| server.get(&path))).await;
    for answer in asked {
        answer.assert_status(303);
    }
    assert_eq!(hosts.asked(), 1);
}

#[tokio::test]
async fn connect_2_what_fails_is_not_cached() {
    let (hosts, server) = started().await;
    for failing in [Served::status(503, ""), Served::status(200, "{"), Served::status(404, "{}")] {
        hosts.serve(DOCUMENT, failing);
        server.get(&request().path()).await;
    }
    let asked = hosts.asked();
    assert_eq!(asked, 3);
    hosts.serve_document(|_| ());
    server.get(&request().path()).await.assert_status(303);
    assert_eq!(hosts.asked(), asked + 1);
}

#[tokio::test]
async fn connect_2_the_last_good_document_is_used_for_thirty_days() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let code = allowed(&mut browser, &request()).await;
    let tokens = Tokens::read(&server.token(None, &exchange(&code)).await);
    hosts.serve(DOCUMENT, Served::status(403, "{}"));
    server.advance(2 * DAY);
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&request()).await.assert_says("app.example, verified domain");
    assert_eq!(hosts.asked(), 2);
    // It is not asked at every turn.
    browser.consent_page(&request()).await;
    assert_eq!(hosts.asked(), 2);
    // Another process knows it, too.
    let other = server.beside_with(Setup { web: Some(hosts.web()), ..Setup::default() }).await;
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.refresh()),
        ("client_id", DOCUMENT),
    ];
    Tokens::read(&other.token(None, &pairs).await);
    let mut browser = server.signed_in(ADA).await;
    browser.open("/admin/hosts").await.assert_says("app.example answered with status 403");
    let own = format!("/admin/app?client_id={DOCUMENT}");
    browser.open(&own).await.assert_says("app.example answered with status 403");
    server.advance(29 * DAY);
    let mut browser = server.signed_in(ADA).await;
    browser.get(&request().path()).await.assert_status(503);
    hosts.serve_document(|_| ());
    server.advance(MINUTE);
    browser.consent_page(&request()).await;
}

#[tokio::test]
async fn connect_2_another_name_other_hosts_or_other_keys_ask_people_again() {
    let changes: [fn(&mut serde_json::Value); 3] = [
        |document| document["client_name"] = json!("Other Assistant"),
        |document| document["redirect_uris"] = json!([CALLBACK, "https://other.example/cb"]),
        |document| {
            document["token_endpoint_auth_method"] = json!("private_key_jwt");
            document["jwks_uri"] = json!("https://app.example/jwks");
        },
    ];
    for change in changes {
        let (hosts, server) = started().await;
        let mut browser = server.signed_in(ADA).await;
        let narrow = request().with("scope", "candidates_read");
        allowed(&mut browser, &narrow).await;
        browser.consent_page(&narrow).await.assert_says("Nothing new is requested");
        hosts.serve_document(change);
        server.advance(HOUR);
        let page = browser.consent_page(&narrow).await;
        page.assert_says("Allow access").assert_does_not_say("Nothing new is requested");
    }
}

#[tokio::test]
async fn connect_2_the_operator_says_whose_documents_are_taken() {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    for (documents, trusted, status) in [
        (DocumentPolicy::Off, "app.example", 400),
        (DocumentPolicy::Listed, "other.example", 400),
        (DocumentPolicy::Listed, "example", 400),
        (DocumentPolicy::Listed, "app.example", 303),
        (DocumentPolicy::Any, "other.example", 303),
    ] {
        let mut setup = Setup::default();
        setup.settings.introductions.documents = documents;
        setup.settings.introductions.trusted_hosts = vec![trusted.to_owned()];
        let server = hosts.server_with(setup).await;
        server.get(&request().path()).await.assert_status(status);
        let metadata = server.get(routes::METADATA).await.json();
        let announced = &metadata["client_id_metadata_document_supported"];
        assert_eq!(*announced, json!(documents != DocumentPolicy::Off));
    }
}

#[tokio::test]
async fn connect_1_an_app_whose_answers_go_elsewhere_is_unverified_and_its_name_its_own_word() {
    let (hosts, server) = started().await;
    let elsewhere = "https://bank.example/callback";
    hosts.serve_document(|document| document["redirect_uris"] = json!([elsewhere, CALLBACK]));
    let mut browser = server.signed_in(ADA).await;
    for uri in [elsewhere, CALLBACK] {
        let page = browser.consent_page(&request().with("redirect_uri", uri)).await;
        page.assert_says("Unverified app").assert_says("“Acme Assistant”");
        page.assert_says("We have not checked who runs this app");
        page.assert_does_not_say("verified domain");
    }
}

#[tokio::test]
async fn connect_1_no_error_redirects_by_itself_to_an_app_that_introduced_itself() {
    let (_hosts, server) = started().await;
    let wrong = request().with("scope", "unknown_scope");
    server.get(&wrong.path()).await.assert_page(400);
    server.get(&request().with("prompt", "none").path()).await.assert_page(400);
    server.signed_in(ADA).await.get(&wrong.path()).await.assert_page(400);
}

#[tokio::test]
async fn connect_6_an_app_that_introduced_itself_is_never_remembered_silently() {
    let (hosts, server) = started().await;
    hosts.serve_document(|document| {
        document["token_endpoint_auth_method"] = json!("private_key_jwt");
        document["jwks_uri"] = json!("https://app.example/jwks");
        document["redirect_uris"] = json!([CALLBACK]);
    });
    let mut browser = server.signed_in(ADA).await;
    let narrow = request().with("scope", "candidates_read");
    allowed(&mut browser, &narrow).await;
    let page = browser.consent_page(&narrow).await;
    page.assert_says("Nothing new is requested");
    page.form("Continue");
    let silent = browser.get(&narrow.with("prompt", "none").path()).await;
    silent.assert_page(400);
}

#[tokio::test]
async fn connect_6_administrators_approve_and_block_hosts_once_for_all_their_apps() {
    let (_hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    let code = allowed(&mut ravi, &request()).await;
    let tokens = Tokens::read(&server.token(None, &exchange(&code)).await);
    ravi.get("/admin/hosts").await.assert_status(403);
    let mut ada = server.signed_in(ADA).await;
    let page = ada.open("/admin/hosts").await;
    page.assert_says("app.example").assert_says("Acme Assistant");
    let asked = ada.open(&page.link_with("Block: app.example")).await;
    asked.assert_says("Block the apps of app.example?");
    ada.submit(&asked.form("Block").press("Block")).await.assert_status(303);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    ravi.get(&request().path()).await.assert_status(403);
    // Only the company's own people.
    server.signed_in(testkit::KIM).await.consent_page(&request()).await;
    let page = ada.open("/admin/hosts").await;
    ada.submit(&page.form("Leave to the policy: app.example")).await.assert_status(303);
    server.meddle(
        "INSERT INTO company_policies
        SELECT company_id, 'administrators', 'administrators', 'administrators', 'administrators',
            0, user_id, 0, 1 FROM memberships WHERE user_id = 'usr_ada'",
    );
    let narrow = request().with("scope", "candidates_read");
    ravi.consent_page(&narrow).await.form("Ask an administrator");
    let page = ada.open("/admin/hosts").await;
    ada.submit(&page.form("Approve: app.example")).await.assert_status(303);
    ravi.consent_page(&narrow).await.assert_says("Allow access");
    let page = ada.open("/admin/hosts").await;
    ada.submit(&page.form("Leave to the policy: app.example")).await.assert_status(303);
    let all = ada.open("/admin/hosts?host=*").await;
    ada.submit(&all.form("Block").press("Block")).await.assert_status(303);
    ravi.get(&request().path()).await.assert_status(403);
    ravi.consent_page(&AuthorizationUrl::partner()).await;
    let typed =
        ada.open("/admin/hosts").await.form("Approve").press("Approve").set("host", "no host");
    ada.submit(&typed).await.assert_says("Enter a host");
}

#[tokio::test]
async fn connect_2_in_a_demo_a_document_on_this_device_is_taken_and_said_to_be_for_development() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("bound");
    let port = listener.local_addr().expect("an address").port();
    let id = format!("http://localhost:{port}/client.json");
    let mut own = document();
    own["client_id"] = json!(id);
    let get = axum::routing::get(move || async move { axum::Json(own) });
    let router = axum::Router::new().route("/client.json", get);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let web = std::sync::Arc::new(server::outbound::app_web::OutboundAppWeb::new(true));
    let here = request().with("client_id", &id).with("redirect_uri", "http://127.0.0.1:1/callback");
    for development in [false, true] {
        let mut setup = Setup { web: Some(web.clone()), ..Setup::default() };
        setup.settings.introductions.development = development;
        let server = TestServer::start_with(setup).await;
        let mut browser = server.signed_in(ADA).await;
        if development {
            let page = browser.consent_page(&here).await;
            page.assert_says("That is for development").assert_says("Unverified app");
        } else {
            browser.get(&here.path()).await.assert_status(400);
        }
    }
}
