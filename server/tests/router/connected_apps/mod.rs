//! What a person has allowed: seen, narrowed, taken back (OWASP ASVS 5.0,
//! 10.7.3; OAuth 2.1 §7.9).

mod requests;

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, Browser, DAY, KIM, RAVI, TestServer};

const ASKED: &str = "candidates_read jobs_read messages_write company_read";

/// Ravi allows what is required and one scope more; the tokens.
async fn connect(server: &TestServer, browser: &mut Browser<'_>) -> Tokens {
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ASKED)).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await)
}

/// The path of the only app's details.
async fn details(browser: &mut Browser<'_>) -> String {
    browser.get("/connected-apps").await.links(".t .name a").remove(0)
}

#[tokio::test]
async fn no_user_sees_it_without_signing_in() {
    let server = TestServer::start().await;
    for path in ["/connected-apps", "/connected-apps/grn_1", "/connected-apps/grn_1/remove"] {
        let answer = server.browser().get(path).await;
        assert!(answer.our_location().starts_with("/sign-in?return_to="), "{path}");
    }
    let answer = server.browser().post("/connected-apps/grn_1/remove", "").await;
    assert!(answer.our_location().starts_with("/sign-in"));
}

#[tokio::test]
async fn no_user_sees_or_removes_what_another_person_allowed() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut ravi).await;
    let path = details(&mut ravi).await;
    let token = ravi.get(&format!("{path}/remove")).await.form("Remove access");
    for other in [ADA, KIM] {
        let mut other = server.signed_in(other).await;
        other.get("/connected-apps").await.assert_page(200).assert_says("No apps are connected");
        for below in ["", "/remove"] {
            other.get(&format!("{path}{below}")).await.assert_page(404);
        }
        // With a token of their own.
        let own = other.get("/").await.form("Sign out").body();
        other.post(&format!("{path}/remove"), own.clone()).await.assert_page(404);
        let scope = format!("{own}&scope=company_read");
        other.post(&format!("{path}/remove-permission"), scope).await.assert_page(404);
        other.submit(&token).await.assert_page(410);
    }
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn a_form_that_is_not_ours_removes_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form.clone().set("token", "")).await.assert_page(410);
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
    browser.get("/connected-apps").await.assert_says("Details: Talentsync");
}

#[tokio::test]
async fn a_permission_that_the_app_needs_is_not_removed_by_itself() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let page = browser.get(&path).await;
    assert_eq!(page.select("form[action$='remove-permission']").len(), 1);
    let form = page.form_for("remove-permission").set("scope", "candidates_read");
    browser.submit(&form).await.assert_page(409).assert_says("needs this permission");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn the_list_says_what_is_connected_since_when_and_until_when() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    connect(&server, &mut browser).await;
    server.advance(3 * DAY / 4);
    let page = browser.get("/connected-apps").await;
    page.assert_page(200);
    for words in [
        "Talentsync",
        "Brightwork Labs",
        "Verified",
        "Northwind Staffing",
        "yesterday",
        "15 January 2028",
    ] {
        page.assert_says(words);
    }
    browser.get("/connected-apps?q=talent").await.assert_says("Details: Talentsync");
    let none = browser.get("/connected-apps?q=nothing").await;
    none.assert_says("No connected app has that name");
}

#[tokio::test]
async fn the_details_tell_what_was_allowed_and_what_was_not() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let page = browser.get(&path).await;
    page.assert_page(200);
    for words in [
        "15 January 2027, 08:00 (UTC)",
        "Not allowed by you",
        "Message Users",
        "Allowed: Access Candidates, Access Jobs, Access Company Information",
        "Not allowed: Message Users",
        "127.0.0.1:8765",
        "What it has already copied stays with Brightwork Labs",
    ] {
        page.assert_says(words);
    }
}

#[tokio::test]
async fn a_removed_permission_is_lost_to_live_tokens_at_once() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let form = browser.get(&path).await.form_for("remove-permission");
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("Removed: Access Company Information.");
    let live = server.provider.tokens().validate_access_token(&tokens.access).await.expect("read");
    assert_eq!(live.expect("lives").scopes.to_string(), "candidates_read jobs_read");
    let renewed = Tokens::read(&server.refresh(tokens.refresh()).await);
    assert_eq!(renewed.scope, "candidates_read jobs_read");
    // And the app is answered without it, silently.
    let request = AuthorizationUrl::partner().with("scope", ASKED);
    let answer = browser.get(&request.path()).await;
    assert_eq!(
        Tokens::read(&server.redeem(&code(&answer)).await).scope,
        "candidates_read jobs_read"
    );
}

#[tokio::test]
async fn a_removed_app_loses_its_tokens_at_once_and_must_ask_again() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let tokens = connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let page = browser.get(&format!("{path}/remove")).await;
    assert_eq!(page.heading(), "Remove access for Talentsync?");
    assert_eq!(page.select("a.btn"), ["Keep"]);
    let answer = browser.submit(&page.form("Remove access")).await;
    let page = browser.follow(answer).await;
    page.assert_page(200);
    assert_eq!(
        page.select("[role=status]"),
        ["Removed. Talentsync can no longer use your account."]
    );
    let ended = browser.get("/connected-apps?ended=yes").await;
    ended.assert_says("You removed access on 15 January 2027.");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
    browser.get(&format!("{path}/remove")).await.assert_page(404);
    browser.get(&path).await.assert_page(200).assert_says("You removed access on 15 January 2027.");
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
}

#[tokio::test]
async fn a_code_on_its_way_dies_with_the_access() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    let path = details(&mut browser).await;
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form).await.assert_status(303);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn what_was_removed_is_listed_for_90_days() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    connect(&server, &mut browser).await;
    let path = details(&mut browser).await;
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form).await.assert_status(303);
    server.advance(89 * DAY);
    let mut browser = server.signed_in(RAVI).await;
    browser
        .get("/connected-apps")
        .await
        .assert_says("Show apps that were removed or have expired (1)");
    server.advance(2 * DAY);
    let mut browser = server.signed_in(RAVI).await;
    browser.get("/connected-apps").await.assert_does_not_say("Talentsync");
}

#[tokio::test]
async fn names_on_these_pages_are_text() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    connect(&server, &mut browser).await;
    let hostile = "<b>Bold</b>{ $name }";
    server.change_client("demo-partner", |client| client.name = hostile.to_owned()).await;
    let path = details(&mut browser).await;
    for path in ["/connected-apps".to_owned(), path.clone(), format!("{path}/remove")] {
        let page = browser.get(&path).await;
        page.assert_page(200).assert_says(hostile);
        assert_eq!(page.select("main b"), Vec::<String>::new());
    }
}
