//! The platform's facts, part 3: each scope of API tokens opens its resource alone. One
//! test a scope, one a preset.

use serde_json::{Value, json};

use super::callers::{Shown, api_token, assert_opens, start};
use crate::credentials::{review_and_make, secret};
use testkit::{ADA, RAVI, TestServer};

const JOBS: [&str; 9] = [
    "GET /v2/jobs",
    "POST /v2/jobs",
    "GET /v2/jobs/{id}",
    "PUT /v2/jobs/{id}",
    "PATCH /v2/jobs/{id}",
    "DELETE /v2/jobs/{id}",
    "POST /v2/jobs/{id}/publications",
    "DELETE /v2/jobs/{id}/publications",
    "GET /v2/jobs/{id}/analytics",
];
const APPLICATIONS: [&str; 5] = [
    "GET /v2/applications",
    "GET /v2/applications/{id}",
    "GET /v2/applications/{id}/status",
    "PUT /v2/applications/{id}/status",
    "GET /v2/applications/{id}/responses",
];
const COMPANIES: [&str; 4] =
    ["GET /v2/companies", "POST /v2/companies", "GET /v2/companies/{id}", "PUT /v2/companies/{id}"];
const APPLICANTS: [&str; 6] = [
    "GET /v2/applicants",
    "GET /v2/applicants/{id}",
    "GET /v2/applicants/{id}/attachments",
    "GET /v2/applicants/{id}/attachments/{attachment}",
    "GET /v2/applicants/{id}/messages",
    "POST /v2/applicants/{id}/messages",
];
const ORGANIZATIONS: [&str; 7] = [
    "GET /v2/organizations",
    "GET /v2/organizations/reports",
    "GET /v2/organizations/settings",
    "PUT /v2/organizations/settings",
    "POST /v2/organizations/departments",
    "PUT /v2/organizations/departments/{id}",
    "DELETE /v2/organizations/departments/{id}",
];
const WEBHOOKS: [&str; 6] = [
    "GET /v2/webhooks",
    "POST /v2/webhooks",
    "GET /v2/webhooks/{id}",
    "PUT /v2/webhooks/{id}",
    "DELETE /v2/webhooks/{id}",
    "GET /v2/webhooks/{id}/deliveries",
];
const USERS: [&str; 5] = [
    "GET /v2/users",
    "POST /v2/users",
    "GET /v2/users/{id}",
    "PUT /v2/users/{id}",
    "PATCH /v2/users/{id}",
];

async fn with(scope: &str, operations: &[&str]) -> (TestServer, Shown) {
    let server = start().await;
    let by = api_token(&server, ADA, &[scope]).await;
    assert_opens(&server, &by, operations).await;
    (server, by)
}

fn path_of(at: &str, added: &Value) -> String {
    format!("{at}/{}", added["id"].as_str().expect("an id"))
}

#[tokio::test]
async fn jobs_creates_reads_updates_and_deletes_with_visibility_and_analytics() {
    let (server, by) = with("jobs", &JOBS).await;
    let new = json!({ "title": "Crane Operator", "location": "Ghent" });
    let added = by.call(&server, "POST", "/v2/jobs", new).await.assert_status(201).json();
    let path = path_of("/v2/jobs", &added);
    by.call(&server, "PATCH", &path, json!({ "title": "Crane Lead" })).await.assert_status(200);
    assert_eq!(by.read(&server, &path).await["title"], "Crane Lead");
    let publications = format!("{path}/publications");
    by.call(&server, "POST", &publications, Value::Null).await.assert_status(201);
    by.call(&server, "DELETE", &publications, Value::Null).await.assert_status(204);
    by.call(&server, "PATCH", &path, json!({ "status": "draft" })).await.assert_status(200);
    by.call(&server, "POST", &publications, Value::Null).await.assert_status(409);
    by.call(&server, "DELETE", &path, Value::Null).await.assert_status(204);
    by.call(&server, "GET", &path, Value::Null).await.assert_status(404);
    let figures = by.read(&server, "/v2/jobs/job_101/analytics").await;
    let expected = json!({ "In review": 1, "Interview": 1, "New": 1 });
    assert_eq!(figures, json!({ "applications": 3, "byStatus": expected }));
    by.call(&server, "DELETE", "/v2/jobs/job_101", Value::Null).await.assert_status(409);
}

#[tokio::test]
async fn applications_views_updates_status_and_reads_responses() {
    let (server, by) = with("applications", &APPLICATIONS).await;
    assert_eq!(by.ids(&server, "/v2/applications").await.len(), 7);
    let path = "/v2/applications/cnd_1001/status";
    by.call(&server, "PUT", path, json!({ "status": "Offer" })).await.assert_status(200);
    assert_eq!(by.read(&server, "/v2/applications/cnd_1001").await["status"], "Offer");
    assert_eq!(by.read(&server, path).await["totalFound"], 4);
    let responses = by.read(&server, "/v2/applications/cnd_1001/responses").await;
    assert_eq!(responses["content"][0]["answer"], "Yes, since 2021.");
}

#[tokio::test]
async fn companies_creates_and_updates_profiles() {
    let (server, by) = with("companies", &COMPANIES).await;
    assert_eq!(by.ids(&server, "/v2/companies").await, ["prf_harbourline", "prf_northwind"]);
    let new = json!({
        "name": "Dockside", "description": "", "website": "https://dockside.example/",
        "colour": "#112233", "language": "fr",
    });
    let added = by.call(&server, "POST", "/v2/companies", new.clone()).await;
    let path = path_of("/v2/companies", &added.assert_status(201).json());
    let mut changed = new;
    changed["colour"] = json!("#445566");
    by.call(&server, "PUT", &path, changed).await.assert_status(200);
    assert_eq!(by.read(&server, &path).await["colour"], "#445566");
    // A profile is no new customer of the platform.
    assert_eq!(server.count("companies"), 3);
    by.call(&server, "GET", "/v2/companies/prf_contoso", Value::Null).await.assert_status(404);
    let of_ravi = api_token(&server, RAVI, &["companies"]).await;
    of_ravi.read(&server, "/v2/companies").await;
    assert_eq!(of_ravi.status(&server, "POST", "/v2/companies", json!({})).await, 403);
}

#[tokio::test]
async fn applicants_reads_profiles_and_resumes_and_communicates() {
    let (server, by) = with("applicants", &APPLICANTS).await;
    let applicant = by.read(&server, "/v2/applicants/cnd_1001").await;
    assert_eq!(applicant["email"], "mira.okafor@mail.example");
    // Status and answers are those of applications.
    assert!(applicant.get("status").is_none() && applicant.get("job").is_none());
    let files = by.ids(&server, "/v2/applicants/cnd_1001/attachments").await;
    by.read(&server, &format!("/v2/applicants/cnd_1001/attachments/{}", files[0])).await;
    let messages = "/v2/applicants/cnd_1001/messages";
    let text = json!({ "text": "See you on Monday." });
    by.call(&server, "POST", messages, text).await.assert_status(201);
    assert_eq!(by.read(&server, messages).await["content"][0]["text"], "See you on Monday.");
}

#[tokio::test]
async fn organizations_reads_structure_and_reports_and_writes_settings() {
    let (server, by) = with("organizations", &ORGANIZATIONS).await;
    let whole = by.read(&server, "/v2/organizations").await;
    assert_eq!(whole["departments"].as_array().map(Vec::len), Some(3));
    let report = by.read(&server, "/v2/organizations/reports").await;
    assert_eq!(
        (&report["activeUsers"], &report["jobsByStatus"]),
        (&json!(3), &json!({ "open": 3 }))
    );
    let settings = json!({ "timeZone": "Europe/Oslo", "candidatesKeptMonths": 24 });
    let path = "/v2/organizations/settings";
    by.call(&server, "PUT", path, settings.clone()).await.assert_status(200);
    assert_eq!(by.read(&server, path).await, settings);
    let departments = "/v2/organizations/departments";
    let added = by.call(&server, "POST", departments, json!({ "name": "Legal" })).await;
    let one = path_of(departments, &added.assert_status(201).json());
    by.call(&server, "DELETE", &one, Value::Null).await.assert_status(204);
}

#[tokio::test]
async fn webhooks_creates_updates_and_deletes_with_subscriptions_and_deliveries() {
    let (server, by) = with("webhooks", &WEBHOOKS).await;
    assert_eq!(by.ids(&server, "/v2/webhooks").await, ["whk_northwind"]);
    let deliveries = by.read(&server, "/v2/webhooks/whk_northwind/deliveries").await;
    assert_eq!(deliveries["totalFound"], 3);
    let new = json!({ "url": "https://a.example/in", "events": ["job.created"] });
    let added = by.call(&server, "POST", "/v2/webhooks", new).await.assert_status(201).json();
    assert_eq!(added["active"], true);
    let path = path_of("/v2/webhooks", &added);
    let paused =
        json!({ "url": "https://a.example/in", "events": ["job.closed"], "active": false });
    by.call(&server, "PUT", &path, paused).await.assert_status(200);
    assert_eq!(by.read(&server, &path).await["events"], json!(["job.closed"]));
    // Others see it only if they reach the whole company.
    let of_ravi = api_token(&server, RAVI, &["webhooks"]).await;
    assert!(of_ravi.ids(&server, "/v2/webhooks").await.is_empty());
    assert_eq!(of_ravi.status(&server, "DELETE", &path, Value::Null).await, 404);
    by.call(&server, "DELETE", &path, Value::Null).await.assert_status(204);
    assert_eq!(by.ids(&server, "/v2/webhooks").await, ["whk_northwind"]);
}

#[tokio::test]
async fn users_creates_and_updates_accounts_roles_and_sign_in() {
    let (server, by) = with("users", &USERS).await;
    let new = json!({
        "email": "mo@northwind.example", "firstName": "Mo", "lastName": "Ek", "role": "Standard",
    });
    let added = by.call(&server, "POST", "/v2/users", new).await.assert_status(201).json();
    let path = path_of("/v2/users", &added);
    let change = json!({ "role": "Administrator", "active": false });
    by.call(&server, "PATCH", &path, change).await.assert_status(200);
    let user = by.read(&server, &path).await;
    assert_eq!((&user["role"], &user["active"]), (&json!("Administrator"), &json!(false)));
    by.call(&server, "DELETE", &path, Value::Null).await.assert_status(405);
}

/// A token of a preset, made on its page.
async fn preset(server: &TestServer, id: &str) -> Shown {
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&format!("/credentials/tokens/new?name=Preset&preset={id}")).await;
    let made = review_and_make(&mut browser, &page.form("Review").press("Review")).await;
    Shown::token(&secret(&made))
}

#[tokio::test]
async fn the_preset_job_board_integration_opens_jobs_and_companies() {
    let server = start().await;
    let by = preset(&server, "job-board").await;
    assert_opens(&server, &by, &[&JOBS[..], &COMPANIES].concat()).await;
}

#[tokio::test]
async fn the_preset_applicant_tracking_system_opens_jobs_and_applicants() {
    let server = start().await;
    let by = preset(&server, "applicant-tracking").await;
    assert_opens(&server, &by, &[&JOBS[..], &APPLICANTS].concat()).await;
}

#[tokio::test]
async fn the_preset_hr_management_platform_opens_all() {
    let server = start().await;
    let by = preset(&server, "hr-platform").await;
    let all =
        [&JOBS[..], &APPLICATIONS, &COMPANIES, &APPLICANTS, &ORGANIZATIONS, &WEBHOOKS, &USERS];
    assert_opens(&server, &by, &all.concat()).await;
}

#[tokio::test]
async fn the_preset_analytics_dashboard_opens_jobs_applications_and_organizations() {
    let server = start().await;
    let by = preset(&server, "analytics").await;
    assert_opens(&server, &by, &[&JOBS[..], &APPLICATIONS, &ORGANIZATIONS].concat()).await;
}

#[tokio::test]
async fn a_tokens_scopes_cannot_be_expanded() {
    let server = start().await;
    let mut browser = server.signed_in(ADA).await;
    let made = crate::credentials::make_token(&mut browser, "Board", &["companies"]).await;
    let by = Shown::token(&secret(&made));
    let list = browser.get("/credentials").await;
    let details = list.links("td.acts a").into_iter().find(|link| !link.ends_with("revoke"));
    let details = details.expect("a link");
    // No page of the token takes scopes; what is sent all the same changes nothing.
    let own = browser.get("/").await.form("Sign out").body();
    for below in ["", "/replace"] {
        let form = format!("{own}&scopes=users&permission-users=users&form=f&overlap=now");
        browser.post(&format!("{}{below}", details.trim_end_matches("/replace")), form).await;
    }
    for (path, scope) in [("/v2/users", "users"), ("/v2/jobs", "jobs")] {
        let answer = by.call(&server, "GET", path, Value::Null).await;
        if answer.status == 403 {
            assert_eq!(answer.json()["scope"], scope);
        } else {
            answer.assert_status(401);
        }
    }
}
