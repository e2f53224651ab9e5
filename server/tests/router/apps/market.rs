//! The Marketplace.

use store::Effects;

use super::{CALLBACK, ask_for, client_id, register, registered, write};
use testkit::{ADA, Answer, Browser, KIM, PAT, RAVI, TestServer};

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
    submit(browser, app).await;
    let mut pat = browser.beside(PAT).await;
    let form = review(&mut pat, app).await.form("Offer Shiftplan").press("Offer Shiftplan");
    pat.submit(&form).await.assert_status(303);
}

/// Asks the platform to offer an app.
pub(crate) async fn submit(browser: &mut Browser<'_>, app: &str) -> Answer {
    let form = browser.get(&format!("{app}/listing")).await.form("Submit to the Marketplace");
    browser.submit(&form).await
}

/// The page of an app in the Marketplace.
pub(crate) async fn review(browser: &mut Browser<'_>, app: &str) -> Answer {
    browser.get(&format!("/marketplace/{}", client_id(app))).await
}

#[tokio::test]
async fn an_app_is_offered_only_when_nothing_lacks_and_the_platform_agrees() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    let page = ada.get(&format!("{app}/listing")).await;
    page.assert_says("Verify the domain of each redirect address.");
    let own = ada.get("/").await.form("Sign out").body();
    ada.post(&format!("{app}/submit"), own).await.assert_page(404);
    verify(&server).await;
    let done = submit(&mut ada, &app).await;
    ada.follow(done).await.assert_says("We review it before it is offered.");

    let mut kim = server.signed_in(KIM).await;
    kim.get("/marketplace").await.assert_does_not_say("Shiftplan");
    let own = kim.get("/").await.form("Sign out").body();
    review(&mut kim, &app).await.assert_page(404);
    let decide = format!("/marketplace/{}/decide", client_id(&app));
    kim.post(&decide, format!("{own}&decision=accept")).await.assert_page(403);

    let mut pat = server.signed_in(PAT).await;
    let link = pat.get("/marketplace/review").await.link_with("Shiftplan");
    let form = pat.get(&link).await.form("Offer Shiftplan").press("Offer Shiftplan");
    pat.submit(&form).await.assert_status(303);
    let page = kim.get("/marketplace").await;
    page.assert_says("Shiftplan").assert_says("Northwind Tools").assert_says("1 permission");
    let page = kim.get(&page.link_with("Shiftplan")).await;
    page.assert_says("Access Jobs").assert_says("To plan shifts.");
    let approved = kim.submit(&page.form("Approve it for Contoso Talent")).await;
    approved.assert_status(303);
    kim.get("/marketplace").await.assert_says("Approved");
    review(&mut kim, &app).await.assert_says("Contoso Talent has approved it.");
    let mut ravi = server.signed_in(RAVI).await;
    review(&mut ravi, &app).await.assert_page(200).assert_does_not_say("Approve it for");
}

#[tokio::test]
async fn a_declined_app_comes_back_with_a_reason_and_can_be_offered_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    submit(&mut ada, &app).await;
    let mut pat = server.signed_in(PAT).await;
    let form = review(&mut pat, &app).await.form("Decline Shiftplan").press("Decline Shiftplan");
    pat.submit(&form.set("note", "Say what happens to data of rejected people.")).await;
    let page = ada.get(&format!("{app}/listing")).await;
    page.assert_says("Say what happens to data of rejected people.");
    page.form("Submit to the Marketplace");
}

#[tokio::test]
async fn a_listed_app_that_changes_its_name_is_looked_at_again() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    offer(&mut ada, &app).await;
    let form = ada.get(&format!("{app}/about")).await.form_for("/about");
    ada.submit(&form.set("name", "Shiftplanner")).await;
    let page = ada.get(&format!("{app}/configure")).await;
    page.assert_says("The app leaves the Marketplace until we have reviewed it again.");
    ada.submit(&page.form("Save changes")).await;
    server.signed_in(KIM).await.get("/marketplace").await.assert_does_not_say("Shiftplanner");
    let mut pat = server.signed_in(PAT).await;
    review(&mut pat, &app).await.form("Offer Shiftplanner");
}

#[tokio::test]
async fn no_user_reviews_an_app_of_their_own_company() {
    let server = TestServer::start().await;
    // A platform administrator, of the company that makes it.
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    submit(&mut ada, &app).await;
    let page = review(&mut ada, &app).await;
    page.assert_page(200).assert_says("Your company makes this app.");
    assert_eq!(page.select("form[action$='/decide']").len(), 0);
    let mut pat = server.signed_in(PAT).await;
    let form = review(&mut pat, &app).await.form_for("/decide").set("decision", "accept");
    let shown = form.body();
    let shown = shown.split('&').find_map(|pair| pair.strip_prefix("shown=")).expect("a digest");
    let own = ada.get("/").await.form("Sign out").body();
    let forged = format!("{own}&decision=accept&shown={shown}");
    let decide = format!("/marketplace/{}/decide", client_id(&app));
    ada.post(&decide, forged).await.assert_page(403);
    assert_eq!(server.count("apps WHERE listing = 'submitted'"), 1);
    pat.submit(&form).await.assert_status(303);
    assert_eq!(server.count("apps WHERE listing = 'listed'"), 1);
}

#[tokio::test]
async fn a_review_shows_levels_purposes_addresses_the_publisher_and_what_to_check() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    ask_for(&mut ada, &app, "users_manage", "optional").await;
    register(&mut ada, &app).await;
    verify(&server).await;
    submit(&mut ada, &app).await;
    let mut pat = server.signed_in(PAT).await;
    let row = pat.get("/marketplace/review").await;
    row.assert_says("Northwind Staffing").assert_says("2 permissions").assert_says("Admin");
    let page = review(&mut pat, &app).await;
    for says in [
        "Plans shifts for new hires.",
        "2 permissions, 1 optional · at most: Admin",
        "Access Jobs",
        "Manage Users",
        "Delete",
        "To plan shifts.",
        CALLBACK,
        "Verified domain",
        "shiftplan.example, verified domain, calls itself Northwind Tools",
        "https://shiftplan.example/privacy",
        "Northwind Staffing",
        "Registered on",
        "Submitted on",
        "No one has confirmed that the publisher goes by the name Northwind Tools.",
        "It asks for what only an administrator can allow: Manage Users",
    ] {
        page.assert_says(says);
    }
    let preview = pat.get(&page.link_with("See the consent page")).await;
    preview.assert_page(200).assert_says("This is only a preview.").assert_says("Access Jobs");
}

#[tokio::test]
async fn ten_thousand_apps_and_publishers_are_reviewed_a_page_at_a_time() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = registered(&mut ada).await;
    verify(&server).await;
    submit(&mut ada, &app).await.assert_status(303);
    server.meddle(&format!(
        "CREATE TEMP TABLE numbers AS WITH RECURSIVE counted (n) AS (
            SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 10000)
            SELECT n FROM counted;
        CREATE TEMP TABLE clients_copied AS SELECT clients.* FROM clients, numbers
            WHERE clients.id = '{id}';
        UPDATE clients_copied SET id = printf('a-%05d', rowid), name = printf('App %05d', rowid);
        INSERT INTO clients SELECT * FROM clients_copied;
        CREATE TEMP TABLE apps_copied AS SELECT apps.* FROM apps, numbers WHERE apps.id = '{id}';
        UPDATE apps_copied SET id = printf('a-%05d', rowid);
        INSERT INTO apps SELECT * FROM apps_copied;
        INSERT INTO publishers (id, name, version)
            SELECT printf('a-%05d', n), printf('Publisher %05d', n), 1 FROM numbers;
        INSERT INTO publisher_domains (publisher_id, position, domain)
            SELECT printf('a-%05d', n), 0, printf('a-%05d.example', n) FROM numbers;",
        id = client_id(&app)
    ));
    let rows = |page: &Answer| page.assert_page(200).select("tbody tr").len();
    let mut pat = server.signed_in(PAT).await;
    let newest = pat.get("/marketplace/review").await;
    assert_eq!(rows(&newest), 50);
    newest.assert_says("Apps to review 10001").assert_says("Shiftplan").assert_says("App 10000");
    let older = pat.get(&newest.link_with("Older")).await;
    assert_eq!(rows(&older), 50);
    older.assert_does_not_say("App 09952").assert_says("App 09951");
    assert_eq!(older.link_with("Newest"), "/marketplace/review");

    let first = pat.get("/marketplace/publishers").await;
    assert_eq!(rows(&first), 25);
    // Those that wait come before the one whose name is reviewed.
    first.assert_says("1–25 of 10002").assert_says("Publisher 00001");
    first.assert_does_not_say("Brightwork Labs");
    pat.get(&first.link_with("Next page")).await.assert_says("26–50 of 10002");
    let last = pat.get("/marketplace/publishers?page=401").await;
    assert_eq!(rows(&last), 2);
    last.assert_says("Brightwork Labs");
}
