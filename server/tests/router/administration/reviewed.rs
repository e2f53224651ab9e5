//! An administrator sees at least what a person sees before they decide for others.

use testkit::{ADA, Answer, AuthorizationUrl, Browser, KIM, RAVI, TestServer};

const APP: &str = "/admin/app?client_id=demo-unverified";

/// Ravi asks for an app that no one has checked, with scopes of all kinds.
async fn requested(server: &TestServer) -> String {
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    let mut ravi = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::unverified().with("scope", "candidates_manage jobs_read");
    let page = ravi.consent_page(&request).await;
    let form = page.form("Ask an administrator").press("Ask an administrator");
    ravi.submit(&form).await.assert_page(200);
    ada.get("/admin/requests").await.links("tbody a").remove(0)
}

fn tells_all(page: &Answer) {
    page.assert_page(200).assert_says("We have not checked who runs this app");
    page.assert_says("Unverified publisher, calls itself Quick Tools");
    page.assert_says("Answers go to").assert_says("127.0.0.1:8766").assert_says("Registered on");
    for row in [".lv-change", ".lv-read", ".flag"] {
        assert!(!page.select(row).is_empty(), "{row}");
    }
    page.assert_says("candidates_manage");
    assert_eq!(page.select("input[name=trust]").len(), 1);
}

#[tokio::test]
async fn a_request_shows_who_asks_for_what_and_where_it_goes() {
    let server = TestServer::start().await;
    let path = requested(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(&path).await;
    tells_all(&page);
    page.assert_says("2 permissions");
    tells_all(&ada.get(APP).await);
}

#[tokio::test]
async fn an_unverified_app_is_approved_only_by_who_says_that_they_trust_it() {
    let server = TestServer::start().await;
    let path = requested(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get(&path).await.form("Approve").set("reason", "It is Kim's.").press("Approve");
    let page = ada.submit(&form).await;
    page.assert_page(422).assert_says("confirm that you have checked who runs it");
    page.assert_says("It is Kim's.");
    let form = ada.get(APP).await.form("Approve for everyone");
    ada.submit(&form).await.assert_page(422);
    assert_eq!(server.count("company_apps"), 0);
    // Refusing needs no trust.
    let form = page.form("Approve").tick("yes").press("Approve");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("company_apps WHERE approved IS NOT NULL"), 1);
    let form = ada.get(APP).await.form("Follow the policy");
    ada.submit(&form).await.assert_status(303);
    let form = ada.get(APP).await.form("Approve for everyone").tick("yes");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("company_apps WHERE approved IS NOT NULL"), 1);
}

#[tokio::test]
async fn refusing_an_unverified_app_needs_no_trust() {
    let server = TestServer::start().await;
    let path = requested(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get(&path).await.form("Refuse").press("Refuse");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("approval_requests WHERE approved = FALSE"), 1);
}

#[tokio::test]
async fn a_verified_app_has_no_warning_and_no_box() {
    let server = TestServer::start().await;
    let page = server.signed_in(ADA).await.get("/admin/app?client_id=demo-partner").await;
    page.assert_page(200).assert_does_not_say("We have not checked");
    assert_eq!(page.select("input[name=trust]"), Vec::<String>::new());
}

#[tokio::test]
async fn an_administrator_sees_the_page_that_the_person_will_see_and_decides_nothing_on_it() {
    let server = TestServer::start().await;
    let path = requested(&server).await;
    let mut ada: Browser<'_> = server.signed_in(ADA).await;
    let preview = ada.get(&path).await.link_with("See the consent page");
    let page = ada.get(&preview).await;
    page.assert_page(200).assert_says("Ravi Patel sees this page once the app is approved.");
    page.assert_says(RAVI).assert_says("127.0.0.1:8766");
    let form = page.form("Allow access").press("Allow access");
    assert_eq!(ada.submit(&form).await.our_location(), path);
    assert_eq!(server.count("grants") + server.count("company_apps"), 0);
    server.signed_in(KIM).await.get(&preview).await.assert_page(404);
    server.signed_in(RAVI).await.get(&preview).await.assert_page(403);
}

#[tokio::test]
async fn a_policys_entry_says_what_changed_from_what_to_what() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/policy").await.form("Save");
    let form = form.set("delete", "administrators").set("until_removed", "yes");
    ada.submit(&form).await.our_location();
    let page = ada.get("/admin/audit").await;
    page.assert_says("Changed the policy");
    page.assert_says("Delete: Everyone → Only administrators");
    page.assert_says("Without an end date: Not allowed → Allowed");
    page.assert_does_not_say("Read:").assert_does_not_say("until_removed");
    let form = ada.get("/admin/policy").await.form("Save");
    ada.submit(&form).await.our_location();
    ada.get("/admin/audit").await.assert_says("Nothing changed.");
}

#[tokio::test]
async fn an_entry_names_permissions_and_not_their_ids() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let page = server.signed_in(ADA).await.get("/admin/audit?what=grants").await;
    assert_eq!(page.select("td.what .sub"), ["Access Candidates, Access Jobs"]);
    page.assert_does_not_say("candidates_read");
}
