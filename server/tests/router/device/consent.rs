//! The consent page of a device's request (RFC 8628 §3.3, §5.4): the device may be
//! another user's, far away.

use oauth::client::ClientKind;

use testkit::token_client::Tokens;
use testkit::{ADA, DAY, MINUTE, RAVI, TestServer};

#[tokio::test]
async fn a_device_is_never_connected_silently() {
    let server = TestServer::start().await;
    // Not even one that could keep a secret, and was allowed before.
    server
        .change_client("demo-device", |client| {
            assert_eq!(client.kind, ClientKind::Public);
            client.kind = ClientKind::Confidential;
            client.secrets.push(oauth::credential::digest::Digest::of("a-secret"));
        })
        .await;
    let mut browser = server.signed_in(RAVI).await;
    for round in 0..3 {
        let pairs = [("client_id", "demo-device"), ("client_secret", "a-secret")];
        let begun = server.begin(&pairs).await;
        let waiting = testkit::device::Waiting::read(&begun);
        let page = browser.type_code(&waiting.user_code).await;
        page.assert_page(200).assert_says(&waiting.user_code);
        assert_eq!(server.count("answers"), round);
        let button = if round == 0 { "Allow access" } else { "Continue" };
        browser.submit(&page.form(button).press(button)).await.assert_page(200);
    }
}

#[tokio::test]
async fn prompt_none_does_not_make_it_silent() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    browser.answer_device(&server.waiting().await, "Allow access").await.assert_page(200);
    let begun = server.begin(&[("client_id", "demo-device"), ("prompt", "none")]).await;
    let waiting = testkit::device::Waiting::read(&begun);
    browser.type_code(&waiting.user_code).await;
    assert_eq!(server.count("answers"), 1);
    server.poll(&waiting.device_code).await.assert_token_error(400, "authorization_pending");
}

#[tokio::test]
async fn a_redirect_uri_that_a_device_sends_counts_for_nothing() {
    let server = TestServer::start().await;
    let pairs = [("client_id", "demo-device"), ("redirect_uri", "https://evil.example/")];
    let waiting = testkit::device::Waiting::read(&server.begin(&pairs).await);
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.type_code(&waiting.user_code).await;
    page.assert_does_not_say("evil.example");
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(200).assert_does_not_say("evil.example");
}

#[tokio::test]
async fn the_page_shows_the_code_to_compare_and_warns() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.type_code(&waiting.user_code).await;
    page.assert_page(200)
        .assert_says(&waiting.user_code)
        .assert_says("Don't allow anything if someone sent you this code, or if the device is not in front of you.")
        .assert_says("Talentsync Wallboard");
}

#[tokio::test]
async fn a_device_of_an_unchecked_publisher_is_shown_as_one() {
    let server = TestServer::start().await;
    server
        .change_client("demo-device", |client| {
            client.publisher = None;
        })
        .await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.type_code(&server.waiting().await.user_code).await;
    page.assert_page(200);
    assert_eq!(page.select(".verified"), Vec::<String>::new());
}

#[tokio::test]
async fn a_second_answer_does_not_count() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let (mut ada, mut ravi) = (server.signed_in(ADA).await, server.signed_in(RAVI).await);
    let first = ravi.type_code(&waiting.user_code).await;
    let second = ravi.type_code(&waiting.user_code).await;
    let theirs = ada.type_code(&waiting.user_code).await;
    ravi.submit(&first.form("Don't allow").press("Don't allow")).await.assert_page(200);
    let page = ravi.submit(&second.form("Allow access").press("Allow access")).await;
    page.assert_page(409).assert_says("You already answered");
    let page = ada.submit(&theirs.form("Allow access").press("Allow access")).await;
    page.assert_page(409);
    server.poll(&waiting.device_code).await.assert_token_error(400, "access_denied");
}

#[tokio::test]
async fn optional_scopes_are_the_persons_choice_here_too() {
    let server = TestServer::start().await;
    let pairs = [("client_id", "demo-device"), ("scope", "jobs_read candidates_read company_read")];
    let waiting = testkit::device::Waiting::read(&server.begin(&pairs).await);
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.type_code(&waiting.user_code).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    browser.submit(&form).await.assert_page(200);
    let tokens = Tokens::read(&server.poll(&waiting.device_code).await);
    assert_eq!(tokens.scope, "jobs_read company_read");
}

#[tokio::test]
async fn a_connected_device_is_among_the_connected_apps_and_can_be_removed() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    browser.answer_device(&waiting, "Allow access").await.assert_page(200);
    let tokens = Tokens::read(&server.poll(&waiting.device_code).await);
    let list = browser.get("/connected-apps").await;
    list.assert_page(200).assert_says("Talentsync Wallboard");
    let path = list.links(".t .name a").remove(0);
    let details = browser.get(&path).await;
    // No answer went to an address: none is shown.
    details.assert_page(200).assert_does_not_say("127.0.0.1");
    assert!(!details.select("dt").iter().any(|fact| fact == "Sent to"));
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form).await.assert_status(303);
    server.call("/api/users/me", &tokens.access).await.assert_status(401);
}

#[tokio::test]
async fn the_page_is_not_good_for_longer_than_the_device_waits() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.type_code(&waiting.user_code).await;
    for pause in [10 * MINUTE, DAY / 2] {
        server.advance(pause);
        let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
        assert!(answer.status.is_client_error(), "{}", answer.status);
    }
    assert_eq!((server.count("grants"), server.count("codes")), (0, 0));
}
