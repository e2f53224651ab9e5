use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, DAY, PARTNER_CALLBACK, TestServer};

fn asking_for(scope: &str) -> AuthorizationUrl {
    AuthorizationUrl::partner().with("scope", scope)
}

#[tokio::test]
async fn point_10_an_incremental_request_lists_exactly_what_is_new() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    server.advance(60 * testkit::SECOND);
    let page = browser.consent_page(&asking_for("candidates_read jobs_read company_read")).await;
    assert_eq!(page.heading(), "Talentsync asks for more access");
    assert_eq!(
        page.select(".perm:has(.pill) .perm-t > :first-child"),
        ["Access Company Information"]
    );
    page.assert_says("Already allowed (2)").assert_says("15 January 2027");
    let already = page.select(".already li b");
    assert_eq!(already, ["Access Candidates", "Access Jobs"]);
    assert_eq!(page.select("details input"), Vec::<String>::new());
}

#[tokio::test]
async fn point_10_refusing_more_leaves_what_was_allowed_before() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let first = browser.allow(&AuthorizationUrl::partner()).await;
    let tokens = Tokens::read(&server.redeem(&first).await);
    let page = browser.consent_page(&asking_for("candidates_read company_read")).await;
    page.assert_says(
        "If you don't allow this, what you allowed on 15 January 2027 stays as it is.",
    );
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let again = browser.get(&AuthorizationUrl::partner().path()).await;
    again.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn allowing_more_keeps_what_was_allowed_and_the_token_says_both() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let page = browser.consent_page(&asking_for("candidates_read company_read")).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    let answer = browser.submit(&form).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read company_read");
    // Jobs were not asked for now, and stay allowed.
    let answer = browser.get(&asking_for("jobs_read company_read").path()).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "jobs_read company_read");
}

#[tokio::test]
async fn what_was_declined_is_remembered_and_not_asked_again_alone() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let asked = asking_for("candidates_read jobs_read messages_write");
    browser.allow(&asked).await;
    let answer = browser.get(&asked.path()).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
    // Beside something new it can be ticked after all.
    let more = asking_for("candidates_read messages_write company_read");
    let page = browser.consent_page(&more).await;
    assert_eq!(
        page.select(".perm:has(.pill) .perm-t > :first-child"),
        ["Access Company Information"]
    );
    page.assert_says("You did not allow these before");
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    let answer = browser.submit(&form).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read messages_write");
}

#[tokio::test]
async fn a_declined_scope_that_is_asked_for_alone_is_asked_again() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&asking_for("candidates_read jobs_read messages_write")).await;
    let page = browser.consent_page(&asking_for("messages_write")).await;
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn prompt_consent_shows_the_whole_page_with_nothing_ticked() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let asked = asking_for("candidates_read jobs_read messages_write");
    let page = browser.consent_page(&asked).await;
    let form = page.form("Allow access").tick("messages_write").press("Allow access");
    browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
    let page = browser.consent_page(&asked.with("prompt", "consent")).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
    assert_eq!(page.select(".perm .pill"), Vec::<String>::new());
    assert_eq!(page.select("input[type=checkbox][checked]"), Vec::<String>::new());
    // What is not ticked now is no longer allowed.
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn a_grant_that_was_not_used_for_90_days_is_asked_anew() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    server.advance(90 * DAY);
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
}
