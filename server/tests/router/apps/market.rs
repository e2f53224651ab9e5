//! The Marketplace.

use store::Effects;

use super::{CALLBACK, client_id, register, write};
use testkit::{ADA, Browser, KIM, RAVI, TestServer};

/// Makes the publisher of the company verified, as a proof of its domain would.
pub(crate) async fn verify(server: &TestServer) {
    use oauth::client::domain::{Domain, DomainCheck, ProvenBy};
    let store = server.provider.store();
    let company = oauth::id::CompanyId::new("cmp_northwind");
    let publisher = store.publisher_of(&company).await.expect("read").expect("kept");
    let publisher = publisher.publisher;
    let domain = Domain::parse("shiftplan.example").expect("a domain");
    let claim = store::publishers::DomainClaim {
        domain: domain.clone(),
        value: "v".to_owned(),
        checked: None,
    };
    store.claim_domain(&publisher.id, &claim, Effects::NONE).await.expect("claimed");
    let found = DomainCheck::Proven(ProvenBy::Record);
    let now = server.provider.now();
    store
        .note_domain_check(&publisher.id, &domain, now, found, Effects::NONE)
        .await
        .expect("noted");
}

/// Has an app offered in the Marketplace.
pub(crate) async fn offer(browser: &mut Browser<'_>, app: &str) {
    let form = browser.get(app).await.form("Submit to the Marketplace");
    browser.submit(&form).await;
    let form = browser.get("/marketplace").await.form("Offer Shiftplan").press("Offer Shiftplan");
    browser.submit(&form).await.assert_status(303);
}

#[tokio::test]
async fn an_app_is_offered_only_when_nothing_lacks_and_the_platform_agrees() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    register(&mut ada, &app).await;
    ada.get(&app).await.assert_says("Verify the domain of each redirect address.");
    let own = ada.get("/").await.form("Sign out").body();
    ada.post(&format!("{app}/submit"), own).await.assert_page(404);
    verify(&server).await;
    let form = ada.get(&app).await.form("Submit to the Marketplace");
    let done = ada.submit(&form).await;
    ada.follow(done).await.assert_says("We review it before it is offered.");

    let mut kim = server.signed_in(KIM).await;
    kim.get("/marketplace").await.assert_does_not_say("Shiftplan");
    let own = kim.get("/").await.form("Sign out").body();
    let decide = format!("/marketplace/{}", client_id(&app));
    kim.post(&decide, format!("{own}&decision=accept")).await.assert_page(403);

    let form = ada.get("/marketplace").await.form("Offer Shiftplan").press("Offer Shiftplan");
    ada.submit(&form).await.assert_status(303);
    let page = kim.get("/marketplace").await;
    page.assert_says("Shiftplan").assert_says("Northwind Tools").assert_says("Access Jobs");
    let approved = kim.submit(&page.form("Approve it for Contoso Talent")).await;
    approved.assert_status(303);
    kim.get("/marketplace").await.assert_says("Contoso Talent has approved it.");
    server.signed_in(RAVI).await.get("/marketplace").await.assert_does_not_say("Approve it for");
}

#[tokio::test]
async fn a_declined_app_comes_back_with_a_reason_and_can_be_offered_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    register(&mut ada, &app).await;
    verify(&server).await;
    let form = ada.get(&app).await.form("Submit to the Marketplace");
    ada.submit(&form).await;
    let form = ada.get("/marketplace").await.form("Decline Shiftplan").press("Decline Shiftplan");
    ada.submit(&form.set("note", "Say what happens to data of rejected people.")).await;
    let page = ada.get(&app).await;
    page.assert_says("Say what happens to data of rejected people.");
    page.form("Submit to the Marketplace");
}

#[tokio::test]
async fn a_listed_app_that_changes_its_name_is_looked_at_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    register(&mut ada, &app).await;
    verify(&server).await;
    offer(&mut ada, &app).await;
    let form = ada.get(&format!("{app}/about")).await.form("Save and continue");
    ada.submit(&form.set("name", "Shiftplanner")).await;
    let page = ada.get(&app).await;
    page.assert_says("The app leaves the Marketplace until we have reviewed it again.");
    ada.submit(&page.form("Save changes")).await;
    server.signed_in(KIM).await.get("/marketplace").await.assert_does_not_say("Shiftplanner");
    ada.get("/marketplace").await.form("Offer Shiftplanner");
}
