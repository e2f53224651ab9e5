//! What every form and every page of ours holds to.

use testkit::html::selector;
use testkit::{ADA, Answer, AuthorizationUrl, RAVI, TestServer};

use crate::credentials::{make_key, make_token};

/// HTML §4.10.22.2: Enter in a field presses the form's first submit button.
#[track_caller]
fn enter_presses(page: &Answer, form: &str) -> String {
    let page = scraper::Html::parse_document(&page.body);
    let buttons = selector(&format!("{form} button[type=submit]"));
    let first = page.select(&buttons).next().expect("a button");
    first.attr("value").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn enter_does_what_the_form_is_for() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for (path, does) in [
        ("/credentials/tokens/new", "review"),
        ("/credentials/tokens/new?preset=job-board", "review"),
        ("/credentials/clients/new", "review"),
    ] {
        assert_eq!(enter_presses(&ada.get(path).await, "form#entries"), does, "{path}");
    }
    // A decision is not made by Enter in a field: it refuses, or answers nothing.
    let page = ada.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(enter_presses(&page, "form#entries"), "deny");
    let asks = AuthorizationUrl::unverified().with("scope", "users_manage");
    let page = server.signed_in(RAVI).await.consent_page(&asks).await;
    assert_eq!(enter_presses(&page, "form#entries"), "deny");
}

#[tokio::test]
async fn the_button_that_only_enter_presses_is_not_seen_heard_or_reached() {
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.get("/credentials/tokens/new").await;
    let first = "form#entries button[value=review].vh[tabindex='-1'][aria-hidden=true]";
    assert_eq!(page.select(first).len(), 1);
}

#[tokio::test]
async fn no_translator_changes_what_is_read_letter_by_letter() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let mut pages = vec![
        make_key(&mut ada, "Career site").await,
        make_token(&mut ada, "Board", &["jobs"]).await,
        ada.consent_page(&AuthorizationUrl::partner()).await,
        ada.consent_page(&AuthorizationUrl::unverified()).await,
    ];
    for path in ["/credentials", "/", "/device", "/playground", "/apps/new", "/connected-apps"] {
        pages.push(ada.get(path).await);
    }
    for page in &pages {
        for kind in ["code", "pre", ".host", ".user-code", "textarea[dir=ltr]"] {
            let left = page.select(&format!("{kind}:not([translate=no])"));
            assert_eq!(left, Vec::<String>::new(), "{kind} of {:?}", page.heading());
            let left = page.select(&format!("{kind}:not(.notranslate)"));
            assert_eq!(left, Vec::<String>::new(), "{kind} of {:?}", page.heading());
        }
    }
}
