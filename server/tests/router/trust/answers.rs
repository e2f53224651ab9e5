//! A person allows what they were shown. Anything else is asked again.

use super::{app, publisher, review};
use crate::logos::png;
use oauth::client::redirect_uri::RedirectUri;
use oauth::id::{ClientId, PublisherId};
use store::Effects;
use testkit::browser::code;
use testkit::{ADA, Answer, AuthorizationUrl, RAVI, TestServer};

const CHANGED: &str = "This has changed since you opened the page";

/// Shows the page, lets something change, and allows.
async fn allowed_after(server: &TestServer, change: impl AsyncFnOnce(&TestServer)) -> Answer {
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    change(server).await;
    ravi.submit(&page.form("Allow access").press("Allow access")).await
}

/// It is shown again, nothing is allowed, and the page as it is now can be answered.
async fn assert_asked_again(server: &TestServer, answer: Answer) {
    answer.assert_page(200).assert_says(CHANGED).assert_says("Your answer was not recorded.");
    assert_eq!(server.count("grants") + server.count("codes") + server.count("answers"), 0);
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let button = if page.text().contains("Allow access") { "Allow access" } else { "Cancel" };
    page.form(button);
}

async fn set_publisher(
    server: &TestServer,
    change: impl FnOnce(&mut oauth::client::publisher::Publisher),
) {
    server
        .change_client("demo-partner", |client| change(client.publisher.as_mut().expect("has one")))
        .await;
}

macro_rules! changes {
    ($($name:ident: $change:expr;)+) => { $(
        #[tokio::test]
        async fn $name() {
            let server = TestServer::start().await;
            let answer = allowed_after(&server, $change).await;
            assert_asked_again(&server, answer).await;
        }
    )+ };
}

changes! {
    an_app_under_another_name_is_asked_about_again: async |server: &TestServer| {
        server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    };
    an_app_with_another_description_is_asked_about_again: async |server: &TestServer| {
        server.change_client("demo-partner", |client| client.description = None).await;
    };
    a_publisher_under_another_name_is_asked_about_again: async |server: &TestServer| {
        set_publisher(server, |publisher| publisher.name = "Others".to_owned()).await;
    };
    a_publishers_other_link_is_asked_about_again: async |server: &TestServer| {
        let terms = Some("https://others.example/terms".to_owned());
        set_publisher(server, |publisher| publisher.terms = terms).await;
    };
    a_domain_taken_back_is_asked_about_again: async |server: &TestServer| {
        set_publisher(server, |publisher| publisher.verified_domains.clear()).await;
    };
    a_dropped_review_is_asked_about_again: async |server: &TestServer| {
        let id = PublisherId::new("pub_brightwork");
        let ended = server.provider.store().end_publisher_review(&id, Effects::NONE).await;
        assert!(ended.expect("kept"));
    };
    another_redirect_host_is_asked_about_again: async |server: &TestServer| {
        // Not the one in use: but the review of the publisher's name ends with it.
        let uri = RedirectUri::register("https://more.brightwork.example/cb").expect("valid");
        server.change_client("demo-partner", |client| client.redirect_uris.push(uri)).await;
    };
    another_logo_is_asked_about_again: async |server: &TestServer| {
        let id = ClientId::new("demo-partner");
        let logo = png(9, 9);
        let given =
            server.provider.store().set_client_logo(&id, Some(&logo), None, Effects::NONE).await;
        assert!(given.expect("kept"));
    };
    another_purpose_is_asked_about_again: async |server: &TestServer| {
        let purpose = Some("To sell them.".to_owned());
        server.change_client("demo-partner", |client| client.scopes[0].purpose = purpose).await;
    };
    another_policy_is_asked_about_again: async |server: &TestServer| {
        let mut ada = server.signed_in(ADA).await;
        let form = ada.get("/admin/policy").await.form("Save").tick("yes");
        ada.submit(&form).await.our_location();
    };
}

#[tokio::test]
async fn what_no_one_sees_changes_nothing() {
    let server = TestServer::start().await;
    let answer = allowed_after(&server, async |server: &TestServer| {
        server
            .change_client("demo-partner", |client| {
                client.secrets.push(oauth::credential::digest::Digest::of("another"));
            })
            .await;
    });
    code(&answer.await);
}

#[tokio::test]
async fn a_refusal_is_taken_whatever_has_changed() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    let answer = ravi.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "access_denied");
}

#[tokio::test]
async fn the_page_that_is_shown_again_keeps_what_was_chosen_and_can_be_answered() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let request =
        AuthorizationUrl::partner().with("scope", "candidates_read jobs_read company_read");
    let page = ravi.consent_page(&request).await;
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    let form = page.form("Allow access").tick("company_read").set("duration", "30-days");
    let page = ravi.submit(&form.press("Allow access")).await;
    page.assert_page(200).assert_says(CHANGED).assert_says("Others");
    assert_eq!(page.select("input[value=company_read][checked]").len(), 1);
    code(&ravi.submit(&page.form("Allow access").press("Allow access")).await);
}

#[tokio::test]
async fn of_two_tabs_the_older_one_is_asked_again() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let older = ravi.consent_page(&AuthorizationUrl::partner()).await;
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    let newer = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let page = ravi.submit(&older.form("Allow access").press("Allow access")).await;
    page.assert_page(200).assert_says(CHANGED);
    assert_eq!(server.count("grants"), 0);
    code(&ravi.submit(&newer.form("Allow access").press("Allow access")).await);
}

#[tokio::test]
async fn what_another_tab_allowed_changes_nothing() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let first = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let second = ravi.consent_page(&AuthorizationUrl::partner()).await;
    for page in [first, second] {
        code(&ravi.submit(&page.form("Allow access").press("Allow access")).await);
    }
}

#[tokio::test]
async fn a_devices_answer_is_about_what_was_shown_too() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.type_code(&waiting.user_code).await;
    server.change_client("demo-device", |client| client.name = "Others".to_owned()).await;
    let page = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(200).assert_says(CHANGED).assert_says("Others");
    assert_eq!(server.count("grants"), 0);
    let page = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(200).assert_does_not_say(CHANGED);
    assert_eq!(server.count("grants"), 1);
}

#[tokio::test]
async fn a_mark_that_was_gained_is_shown_before_it_counts() {
    let server = TestServer::start().await;
    let (_, request) = app(&server).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request).await;
    let id = publisher(&server).await.id;
    review(&server, &id).await.expect("reviewed");
    let page = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(200).assert_says(CHANGED).assert_says("Verified publisher");
}
