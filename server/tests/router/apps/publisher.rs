//! Where people write to who makes an app.

use super::{CALLBACK, begin, client_id, register, say_publisher, write};
use testkit::{ADA, Answer, AuthorizationUrl, Browser, RAVI, TestServer};

/// Says where people write to for help.
async fn say_support(browser: &mut Browser<'_>, app: &str, email: &str) -> Answer {
    let form = browser.get(&format!("{app}/publisher")).await.form_for("/publisher");
    browser.submit(&form.set("support_email", email)).await
}

#[tokio::test]
async fn an_address_that_no_one_could_write_to_is_refused_at_its_field() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = begin(&mut ada, "Shiftplan", "server").await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    for email in
        ["help", "help@localhost", "help@127.0.0.1", "mailto:help@a.example", "a b@c.example"]
    {
        let page = say_support(&mut ada, &app, email).await;
        page.assert_page(422).assert_says("Enter an email address, such as help@example.com");
        assert_eq!(page.select("#support_email[aria-invalid=true]").len(), 1);
        assert_eq!(page.select(&format!("#support_email[value='{email}']")).len(), 1);
    }
    assert_eq!(server.count("publishers WHERE support_email IS NOT NULL"), 0);
}

#[tokio::test]
async fn people_read_it_where_they_decide_and_where_they_look_after_what_they_allowed() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    ada.get(&format!("{app}/preview")).await.assert_does_not_say("Support email");
    say_support(&mut ada, &app, " help@shiftplan.example ").await.assert_status(303);
    ada.get(&format!("{app}/preview")).await.assert_says("help@shiftplan.example");
    register(&mut ada, &app).await;
    let request = AuthorizationUrl::partner()
        .with("client_id", client_id(&app))
        .with("redirect_uri", CALLBACK)
        .with("scope", "jobs_read");
    let mut ravi = server.signed_in(RAVI).await;
    ravi.consent_page(&request).await.assert_says("help@shiftplan.example");
    ravi.allow(&request).await;
    // Of one whose publisher has none, nothing is said.
    ravi.allow(&AuthorizationUrl::partner()).await;
    let mut found = Vec::new();
    for details in ravi.get("/connected-apps").await.links(".t .name a") {
        let page = ravi.get(&details).await;
        found.push(page.select("dt").contains(&"Support email".to_owned()));
    }
    found.sort_unstable();
    assert_eq!(found, [false, true]);
    // Left empty, it is gone.
    say_support(&mut ada, &app, "").await.assert_status(303);
    ravi.get(&request.path()).await.assert_does_not_say("help@shiftplan.example");
}
