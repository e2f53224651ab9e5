//! What is proven of an app that introduces itself decides what is shown, wherever it is shown.

use serde_json::{Value, json};
use testkit::{ADA, RAVI, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT};
use super::documents::{allowed, request, started};
use crate::admin_api::{SCOPES, call, service};
use crate::mail::eml::Eml;

/// Everywhere but on the consent page, once it is allowed: its names there.
async fn shown_everywhere(server: &TestServer) -> Vec<(&'static str, String)> {
    let mut ravi = server.signed_in(RAVI).await;
    let apps = ravi.open("/connected-apps").await;
    let details = ravi.open(&apps.links(".t .name a").remove(0)).await;
    let mut ada = server.signed_in(ADA).await;
    let own = format!("/admin/app?client_id={DOCUMENT}");
    vec![
        ("connected apps", apps.text()),
        ("one of them", details.text()),
        ("apps in use", ada.open("/admin").await.text()),
        ("an app in use", ada.open(&own).await.text()),
    ]
}

/// That the app was allowed.
async fn email(server: &TestServer) -> Eml {
    let mut emails = crate::mail::all_sent(server).await;
    emails.retain(|email| email.subject().contains("Acme Assistant"));
    assert_eq!(emails.len(), 1, "{emails:#?}");
    emails.remove(0)
}

async fn told(server: &TestServer) -> Value {
    let (_, by) = service(server, ADA, SCOPES).await;
    let list = call(&by, server, "GET", "/v1/connected-apps", Value::Null).await;
    list.assert_status(200).json()["content"][0].clone()
}

#[tokio::test]
async fn connect_1_a_host_that_is_proven_is_the_mark_and_the_name_is_beside_it() {
    let (_hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request()).await;
    page.assert_says("app.example, verified domain").assert_says("Acme Assistant");
    page.assert_does_not_say("Unverified app").assert_does_not_say("Verified publisher");
    assert_eq!(page.select(".verified"), ["app.example"]);
    allowed(&mut ravi, &request()).await;
    for (place, text) in shown_everywhere(&server).await {
        assert!(text.contains("app.example"), "{place}: {text}");
        assert!(!text.contains("Unverified"), "{place}: {text}");
        assert!(!text.contains("Verified publisher"), "{place}: {text}");
    }
    email(&server).await.assert_says("app.example, verified domain");
    let told = told(&server).await;
    assert_eq!(
        (&told["proven"], &told["verifiedDomain"]),
        (&json!("domain"), &json!("app.example"))
    );
}

#[tokio::test]
async fn connect_1_where_nothing_is_proven_no_place_says_more() {
    let hosts = AppHosts::start().await;
    let elsewhere = json!(["https://bank.example/callback", CALLBACK]);
    hosts.serve_document(|document| document["redirect_uris"] = elsewhere);
    let server = hosts.server().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request()).await;
    page.assert_says("Unverified app").assert_says("“Acme Assistant”").assert_says("app.example");
    page.assert_says("We have not checked who runs this app");
    assert!(page.select(".verified").is_empty());
    let form = page.form("Allow access").tick("candidates_read").tick("yes").press("Allow access");
    testkit::browser::code(&ravi.submit(&form).await);
    for (place, text) in shown_everywhere(&server).await {
        assert!(text.contains("Unverified"), "{place}: {text}");
        assert!(!text.contains("erified domain"), "{place}: {text}");
    }
    email(&server).await.assert_says("Unverified app");
    let told = told(&server).await;
    assert_eq!((&told["proven"], &told["verifiedDomain"]), (&json!("nothing"), &Value::Null));
}

#[tokio::test]
async fn connect_1_the_audit_log_names_the_document_that_was_answered() {
    let (_hosts, server) = started().await;
    let mut ravi = server.signed_in(RAVI).await;
    allowed(&mut ravi, &request()).await;
    let log = crate::audit::log(&server).await;
    assert!(
        log.iter().any(|line| line.starts_with("app_introduced") && line.ends_with(DOCUMENT)),
        "{log:?}"
    );
    let mut ada = server.signed_in(ADA).await;
    ada.open("/admin/audit").await.assert_says("First answered the app Acme Assistant");
}

#[tokio::test]
async fn connect_6_the_page_says_that_the_app_can_act_while_its_person_is_away() {
    let (hosts, server) = started().await;
    let mut browser = server.signed_in(ADA).await;
    let away = "Works while you are signed out, too.";
    let asks = request().with("scope", "candidates_read offline_access");
    browser.consent_page(&asks).await.assert_says(away);
    hosts.serve_document(|document| document["grant_types"] = json!(["authorization_code"]));
    server.advance(testkit::HOUR);
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&asks).await.assert_does_not_say(away);
}

#[tokio::test]
async fn connect_6_the_page_says_in_words_where_the_answer_goes() {
    let (hosts, server) = started().await;
    let program = "cursor://anysphere.cursor-mcp/oauth/callback";
    hosts.serve_document(|document| {
        document["redirect_uris"] = json!([CALLBACK, "http://localhost/callback", program]);
    });
    let mut browser = server.signed_in(ADA).await;
    for (uri, says) in [
        (CALLBACK, "app.example"),
        ("http://localhost:49200/callback", "localhost:49200"),
        (program, "a program on this device opens (cursor)"),
    ] {
        browser.consent_page(&request().with("redirect_uri", uri)).await.assert_says(says);
    }
}
