//! The platform's facts, part 1: what holds for all scopes. One test a sentence.

use oauth::role::Role;
use serde_json::{Value, json};

use super::callers::{app, service, start};
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, ALL_SCOPES, AuthorizationUrl, PARTNER_CALLBACK, RAVI, TestServer};

#[tokio::test]
async fn scope_is_a_list_separated_by_spaces() {
    let server = start().await;
    let by = app(&server, ADA, "candidates_read candidates_create").await;
    by.read(&server, "/candidates").await;
    let status = by.status(&server, "POST", "/candidates", json!({})).await;
    assert_eq!(status, 400, "it is opened");
}

#[tokio::test]
async fn scope_omitted_means_the_default_scopes_registered_with_the_app() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().without("scope");
    let code = server.signed_in(ADA).await.allow(&request).await;
    let tokens = Tokens::read(&server.redeem(&code).await);
    assert_eq!(tokens.scope, "candidates_read jobs_read");
}

#[tokio::test]
async fn scope_present_but_empty_is_invalid() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn more_is_asked_later_by_the_authorization_url_with_the_additional_scope() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let first =
        Tokens::read(&server.redeem(&browser.allow(&AuthorizationUrl::partner()).await).await);
    server.call("/api/company", &first.access).await.assert_status(403);
    let more = AuthorizationUrl::partner().with("scope", "candidates_read jobs_read company_read");
    let page = browser.consent_page(&more).await;
    let form = page.form("Allow access").tick("company_read").press("Allow access");
    let second = Tokens::read(&server.redeem(&code(&browser.submit(&form).await)).await);
    server.call("/api/company", &second.access).await.assert_status(200);
    server.call("/api/company", &first.access).await.assert_status(403);
}

#[tokio::test]
async fn a_call_that_lacks_the_scope_gets_an_oauth_permissions_exception() {
    let server = start().await;
    let by = app(&server, ADA, "jobs_read").await;
    for (method, path, scope) in [
        ("GET", "/candidates", "candidates_read"),
        ("POST", "/candidates", "candidates_create"),
        ("PUT", "/candidates/cnd_1001/status", "candidates_manage"),
        ("GET", "/candidates/cnd_1001/status", "candidate_status_read candidates_read"),
        ("DELETE", "/users/usr_ravi", "users_manage"),
    ] {
        let answer = by.call(&server, method, path, json!({})).await;
        let json = answer.assert_status(403).json();
        assert_eq!(json["exception"], "OAuthPermissionsException");
        assert_eq!(json["scope"], scope);
    }
    assert_eq!(server.count("users"), 5);
}

#[tokio::test]
async fn redirect_uris_are_compared_exactly() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for other in ["", "/", "/x", "?a=b", "#f"] {
        let address = format!("{PARTNER_CALLBACK}{other}");
        let request = AuthorizationUrl::partner().with("redirect_uri", &address);
        let page = browser.get(&request.path()).await;
        if other.is_empty() {
            page.assert_page(200);
        } else {
            page.assert_refused_on_our_page();
        }
    }
    let capital =
        AuthorizationUrl::partner().with("redirect_uri", "http://127.0.0.1:8765/Callback");
    browser.get(&capital.path()).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn an_app_with_every_scope_allowed_by_a_standard_user_sees_only_that_users_data() {
    let server = start().await;
    // The four that need the Admin role are not a Standard user's to allow.
    let admin = ["users_read", "users_manage", "configuration_read", "configuration_manage"];
    let scopes: Vec<_> = ALL_SCOPES.split(' ').filter(|scope| !admin.contains(scope)).collect();
    let by = app(&server, RAVI, &scopes.join(" ")).await;
    assert_eq!(by.ids(&server, "/jobs").await, ["job_101", "job_102"]);
    assert_eq!(by.ids(&server, "/candidates").await.len(), 5);
    let not_there = by.call(&server, "GET", "/candidates/x", Value::Null).await;
    let not_there = not_there.assert_status(404).body.clone();
    let status = json!({ "status": "Hired" });
    let file = json!({ "fileName": "a", "contentType": "text/plain", "content": "YQ==" });
    let team = json!({ "members": [] });
    // Ada's, at the same company, and Kim's, at another.
    for (job, candidate) in [("job_103", "cnd_1006"), ("job_201", "cnd_2001")] {
        for (method, path, body) in [
            ("GET", format!("/candidates/{candidate}"), Value::Null),
            ("GET", format!("/candidates/{candidate}/attachments"), Value::Null),
            ("GET", format!("/candidates/{candidate}/offers"), Value::Null),
            ("GET", format!("/candidates/{candidate}/status"), Value::Null),
            ("PUT", format!("/candidates/{candidate}/status"), status.clone()),
            ("POST", format!("/candidates/{candidate}/attachments"), file.clone()),
            ("GET", format!("/jobs/{job}"), Value::Null),
            ("PATCH", format!("/jobs/{job}"), json!({ "title": "Mine" })),
            ("GET", format!("/jobs/{job}/hiring-team"), Value::Null),
            ("PUT", format!("/jobs/{job}/hiring-team"), team.clone()),
            ("GET", format!("/jobs/{job}/notes"), Value::Null),
            ("POST", format!("/jobs/{job}/notes"), json!({ "text": "x" })),
            ("GET", format!("/jobs/{job}/publications"), Value::Null),
            ("POST", format!("/jobs/{job}/publications"), Value::Null),
            ("DELETE", format!("/jobs/{job}/publications"), Value::Null),
        ] {
            let answer = by.call(&server, method, &path, body).await;
            // Exactly as what is not there.
            assert_eq!(answer.assert_status(404).body, not_there, "{method} {path}");
        }
        let new = json!({
            "firstName": "A", "lastName": "B", "email": "a@b.example", "jobId": job,
        });
        let answer = by.call(&server, "POST", "/candidates", new).await;
        assert_eq!(answer.assert_status(400).json()["field"], "jobId");
    }
    let other = json!({ "title": "T", "location": "L", "ownerId": "usr_ada" });
    let answer = by.call(&server, "POST", "/jobs", other).await;
    assert_eq!(answer.assert_status(400).json()["field"], "ownerId");
}

#[tokio::test]
async fn the_four_scopes_of_the_admin_role_open_nothing_without_it() {
    let server = start().await;
    let scopes = "configuration_read configuration_manage users_read users_manage";
    let by = service(&server, Role::Administrator, scopes).await;
    server
        .change_client("demo-service", |client| {
            client.service.as_mut().expect("a service").role = Role::Standard;
        })
        .await;
    // What it has opens nothing any more, and it gets no other.
    let pairs = [("grant_type", "client_credentials"), ("scope", "users_read")];
    let basic = testkit::basic("demo-service", "demo-service-secret");
    server.token(Some(&basic), &pairs).await.assert_token_error(400, "invalid_scope");
    for (method, path) in [
        ("GET", "/configuration"),
        ("GET", "/configuration/departments"),
        ("POST", "/configuration/departments"),
        ("DELETE", "/configuration/departments/dep_sales"),
        ("GET", "/users"),
        ("GET", "/users/usr_ravi"),
        ("POST", "/users"),
        ("DELETE", "/users/usr_ravi"),
    ] {
        let answer = by.call(&server, method, path, json!({})).await;
        let message = answer.assert_status(403).json()["message"].to_string();
        assert!(message.contains("Administrator") || message.contains("scope"), "{message}");
    }
    assert_eq!(server.count("users"), 5);
}
