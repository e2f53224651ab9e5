//! Acting for another company.

use store::memberships::MemberChange;
use testkit::{ADA, Answer, AuthorizationUrl, RAVI, SAM, TestServer};

use super::{CONTOSO, NORTHWIND, allow_for, choose, page_for};

const TO_CONTOSO: &str = "Act for Contoso Talent";
const TO_NORTHWIND: &str = "Act for Northwind Staffing";
const NEW_PASSWORD: &str = "otter lamp gravel sunday";

fn acts_for_contoso(page: &Answer) -> bool {
    page.assert_page(200).text().contains("Contoso Talent (Administrator)")
}

/// Sam, who acts for Northwind.
async fn in_northwind(server: &TestServer) -> testkit::Browser<'_> {
    let mut sam = server.signed_in(SAM).await;
    let page = sam.get("/connected-apps").await;
    if acts_for_contoso(&page) {
        sam.submit(&page.form(TO_NORTHWIND).press(TO_NORTHWIND)).await.assert_status(303);
    }
    sam
}

#[tokio::test]
async fn signin_0_who_belongs_to_one_company_sees_no_switch() {
    let server = TestServer::start().await;
    for email in [ADA, RAVI] {
        let page = server.signed_in(email).await.get("/connected-apps").await;
        page.assert_does_not_say("Act for");
    }
}

#[tokio::test]
async fn signin_0_no_other_site_and_no_other_session_switches_and_no_company_of_others_is_reached()
{
    let server = TestServer::start().await;
    let mut sam = in_northwind(&server).await;
    let page = sam.get("/connected-apps").await;
    let form = page.form(TO_CONTOSO).press(TO_CONTOSO);
    let before = sam.session_cookie();
    sam.origin = ("cross-site", "https://evil.example");
    sam.submit(&form).await.assert_page(410);
    sam.origin = ("same-origin", testkit::ISSUER);
    sam.submit(&form.clone().set("token", "")).await.assert_page(410);
    for company in ["cmp_platform", "cmp_nowhere", "", "CMP_CONTOSO", "cmp_contoso\n"] {
        sam.submit(&form.clone().set("company", company)).await.assert_page(403);
    }
    assert_eq!(sam.session_cookie(), before);
    // Another person's form, and their own without the other membership.
    let mut ravi = server.signed_in(RAVI).await;
    ravi.submit(&form).await.assert_page(410);
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", CONTOSO, change).await;
    sam.submit(&form).await.assert_page(403);
    assert!(!acts_for_contoso(&sam.get("/connected-apps").await));
    server.browser().submit(&form).await.assert_page(410);
}

#[tokio::test]
async fn signin_0_the_session_acts_for_the_other_company_under_a_new_cookie() {
    let server = TestServer::start().await;
    let mut sam = in_northwind(&server).await;
    sam.get("/admin").await.assert_page(403);
    let page = sam.get("/credentials").await;
    let before = sam.session_cookie();
    let answer = sam.submit(&page.form(TO_CONTOSO).press(TO_CONTOSO)).await;
    assert_eq!(answer.our_location(), "/credentials");
    assert_ne!(sam.session_cookie(), before);
    assert!(acts_for_contoso(&sam.get("/credentials").await));
    sam.get("/admin").await.assert_page(200);
    // The old cookie is no one's.
    let mut old = sam.clone();
    old.set_session_cookie(&before);
    old.get("/connected-apps").await.assert_status(303);
    // A page that was open for one company is not taken for the other.
    sam.submit(&page.form(TO_CONTOSO).press(TO_CONTOSO)).await.assert_page(410);
    // Back, from where only administrators may be.
    let page = sam.get("/admin").await;
    let answer = sam.submit(&page.form(TO_NORTHWIND).press(TO_NORTHWIND)).await;
    assert_eq!(answer.our_location(), "/connected-apps");
}

#[tokio::test]
async fn signin_0_the_next_sign_in_begins_with_the_company_chosen_last() {
    let server = TestServer::start().await;
    for (button, contoso) in [(TO_CONTOSO, true), (TO_NORTHWIND, false)] {
        let mut sam = server.signed_in(SAM).await;
        let page = sam.get("/connected-apps").await;
        if acts_for_contoso(&page) != contoso {
            sam.submit(&page.form(button).press(button)).await.assert_status(303);
        }
        server.advance(testkit::SECOND);
        let page = server.signed_in(SAM).await.get("/connected-apps").await;
        assert_eq!(acts_for_contoso(&page), contoso);
    }
}

#[tokio::test]
async fn signin_0_a_session_that_acts_for_a_company_ends_with_the_membership_and_no_other() {
    let server = TestServer::start().await;
    let mut here = in_northwind(&server).await;
    let mut there = in_northwind(&server).await;
    let page = there.get("/connected-apps").await;
    there.submit(&page.form(TO_CONTOSO).press(TO_CONTOSO)).await.assert_status(303);
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", NORTHWIND, change).await;
    here.get("/connected-apps").await.assert_status(303);
    assert!(acts_for_contoso(&there.get("/connected-apps").await));
    let page = server.signed_in(SAM).await.get("/connected-apps").await;
    assert!(acts_for_contoso(&page));
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", CONTOSO, change).await;
    let answer = server.browser().type_password(SAM, testkit::PASSWORD).await;
    answer.assert_page(422);
}

#[tokio::test]
async fn signin_0_what_was_allowed_for_any_company_is_listed_and_can_be_removed() {
    let server = TestServer::start().await;
    let mut sam = in_northwind(&server).await;
    allow_for(&mut sam, &AuthorizationUrl::partner(), CONTOSO).await;
    let page = sam.get("/connected-apps").await;
    page.assert_says("for Contoso Talent");
    let details = page.links(".t .name a").remove(0);
    sam.get(&details).await.assert_page(200).assert_says("Contoso Talent");
    let form = sam.get(&format!("{details}/remove")).await.form("Remove access");
    sam.submit(&form).await.assert_status(303);
    // Its company reads of it, not the one that they act for.
    let told = async |email| server.signed_in(email).await.get("/admin/audit").await.text();
    assert!(told(testkit::KIM).await.contains(SAM));
    assert!(!told(ADA).await.contains(SAM));
}

fn asks_to_sign_in(answer: &Answer) -> bool {
    let location = answer.header("location").unwrap_or_default();
    location.starts_with("/sign-in?confirm=yes")
        || testkit::html::find_form(&answer.body, "Sign in").is_some()
}

/// Their session for the other company goes on, and is not the way back.
#[tokio::test]
async fn signin_0_who_was_signed_out_or_locked_down_by_a_company_acts_for_it_after_a_sign_in_alone()
{
    for (act, button) in [("lock-down", "Lock down"), ("sign-out", "Sign out everywhere")] {
        let server = TestServer::start().await;
        let mut sam = in_northwind(&server).await;
        let page = sam.get("/connected-apps").await;
        sam.submit(&page.form(TO_CONTOSO).press(TO_CONTOSO)).await.assert_status(303);
        let question = sam.consent_page(&AuthorizationUrl::partner()).await;
        let shown = page_for(&mut sam, &AuthorizationUrl::partner(), NORTHWIND).await;
        let mut ada = server.signed_in(ADA).await;
        let form = ada.get(&format!("/admin/people/usr_sam/{act}")).await.form(button);
        ada.submit(&form).await.assert_status(303);
        let page = sam.get("/connected-apps").await;
        assert!(acts_for_contoso(&page));
        let to_northwind = page.form(TO_NORTHWIND).press(TO_NORTHWIND);
        let asked = sam.submit(&to_northwind).await;
        assert!(asks_to_sign_in(&asked), "{act}");
        // Nor does an app act for it by what was open.
        let asked = choose(&mut sam, &question, NORTHWIND).await;
        let asked = sam.get(asked.our_location()).await;
        assert!(asks_to_sign_in(&asked), "{act}");
        let asked = sam.submit(&shown.form("Allow access").press("Allow access")).await;
        assert!(asks_to_sign_in(&asked), "{act}");
        assert_eq!(server.count("grants"), 0);
        let other = choose(&mut sam, &question, CONTOSO).await;
        sam.get(other.our_location()).await.assert_page(200).assert_says("Allow access");
        let form = sam.get("/sign-in?confirm=yes").await.form("Sign in");
        let form = form.set("email", SAM).set("password", testkit::PASSWORD);
        sam.submit(&form).await.assert_status(303);
        let page = sam.get("/connected-apps").await;
        sam.submit(&page.form(TO_NORTHWIND).press(TO_NORTHWIND)).await.assert_status(303);
        assert!(!acts_for_contoso(&sam.get("/connected-apps").await));
    }
}

#[tokio::test]
async fn signin_0_a_company_that_they_cannot_act_for_reads_nothing_of_their_account() {
    let server = TestServer::start().await;
    let change = MemberChange { active: Some(false), ..MemberChange::default() };
    server.change_member("usr_sam", NORTHWIND, change).await;
    let read = |company: &str| {
        server
            .count(&format!("audit WHERE company_id = '{company}' AND action = 'password_changed'"))
    };
    let mut sam = server.signed_in(SAM).await;
    let form = sam.get("/account/password").await.form("Change password");
    let form = form.set("present_password", testkit::PASSWORD).set("password", NEW_PASSWORD);
    sam.submit(&form).await.assert_status(303);
    assert_eq!((read(NORTHWIND), read(CONTOSO)), (0, 1));
}

#[tokio::test]
async fn signin_0_sam_of_the_demo_is_standard_in_one_company_and_administrator_in_another() {
    let server = TestServer::start().await;
    let mut sam = in_northwind(&server).await;
    let page = sam.get("/connected-apps").await;
    page.assert_says("Sam Rivera").assert_says("Northwind Staffing");
    sam.get("/admin").await.assert_page(403);
    sam.submit(&page.form(TO_CONTOSO).press(TO_CONTOSO)).await.assert_status(303);
    assert!(acts_for_contoso(&sam.get("/connected-apps").await));
    sam.get("/admin").await.assert_page(200);
}

/// A session that began before a company demanded two factors, and acts for another.
#[tokio::test]
async fn signin_1_one_factor_does_not_switch_into_a_company_that_demands_two() {
    let server = TestServer::start().await;
    let mut sam = in_northwind(&server).await;
    let form = sam.get("/connected-apps").await.form(TO_CONTOSO).press(TO_CONTOSO);
    let question = sam.consent_page(&AuthorizationUrl::partner()).await;
    let demand = "UPDATE companies SET requires_second_factor = TRUE WHERE id = 'cmp_contoso'";
    server.meddle(demand);
    let answer = sam.submit(&form).await;
    assert!(asks_to_sign_in(&answer), "{:?}", answer.header("location"));
    assert!(!acts_for_contoso(&sam.get("/connected-apps").await));
    // The same by the consent page, which acts for the company that is chosen in it.
    let answer = choose(&mut sam, &question, CONTOSO).await;
    let answer = sam.get(answer.our_location()).await;
    assert!(asks_to_sign_in(&answer), "{}", answer.body);
    // For the company that it began for it goes on.
    sam.get("/account").await.assert_page(200);
}
