use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, Browser, DAY, PARTNER_CALLBACK, RAVI, TestServer};

/// Ada sets the policy of her company.
async fn set(browser: &mut Browser<'_>, fields: &[(&str, &str)]) {
    let mut form = browser.get("/admin/policy").await.form("Save");
    for (name, value) in fields {
        form = form.set(name, value);
    }
    let answer = browser.submit(&form).await;
    browser.follow(answer).await.assert_page(200).assert_says("Saved.");
}

#[tokio::test]
async fn a_policy_of_unknown_words_is_not_taken() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save");
    ada.submit(&form.set("read", "everyone")).await.assert_page(400);
    assert_eq!(server.count("company_policies"), 0);
}

#[tokio::test]
async fn of_two_administrators_who_edit_the_policy_at_once_the_second_changes_nothing() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let first = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    let second = other.get("/admin/policy").await.form("Save").set("delete", "administrators");
    ada.submit(&first).await.assert_status(303);
    let is_firsts = || {
        server.count("company_policies WHERE may_read = 'administrators' AND may_delete = 'anyone'")
    };
    for late in [second.clone(), second.set("version", "x")] {
        let page = other.submit(&late).await;
        page.assert_page(409).assert_says("Your changes were not saved");
        assert_eq!(page.link_with("Show the current version"), "/admin/policy");
        assert_eq!(is_firsts(), 1);
    }
    set(&mut other, &[("delete", "administrators")]).await;
    let both = "company_policies WHERE may_read = may_delete AND may_read = 'administrators'";
    assert_eq!(server.count(both), 1);
}

#[tokio::test]
async fn what_only_administrators_may_allow_is_required_so_others_ask() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("read", "administrators")]).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.heading(), "An administrator must allow this");
    page.assert_says("Northwind Staffing lets only administrators allow that.");
    let forged = page.form("Ask an administrator").set("decision", "allow");
    ravi.submit(&forged).await.assert_page(422);
    assert_eq!(server.count("grants"), 0);
    ada.consent_page(&AuthorizationUrl::partner()).await.form("Allow access");
}

#[tokio::test]
async fn what_only_administrators_may_allow_is_optional_so_it_is_left_out() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("change", "administrators")]).await;
    let mut ravi = server.signed_in(RAVI).await;
    let request =
        AuthorizationUrl::partner().with("scope", "candidates_read messages_write company_read");
    let page = ravi.consent_page(&request).await;
    page.assert_says("Message Users messages_write");
    page.assert_says("Northwind Staffing lets only administrators allow this.");
    let form = page.form("Allow access").press("Allow access");
    let forged = format!("{}&optional[]=messages_write&optional[]=company_read", form.body());
    let answer = ravi.post(&form.action, forged).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(tokens.scope, "candidates_read company_read");
}

#[tokio::test]
async fn verified_publishers_only_keeps_unverified_apps_out() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("change", "verified-publishers")]).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::unverified()).await;
    assert_eq!(page.heading(), "An administrator must allow this");
    let verified = AuthorizationUrl::partner().with("scope", "candidates_read candidates_manage");
    ravi.consent_page(&verified).await.form("Allow access");
}

#[tokio::test]
async fn a_policy_that_changed_since_the_page_was_shown_counts() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("read", "administrators")]).await;
    let page = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    page.assert_page(200).assert_says("Your answer was not recorded.");
    assert_eq!(page.heading(), "An administrator must allow this");
    assert_eq!(server.count("grants"), 0);
}

#[tokio::test]
async fn what_was_allowed_before_the_policy_stays_allowed() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("read", "administrators")]).await;
    server.call("/api/candidates", &tokens.access).await.assert_status(200);
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get(&AuthorizationUrl::partner().path()).await.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn where_the_policy_permits_a_person_may_choose_no_end() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("until_removed", "yes")]).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says("No end date");
    let form = page.form("Allow access").set("duration", "until-removed").press("Allow access");
    let mut tokens = Tokens::read(&server.redeem(&code(&ravi.submit(&form).await)).await);
    for _ in 0..10 {
        server.advance(80 * DAY);
        tokens = Tokens::read(&server.refresh(tokens.refresh()).await);
    }
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get("/connected-apps").await.assert_says("Until you remove it");
    // Two years on it is still used, and then no more.
    server.advance(90 * DAY);
    server.refresh(tokens.refresh()).await.assert_token_error(400, "invalid_grant");
}

#[tokio::test]
async fn more_is_not_allowed_without_an_end_once_the_policy_forbids_it() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    set(&mut ada, &[("until_removed", "yes")]).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Allow access").set("duration", "until-removed").press("Allow access");
    ravi.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
    set(&mut ada, &[("until_removed", "no")]).await;
    let more = AuthorizationUrl::partner().with("scope", "candidates_read company_read");
    let page = ravi.consent_page(&more).await;
    page.assert_does_not_say("No end date");
    let form = page.form("Allow access").tick("company_read").set("duration", "as-before");
    ravi.submit(&form.press("Allow access")).await.assert_sent_to(PARTNER_CALLBACK);
    ravi.get("/connected-apps").await.assert_says("15 January 2028");
}
