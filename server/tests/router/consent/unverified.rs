//! Apps whose publisher no one has checked (OAuth 2.1 §7.9, RFC 9700 §4.11.2).

use testkit::{ADA, AuthorizationUrl, TestServer, UNVERIFIED_CALLBACK};

#[tokio::test]
async fn anything_risky_needs_the_box_that_says_so() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    page.assert_says("Unverified publisher").assert_says("calls itself Quick Tools");
    page.assert_says("We have not checked who runs this app");
    assert_eq!(page.select(".verified"), Vec::<String>::new());

    let page = browser.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(422).assert_says("There is a problem");
    for word in ["", "no", "YES", "on", "true"] {
        let form = page.form("Allow access").press("Allow access").set("trust", word);
        browser.submit(&form).await.assert_page(422);
    }
    assert_eq!(server.count("answers"), 0);

    let form = page.form("Allow access").tick("yes").press("Allow access");
    assert!(browser.submit(&form).await.assert_sent_to(UNVERIFIED_CALLBACK).contains_key("code"));
}

#[tokio::test]
async fn not_allowing_stays_with_us_and_offers_the_way_back() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_page(200).assert_says("Nothing was shared with Resume Helper");
    assert!(!answer.body.contains("http-equiv"), "no automatic redirect");
    let links = answer.select("a[rel=noreferrer][href*='error=access_denied']");
    assert_eq!(links, ["Return to 127.0.0.1:8766"]);
}

#[tokio::test]
async fn what_does_no_harm_needs_no_box() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "company_read");
    let page = browser.consent_page(&request).await;
    page.assert_says("Unverified publisher");
    assert!(page.form("Allow access").boxes.is_empty());
}

#[tokio::test]
async fn a_checked_publisher_never_shows_the_box() {
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert!(page.form("Allow access").boxes.is_empty());
}
