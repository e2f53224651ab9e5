//! What stands around the pages: the navigation, and the account.

use testkit::{ADA, AuthorizationUrl, Browser, KIM, RAVI, TestServer};

const MANAGED: [&str; 2] = ["/connected-apps", "/credentials"];

async fn navigation(browser: &mut Browser<'_>) -> Vec<String> {
    browser.get("/connected-apps").await.links("nav.side a")
}

#[tokio::test]
async fn the_navigation_offers_only_what_opens() {
    let server = TestServer::start().await;
    for person in [ADA, KIM, RAVI] {
        let mut browser = server.signed_in(person).await;
        let offered = navigation(&mut browser).await;
        assert!(offered.len() >= 4, "{offered:?}");
        for path in offered {
            browser.open(&path).await.assert_page(200);
        }
    }
}

#[tokio::test]
async fn only_administrators_are_offered_what_administrators_do() {
    let server = TestServer::start().await;
    let of = |person| {
        let server = &server;
        async move { navigation(&mut server.signed_in(person).await).await }
    };
    for path in ["/admin", "/admin/requests", "/admin/policy", "/admin/audit", "/apps"] {
        assert!(of(ADA).await.contains(&path.to_owned()), "{path}");
        assert!(!of(RAVI).await.contains(&path.to_owned()), "{path}");
    }
}

#[tokio::test]
async fn the_place_where_one_is_is_marked() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for path in navigation(&mut ada).await {
        let page = ada.get(&path).await;
        // The playground plays an app, which does not know who is signed in.
        if path != "/playground" {
            assert_eq!(page.links("nav.side [aria-current=page]"), [path]);
        }
    }
}

#[tokio::test]
async fn people_sign_out_on_every_managed_page_and_on_the_front_page() {
    let server = TestServer::start().await;
    for path in MANAGED.into_iter().chain(["/", "/help"]) {
        let mut browser = server.signed_in(RAVI).await;
        let form = browser.get(path).await.form("Sign out");
        browser.submit(&form.clone().set("token", "")).await.assert_page(410);
        browser.get("/connected-apps").await.assert_page(200);
        let answer = browser.submit(&form).await;
        browser.follow(answer).await.assert_page(200).assert_says("You are signed out");
        assert!(browser.get("/connected-apps").await.our_location().starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn nothing_leads_off_the_consent_page_but_another_account() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    assert_eq!(page.links("nav.side a"), Vec::<String>::new());
    assert_eq!(page.select("[popover]"), Vec::<String>::new());
    page.form("Use another account");
}

#[tokio::test]
async fn administrators_see_how_many_requests_wait_for_them() {
    let server = TestServer::start().await;
    let waiting = "Requests 11 waiting";
    let mut ravi = server.signed_in(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    ada.get("/connected-apps").await.assert_does_not_say("waiting");
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Ask an administrator").press("Ask an administrator")).await;
    ada.get("/connected-apps").await.assert_says(waiting);
    server.signed_in(KIM).await.get("/connected-apps").await.assert_does_not_say(waiting);
    ravi.get("/connected-apps").await.assert_does_not_say(waiting);
    let request =
        ada.get("/admin/requests").await.links("main a[href^='/admin/requests/']").remove(0);
    let form = ada.get(&request).await.form("Refuse");
    ada.submit(&form.press("Refuse")).await.our_location();
    ada.get("/connected-apps").await.assert_does_not_say("waiting");
}

#[tokio::test]
async fn a_title_is_its_words_alone() {
    let server = TestServer::start().await;
    let page = server.signed_in(RAVI).await.get("/connected-apps").await;
    assert!(page.body.contains("<title>Connected apps – Countersign</title>"));
}

#[tokio::test]
async fn names_of_people_and_companies_are_text_wherever_they_stand() {
    let server = TestServer::start().await;
    let hostile =
        "<b>Wide</b> 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字 \u{5d0}\u{5d1}\u{5d2}";
    server.change_user("usr_ravi", |user| user.first_name = hostile.to_owned()).await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/connected-apps").await;
    page.assert_page(200).assert_says(hostile);
    assert_eq!(page.select("header b"), Vec::<String>::new());
}
