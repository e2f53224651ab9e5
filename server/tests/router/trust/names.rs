//! A domain proves a domain; a name has its mark after a review of exactly that name.

use super::{app, publisher, review, reviewable, shows_name};
use crate::apps::say_publisher;
use crate::audit::log;
use oauth::client::redirect_uri::RedirectUri;
use oauth::id::PublisherId;
use provider::clients::review_publishers::{ReviewError, Reviewer};
use testkit::{ADA, AuthorizationUrl, KIM, PAT, RAVI, TestServer};

/// Presses a reviewer's button in the Marketplace.
async fn press(server: &TestServer, button: &str) -> testkit::Answer {
    let mut pat = server.signed_in(PAT).await;
    let form = pat.get("/marketplace/publishers").await.form(button).press(button);
    let answer = pat.submit(&form).await;
    pat.follow(answer).await
}

#[tokio::test]
async fn connect_1_a_proven_domain_gives_no_mark_to_the_name_beside_it() {
    let server = TestServer::start().await;
    let (app, request) = app(&server).await;
    let mut ada = server.signed_in(ADA).await;
    say_publisher(&mut ada, &app, "Microsoft Corporation").await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request).await;
    page.assert_says("shiftplan.example, verified domain, calls itself Microsoft Corporation");
    page.assert_does_not_say("Verified publisher").assert_does_not_say("by Microsoft");
    page.assert_says("trust shiftplan.example.");
    assert_eq!(page.select(".verified"), ["shiftplan.example"]);
    ravi.allow(&request).await;
    let list = ravi.get("/connected-apps").await;
    list.assert_says("shiftplan.example, calls itself Microsoft Corporation");
    assert_eq!(list.select(".verified"), ["shiftplan.example"]);
    let page = ravi.get(&list.links(".t .name a").remove(0)).await;
    page.assert_says("shiftplan.example, verified domain, calls itself Microsoft Corporation");
    page.assert_does_not_say("Verified publisher");
    let page = ada.get(&format!("/admin/app?client_id={}", crate::apps::client_id(&app))).await;
    page.assert_says("shiftplan.example, verified domain, calls itself Microsoft Corporation");
    // In a list it is short: the domain is the mark.
    let list = ada.get("/admin").await;
    list.assert_says("shiftplan.example, calls itself Microsoft Corporation");
    assert_eq!(list.select(".verified"), ["shiftplan.example"]);
    ada.get(&app).await.assert_says("Microsoft Corporation (shiftplan.example, verified domain)");
}

#[tokio::test]
async fn connect_1_a_reviewed_name_has_its_mark_until_it_changes_and_then_only_after_another_review()
 {
    let server = TestServer::start().await;
    let (app, request) = app(&server).await;
    press(&server, "Confirm the name Northwind Tools").await.assert_says("Done.");
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&request).await;
    page.assert_says("by Northwind Tools").assert_says("Verified publisher");
    page.assert_says("shiftplan.example");
    let mut ada = server.signed_in(ADA).await;
    for name in ["Microsoft Corporation", "Northwind Tools"] {
        say_publisher(&mut ada, &app, name).await;
        assert!(!shows_name(&mut ravi, &request).await, "{name}");
    }
    press(&server, "Confirm the name Northwind Tools").await;
    assert!(shows_name(&mut ravi, &request).await);
    press(&server, "Withdraw the confirmation of Northwind Tools").await;
    assert!(!shows_name(&mut ravi, &request).await);
    let log: Vec<_> =
        log(&server).await.into_iter().filter(|line| line.starts_with("publisher_")).collect();
    let facts = "domains=shiftplan.example hosts=shiftplan.example";
    assert_eq!(
        log,
        [
            format!("publisher_changed Northwind Tools, {ADA}, 127.0.0.1: "),
            format!("publisher_reviewed Northwind Tools, {PAT}, 127.0.0.1: {facts}"),
            format!(
                "publisher_changed Microsoft Corporation, {ADA}, 127.0.0.1: review=ended before=Northwind Tools"
            ),
            format!(
                "publisher_changed Northwind Tools, {ADA}, 127.0.0.1: before=Microsoft Corporation"
            ),
            format!("publisher_reviewed Northwind Tools, {PAT}, 127.0.0.1: {facts}"),
            format!("publisher_review_ended Northwind Tools, {PAT}, 127.0.0.1: "),
        ]
    );
}

#[tokio::test]
async fn connect_1_another_host_or_domain_drops_a_review() {
    let server = TestServer::start().await;
    let brightwork = PublisherId::new("pub_brightwork");
    let mut ravi = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::partner();
    assert!(shows_name(&mut ravi, &request).await);
    let more = RedirectUri::register("https://more.brightwork.example/cb").expect("valid");
    server.change_client("demo-legacy", |client| client.redirect_uris.push(more)).await;
    // Of any of its apps.
    let page = ravi.consent_page(&request).await;
    page.assert_says("127.0.0.1, verified domain, calls itself Brightwork Labs");
    review(&server, &brightwork).await.expect("reviewed");
    assert!(shows_name(&mut ravi, &request).await);
    server
        .change_client("demo-partner", |client| {
            let publisher = client.publisher.as_mut().expect("has one");
            publisher.verified_domains.push("other.example".to_owned());
        })
        .await;
    assert!(!shows_name(&mut ravi, &request).await);
}

#[tokio::test]
async fn connect_1_who_is_no_platform_administrator_reviews_nothing() {
    let server = TestServer::start().await;
    app(&server).await;
    let id = publisher(&server).await.id;
    let mut kim = server.signed_in(KIM).await;
    kim.get("/marketplace").await.assert_does_not_say("Names of publishers");
    kim.get("/marketplace/publishers").await.assert_page(403);
    kim.get("/marketplace/review").await.assert_page(403);
    let own = kim.get("/").await.form("Sign out").body();
    let shown = reviewable(&server, &id).await.shown();
    let body = format!("{own}&decision=accept&shown={}", shown.as_str());
    kim.post(&format!("/marketplace/publishers/{id}"), body).await.assert_page(403);
    assert_eq!(publisher(&server).await.review, None);
}

#[tokio::test]
async fn a_review_is_of_what_was_shown() {
    let server = TestServer::start().await;
    let (app, request) = app(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let mut pat = server.signed_in(PAT).await;
    let button = "Confirm the name Northwind Tools";
    let form = pat.get("/marketplace/publishers").await.form(button).press(button);
    say_publisher(&mut ada, &app, "Microsoft Corporation").await;
    let page = pat.submit(&form).await;
    page.assert_page(200).assert_says("This has changed since you opened the page");
    page.form("Confirm the name Microsoft Corporation");
    let form = form.set("shown", "");
    pat.submit(&form).await.assert_page(200).assert_says("Your answer was not recorded.");
    assert!(!shows_name(&mut server.signed_in(RAVI).await, &request).await);
}

#[tokio::test]
async fn no_user_reviews_the_name_of_their_own_company() {
    let server = TestServer::start().await;
    app(&server).await;
    let id = publisher(&server).await.id;
    // A platform administrator, of the company that goes by it.
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/marketplace/publishers").await;
    page.assert_says("Northwind Tools").assert_says("Your own company: someone else decides.");
    let own = ada.get("/").await.form("Sign out").body();
    let shown = reviewable(&server, &id).await.shown();
    let body = format!("{own}&decision=accept&shown={}", shown.as_str());
    ada.post(&format!("/marketplace/publishers/{id}"), body).await.assert_page(403);
    assert_eq!(publisher(&server).await.review, None);
}

#[tokio::test]
async fn the_operator_reviews_what_was_printed() {
    let server = TestServer::start().await;
    app(&server).await;
    let clients = server.provider.clients();
    let id = publisher(&server).await.id;
    let shown = reviewable(&server, &id).await.shown();
    let unknown = PublisherId::new("pub_x");
    let tried = clients.review_publisher(Reviewer::Operator, &unknown, &shown).await;
    assert!(matches!(tried, Err(ReviewError::UnknownPublisher(_))));
    let quick = PublisherId::new("pub_quick_tools");
    let tried = review(&server, &quick).await;
    assert!(matches!(tried, Err(ReviewError::NoDomain(_))));
    server.meddle("UPDATE publishers SET name = 'Others' WHERE company_id = 'cmp_northwind'");
    let tried = clients.review_publisher(Reviewer::Operator, &id, &shown).await;
    assert!(matches!(tried, Err(ReviewError::ShownChanged)));
    review(&server, &id).await.expect("reviewed");
    let last = log(&server).await.pop().expect("an entry");
    assert!(last.starts_with("publisher_reviewed Others, operator, nowhere: domains="), "{last}");
}
