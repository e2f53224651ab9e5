//! What strangers do with registration, to be many, or to be taken for others.

use serde_json::json;
use testkit::{ADA, HOUR, MINUTE};

use super::registration::{
    allow, call, cursor, path, register, registered, request, started, text, with,
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
