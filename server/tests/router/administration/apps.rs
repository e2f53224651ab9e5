use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, Browser, KIM, PARTNER_CALLBACK, RAVI, TestServer};

const APP: &str = "/admin/app?client_id=demo-partner";

/// Presses a button on the app's page and follows.
async fn press(browser: &mut Browser<'_>, path: &str, button: &str) -> testkit::Answer {
    let form = browser.get(path).await.form(button);
    let answer = browser.submit(&form).await;
    browser.follow(answer).await
}

#[tokio::test]
async fn only_administrators_see_and_decide() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for path in ["/admin", APP, "/admin/app/remove?client_id=demo-partner", "/admin/requests"] {
        ravi.get(path).await.assert_page(403).assert_says("Only administrators can see this");
        assert!(server.browser().get(path).await.our_location().starts_with("/sign-in"));
    }
    let own = ravi.get("/").await.form("Sign out").body();
    for path in ["approve", "block", "remove", "undecide"] {
        let path = format!("/admin/app/{path}?client_id=demo-partner");
        ravi.post(&path, own.clone()).await.assert_page(403);
    }
    let policy =
        format!("{own}&read=anyone&change=anyone&delete=anyone&admin=anyone&until_removed=yes");
    ravi.post("/admin/policy", policy).await.assert_page(403);
    assert_eq!(server.count("company_apps") + server.count("company_policies"), 0);
}

#[tokio::test]
async fn forms_that_are_not_ours_decide_nothing() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get(APP).await.form("Approve for everyone");
    ada.submit(&form.clone().set("token", "")).await.assert_page(410);
    ada.origin = ("cross-site", "https://evil.example");
    ada.submit(&form).await.assert_page(410);
    assert_eq!(server.count("company_apps"), 0);
}

#[tokio::test]
async fn an_administrator_sees_their_own_company_alone() {
    let server = TestServer::start().await;
    server.partner_tokens(RAVI).await;
    let mut kim = server.signed_in(KIM).await;
    kim.get("/admin").await.assert_page(200).assert_says("No one has connected an app yet.");
    kim.get(APP).await.assert_does_not_say("Ravi");
    let mut ada = server.signed_in(ADA).await;
    let remove = ada.get(APP).await.link_with("Remove: Ravi Patel");
    kim.get(&remove).await.assert_page(404);
    let own = kim.get("/").await.form("Sign out").body();
    kim.post(&remove, own).await.assert_page(404);
}

#[tokio::test]
async fn an_unknown_or_private_client_is_not_decided_about() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for id in ["nobody", "demo-service", "", "%00", "../x"] {
        let page = ada.get(&format!("/admin/app?client_id={id}")).await;
        page.assert_page(200).assert_says("There is no app with the client ID");
    }
}

#[tokio::test]
async fn an_administrator_sees_who_connected_what_and_removes_it_for_one() {
    let server = TestServer::start().await;
    let (ravis, adas) = (server.partner_tokens(RAVI).await, server.partner_tokens(ADA).await);
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin").await;
    assert_eq!(page.select("tbody td.num a"), ["2 (Talentsync)"]);
    assert_eq!(page.select("tbody td:nth-of-type(3) .v"), ["today"]);
    let page = ada.get(APP).await;
    for words in ["Ravi Patel", RAVI, "Access Candidates, Access Jobs", "15 January 2027"] {
        page.assert_says(words);
    }
    let remove = page.link_with("Remove: Ravi Patel");
    let page = ada.get(&remove).await;
    assert_eq!(page.heading(), "Remove Talentsync for Ravi Patel?");
    ada.submit(&page.form("Remove for Ravi Patel")).await.our_location();
    server.call("/api/candidates", &ravis.access).await.assert_status(401);
    server.call("/api/candidates", &adas.access).await.assert_status(200);
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/connected-apps?ended=yes").await;
    page.assert_says("An administrator removed access on 15 January 2027.");
}

#[tokio::test]
async fn removing_for_everyone_ends_all_tokens_of_the_company_at_once() {
    let server = TestServer::start().await;
    let (ravis, kims) = (server.partner_tokens(RAVI).await, server.partner_tokens(KIM).await);
    let mut ada = server.signed_in(ADA).await;
    let page = press(&mut ada, "/admin/app/remove?client_id=demo-partner", "Remove for everyone");
    page.await.assert_page(200).assert_says("Removed for everyone.");
    server.call("/api/candidates", &ravis.access).await.assert_status(401);
    server.call("/api/candidates", &kims.access).await.assert_status(200);
}

#[tokio::test]
async fn a_blocked_app_loses_its_tokens_and_cannot_be_connected() {
    let server = TestServer::start().await;
    let tokens: Tokens = server.partner_tokens(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let page = press(&mut ada, "/admin/app/block?client_id=demo-partner", "Block this app").await;
    page.assert_page(200).assert_says("Blocked: no one can connect it.");
    server.call("/api/candidates", &tokens.access).await.assert_status(401);
    let mut ravi = server.signed_in(RAVI).await;
    for browser in [&mut ravi, &mut ada] {
        let page = browser.get(&AuthorizationUrl::partner().path()).await;
        page.assert_page(403).assert_says("Northwind Staffing blocked this app");
        page.assert_says("Northwind Staffing does not allow \u{2068}Talentsync\u{2069}.");
        page.assert_says("Nothing was shared.");
    }
    let silent = AuthorizationUrl::partner().with("prompt", "none");
    ravi.get(&silent.path()).await.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    let mut kim = server.signed_in(KIM).await;
    kim.consent_page(&AuthorizationUrl::partner()).await.form("Allow access");
    press(&mut ada, APP, "Follow the policy").await.assert_page(200);
    ravi.consent_page(&AuthorizationUrl::partner()).await.form("Allow access");
}

#[tokio::test]
async fn a_page_shown_before_the_app_was_blocked_is_not_answered() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let mut ada = server.signed_in(ADA).await;
    press(&mut ada, "/admin/app/block?client_id=demo-partner", "Block this app").await;
    ravi.submit(&page.form("Allow access").press("Allow access")).await.assert_page(410);
    assert_eq!(server.count("grants"), 0);
}

#[tokio::test]
async fn a_link_cannot_say_that_something_was_done() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for done in ["approved", "blocked"] {
        let page = ada.get(&format!("{APP}&done={done}")).await;
        assert_eq!(page.select("[role=status]"), Vec::<String>::new(), "{done}");
    }
}

#[tokio::test]
async fn refusing_is_possible_even_when_the_app_was_blocked_meanwhile() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let mut ada = server.signed_in(ADA).await;
    press(&mut ada, "/admin/app/block?client_id=demo-partner", "Block this app").await;
    let answer = ravi.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
}
