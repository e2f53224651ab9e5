use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{
    ADA, AuthorizationUrl, DAY, HOUR, MINUTE, PARTNER_CALLBACK, TestServer, UNVERIFIED_CALLBACK,
};

#[tokio::test]
async fn point_9_hidden_characters_do_not_reach_the_page() {
    let server = TestServer::start().await;
    let hostile = "Tal\u{202E}ent\u{200B}sync\u{2066}\u{0007}";
    server.change_client("demo-partner", |client| client.name = hostile.to_owned()).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    for hidden in ['\u{202E}', '\u{200B}', '\u{2066}', '\u{0007}'] {
        assert!(!page.body.contains(hidden), "{hidden:?}");
    }
    assert_eq!(page.heading(), "Allow Talentsync to use your Countersign account?");
}

#[tokio::test]
async fn point_9_a_name_of_500_characters_is_cut() {
    let server = TestServer::start().await;
    server.change_client("demo-partner", |client| client.name = "A".repeat(500)).await;
    let page = server.signed_in(ADA).await.consent_page(&AuthorizationUrl::partner()).await;
    assert!(!page.body.contains(&"A".repeat(51)));
    page.assert_says(&"A".repeat(40));
}

#[tokio::test]
async fn point_12_an_unverified_app_with_risky_wishes_needs_the_trust_box() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    page.assert_says("We have not checked who runs this app");
    let again = browser.submit(&page.form("Allow access").press("Allow access")).await;
    again.assert_page(422).assert_says("There is a problem");
    assert_eq!(again.select("a[href='#trust']").len(), 1);
    assert_eq!(server.count("answers") + server.count("grants"), 0);
    let form = again.form("Allow access").set("trust", "yes").press("Allow access");
    browser.submit(&form).await.assert_sent_to(UNVERIFIED_CALLBACK);
}

#[tokio::test]
async fn point_12_neither_a_verified_app_nor_harmless_wishes_show_the_box() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let harmless = AuthorizationUrl::unverified().with("scope", "company_read");
    for request in [AuthorizationUrl::partner(), harmless] {
        let page = browser.consent_page(&request).await;
        assert_eq!(page.select("#trust"), Vec::<String>::new());
    }
}

#[tokio::test]
async fn point_12_what_was_declined_needs_the_box_as_well_when_it_can_be_ticked_again() {
    let server = TestServer::start().await;
    server
        .change_client("demo-unverified", |client| {
            for scope in &mut client.scopes {
                scope.requirement = oauth::client::Requirement::Optional;
            }
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    let ask = |scope| AuthorizationUrl::unverified().with("scope", scope);
    let page = browser.consent_page(&ask("company_read candidates_manage")).await;
    let form = page.form("Allow access").tick("company_read").set("trust", "yes");
    browser.submit(&form.press("Allow access")).await.assert_sent_to(UNVERIFIED_CALLBACK);
    let page = browser.consent_page(&ask("company_read candidates_manage jobs_read")).await;
    page.assert_says("We have not checked who runs this app");
    let form = page.form("Allow access").tick("candidates_manage").press("Allow access");
    browser.submit(&form).await.assert_page(422);
}

#[tokio::test]
async fn point_14_a_request_waits_for_20_hours_and_is_answered_once() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    server.advance(20 * HOUR);
    let form = page.form("Allow access").press("Allow access");
    let answer = browser.submit(&form).await;
    Tokens::read(&server.redeem(&code(&answer)).await);
    let again = browser.submit(&form).await;
    again.assert_page(409);
    assert_eq!(again.heading(), "You already answered");
    let refused = page.form("Don't allow").press("Don't allow");
    browser.submit(&refused).await.assert_page(409);
}

#[tokio::test]
async fn what_is_allowed_ends_when_the_person_chose() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says("30 days 14 February 2027").assert_says("12 months 15 January 2028");
    page.assert_does_not_say("No end date");
    let form = page.form("Allow access").set("duration", "30-days").press("Allow access");
    let tokens = Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await);
    server.advance_almost(30 * DAY);
    let last = Tokens::read(&server.refresh(tokens.refresh()).await);
    assert_eq!(last.expires_in, 1, "no token outlives the grant");
    server.advance(2 * MINUTE);
    server.refresh(last.refresh()).await.assert_token_error(400, "invalid_grant");
    server.call("/api/candidates", &last.access).await.assert_status(401);
}

#[tokio::test]
async fn a_form_edited_to_have_no_end_ends_after_12_months() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    for duration in ["until-removed", "as-before", "forever", ""] {
        let form = page.form("Allow access").set("duration", duration).press("Allow access");
        if duration == "until-removed" {
            browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
        }
    }
    browser.open("/connected-apps").await.assert_says("15 January 2028");
}

#[tokio::test]
async fn max_age_asks_who_signed_in_longer_ago_to_sign_in_again_once() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("max_age", "600");
    browser.consent_page(&request).await.form("Allow access");
    server.advance(11 * MINUTE);
    let answer = browser.get(&request.path()).await;
    assert!(answer.our_location().starts_with("/sign-in"), "{}", answer.our_location());
    let silent = request.with("prompt", "none");
    let answer = browser.get(&silent.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    let always = AuthorizationUrl::partner().with("max_age", "0");
    let page = browser.open(&always.path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", testkit::PASSWORD);
    let answer = browser.submit(&form).await;
    browser.follow(answer).await.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn max_age_that_is_no_number_is_refused() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for value in ["-1", "1.5", "soon", "0x10"] {
        let answer = browser.get(&AuthorizationUrl::partner().with("max_age", value).path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_request");
    }
}
