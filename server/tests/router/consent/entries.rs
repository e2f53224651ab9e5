//! What a person entered into the page is there when it is shown again, as far as it still means
//! the same.

use testkit::html::Form;
use testkit::{ADA, Answer, AuthorizationUrl, Browser, PASSWORD, RAVI, TestServer};

const TRUST: &str = "#trust[checked]";
const CHANGED: &str = "This has changed since you opened the page";

/// Of an app that no one has checked, with everything optional.
async fn optional_unverified(server: &TestServer) {
    server
        .change_client("demo-unverified", |client| {
            for scope in &mut client.scopes {
                scope.requirement = oauth::client::Requirement::Optional;
            }
        })
        .await;
}

fn chosen(page: &Answer) -> Vec<usize> {
    let optional = "[name='optional[]'][value=jobs_read][checked]";
    let all = "[name='optional[]'][checked]";
    [optional, all, "[name=duration][value='30-days'][checked]", TRUST]
        .map(|selector| page.select(selector).len())
        .to_vec()
}

/// Ada's browser, and the page of such an app with everything chosen that can be.
async fn filled_in(server: &TestServer) -> (Browser<'_>, Form) {
    optional_unverified(server).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_read jobs_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("jobs_read").tick("yes");
    (browser, form.set("duration", "30-days"))
}

async fn switch(browser: &mut Browser<'_>, page: &Answer, own_name: &str) -> Answer {
    let text = page.text();
    let mut buttons = ["Allow access", "Zugriff erlauben"].into_iter();
    let button = buttons.find(|button| text.contains(button)).expect("a consent page");
    browser.submit(&page.form(button).press(own_name)).await
}

#[tokio::test]
async fn all_that_was_ticked_and_chosen_stays_when_the_language_is_switched() {
    let server = TestServer::start().await;
    let (mut browser, form) = filled_in(&server).await;
    let page = browser.submit(&form.press("Deutsch")).await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(chosen(&page), [1, 1, 1, 1]);
    let page = switch(&mut browser, &page, "English").await;
    assert_eq!(chosen(&page), [1, 1, 1, 1]);
}

#[tokio::test]
async fn what_is_missing_is_said_in_the_new_language() {
    let server = TestServer::start().await;
    optional_unverified(&server).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_read jobs_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("jobs_read").set("duration", "30-days");
    let page = browser.submit(&form.press("Allow access")).await;
    page.assert_page(422);
    assert_eq!(page.select("#trust-error").len(), 1);
    assert_eq!(chosen(&page), [1, 1, 1, 0]);

    let page = switch(&mut browser, &page, "Deutsch").await;
    page.assert_page(422).assert_speaks("de");
    assert_eq!(page.select("#trust-error").len(), 1);
    assert_eq!(chosen(&page), [1, 1, 1, 0]);
    assert_eq!(server.count("answers"), 0);

    // Once it is ticked, nothing is missing any more.
    let form = page.form("Zugriff erlauben").tick("yes").press("English");
    let page = browser.submit(&form).await;
    page.assert_page(200).assert_speaks("en");
    assert_eq!(chosen(&page), [1, 1, 1, 1]);
    let sent = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(sent.header("location").is_some_and(|to| to.contains("code=")));
}

#[tokio::test]
async fn a_ticked_trust_box_stays_where_nothing_else_was_ticked() {
    let server = TestServer::start().await;
    optional_unverified(&server).await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("yes").press("Allow access");
    let page = browser.submit(&form).await;
    page.assert_page(422).assert_says("Tick at least one permission");
    assert_eq!(page.select(TRUST).len(), 1);
}

#[tokio::test]
async fn it_stays_through_a_sign_in_that_the_answer_needs() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    server.advance(testkit::MINUTE * 20);
    let form = page.form("Allow access").tick("yes").set("duration", "30-days");
    let page = browser.submit(&form.press("Allow access")).await;
    page.assert_says("Confirm it's you.");
    let page = browser.submit(&page.form("Deutsch").press("Deutsch")).await;
    let page = browser.submit(&page.form("Anmelden").set("password", PASSWORD)).await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.select(TRUST).len(), 1);
    assert_eq!(page.select("[name=duration][value='30-days'][checked]").len(), 1);
    assert_eq!(server.count("answers"), 0, "nothing is done that nobody asks for again");
}

#[tokio::test]
async fn on_a_page_that_changed_choices_stay_and_trust_does_not() {
    let server = TestServer::start().await;
    let (mut browser, form) = filled_in(&server).await;
    server.change_client("demo-unverified", |client| client.name = "Others".to_owned()).await;
    let page = browser.submit(&form.press("Allow access")).await;
    page.assert_says(CHANGED).assert_says("Others");
    assert_eq!(chosen(&page), [1, 1, 1, 0]);

    let page = switch(&mut browser, &page, "Deutsch").await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.select("[role=alert]").len(), 1, "it still says that it has changed");
    assert_eq!(chosen(&page), [1, 1, 1, 0]);
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_message_to_an_administrator_stays_on_a_page_that_changed() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::unverified().with("scope", "users_manage");
    let page = browser.consent_page(&request).await;
    let form = page.form("Ask an administrator").set("message", "For the new colleagues.");
    server.change_client("demo-unverified", |client| client.name = "Others".to_owned()).await;
    let page = browser.submit(&form.press("Ask an administrator")).await;
    page.assert_says(CHANGED);
    assert_eq!(page.select("#message"), ["For the new colleagues."]);
}

#[tokio::test]
async fn ends_on_the_same_day_are_one_choice() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    // Another moment of the same day.
    server.advance(testkit::SECOND);
    let more = AuthorizationUrl::partner().with("scope", "candidates_read jobs_read company_read");
    let page = browser.consent_page(&more).await;
    assert_eq!(page.select(".when"), ["12 months 15 January 2028", "30 days 14 February 2027"]);
    assert_eq!(page.select("[name=duration][checked]").len(), 1);
    server.advance(testkit::DAY);
    let page = server.signed_in(ADA).await.consent_page(&more).await;
    assert_eq!(
        page.select(".when"),
        [
            "As you chose before 15 January 2028",
            "12 months 16 January 2028",
            "30 days 15 February 2027"
        ]
    );
}

#[tokio::test]
async fn the_most_that_an_app_could_do_counts_what_is_optional() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner()
        .with("scope", "candidates_read jobs_read candidates_offers_read candidates_manage");
    let page = server.signed_in(RAVI).await.consent_page(&request).await;
    assert_eq!(
        page.select(".glance dd"),
        ["2 permissions, 2 optional", "Change · candidate data, pay data", "127.0.0.1:8765"]
    );
    let everything = AuthorizationUrl::partner().with("scope", testkit::ALL_SCOPES);
    let page = server.signed_in(ADA).await.consent_page(&everything).await;
    let most = "Admin · candidate data, pay data, staff data, what the public sees";
    assert_eq!(page.select(".glance dd")[..2], ["2 permissions, 12 optional", most]);
    // What the role cannot allow is not among it.
    let page = server.signed_in(RAVI).await.consent_page(&everything).await;
    let most = "Delete · candidate data, pay data, what the public sees";
    assert_eq!(page.select(".glance dd")[..2], ["2 permissions, 8 optional", most]);
}

#[tokio::test]
async fn trust_is_confirmed_anew_where_the_app_changed_in_between() {
    let server = TestServer::start().await;
    let (mut browser, form) = filled_in(&server).await;
    server.change_client("demo-unverified", |client| client.name = "Others".to_owned()).await;
    let page = browser.submit(&form.press("Deutsch")).await;
    page.assert_page(200).assert_speaks("de").assert_says("Others");
    assert_eq!(chosen(&page), [1, 1, 1, 0]);
}
