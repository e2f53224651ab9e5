//! The page on which a person says that an app may know who they are.

use testkit::{ADA, PARTNER_CALLBACK, RAVI};

use super::{request, server};

#[tokio::test]
async fn a_request_for_nothing_but_identity_is_a_sign_in() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request("openid")).await;
    assert_eq!(page.heading(), "Sign in to Talentsync");
    page.assert_says("What Talentsync learns about you")
        .assert_says("Know it is you")
        .assert_says("See your name or email address")
        .assert_says("Nothing else in your Countersign account.")
        .assert_says("127.0.0.1:8765")
        .assert_says(ADA)
        .assert_does_not_say("Asks for")
        .assert_does_not_say("could do");
    assert_eq!(page.form("Allow access").boxes.len(), 0);
}

#[tokio::test]
async fn beside_data_who_the_person_is_comes_first() {
    let server = server().await;
    let page = server.signed_in(ADA).await.consent_page(&request("jobs_read openid")).await;
    page.assert_says("Allow Talentsync to use your Countersign account?");
    let groups = page.select(".grp h3");
    assert!(groups[0].starts_with("Who you are"), "{groups:?}");
}

#[tokio::test]
async fn name_and_email_address_are_choices_that_no_one_ticked() {
    let server = server().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.consent_page(&request("openid profile email")).await;
    let form = page.form("Allow access");
    assert_eq!(form.boxes.len(), 2);
    assert!(!form.body().contains("profile"), "{}", form.body());
    browser.submit(&form.press("Allow access")).await.assert_sent_to(PARTNER_CALLBACK);
    let again = browser.get(&request("openid").path()).await;
    again.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn what_was_allowed_is_listed_among_the_connected_apps() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow_all(&request("openid email")).await;
    let list = browser.get("/connected-apps").await;
    let details = list.links(".t .name a").remove(0);
    browser.get(&details).await.assert_says("Know it is you").assert_says("See your email address");
}
