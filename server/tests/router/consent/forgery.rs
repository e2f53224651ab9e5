//! Answers that the person did not give (OAuth 2.1 §7.9, RFC 9700 §4.7): forms
//! of other sites, of other browsers, and forms that were changed.

use testkit::{ADA, AuthorizationUrl, KIM, TestServer};

#[tokio::test]
async fn a_form_sent_by_another_site_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    for origin in [
        ("cross-site", "https://evil.example"),
        ("same-site", "http://localhost:4000"),
        ("cross-site", "null"),
    ] {
        browser.origin = origin;
        browser.submit(&form).await.assert_page(403).assert_says("We could not accept this form");
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_form_that_was_changed_or_made_up_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    let body = form.body();
    let (_, rest) = body.split_once("request=").expect("the sealed request");
    let sealed = rest.split('&').next().unwrap_or_default();
    let flipped = if sealed.ends_with('A') { "B" } else { "A" };
    for forged in [
        "",
        "x",
        &"A".repeat(400),
        &sealed[1..],
        &sealed[..sealed.len() - 4],
        &format!("{sealed}AAAA"),
        &format!("{flipped}{}", &sealed[1..]),
        "eyJxdWVyeSI6ImNsaWVudF9pZD1kZW1vLXBhcnRuZXIifQ",
    ] {
        let answer = browser.submit(&form.clone().set("request", forged)).await;
        assert!([400, 403].contains(&answer.status.as_u16()), "{forged}: {}", answer.status);
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_form_without_the_sealed_request_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for body in ["", "decision=allow", "decision=allow&client_id=demo-partner&scope=jobs_read"] {
        browser.post("/consent/decide", body).await.assert_page(400);
    }
}

#[tokio::test]
async fn what_was_sealed_for_another_purpose_is_refused() {
    // The playground's `state` is sealed by the same key, under another label.
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let client = server.provider.playground_client(None).await.expect("read").expect("a demo");
    let state = server.provider.playground_request(&client.client, "jobs_read", "browser").state;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access").set("request", &state);
    browser.submit(&form).await.assert_page(403);
}

#[tokio::test]
async fn a_request_shown_in_one_browser_cannot_be_answered_in_another() {
    // Confused deputy (GHSA-rww4-4w9c-7733): an attacker opens a request and
    // hands its form to a victim.
    let server = TestServer::start().await;
    let mut attacker = server.signed_in(KIM).await;
    let page = attacker.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");

    let mut victim = server.signed_in(ADA).await;
    victim.submit(&form).await.assert_page(410).assert_says("Your answer was not recorded.");
    let mut own_other_browser = server.signed_in(KIM).await;
    own_other_browser.submit(&form).await.assert_page(410);
    server.browser().submit(&form).await.assert_page(410);
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_tool_that_is_no_browser_needs_the_form_all_the_same() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").press("Allow access");
    browser.set_session_cookie("csn_st_guessed");
    browser.submit(&form).await.assert_page(410);
}
