//! What administrators decide about hosts, and what it ends.

use testkit::token_client::{Tokens, code_exchange};
use testkit::{ADA, AuthorizationUrl, Browser, RAVI, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT};

const OWN_PAGE: &str = "/admin/app?client_id=https%3A%2F%2Fapp.example%2Fclient";

fn request() -> AuthorizationUrl {
    let usual = AuthorizationUrl::partner().with("scope", "candidates_read");
    usual.with("client_id", DOCUMENT).with("redirect_uri", CALLBACK)
}

async fn started() -> (AppHosts, TestServer) {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|_| ());
    let server = hosts.server().await;
    (hosts, server)
}

async fn granted(browser: &mut Browser<'_>, server: &TestServer) -> Tokens {
    let page = browser.consent_page(&request()).await;
    let form = page.form("Allow access").tick("candidates_read").press("Allow access");
    let code = testkit::browser::code(&browser.submit(&form).await);
    let mut pairs = code_exchange(&code).to_vec();
    CALLBACK.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", DOCUMENT.to_owned()));
    Tokens::read(&server.token(None, &pairs).await)
}

async fn block(ada: &mut Browser<'_>, host: &str) {
    let asked = ada.open(&format!("/admin/hosts?host={host}")).await;
    ada.submit(&asked.form("Block").press("Block")).await.assert_status(303);
}

async fn approve(ada: &mut Browser<'_>, host: &str) {
    let page = ada.open("/admin/hosts").await;
    let form = page.form("Approve").press("Approve").set("host", host);
    ada.submit(&form).await.assert_status(303);
}

#[tokio::test]
async fn connect_6_an_approval_that_ends_leaves_nothing_behind_where_all_others_are_blocked() {
    let (_hosts, server) = started().await;
    let mut ada = server.signed_in(ADA).await;
    approve(&mut ada, "app.example").await;
    block(&mut ada, "*").await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens = granted(&mut ravi, &server).await;
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let page = ada.open("/admin/hosts").await;
    ada.submit(&page.form("Leave to the policy: app.example")).await.assert_status(303);
    ravi.get(&request().path()).await.assert_status(403);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn connect_6_an_app_of_a_blocked_host_that_is_no_longer_approved_has_no_access() {
    let (_hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    let ended = granted(&mut ravi, &server).await;
    let mut ada = server.signed_in(ADA).await;
    block(&mut ada, "app.example").await;
    server.call("/api/candidates", &ended.access).await.assert_status(401);
    let page = ada.open(OWN_PAGE).await;
    // There is no decision about the app that could be cancelled.
    page.assert_says("This was decided for its host").assert_does_not_say("Follow the policy");
    ada.submit(&page.form("Approve for everyone")).await.assert_status(303);
    let tokens = granted(&mut ravi, &server).await;
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let form = ada.open(OWN_PAGE).await.form("Follow the policy");
    ada.submit(&form).await.assert_status(303);
    ravi.get(&request().path()).await.assert_status(403);
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn connect_6_blocking_a_host_refuses_what_is_asked_for_its_apps() {
    let (_hosts, server) = started().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.open("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request()).await;
    ravi.submit(&page.form("Ask an administrator").press("Ask an administrator")).await;
    assert_eq!(server.count("approval_requests WHERE approved IS NULL"), 1);
    block(&mut ada, "app.example").await;
    assert_eq!(server.count("approval_requests WHERE approved IS NULL"), 0);
}

#[tokio::test]
async fn connect_6_who_approves_a_host_that_another_has_just_blocked_is_asked_again() {
    let (_hosts, server) = started().await;
    granted(&mut server.signed_in(RAVI).await, &server).await;
    let mut ada = server.signed_in(ADA).await;
    let old = ada.open("/admin/hosts").await;
    block(&mut server.signed_in(ADA).await, "app.example").await;
    let typed = old.form("Approve").press("Approve").set("host", "app.example");
    for form in [old.form("Approve: app.example"), typed] {
        let page = ada.submit(&form).await;
        page.assert_status(200).assert_says("Blocked");
        server.signed_in(RAVI).await.get(&request().path()).await.assert_status(403);
    }
    // Blocking counts whatever was shown, and what is sent twice once.
    let entries = server.count("audit WHERE action = 'host_blocked'");
    block(&mut ada, "app.example").await;
    assert_eq!(server.count("audit WHERE action = 'host_blocked'"), entries);
    let page = ada.open("/admin/hosts").await;
    ada.submit(&page.form("Approve: app.example")).await.assert_status(303);
    server.signed_in(RAVI).await.consent_page(&request()).await;
}

#[tokio::test]
async fn connect_6_a_host_may_be_typed_as_people_type_it_and_nothing_else() {
    let (_hosts, server) = started().await;
    let mut ada = server.signed_in(ADA).await;
    for (typed, host) in
        [(" APP.Example ", "app.example"), ("Bücher.example", "xn--bcher-kva.example")]
    {
        approve(&mut ada, typed).await;
        assert_eq!(server.count(&format!("company_hosts WHERE host = '{host}'")), 1, "{typed}");
    }
    for typed in [
        "",
        "localhost",
        "10.0.0.1",
        "app.example/path",
        "me@app.example",
        "app.example:8443",
        "*.example",
        "a b.example",
        // With a Cyrillic а.
        "\u{430}pple.example",
    ] {
        let form = ada.open("/admin/hosts").await.form("Approve").press("Approve");
        let page = ada.submit(&form.set("host", typed)).await;
        assert_eq!((page.status.as_u16(), server.count("company_hosts")), (422, 2), "{typed}");
        page.assert_says("Enter a host");
    }
}

#[tokio::test]
async fn connect_6_the_list_of_apps_says_what_is_decided_by_a_host() {
    let (hosts, server) = started().await;
    hosts.serve_document(|document| {
        document["redirect_uris"] = serde_json::json!([CALLBACK, "https://other.example/cb"]);
    });
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request()).await;
    let form = page.form("Allow access").tick("candidates_read").tick("yes").press("Allow access");
    ravi.submit(&form).await.assert_status(303);
    let mut ada = server.signed_in(ADA).await;
    // Nothing is proven of its host, and yet it is what decisions are about.
    let page = ada.open("/admin").await;
    page.assert_says("Document at app.example").assert_does_not_say("Decided for its host");
    approve(&mut ada, "app.example").await;
    ada.open("/admin?decision=approved").await.assert_says("Decided for its host");
    block(&mut ada, "app.example").await;
    let page = ada.open("/admin?decision=blocked").await;
    page.assert_says("Document at app.example").assert_says("Decided for its host");
    page.assert_does_not_say("Block: Acme Assistant");
    ada.open(OWN_PAGE).await.assert_says("This was decided for its host");
    // Of another company, nothing.
    let mut kim = server.signed_in(testkit::KIM).await;
    kim.get("/admin?decision=blocked").await.assert_does_not_say("app.example");
}
