//! `ETag` and `If-Match`: of two who edit the same, the second changes nothing.

use serde_json::{Value, json};

use super::{ADMIN, SCOPES, call, draft, read, service};
use crate::customer_api::callers::Shown;
use testkit::{ADA, Answer, TestServer};

fn tag(answer: &Answer) -> String {
    answer.header("etag").expect("a version").to_owned()
}

async fn put(by: &Shown, server: &TestServer, path: &str, tag: &str, body: Value) -> Answer {
    by.call_if_match(server, "PUT", &format!("{ADMIN}{path}"), Some(tag), body).await
}

/// Changes to `first` what is at the path, then tries to change it to `second` with the
/// version from before.
async fn edit_twice(by: &Shown, server: &TestServer, path: &str, first: Value, second: Value) {
    let seen = tag(call(by, server, "GET", path, Value::Null).await.assert_status(200));
    let now = tag(put(by, server, path, &seen, first.clone()).await.assert_status(200));
    assert_ne!(seen, now);
    let whole = read(by, server, path).await;
    for stale in
        [seen.as_str(), "\"0\"", "\"x\"", "3", &format!("W/{now}"), &format!("{now}, {now}")]
    {
        let refused = put(by, server, path, stale, second.clone()).await;
        assert_eq!(refused.assert_status(412).json()["error"], "precondition_failed", "{stale}");
        assert_eq!(read(by, server, path).await, whole);
    }
    put(by, server, path, &now, second).await.assert_status(200);
    // Anyone who does not say what they saw replaces whatever there is.
    put(by, server, path, "*", first.clone()).await.assert_status(200);
    call(by, server, "PUT", path, first).await.assert_status(200);
}

#[tokio::test]
async fn of_two_who_set_the_policy_the_second_is_refused() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let mut first = read(&by, &server, "/v1/policy").await;
    first["read"] = json!("administrators");
    let mut second = first.clone();
    second["change"] = json!("administrators");
    edit_twice(&by, &server, "/v1/policy", first, second).await;
}

#[tokio::test]
async fn of_two_who_describe_the_publisher_the_second_is_refused() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let named = |name: &str| json!({ "name": name, "website": "https://tools.example" });
    let path = "/v1/publisher";
    put(&by, &server, path, "\"7\"", named("Northwind")).await.assert_status(412);
    call(&by, &server, "GET", path, Value::Null).await.assert_status(404);
    call(&by, &server, "PUT", path, named("Northwind")).await.assert_status(200);
    edit_twice(&by, &server, path, named("Northwind Tools"), named("Northwind Labs")).await;
}

#[tokio::test]
async fn of_two_who_write_an_app_the_second_is_refused() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let begun = call(&by, &server, "POST", "/v1/apps", draft("Shifts", &["jobs_read"])).await;
    let id = begun.assert_status(201).json()["id"].as_str().expect("an id").to_owned();
    assert_eq!(tag(&begun), "\"1\"");
    let path = format!("/v1/apps/{id}");
    let (first, second) = (draft("Plans", &["jobs_read"]), draft("Rota", &[]));
    edit_twice(&by, &server, &path, first, second).await;
}

#[tokio::test]
async fn a_registered_app_becomes_the_draft_that_was_seen_and_stays_disabled() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let publisher = json!({ "name": "Northwind Tools", "website": "https://tools.example" });
    call(&by, &server, "PUT", "/v1/publisher", publisher).await.assert_status(200);
    let begun = call(&by, &server, "POST", "/v1/apps", draft("Shifts", &["jobs_read"])).await;
    let id = begun.assert_status(201).json()["id"].as_str().expect("an id").to_owned();
    let (app, registration) = (format!("/v1/apps/{id}"), format!("/v1/apps/{id}/registration"));
    call(&by, &server, "POST", &registration, Value::Null).await.assert_status(201);

    let seen = call(&by, &server, "PUT", &app, draft("Plans", &["jobs_read"])).await;
    call(&by, &server, "PUT", &app, draft("Rota", &["jobs_read"])).await.assert_status(200);
    let stale = put(&by, &server, &registration, &tag(&seen), Value::Null).await;
    stale.assert_status(412);
    let client = oauth::id::ClientId::new(id);
    let name = async || {
        let found = server.provider.store().find_client(&client).await.expect("read");
        let found = found.expect("registered");
        (found.name.clone(), found.disabled)
    };
    assert_eq!(name().await, ("Shifts".to_owned(), false));

    let now = call(&by, &server, "GET", &app, Value::Null).await;
    // The operator disables it while its owner looks at the draft.
    server.provider.clients().set_client_disabled(&client, true).await.expect("disabled");
    put(&by, &server, &registration, &tag(&now), Value::Null).await.assert_status(200);
    assert_eq!(name().await, ("Rota".to_owned(), true));
}

#[tokio::test]
async fn what_is_not_there_is_not_made_by_a_change_of_whatever_is_there() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let path = "/v1/publisher";
    let body = || json!({ "name": "Northwind Tools" });
    put(&by, &server, path, "*", body()).await.assert_status(412);
    call(&by, &server, "GET", path, Value::Null).await.assert_status(404);
    call(&by, &server, "PUT", path, body()).await.assert_status(200);
    put(&by, &server, path, "*", body()).await.assert_status(200);
}
