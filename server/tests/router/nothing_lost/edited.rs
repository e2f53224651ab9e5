//! Another user saved first: what was entered is shown beside what is stored now.

use testkit::{ADA, TestServer};

use crate::apps::{CALLBACK, say_publisher, write};

#[tokio::test]
async fn what_was_entered_over_anothers_change_is_beside_it_and_can_be_saved() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let path = format!("{app}/about");
    let late = other.get(&path).await.form("Save and continue");
    let late = late.set("name", "Rota").set("description", "Plans \"shifts\" & rotas.");
    let first = ada.get(&path).await.form("Save and continue").set("name", "Shift & plan");
    ada.submit(&first).await.assert_status(303);
    let page = other.submit(&late).await;
    page.assert_page(409).assert_says("Someone else changed this in the meantime");
    assert_eq!(page.select("#name[value=Rota]").len(), 1);
    assert_eq!(page.select("#description[value='Plans \"shifts\" & rotas.']").len(), 1);
    page.assert_says("Stored now: Shift & plan");
    assert_eq!(page.select("#name[aria-describedby~=stored-name]").len(), 1);
    assert_eq!(page.select("#stored-name").len(), 1);
    assert_eq!(page.link_with("Show the current version"), path);
    ada.get(&app).await.assert_says("Shift & plan");
    // What was not entered otherwise has nothing beside it.
    assert_eq!(page.select("[id^=stored-]").len(), 2);
    other.submit(&page.form("Save and continue")).await.assert_status(303);
    other.get(&app).await.assert_says("Rota").assert_does_not_say("Shift & plan");
}

#[tokio::test]
async fn a_choice_over_anothers_is_beside_it() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let form = ada.get("/admin/policy").await.form("Save");
    let late = other.get("/admin/policy").await.form("Save");
    let late = late.set("read", "verified-publishers").set("until_removed", "yes");
    ada.submit(&form.set("read", "administrators")).await.assert_status(303);
    let page = other.submit(&late).await;
    page.assert_page(409);
    assert_eq!(page.select("[name=read][value='verified-publishers'][checked]").len(), 1);
    assert_eq!(page.select("[name=read][checked]").len(), 1);
    assert_eq!(page.select("[name=until_removed][checked]").len(), 1);
    let stored = page.select("#stored-read");
    assert_eq!(stored.len(), 1);
    assert!(
        stored[0].starts_with("Stored now: ") && stored[0].contains("dministrator"),
        "{stored:?}"
    );
    assert_eq!(page.select("#stored-until_removed"), ["Stored now: not ticked"]);
    other.submit(&page.form("Save")).await.assert_status(303);
    assert_eq!(server.count("company_policies WHERE may_read = 'verified-publishers'"), 1);
}

#[tokio::test]
async fn a_publisher_that_another_user_changed_keeps_what_was_typed() {
    let server = TestServer::start().await;
    let (mut ada, mut other) = (server.signed_in(ADA).await, server.signed_in(ADA).await);
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    let late = other.get(&format!("{app}/publisher")).await.form("Save and continue");
    let late = late.set("name", "Rota Works").set("website", "https://rota.example");
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    let page = other.submit(&late).await;
    page.assert_page(409).assert_says("Stored now: Northwind Tools");
    assert_eq!(page.select("#name[value='Rota Works']").len(), 1);
    assert_eq!(page.select("#website[value='https://rota.example']").len(), 1);
    other.submit(&page.form("Save and continue")).await.assert_status(303);
    assert_eq!(server.count("publishers WHERE name = 'Rota Works'"), 1);
}
