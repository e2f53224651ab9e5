//! What strangers do with registration, to be many, or to be taken for others.

use serde_json::json;
use testkit::{ADA, HOUR, MINUTE, SECOND, TestServer};

use super::registration::{
    CALLBACK, allow, call, cursor, open, path, register, registered, request, started, text, with,
};

#[tokio::test]
async fn connect_3_who_deletes_what_they_registered_has_registered_it_nevertheless() {
    let server = started().await;
    for number in 0..10 {
        let body = with("software_id", json!(number.to_string()));
        let app = registered(&server, &body).await;
        let token = text(&app, "registration_access_token");
        call(&server, "DELETE", &path(&app), Some(token), "").await.assert_status(204);
        for method in ["GET", "DELETE"] {
            call(&server, method, &path(&app), Some(token), "").await.assert_status(401);
        }
    }
    register(&server, &cursor()).await.assert_status(429);
    let tidy = async || server.provider.delete_expired(100).await.expect("tidied");
    tidy().await;
    register(&server, &cursor()).await.assert_status(429);
    server.advance(HOUR);
    tidy().await;
    assert_eq!(server.count("registrations"), 0);
    registered(&server, &cursor()).await;
}

#[tokio::test]
async fn connect_3_an_app_that_changes_what_it_is_again_and_again_waits_between() {
    let server = started().await;
    let app = registered(&server, &cursor()).await;
    let id = text(&app, "client_id");
    allow(&mut server.signed_in(ADA).await, id).await;
    let mut token = text(&app, "registration_access_token").to_owned();
    let entries = server.count("audit");
    let mut statuses = Vec::new();
    for name in ["One", "Two", "Three", "Three"] {
        let mut body = with("client_id", json!(id));
        body["client_name"] = json!(name);
        let answer = call(&server, "PUT", &path(&app), Some(&token), &body.to_string()).await;
        statuses.push(answer.status.as_u16());
        if answer.status == 200 {
            text(&answer.json(), "registration_access_token").clone_into(&mut token);
        } else {
            answer.assert_header("retry-after", "60");
            server.advance(MINUTE);
        }
    }
    assert_eq!(statuses, [200, 429, 200, 200]);
    // What changes nothing that people know is no event.
    assert_eq!(server.count("audit"), entries + 2);
}

#[tokio::test]
async fn connect_1_a_name_does_not_leave_the_quotation_marks_around_it() {
    let server = started().await;
    let name = "Helper”, a verified app of “Contoso";
    let app = registered(&server, &with("client_name", json!(name))).await;
    assert_eq!(app["client_name"], "cursor:");
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&request(text(&app, "client_id"))).await;
    page.assert_says("Unverified app").assert_does_not_say("Contoso");
}

#[tokio::test]
async fn connect_3_where_there_is_no_room_what_nobody_used_gives_way_to_what_is_new() {
    let mut setup = open();
    setup.settings.introductions.max_registrations = 3;
    let server = TestServer::start_with(setup).await;
    let nth = |number: u32| with("software_version", json!(number.to_string()));
    let used = registered(&server, &nth(0)).await;
    let id = text(&used, "client_id");
    allow(&mut server.signed_in(ADA).await, id).await;
    let unused = registered(&server, &nth(1)).await;
    let unused = text(&unused, "client_id");
    registered(&server, &nth(2)).await;
    // A person may be on the way here.
    register(&server, &nth(3)).await.assert_status(503).assert_header("retry-after", "3600");
    server.advance(HOUR + SECOND);
    for number in 3..9 {
        registered(&server, &nth(number)).await;
        if number == 4 {
            register(&server, &nth(9)).await.assert_status(503);
            server.advance(HOUR + SECOND);
        }
        if number == 6 {
            server.advance(HOUR + SECOND);
        }
        assert_eq!(server.count("registrations"), 3);
    }
    let mut browser = server.signed_in(ADA).await;
    browser.consent_page(&request(id)).await.assert_says("Continue");
    browser.get(&request(unused).path()).await.assert_status(400);
}

/// Within the second of the answer, and while the page is open.
#[tokio::test]
async fn connect_3_who_answered_just_before_an_app_became_another_is_asked_again() {
    let server = started().await;
    let app = registered(&server, &cursor()).await;
    let id = text(&app, "client_id");
    let mut browser = server.signed_in(ADA).await;
    allow(&mut browser, id).await;
    let shown = browser.consent_page(&request(id)).await;
    shown.assert_says("Nothing new is requested");
    let form = shown.form("Continue").press("Continue");
    let mut changed = with("client_id", json!(id));
    changed["redirect_uris"] = json!([CALLBACK, "https://other.example/cb"]);
    let token = text(&app, "registration_access_token");
    let answer = call(&server, "PUT", &path(&app), Some(token), &changed.to_string()).await;
    answer.assert_status(200);
    // What was shown said nothing of that host: nothing is granted, and the page is another.
    let again = browser.submit(&form).await;
    again.assert_page(200).assert_says("Allow access");
    let page = browser.consent_page(&request(id)).await;
    page.assert_says("Allow access").assert_does_not_say("Nothing new is requested");
    server.advance(SECOND);
    allow(&mut browser, id).await;
    browser.consent_page(&request(id)).await.assert_says("Nothing new is requested");
}
