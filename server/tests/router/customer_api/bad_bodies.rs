//! What the API is sent that it cannot take.

use serde_json::{Value, json};

use super::callers::{Shown, api_key, api_token, app, base64, start};
use testkit::{ADA, KIM, TestServer};

/// The field that is named by the refusal of a body.
async fn refused(server: &TestServer, by: &Shown, what: (&str, &str), body: Value) -> String {
    let answer = by.call(server, what.0, what.1, body).await;
    let json = answer.assert_status(400).json();
    assert_eq!(json["error"], "invalid_request");
    let message = json["message"].as_str().expect("a message").to_owned();
    json["field"].as_str().map_or(message, str::to_owned)
}

#[tokio::test]
async fn a_body_that_is_no_json_or_too_long_is_refused() {
    let server = start().await;
    let key = api_key(&server).await;
    let long = json!({ "title": "x".repeat(70_000), "location": "L" });
    key.call(&server, "POST", "/jobs", long).await.assert_status(413);
    for (kind, body, status) in [
        ("text/plain", "{}", 415),
        ("application/x-www-form-urlencoded", "title=x", 415),
        ("application/json", "{", 400),
        ("application/json", "", 400),
        ("application/json", "[]", 400),
        ("application/json", "\u{feff}{}", 400),
    ] {
        let answer = key.post(&server, "/jobs", kind, body).await;
        assert!(answer.assert_status(status).json()["message"].is_string());
    }
}

#[tokio::test]
async fn a_refusal_names_the_field() {
    let server = start().await;
    let key = api_key(&server).await;
    let candidate = |field: &str, value: Value| {
        let mut body = json!({ "firstName": "A", "lastName": "B", "email": "a@b.example" });
        body[field] = value;
        body
    };
    let file = |field: &str, value: &str| {
        let mut body =
            json!({ "fileName": "a.txt", "contentType": "text/plain", "content": "YQ==" });
        body[field] = json!(value);
        body
    };
    let job = |field: &str, value: Value| {
        let mut body = json!({ "title": "T", "location": "L", "ownerId": "usr_ada" });
        body[field] = value;
        body
    };
    let add = ("POST", "/candidates");
    let attach = ("POST", "/candidates/cnd_1001/attachments");
    let hire = ("POST", "/jobs");
    let message = ("POST", "/messages");
    let team = ("PUT", "/jobs/job_101/hiring-team");
    let user = ("POST", "/users");
    let somebody = |field: &str, value: &str| {
        let mut body = json!({
            "email": "mo@b.example", "firstName": "Mo", "lastName": "Ek", "role": "Standard",
        });
        body[field] = json!(value);
        body
    };
    let member = |id: &str| json!({ "userId": id, "role": "Interviewer" });
    let big = base64(&"x".repeat(33 * 1024));
    for (what, body, named) in [
        (add, json!({}), "firstName"),
        (add, candidate("firstName", json!("a\u{202E}b")), "firstName"),
        (add, candidate("lastName", json!("x".repeat(121))), "lastName"),
        (add, candidate("email", json!("nobody")), "email"),
        (add, candidate("email", json!(7)), "email: invalid type"),
        (add, candidate("jobId", json!("job_201")), "jobId"),
        (add, candidate("status", json!("Hired")), "unknown field `status`"),
        (add, candidate("resume", file("content", "no base64!")), "resume.content"),
        (add, json!({ "resume": file("contentType", "application/pdf") }), "firstName"),
        (attach, file("content", "YQ"), "content"),
        (attach, file("content", ""), "content"),
        (attach, file("content", &big), "content"),
        (attach, file("fileName", "a\nb"), "fileName"),
        (hire, json!({ "location": "L" }), "missing field `title`"),
        (hire, job("title", json!("")), "title"),
        (hire, job("description", json!("x".repeat(10_001))), "description"),
        (hire, job("departmentId", json!("nowhere")), "departmentId"),
        (hire, job("departmentId", json!("dep_design")), "departmentId"),
        (hire, job("departmentId", json!("prp_hours")), "departmentId"),
        (hire, job("ownerId", json!("usr_kim")), "ownerId"),
        (hire, job("ownerId", Value::Null), "ownerId"),
        (hire, job("status", json!("gone")), "status: unknown variant"),
        (("PATCH", "/jobs/job_101"), json!({ "departmentId": "dep_design" }), "departmentId"),
        (("PATCH", "/jobs/job_101"), json!({ "ownerId": "usr_ada" }), "unknown field `ownerId`"),
        (("PUT", "/candidates/cnd_1001/status"), json!({ "status": "Lost" }), "status"),
        (("POST", "/jobs/job_101/notes"), json!({ "text": " " }), "text"),
        (("POST", "/jobs/job_101/notes"), json!({ "text": "x".repeat(4001) }), "text"),
        (team, json!({ "members": [member("usr_kim")] }), "members.userId"),
        (team, json!({ "members": [member("usr_ada"), member("usr_ada")] }), "members"),
        (message, json!({ "userId": "usr_kim", "text": "Hello" }), "userId"),
        (message, json!({ "userId": "usr_ravi", "text": "a\u{0}b" }), "text"),
        (user, somebody("email", "no address"), "email"),
        (user, somebody("role", "Owner"), "role: unknown variant"),
        (user, somebody("password", "hunter2"), "unknown field `password`"),
        (user, somebody("companyId", "cmp_contoso"), "unknown field `companyId`"),
        (("PATCH", "/users/usr_ravi"), json!({ "email": "x@b.example" }), "unknown field `email`"),
        (
            ("POST", "/configuration/departments"),
            json!({ "name": "Legal", "values": ["x"] }),
            "values",
        ),
    ] {
        let said = refused(&server, &key, what, body).await;
        assert!(said.contains(named), "{what:?}: {said}, not {named}");
    }
    assert_eq!(server.count_in_demo("candidates").await, 9);
    assert_eq!(server.count_in_demo("jobs").await, 4);
    assert_eq!(server.count("users"), 5);
}

#[tokio::test]
async fn api_tokens_are_refused_alike() {
    let server = start().await;
    let by = api_token(&server, ADA, &["companies", "organizations", "webhooks"]).await;
    let profile = |field: &str, value: &str| {
        let mut body = json!({
            "name": "D", "description": "", "website": "https://d.example/",
            "colour": "#112233", "language": "fr",
        });
        body[field] = json!(value);
        body
    };
    let hook = |url: &str, events: &[&str]| json!({ "url": url, "events": events });
    let good = "https://a.example/";
    let settings = ("PUT", "/v2/organizations/settings");
    for (what, body, named) in [
        (("POST", "/v2/companies"), profile("website", "http://d.example"), "website"),
        (("POST", "/v2/companies"), profile("website", "javascript:alert(1)"), "website"),
        (("POST", "/v2/companies"), profile("colour", "red"), "colour"),
        (("POST", "/v2/companies"), profile("language", "tlh"), "language"),
        (("POST", "/v2/webhooks"), hook("http://a.example/", &["job.created"]), "url"),
        (("POST", "/v2/webhooks"), hook("https://u:p@a.example/", &["job.created"]), "url"),
        (("POST", "/v2/webhooks"), hook(good, &[]), "events"),
        (("POST", "/v2/webhooks"), hook(good, &["job.created", "job.created"]), "events"),
        (("POST", "/v2/webhooks"), hook(good, &["all"]), "events"),
        (settings, json!({ "timeZone": "<x>", "candidatesKeptMonths": 1 }), "timeZone"),
        (settings, json!({ "timeZone": "UTC", "candidatesKeptMonths": 0 }), "candidatesKeptMonths"),
    ] {
        let said = refused(&server, &by, what, body).await;
        assert!(said.contains(named), "{what:?}: {said}, not {named}");
    }
}

#[tokio::test]
async fn parameters_of_lists_are_bounded_and_known() {
    let server = start().await;
    let key = api_key(&server).await;
    for query in ["limit=0", "limit=101", "limit=x", "limit=-1", "page=2"] {
        let path = format!("/candidates?{query}");
        key.call(&server, "GET", &path, Value::Null).await.assert_status(400);
    }
    let mut path = "/candidates?limit=3".to_owned();
    let mut seen = Vec::new();
    for _ in 0..3 {
        let part = key.read(&server, &path).await;
        assert_eq!(part["totalFound"], 7);
        let rows = part["content"].as_array().expect("a list").iter();
        seen.extend(rows.map(|row| row["id"].as_str().expect("an id").to_owned()));
        let Some(next) = part["next"].as_str() else { break };
        path = format!("/candidates?limit=3&after={next}");
    }
    assert_eq!(seen.len(), 7);
    seen.dedup();
    assert_eq!(seen.len(), 7);
}

#[tokio::test]
async fn a_file_is_handed_out_as_data_whatever_it_says_to_be() {
    let server = start().await;
    let key = api_key(&server).await;
    let page = "<script>alert(1)</script>";
    let file = json!({ "fileName": "a.html", "contentType": "text/html", "content": base64(page) });
    let path = "/candidates/cnd_1001/attachments";
    let added = key.call(&server, "POST", path, file).await.assert_status(201).json();
    let path = format!("{path}/{}", added["id"].as_str().expect("an id"));
    let answer = key.call(&server, "GET", &path, Value::Null).await;
    answer.assert_header("content-type", "application/json");
    assert!(!answer.body.contains("<script>"));
    assert_eq!(answer.json()["content"], base64(page));
}

#[tokio::test]
async fn a_candidate_has_twenty_files_at_most() {
    let server = start().await;
    let key = api_key(&server).await;
    let file = json!({ "fileName": "a", "contentType": "text/plain", "content": "YQ==" });
    let path = "/candidates/cnd_1002/attachments";
    for _ in 0..20 {
        key.call(&server, "POST", path, file.clone()).await.assert_status(201);
    }
    key.call(&server, "POST", path, file).await.assert_status(409);
}

#[tokio::test]
async fn a_user_who_was_added_cannot_sign_in_and_one_who_was_disabled_no_longer() {
    let server = start().await;
    let key = api_key(&server).await;
    let new = json!({
        "email": "mo@northwind.example", "firstName": "Mo", "lastName": "Ek", "role": "Standard",
    });
    key.call(&server, "POST", "/users", new).await.assert_status(201);
    for password in ["", "correct-horse-battery", "x"] {
        let mut browser = server.browser();
        browser.type_password("mo@northwind.example", password).await.assert_page(422);
    }
    let of_ravi = app(&server, testkit::RAVI, "candidates_read").await;
    key.call(&server, "DELETE", "/users/usr_ravi", Value::Null).await.assert_status(204);
    assert_eq!(of_ravi.status(&server, "GET", "/candidates", Value::Null).await, 401);
    let mut browser = server.browser();
    browser.type_password(testkit::RAVI, testkit::PASSWORD).await.assert_page(422);
}

#[tokio::test]
async fn no_company_is_left_without_an_administrator_and_no_user_disables_themselves() {
    let server = start().await;
    let key = api_key(&server).await;
    let by = app(&server, ADA, "users_manage").await;
    for (by, change) in [
        (&key, json!({ "active": false })),
        (&key, json!({ "role": "Standard" })),
        (&by, json!({ "active": false })),
        (&by, json!({ "role": "Standard" })),
    ] {
        by.call(&server, "PATCH", "/users/usr_ada", change).await.assert_status(409);
    }
    by.call(&server, "PATCH", "/users/usr_ravi", json!({ "role": "Administrator" }))
        .await
        .assert_status(200);
    // There is another one now, but the account is still the caller's own.
    by.call(&server, "DELETE", "/users/usr_ada", Value::Null).await.assert_status(409);
    key.call(&server, "DELETE", "/users/usr_ada", Value::Null).await.assert_status(204);
}

#[tokio::test]
async fn another_companys_ids_are_not_there_for_any_caller() {
    let server = start().await;
    let scopes = "users_read users_manage configuration_manage";
    let by = app(&server, KIM, scopes).await;
    let token = api_token(&server, KIM, &["companies", "webhooks", "users", "organizations"]).await;
    let department = json!({ "name": "Ours now" });
    let profile = json!({
        "name": "D", "description": "", "website": "https://d.example/", "colour": "#112233",
        "language": "fr",
    });
    let hook = json!({ "url": "https://a.example/", "events": ["job.created"] });
    for (by, method, path, body) in [
        (&by, "GET", "/users/usr_ravi", Value::Null),
        (&by, "PATCH", "/users/usr_ravi", json!({ "active": false })),
        (&by, "DELETE", "/users/usr_ravi", Value::Null),
        (&by, "PUT", "/configuration/departments/dep_sales", department.clone()),
        (&by, "DELETE", "/configuration/departments/dep_sales", Value::Null),
        (&by, "DELETE", "/configuration/job-properties/prp_hours", Value::Null),
        (&token, "PATCH", "/v2/users/usr_ravi", json!({ "role": "Administrator" })),
        (&token, "PUT", "/v2/organizations/departments/dep_sales", department.clone()),
        (&token, "PUT", "/v2/companies/prf_northwind", profile),
        (&token, "PUT", "/v2/webhooks/whk_northwind", hook),
        (&token, "GET", "/v2/webhooks/whk_northwind/deliveries", Value::Null),
        (&token, "DELETE", "/v2/webhooks/whk_northwind", Value::Null),
    ] {
        let unknown = path.rsplit_once('/').map(|(parent, _)| format!("{parent}/x"));
        let answer = by.call(&server, method, path, body.clone()).await;
        assert_eq!(answer.assert_status(404).json()["error"], "not_found", "{path}");
        if !path.ends_with("deliveries") {
            let path = unknown.expect("a parent");
            let other = by.call(&server, method, &path, body).await;
            assert_eq!(answer.body, other.assert_status(404).body, "{path}");
        }
    }
    let ravi = server.provider.store().find_user(&oauth::id::UserId::new("usr_ravi")).await;
    assert!(!ravi.expect("read").expect("found").disabled);
}

#[tokio::test]
async fn what_is_not_there_is_said_in_json() {
    let server = start().await;
    for path in ["/nothing", "/v2", "/candidates/%FF", "/candidates/cnd_1001/pay"] {
        let answer = api_key(&server).await.call(&server, "GET", path, Value::Null).await;
        assert_eq!(answer.assert_status(404).json()["error"], "not_found", "{path}");
    }
}
