//! Administrators and reviewers decide about what they were shown.

use super::{app, client};
use crate::apps::market::{review, submit};
use crate::apps::{CALLBACK, client_id, say_publisher};
use crate::audit::log;
use testkit::{ADA, AuthorizationUrl, Browser, KIM, PAT, RAVI, TestServer};

const CHANGED: &str = "This has changed since you opened the page";
const APP: &str = "/admin/app?client_id=demo-partner";
const UNDECIDE: &str = "/admin/app/undecide?client_id=demo-partner";

/// Ravi asks for an app that only administrators may allow now: the path of his request.
async fn asked_by_ravi(server: &TestServer, ada: &mut Browser<'_>) -> String {
    let form = ada.get("/admin/policy").await.form("Save").set("read", "administrators");
    ada.submit(&form).await.our_location();
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    ravi.submit(&page.form("Ask an administrator").press("Ask an administrator")).await;
    ada.get("/admin/requests").await.links("tbody a").remove(0)
}

#[tokio::test]
async fn an_app_that_changed_is_not_approved() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(APP).await;
    page.assert_says("Access Candidates").assert_says("Answers go to");
    let form = page.form("Approve for everyone");
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    let page = ada.submit(&form).await;
    page.assert_page(200).assert_says(CHANGED).assert_says("Others");
    // A scope more is more to approve.
    let form = page.form("Approve for everyone");
    server.change_client("demo-partner", |client| drop(client.scopes.pop())).await;
    ada.submit(&form).await.assert_page(200).assert_says(CHANGED);
    ada.submit(&form.set("shown", "")).await.assert_page(200).assert_says(CHANGED);
    assert_eq!(server.count("company_apps"), 0);
    let form = ada.get(APP).await.form("Approve for everyone");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("company_apps"), 1);
}

#[tokio::test]
async fn an_app_that_changed_is_not_approved_from_the_marketplace() {
    let server = TestServer::start().await;
    let (app, _) = app(&server).await;
    let mut ada = server.signed_in(ADA).await;
    crate::apps::market::offer(&mut ada, &app).await;
    let mut kim = server.signed_in(KIM).await;
    let page = review(&mut kim, &app).await;
    let form = page.form("Approve it for Contoso Talent");
    server.meddle("DELETE FROM publisher_domains WHERE domain = 'shiftplan.example'");
    server.change_client(client_id(&app), |client| client.name = "Others".to_owned()).await;
    kim.submit(&form).await.assert_page(200).assert_says(CHANGED).assert_says("Others");
    assert_eq!(server.count("company_apps"), 0);
}

#[tokio::test]
async fn a_request_is_answered_about_what_was_shown() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let path = asked_by_ravi(&server, &mut ada).await;
    let page = ada.get(&path).await;
    page.assert_says("Answers go to");
    let form = page.form("Approve").set("reason", "Fine with me.").press("Approve");
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    let page = ada.submit(&form).await;
    page.assert_page(200).assert_says(CHANGED).assert_says("Others").assert_says("Fine with me.");
    assert_eq!(server.count("company_apps"), 0);
    let form = page.form("Approve").press("Approve");
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("company_apps"), 1);
}

/// Of what another node has just changed, this one may not have heard yet.
#[tokio::test]
async fn what_another_node_changed_a_moment_ago_is_not_approved_unseen() {
    let server = TestServer::start().await;
    let other = server.beside().await;
    let mut ada = server.signed_in(ADA).await;
    let path = asked_by_ravi(&server, &mut ada).await;
    let request = ada.get(&path).await.form("Approve").press("Approve");
    let app = ada.get(APP).await.form("Approve for everyone");
    for (form, name) in [(request, "First"), (app, "Second")] {
        // It has just asked whether what it knows still holds, and trusts that for a moment.
        ada.get(APP).await;
        other.change_client("demo-partner", |client| client.name = name.to_owned()).await;
        let page = ada.submit(&form).await;
        page.assert_page(200).assert_says(CHANGED);
        assert_eq!(server.count("company_apps"), 0, "{name}");
        assert_eq!(server.count("approval_requests WHERE approved IS NULL"), 1, "{name}");
    }
}

#[tokio::test]
async fn a_request_of_a_user_who_was_renamed_is_looked_at_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let path = asked_by_ravi(&server, &mut ada).await;
    let form = ada.get(&path).await.form("Approve").press("Approve");
    server.change_user("usr_ravi", |user| user.first_name = "Kim".to_owned()).await;
    ada.submit(&form).await.assert_page(200).assert_says(CHANGED).assert_says("Kim");
    assert_eq!(server.count("company_apps"), 0);
}

/// A page that has been open for an hour does not undo what another administrator has done since.
#[tokio::test]
async fn an_app_that_was_blocked_meanwhile_stays_blocked() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let approve = ada.get(APP).await.form("Approve for everyone");
    ada.submit(&approve).await.assert_status(303);
    let (approve_again, reset) = (approve, ada.get(APP).await.form_for(UNDECIDE));
    let block = other.get("/admin/app/block?client_id=demo-partner").await;
    other
        .submit(&block.form_for("/admin/app/block?client_id=demo-partner"))
        .await
        .assert_status(303);
    for form in [approve_again, reset] {
        ada.submit(&form).await.assert_page(200).assert_says(CHANGED);
        assert_eq!(server.count("company_apps WHERE approved IS NULL"), 1);
    }
    // As it is shown now, it can be unblocked.
    let reset = ada.get(APP).await.form_for(UNDECIDE);
    ada.submit(&reset).await.assert_status(303);
    assert_eq!(server.count("company_apps"), 0);
}

/// However fast its owner changes it.
#[tokio::test]
async fn an_app_that_changed_is_blocked_all_the_same() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada
        .get("/admin/app/block?client_id=demo-partner")
        .await
        .form_for("/admin/app/block?client_id=demo-partner");
    server.change_client("demo-partner", |client| client.name = "Others".to_owned()).await;
    ada.submit(&form).await.assert_status(303);
    assert_eq!(server.count("company_apps WHERE approved IS NULL"), 1);
}

#[tokio::test]
async fn a_reviewer_accepts_what_was_shown() {
    let server = TestServer::start().await;
    let (app, _) = app(&server).await;
    let mut ada = server.signed_in(ADA).await;
    submit(&mut ada, &app).await;
    let mut pat = server.signed_in(PAT).await;
    let page = review(&mut pat, &app).await;
    page.assert_says("shiftplan.example, verified domain, calls itself Northwind Tools");
    page.assert_says(CALLBACK).assert_says("To plan shifts.");
    let accept = page.form("Offer Shiftplan").set("note", "Well made.").press("Offer Shiftplan");
    // Its name, and its publisher's.
    let form = ada.get(&format!("{app}/about")).await.form_for("/about");
    ada.submit(&form.set("name", "Microsoft Teams")).await;
    let form = ada.get(&format!("{app}/configure")).await.form("Save changes");
    ada.submit(&form).await;
    let page = pat.submit(&accept).await;
    page.assert_page(200).assert_says(CHANGED);
    let accept = page.form("Offer Microsoft Teams").press("Offer Microsoft Teams");
    assert_eq!(page.select("input[name=note][value='Well made.']").len(), 1);
    say_publisher(&mut ada, &app, "Microsoft Corporation").await;
    let page = pat.submit(&accept).await;
    page.assert_page(200).assert_says(CHANGED);
    assert_eq!(server.count("apps WHERE listing = 'listed'"), 0);
    let decline = page.form("Decline Microsoft Teams").press("Decline Microsoft Teams");
    pat.submit(&decline).await.assert_status(303);
    assert_eq!(server.count("apps WHERE listing = 'declined'"), 1);
}

#[tokio::test]
async fn a_listed_app_whose_publisher_is_renamed_is_reviewed_again() {
    let server = TestServer::start().await;
    let (app, _) = app(&server).await;
    let mut ada = server.signed_in(ADA).await;
    crate::apps::market::offer(&mut ada, &app).await;
    assert_eq!(server.count("apps WHERE listing = 'listed'"), 1);
    say_publisher(&mut ada, &app, "Microsoft Corporation").await;
    assert_eq!(server.count("apps WHERE listing = 'submitted'"), 1);
}

#[tokio::test]
async fn what_the_operator_does_to_a_publisher_is_told() {
    let server = TestServer::start().await;
    let clients = server.provider.clients();
    let file = |text: &str| toml::from_str(text).expect("a file");
    let added = clients
        .add_publisher(file("name = \"Calendars\"\nverified_domains = [\"a.example\"]\n"))
        .await
        .expect("added");
    let id = added.publisher.id;
    let set = "name = \"Microsoft Corporation\"\nverified_domains = [\"b.example\"]\n";
    super::review(&server, &id).await.expect("reviewed");
    clients.set_publisher(&id, file(set)).await.expect("set");
    let client_file = format!(
        "confidential = true\n[client]\nname = \"Plans\"\ngrant_types = [\"authorization_code\"]\n\
         redirect_uris = [\"https://c.example/cb\"]\nrequired = \"jobs_read\"\n\
         [publisher]\nid = \"{id}\"\nname = \"Others\"\nverified_domains = [\"c.example\"]\n"
    );
    let client_file = toml::from_str(&client_file).expect("a file");
    let prepared = clients.prepare_client(client_file, None).await.expect("right");
    clients.add_client(&prepared).await.expect("added");
    let made = prepared.client;
    for disabled in [true, false] {
        clients.set_client_disabled(&made.id, disabled).await.expect("set");
    }
    assert_eq!(
        log(&server).await,
        [
            "publisher_changed Calendars, operator, nowhere: domains=+a.example",
            "publisher_reviewed Calendars, operator, nowhere: domains=a.example hosts=",
            "publisher_changed Microsoft Corporation, operator, nowhere: \
             domains=+b.example -a.example review=ended before=Calendars",
            "publisher_changed Others, operator, nowhere: \
             domains=+c.example -b.example before=Microsoft Corporation",
            &format!("client_added Plans, operator, nowhere: publisher={id}"),
            "client_disabled Plans, operator, nowhere: ",
            "client_enabled Plans, operator, nowhere: ",
        ]
    );
    // Under another name its apps are asked about again, whichever command changed it.
    let kept = client(&server, made.id.as_str()).await;
    assert_eq!(kept.publisher.map(|publisher| publisher.name), Some("Others".to_owned()));
}
