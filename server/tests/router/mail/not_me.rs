//! The link "This wasn't me": it removes one access, and can do nothing else.

use testkit::{ADA, AuthorizationUrl, DAY, RAVI, TestServer};

use super::{connect, only_email};

/// The link in the only email.
async fn link(server: &TestServer) -> String {
    only_email(server).await.link("/not-me/")
}

#[tokio::test]
async fn a_link_that_is_none_of_ours_removes_nothing_and_says_so() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut ravi).await;
    let link = link(&server).await;
    // What is sealed for another purpose is no such link.
    let page = ravi.consent_page(&AuthorizationUrl::partner().with("prompt", "consent")).await;
    let form = page.form("Allow access");
    let other = form.fields.iter().find(|(name, _)| name == "request").expect("a seal").1.clone();
    let mut altered = link.clone();
    let last = altered.pop().expect("a character");
    altered.push(if last == 'A' { 'Q' } else { 'A' });
    let forged = [
        altered,
        link[..link.len() - 3].to_owned(),
        format!("{link}AAAA"),
        format!("/not-me/{other}"),
        "/not-me/x".to_owned(),
        format!("/not-me/{}", "A".repeat(5000)),
        "/not-me/%00%ff".to_owned(),
    ];
    for path in forged {
        let mut browser = server.browser();
        let status = browser.get(&path).await.status.as_u16();
        assert!(matches!(status, 400 | 404), "{status} {path}");
        let status = browser.post(&path, "").await.status.as_u16();
        assert!(matches!(status, 400 | 404), "{status} {path}");
    }
    let page = server.browser().get("/not-me/x").await;
    page.assert_page(404).assert_says("This link does not work");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn a_link_that_is_too_old_removes_nothing() {
    let server = TestServer::start().await;
    connect(&server, &mut server.signed_in(RAVI).await).await;
    let link = link(&server).await;
    server.advance_almost(30 * DAY);
    server.browser().get(&link).await.assert_page(200);
    server.advance(DAY);
    server.browser().get(&link).await.assert_page(410).assert_says("This link has expired");
    server.browser().post(&link, "").await.assert_page(410);
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get("/connected-apps").await.assert_says("Details: Talentsync");
}

#[tokio::test]
async fn opening_the_link_changes_nothing() {
    let server = TestServer::start().await;
    let tokens = connect(&server, &mut server.signed_in(RAVI).await).await;
    let link = link(&server).await;
    let before = server.bytes_written();
    for _ in 0..3 {
        let page = server.browser().get(&link).await;
        page.assert_page(200).assert_says("Remove access for Talentsync?");
        assert_eq!(page.select("main form").len(), 1);
    }
    assert_eq!(server.bytes_written(), before);
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn the_link_removes_the_access_without_signing_in_and_says_what_to_do_next() {
    let server = TestServer::start().await;
    let tokens = connect(&server, &mut server.signed_in(RAVI).await).await;
    let link = link(&server).await;
    let mut browser = server.browser();
    browser.address = [198, 51, 100, 7].into();
    let form = browser.get(&link).await.form("Remove access");
    let page = browser.submit(&form).await;
    page.assert_page(200).assert_says("Talentsync can no longer use your account.");
    page.assert_says("ask your administrator for a new one");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_status(400);
    // Once more, by impatience or by the email tomorrow.
    browser.submit(&form).await.assert_page(200).assert_says("Access removed");
    browser.get(&link).await.assert_page(200).assert_says("Access removed");
    let mut ada = server.signed_in(ADA).await;
    let log = ada.get("/admin/audit").await;
    log.assert_says("Removed all access of").assert_says("With the link in an email");
    log.assert_says("198.51.100.7");
    let entries = "audit WHERE action = 'grant_removed'";
    assert_eq!(server.count(entries), 1);
}

#[tokio::test]
async fn a_link_removes_the_access_that_it_is_about_and_none_that_was_given_later() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    connect(&server, &mut ravi).await;
    let link = link(&server).await;
    let form = server.browser().get(&link).await.form("Remove access");
    ravi.submit(&form).await.assert_page(200);
    let tokens = connect(&server, &mut ravi).await;
    server.browser().submit(&form).await.assert_page(200);
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn the_user_who_was_disabled_since_reads_that_it_is_gone() {
    let server = TestServer::start().await;
    connect(&server, &mut server.signed_in(RAVI).await).await;
    let link = link(&server).await;
    let form = server.browser().get(&link).await.form("Remove access");
    server.change_user("usr_ravi", |user| user.disabled = true).await;
    server.browser().get(&link).await.assert_page(200).assert_says("Access removed");
    server.browser().submit(&form).await.assert_page(200).assert_says("Access removed");
}
