//! "For which company?", on the consent page.

use oauth::id::ClientId;
use oauth::role::Role;
use store::memberships::MemberChange;
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, Answer, AuthorizationUrl, PARTNER_CALLBACK, RAVI, SAM, TestServer};

use super::{CONTOSO, NORTHWIND, QUESTION, SHOW, allow_for, choose, page_for};

/// With something that only administrators can allow.
fn request() -> AuthorizationUrl {
    AuthorizationUrl::partner().with("scope", "candidates_read jobs_read users_manage")
}

fn chosen(page: &Answer) -> Vec<String> {
    let fields = page.form(SHOW).fields.into_iter();
    fields.filter_map(|(name, value)| (name == "company").then_some(value)).collect()
}

async fn deactivate(server: &TestServer, company: &str) {
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", company, change).await;
}

#[tokio::test]
async fn signin_0_who_belongs_to_one_company_is_not_asked_for_which() {
    let server = TestServer::start().await;
    for email in [ADA, RAVI] {
        let page = server.signed_in(email).await.consent_page(&request()).await;
        page.assert_does_not_say(QUESTION).assert_does_not_say(SHOW);
        assert!(page.select("input[name=company]").is_empty());
    }
    // One of two memberships does not count.
    deactivate(&server, CONTOSO).await;
    let page = server.signed_in(SAM).await.consent_page(&request()).await;
    page.assert_does_not_say(QUESTION).assert_says("Northwind Staffing");
}

#[tokio::test]
async fn signin_0_before_a_company_is_chosen_nothing_can_be_allowed_and_nothing_is_preselected() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let page = sam.consent_page(&request()).await;
    page.assert_says(QUESTION).assert_says("Northwind Staffing").assert_says("Contoso Talent");
    page.assert_says("Talentsync").assert_says("Don't allow").assert_does_not_say("Allow access");
    assert_eq!(chosen(&page), [""; 0]);
    for decision in ["allow", "ask", "company", "allow"] {
        let form = page.form(SHOW).set("decision", decision);
        let answer = sam.submit(&form).await;
        answer.assert_page(422).assert_says("Choose a company");
    }
    let refused = sam.submit(&page.form("Don't allow").press("Don't allow")).await;
    refused.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    let again = sam.submit(&page.form(SHOW).set("company", CONTOSO).press(SHOW)).await;
    sam.get(again.our_location()).await.assert_page(200);
}

#[tokio::test]
async fn signin_0_a_company_that_is_not_theirs_cannot_be_chosen_in_any_spelling() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let page = sam.consent_page(&request()).await;
    for company in [
        "cmp_platform",
        "cmp_nowhere",
        "CMP_CONTOSO",
        "cmp_Contoso",
        " cmp_contoso",
        "cmp_contoso ",
    ] {
        let answer = choose(&mut sam, &page, company).await;
        answer.assert_page(409).assert_says("Nothing was shared");
        answer.assert_does_not_say("Countersign Platform");
    }
}

#[tokio::test]
async fn signin_0_everything_below_the_choice_follows_it() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let here = page_for(&mut sam, &request(), NORTHWIND).await;
    assert_eq!(chosen(&here), [NORTHWIND]);
    here.assert_says("Northwind Staffing (Sourcer)").assert_says("Not included");
    let there = page_for(&mut sam, &request(), CONTOSO).await;
    assert_eq!(chosen(&there), [CONTOSO]);
    there.assert_says("Contoso Talent (Administrator)").assert_does_not_say("Not included");
    there.assert_says("everyone's data in Contoso Talent");
    // What only an administrator can allow is not theirs to allow as a standard user.
    let required = AuthorizationUrl::unverified().with("scope", "users_manage");
    let here = page_for(&mut sam, &required, NORTHWIND).await;
    here.assert_says("An administrator must allow this").assert_does_not_say("Allow access");
}

#[tokio::test]
async fn signin_0_grant_tokens_and_introspection_name_the_company_chosen_and_the_role_there() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    for (company, role) in [(NORTHWIND, Role::Standard), (CONTOSO, Role::Administrator)] {
        let code = allow_for(&mut sam, &request().with("prompt", "consent"), company).await;
        let tokens = Tokens::read(&server.redeem(&code).await);
        let refreshed = Tokens::read(&server.refresh(tokens.refresh()).await);
        for token in [&tokens.access, &refreshed.access] {
            let told = server.introspect(token).await;
            assert_eq!(told["company_id"], company);
            assert_eq!(told["roles"], serde_json::json!([role.as_str()]));
            let me = server.call("/api/users/me", token).await.json();
            assert_eq!(me["role"], role.title());
        }
    }
    // Each is removed by itself.
    let page = sam.get("/connected-apps").await;
    page.assert_says("for Northwind Staffing").assert_says("for Contoso Talent");
}

#[tokio::test]
async fn signin_0_a_page_shown_for_one_company_is_no_answer_for_another() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let page = page_for(&mut sam, &request(), CONTOSO).await;
    let form = page.form("Allow access").set("company", NORTHWIND).press("Allow access");
    let answer = sam.submit(&form).await;
    let shown = sam.get(answer.our_location()).await;
    shown.assert_page(200).assert_says("Northwind Staffing (Sourcer)");
    assert_eq!(chosen(&shown), [NORTHWIND]);
    sam.get("/connected-apps").await.assert_does_not_say("Talentsync");
    let answer = sam.submit(&shown.form("Allow access").press("Allow access")).await;
    let tokens = Tokens::read(&server.redeem(&code(&answer)).await);
    assert_eq!(server.introspect(&tokens.access).await["company_id"], NORTHWIND);
}

#[tokio::test]
async fn signin_0_an_answer_for_a_company_in_which_the_membership_ended_meanwhile_is_refused() {
    for removed in [false, true] {
        let server = TestServer::start().await;
        let mut sam = server.signed_in(SAM).await;
        // The session acts for one, the page is for the other.
        let acting = sam.get("/connected-apps").await;
        let other = if acting.text().contains("Contoso Talent (") { NORTHWIND } else { CONTOSO };
        let question = sam.consent_page(&request()).await;
        let page = page_for(&mut sam, &request(), other).await;
        if removed {
            server.remove_member("usr_sam", other).await;
        } else {
            deactivate(&server, other).await;
        }
        let answer = sam.submit(&page.form("Allow access").press("Allow access")).await;
        answer.assert_page(409).assert_says("You can no longer act for");
        answer.assert_says("Nothing was shared");
        choose(&mut sam, &question, other).await.assert_page(409);
        sam.get("/connected-apps").await.assert_does_not_say("Talentsync");
    }
}

#[tokio::test]
async fn signin_0_a_choice_is_worth_nothing_in_another_session_or_for_another_request() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let page = sam.consent_page(&request()).await;
    let answer = choose(&mut sam, &page, CONTOSO).await;
    let location = answer.our_location().to_owned();
    let (_, choice) = location.split_once("company_choice=").expect("a choice");
    let other = AuthorizationUrl::spa().path();
    let elsewhere = server.signed_in(SAM).await;
    for (mut browser, path) in [
        (elsewhere, location.clone()),
        (sam.clone(), format!("{other}&company_choice={choice}")),
        (sam, format!("{other}&company_choice={CONTOSO}")),
    ] {
        let page = browser.get(&path).await;
        page.assert_page(200).assert_says(QUESTION).assert_does_not_say("Allow access");
        assert_eq!(chosen(&page), [""; 0]);
    }
    // For another user it is another's; they are asked as ever.
    let page = server.signed_in(RAVI).await.get(&location).await;
    page.assert_page(200).assert_says("Northwind Staffing (Recruiter)");
}

#[tokio::test]
async fn signin_0_the_company_acted_for_is_preselected_only_where_the_app_was_allowed_before() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let acting = sam.get("/connected-apps").await.text().contains("Contoso Talent (");
    let (own, other) = if acting { (CONTOSO, NORTHWIND) } else { (NORTHWIND, CONTOSO) };
    let again = request().with("prompt", "consent");
    allow_for(&mut sam, &again, other).await;
    let page = sam.consent_page(&again).await;
    assert_eq!(chosen(&page), [""; 0]);
    page.assert_does_not_say("Allow access");
    let answer = choose(&mut sam, &page, own).await;
    let page = sam.get(answer.our_location()).await;
    sam.submit(&page.form("Allow access").press("Allow access")).await.assert_status(303);
    let page = sam.consent_page(&again).await;
    assert_eq!(chosen(&page), [own]);
    page.assert_says("Allow access");
}

#[tokio::test]
async fn signin_0_a_company_that_has_blocked_the_app_says_so_and_another_can_be_chosen() {
    let server = TestServer::start().await;
    let administration = server.provider.administration();
    let kim = administration.named_actor(None, testkit::KIM).await.expect("known");
    let caller = provider::caller::Caller::operator(&kim);
    administration.block_app(caller, &ClientId::new("demo-partner")).await.expect("blocked");
    let mut sam = server.signed_in(SAM).await;
    let page = page_for(&mut sam, &request(), CONTOSO).await;
    page.assert_says("Contoso Talent has blocked Talentsync").assert_says(QUESTION);
    let answer = choose(&mut sam, &page, NORTHWIND).await;
    sam.get(answer.our_location()).await.assert_says("Allow access");
}

#[tokio::test]
async fn signin_0_a_device_is_connected_for_the_company_chosen() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let device = server.waiting().await;
    let page = sam.type_code(&device.user_code).await;
    page.assert_page(200).assert_says(QUESTION).assert_says(&device.user_code);
    let answer = choose(&mut sam, &page, CONTOSO).await;
    let page = sam.get(answer.our_location()).await;
    sam.submit(&page.form("Allow access").press("Allow access")).await.assert_page(200);
    let tokens = Tokens::read(&server.poll(&device.device_code).await);
    assert_eq!(server.introspect(&tokens.access).await["company_id"], CONTOSO);
}

#[tokio::test]
async fn signin_0_the_audit_log_and_the_request_to_administrators_are_the_chosen_companys() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    allow_for(&mut sam, &request(), NORTHWIND).await;
    let required = AuthorizationUrl::unverified().with("scope", "users_manage");
    let page = page_for(&mut sam, &required, NORTHWIND).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    sam.submit(&form).await.assert_page(200);
    // He signs in for one of his companies, before he chooses.
    let told =
        async |email| server.signed_in(email).await.get("/admin/audit?what=grants").await.text();
    assert!(told(ADA).await.contains(SAM));
    assert!(!told(testkit::KIM).await.contains(SAM));
    server.signed_in(ADA).await.get("/admin/requests").await.assert_says("Sam Rivera");
    let page = server.signed_in(testkit::KIM).await.get("/admin/requests").await;
    page.assert_does_not_say("Sam Rivera");
}

#[tokio::test]
async fn signin_0_an_answer_for_one_company_is_not_taken_for_the_double_of_another() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let device = server.waiting().await;
    let question = sam.type_code(&device.user_code).await;
    let mut pages = Vec::new();
    for company in [CONTOSO, NORTHWIND] {
        let answer = choose(&mut sam, &question, company).await;
        pages.push(sam.get(answer.our_location()).await.form("Allow access").press("Allow access"));
    }
    for _ in 0..2 {
        sam.submit(&pages[0]).await.assert_page(200);
    }
    sam.submit(&pages[1]).await.assert_page(409).assert_says("You already answered");
    let tokens = Tokens::read(&server.poll(&device.device_code).await);
    assert_eq!(server.introspect(&tokens.access).await["company_id"], CONTOSO);
}
