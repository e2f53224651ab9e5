//! `form_post`: a page of ours that the browser posts to the app.

use scraper::Html;

use super::answers;
use testkit::html::selector;
use testkit::request::STATE;
use testkit::token_client::Tokens;
use testkit::{
    ADA, Answer, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, TestServer, UNVERIFIED_CALLBACK,
};

/// The form of the page: where it goes, and what it carries.
fn form(answer: &Answer, action: &str) -> Vec<(String, String)> {
    let form = answer.form_for(action);
    assert_eq!(form.action, action);
    form_urlencoded::parse(form.body().as_bytes()).into_owned().collect()
}

fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = fields.iter().filter(|(known, _)| known == name);
    let value = found.next().map(|(_, value)| value.as_str());
    assert!(found.next().is_none(), "{name} is repeated");
    value
}

#[tokio::test]
async fn the_page_leaks_nothing_and_is_cached_by_no_one() {
    let server = TestServer::start().await;
    for (_, page) in answers(&mut server.signed_in(ADA).await, "form_post").await {
        // no-store, no framing, no referrer to others: as every page of ours.
        page.assert_page(200);
        assert_eq!(page.links("a[href*='code=']"), Vec::<String>::new());
        assert!(!page.body.contains("http-equiv=\"refresh\""));
    }
}

#[tokio::test]
async fn only_the_script_of_this_page_runs_and_the_form_may_leave() {
    let server = TestServer::start().await;
    let mut nonces = Vec::new();
    for (_, page) in answers(&mut server.signed_in(ADA).await, "form_post").await {
        let policy = page.header("content-security-policy").expect("a policy");
        // Chromium would hold it against the app's own redirects.
        assert!(!policy.contains("form-action"), "{policy}");
        let (_, rest) = policy.split_once("script-src 'nonce-").expect("a nonce");
        let (nonce, rest) = rest.split_once('\'').expect("its end");
        assert!(rest.starts_with(';'), "nothing beside the nonce: {policy}");
        let html = Html::parse_document(&page.body);
        let scripts: Vec<_> = html.select(&selector("script")).collect();
        assert!(!scripts.is_empty());
        assert!(scripts.iter().all(|script| script.attr("nonce") == Some(nonce)));
        assert!(scripts.iter().all(|script| !script.inner_html().contains(STATE)));
        nonces.push(nonce.to_owned());
    }
    nonces.sort();
    nonces.dedup();
    assert_eq!(nonces.len(), 4, "each page has its own");
}

#[tokio::test]
async fn a_state_that_is_markup_stays_a_value() {
    let server = TestServer::start().await;
    let hostile = "\"><script>alert(1)</script>'&amp;";
    let request = AuthorizationUrl::partner().with("response_mode", "form_post");
    let request = request.with("state", hostile);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(!answer.body.contains("<script>alert"), "{}", answer.body);
    assert_eq!(value(&form(&answer, PARTNER_CALLBACK), "state"), Some(hostile));
}

#[tokio::test]
async fn an_app_that_no_one_checked_gets_a_denial_only_if_the_person_sends_it() {
    // RFC 9700 §4.11.2.
    let server = TestServer::start().await;
    let request = AuthorizationUrl::unverified().with("response_mode", "form_post");
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_page(200).assert_says("Nothing was shared with Resume Helper");
    let fields = form(&answer, UNVERIFIED_CALLBACK);
    assert_eq!(value(&fields, "error"), Some("access_denied"));
    assert_eq!((value(&fields, "state"), value(&fields, "iss")), (Some(STATE), Some(ISSUER)));
    assert!(!answer.body.contains("submit()"), "no script sends it");
    // And an error does not leave at all.
    let wrong = browser.get(&request.with("scope", "nothing").path()).await;
    wrong.assert_refused_on_our_page();
    assert_eq!(wrong.select("form[action^='http']"), Vec::<String>::new());
}

#[tokio::test]
async fn success_denial_and_error_are_fields_with_state_and_iss() {
    let server = TestServer::start().await;
    for (word, page) in answers(&mut server.signed_in(ADA).await, "form_post").await {
        page.assert_page(200).assert_says("127.0.0.1:8765");
        let fields = form(&page, PARTNER_CALLBACK);
        let (name, expected) = word.split_once('=').expect("a pair");
        let sent = value(&fields, name).expect("the answer");
        assert!(sent.starts_with(expected));
        assert_eq!((value(&fields, "state"), value(&fields, "iss")), (Some(STATE), Some(ISSUER)));
        assert_eq!(value(&fields, "code").is_some(), name == "code");
        // Without scripts there is a button.
        page.form("Continue");
    }
}

#[tokio::test]
async fn the_code_in_the_form_works() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("response_mode", "form_post");
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let fields = form(&answer, PARTNER_CALLBACK);
    Tokens::read(&server.redeem(value(&fields, "code").expect("a code")).await);
}
