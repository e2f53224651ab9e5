use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, ALL_SCOPES, AuthorizationUrl, DAY, MINUTE, PASSWORD, RAVI, TestServer};

#[tokio::test]
async fn point_11_an_edited_form_gives_a_standard_user_no_administrators_scope() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let page = browser.consent_page(&AuthorizationUrl::partner().with("scope", ALL_SCOPES)).await;
    let form = page.form("Allow access").press("Allow access");
    let forged = ["users_read", "users_manage", "configuration_read", "configuration_manage"]
        .map(|scope| format!("&optional[]={scope}"))
        .concat();
    let answer = browser.post(&form.action, format!("{}{forged}", form.body())).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert!(!tokens.scope.contains("users_") && !tokens.scope.contains("configuration_"));
}

#[tokio::test]
async fn point_11_a_standard_user_who_cannot_allow_it_can_only_ask() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::unverified().with("scope", "users_manage configuration_read");
    let page = browser.consent_page(&request).await;
    assert_eq!(page.heading(), "An administrator must allow this");
    page.assert_says("Manage Users").assert_says("Your role, Recruiter, cannot give these.");
    let form = page.form("Ask an administrator");
    assert_eq!(page.select("button[value=allow]"), Vec::<String>::new());
    let forged = form.clone().set("decision", "allow").set("trust", "yes");
    browser.submit(&forged).await.assert_page(422);
    assert_eq!(server.count("codes") + server.count("grants"), 0);

    let asked = form.set("message", "For the new hires, please.").press("Ask an administrator");
    let answer = browser.submit(&asked).await;
    answer.assert_page(200).assert_says("Sent to the administrators of Northwind Staffing");
    answer.assert_says("Nothing was shared with Resume Helper");
    assert_eq!(server.count("codes") + server.count("grants"), 0);
    assert_eq!(server.count("approval_requests"), 1);
}

#[tokio::test]
async fn an_administrator_who_signed_in_long_ago_confirms_who_they_are() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    browser.consent_page(&request).await.form("Allow access");
    server.advance(15 * MINUTE + testkit::SECOND);
    // What is no administrator's needs no confirmation.
    browser.consent_page(&AuthorizationUrl::partner()).await.form("Allow access");
    let page = browser.open(&request.path()).await;
    page.assert_page(200).assert_says("Confirm it's you.").assert_says("administrator permissions");
    let form = page.form("Sign in");
    assert!(form.body().contains("email=ada%40northwind.example"), "{}", form.body());
    let answer = browser.submit(&form.set("password", PASSWORD)).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn a_page_left_open_too_long_gives_no_administrators_scope() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    server.advance(16 * MINUTE);
    let form = page.form("Allow access").tick("users_read").press("Allow access");
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("Confirm it's you.");
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn an_administrator_is_told_whose_data_is_reached() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    page.assert_says("everyone's data in Northwind Staffing");
    let page = server.signed_in(RAVI).await.consent_page(&request).await;
    page.assert_does_not_say("everyone's data");
    page.assert_says("Access Users users_read");
    page.assert_says("Only an administrator of Northwind Staffing can allow this.");
}

#[tokio::test]
async fn someone_who_is_no_administrator_any_more_is_asked_about_nothing_old() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("scope", "candidates_read users_read");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("users_read").press("Allow access");
    let tokens = Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await);
    assert_eq!(tokens.scope, "candidates_read users_read");
    server.set_role("usr_ada", oauth::role::Role::Standard).await;
    server.advance(DAY / 2);
    let answer = browser.get(&request.path()).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read");
}
