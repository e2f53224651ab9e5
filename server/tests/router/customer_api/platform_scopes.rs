//! The platform's facts, part 1: each scope opens what its row says and nothing beside
//! it, and the words that people are shown for it. One test a row.

use serde_json::{Value, json};

use super::callers::{NOBODY, Shown, app, assert_opens, base64, start};
use testkit::{ADA, AuthorizationUrl, RAVI, TestServer};

/// An app of Ada's with one scope: its prompt is on the consent page, and it opens these
/// operations beside `/users/me`, which needs no scope.
async fn with(scope: &str, prompt: &str, operations: &[&str]) -> (TestServer, Shown) {
    let server = start().await;
    let request = AuthorizationUrl::partner().with("scope", scope);
    let page = server.signed_in(ADA).await.consent_page(&request).await;
    let boxes = page.form("Allow access").boxes;
    let of_scope = boxes.iter().find(|known| known.value == scope).expect("a box");
    assert!(of_scope.words.contains(prompt), "{}", of_scope.words);
    let by = app(&server, ADA, scope).await;
    assert_opens(&server, &by, &[operations, &["GET /users/me"]].concat()).await;
    (server, by)
}

#[tokio::test]
async fn candidates_read_reads_list_details_attachments_and_status_history() {
    let operations = [
        "GET /candidates",
        "GET /candidates/{id}",
        "GET /candidates/{id}/attachments",
        "GET /candidates/{id}/attachments/{attachment}",
        "GET /candidates/{id}/status",
    ];
    let (server, by) = with("candidates_read", "Access Candidates", &operations).await;
    assert_eq!(by.ids(&server, "/candidates").await.len(), 7);
    let one = by.read(&server, "/candidates/cnd_1001").await;
    assert_eq!((&one["firstName"], &one["status"]), (&json!("Mira"), &json!("Interview")));
    assert_eq!(one["job"]["title"], "Warehouse Team Lead");
    let files = by.ids(&server, "/candidates/cnd_1001/attachments").await;
    let file = by.read(&server, &format!("/candidates/cnd_1001/attachments/{}", files[0])).await;
    assert_eq!(file["contentType"], "text/plain");
    let history = by.read(&server, "/candidates/cnd_1001/status").await;
    assert_eq!(history["totalFound"], 3);
    assert!(!one.to_string().contains("pay"), "offers are another scope's");
}

#[tokio::test]
async fn candidates_create_adds_candidates_and_attachments() {
    let operations = ["POST /candidates", "POST /candidates/{id}/attachments"];
    let (server, by) = with("candidates_create", "Create Candidates", &operations).await;
    let reader = app(&server, ADA, "candidates_read").await;
    let new = json!({
        "firstName": "Ida", "lastName": "Holm", "email": "ida@mail.example", "jobId": "job_101",
    });
    let for_job = by.call(&server, "POST", "/candidates", new).await.assert_status(201).json();
    let text = "Ola Lund\nReach me at ola@mail.example\n";
    let resume =
        json!({ "fileName": "ola.txt", "contentType": "text/plain", "content": base64(text) });
    let new = json!({ "resume": resume });
    let general = by.call(&server, "POST", "/candidates", new).await.assert_status(201).json();
    for (id, name, job) in
        [(&for_job["id"], "Ida", json!("job_101")), (&general["id"], "Ola", Value::Null)]
    {
        let id = id.as_str().expect("an id");
        let read = reader.read(&server, &format!("/candidates/{id}")).await;
        assert_eq!((&read["firstName"], &read["job"]["id"]), (&json!(name), &job));
        assert_eq!(read["status"], "New");
        let file = json!({ "fileName": "a", "contentType": "text/plain", "content": "YQ==" });
        let path = format!("/candidates/{id}/attachments");
        by.call(&server, "POST", &path, file).await.assert_status(201);
        let expected = if name == "Ola" { 2 } else { 1 };
        assert_eq!(reader.ids(&server, &path).await.len(), expected);
    }
}

#[tokio::test]
async fn candidates_offers_read_reads_offers_and_terms() {
    let operations = ["GET /candidates/{id}/offers"];
    let (server, by) = with("candidates_offers_read", "Access Offer Terms", &operations).await;
    let offers = by.read(&server, "/candidates/cnd_1004/offers").await;
    let pay = json!({ "amount": 38400, "currency": "EUR", "period": "year" });
    assert_eq!(offers["content"][0]["pay"], pay);
    assert_eq!(offers["content"][0]["startsOn"], "2027-03-01");
}

#[tokio::test]
async fn candidates_manage_writes_a_status() {
    let operations = ["PUT /candidates/{id}/status"];
    let (server, by) = with("candidates_manage", "Manage Candidate Status", &operations).await;
    let path = "/candidates/cnd_1003/status";
    let answer = by.call(&server, "PUT", path, json!({ "status": "Hired" })).await;
    // To write is not to read.
    assert_eq!(answer.assert_status(200).json(), json!({ "id": "cnd_1003" }));
    let reader = app(&server, ADA, "candidates_read").await;
    assert_eq!(reader.read(&server, "/candidates/cnd_1003").await["status"], "Hired");
    let history = reader.read(&server, path).await;
    assert_eq!(history["content"][1]["status"], "Hired");
    assert_eq!(history["content"][1]["changedBy"], "usr_ada");
}

#[tokio::test]
async fn candidate_status_read_reads_a_status_history() {
    let operations = ["GET /candidates/{id}/status"];
    let (server, by) =
        with("candidate_status_read", "Access Candidate's status", &operations).await;
    let history = by.read(&server, "/candidates/cnd_1002/status").await;
    let statuses: Vec<_> = history["content"].as_array().expect("a list").iter().collect();
    assert_eq!(
        (&statuses[0]["status"], &statuses[1]["status"]),
        (&json!("New"), &json!("In review"))
    );
    assert!(!history.to_string().contains("Jonas"));
}

#[tokio::test]
async fn configuration_read_reads_all_company_configuration() {
    let operations = [
        "GET /configuration",
        "GET /configuration/departments",
        "GET /configuration/job-properties",
    ];
    let (server, by) = with("configuration_read", "Access Company Settings", &operations).await;
    let all = by.read(&server, "/configuration").await;
    assert_eq!(all["departments"][0]["name"], "Management");
    assert_eq!(all["hiringProcesses"][0]["values"][2], "Interview");
    assert_eq!(all["jobProperties"].as_array().map(Vec::len), Some(2));
    assert_eq!(all["offerProperties"][0]["name"], "Signing bonus");
    assert_eq!(by.ids(&server, "/configuration/departments").await.len(), 3);
}

#[tokio::test]
async fn configuration_manage_writes_and_deletes_departments_and_job_properties() {
    let operations = [
        "POST /configuration/departments",
        "PUT /configuration/departments/{id}",
        "DELETE /configuration/departments/{id}",
        "POST /configuration/job-properties",
        "PUT /configuration/job-properties/{id}",
        "DELETE /configuration/job-properties/{id}",
    ];
    let (server, by) = with("configuration_manage", "Manage Company Settings", &operations).await;
    let reader = app(&server, ADA, "configuration_read").await;
    for (path, new, changed) in [
        ("/configuration/departments", json!({ "name": "Legal" }), json!({ "name": "Law" })),
        (
            "/configuration/job-properties",
            json!({ "name": "Remote", "values": ["Yes", "No"] }),
            json!({ "name": "Remote", "values": ["Partly"] }),
        ),
    ] {
        let before = reader.ids(&server, path).await;
        let added = by.call(&server, "POST", path, new).await.assert_status(201).json();
        let one = format!("{path}/{}", added["id"].as_str().expect("an id"));
        by.call(&server, "PUT", &one, changed.clone()).await.assert_status(200);
        let all = reader.read(&server, path).await;
        let found =
            all["content"].as_array().expect("a list").iter().find(|e| e["id"] == added["id"]);
        assert_eq!(found.expect("added")["name"], changed["name"]);
        by.call(&server, "DELETE", &one, Value::Null).await.assert_status(204);
        assert_eq!(reader.ids(&server, path).await, before);
        by.call(&server, "DELETE", &one, Value::Null).await.assert_status(404);
    }
}

#[tokio::test]
async fn jobs_read_reads_list_and_details() {
    let operations = [
        "GET /jobs",
        "GET /jobs/{id}",
        "GET /jobs/{id}/hiring-team",
        "GET /jobs/{id}/notes",
        "GET /jobs/{id}/publications",
    ];
    let (server, by) = with("jobs_read", "Access Jobs", &operations).await;
    assert_eq!(by.ids(&server, "/jobs").await, ["job_101", "job_102", "job_103"]);
    let job = by.read(&server, "/jobs/job_101").await;
    assert_eq!((&job["ownerId"], &job["status"]), (&json!("usr_ravi"), &json!("open")));
    assert_eq!(by.read(&server, "/jobs/job_101/hiring-team").await["totalFound"], 2);
    assert_eq!(by.read(&server, "/jobs/job_101/notes").await["totalFound"], 1);
    assert_eq!(by.read(&server, "/jobs/job_101/publications").await["totalFound"], 1);
    assert!(!job.to_string().contains("Mira"));
}

#[tokio::test]
async fn jobs_manage_writes_jobs_hiring_team_and_notes() {
    let operations = [
        "POST /jobs",
        "PUT /jobs/{id}",
        "PATCH /jobs/{id}",
        "PUT /jobs/{id}/hiring-team",
        "POST /jobs/{id}/notes",
    ];
    let (server, by) = with("jobs_manage", "Manage jobs", &operations).await;
    let reader = app(&server, ADA, "jobs_read").await;
    let new =
        json!({ "title": "Crane Operator", "location": "Ghent", "departmentId": "dep_warehouse" });
    let added = by.call(&server, "POST", "/jobs", new.clone()).await.assert_status(201).json();
    let path = format!("/jobs/{}", added["id"].as_str().expect("an id"));
    assert_eq!(reader.read(&server, &path).await["ownerId"], "usr_ada");

    let change = json!({ "status": "closed", "departmentId": null });
    let answer = by.call(&server, "PATCH", &path, change).await;
    assert_eq!(answer.assert_status(200).json(), json!({ "id": added["id"] }));
    let job = reader.read(&server, &path).await;
    assert_eq!((&job["status"], &job["departmentId"]), (&json!("closed"), &Value::Null));
    assert_eq!(job["title"], "Crane Operator");
    by.call(&server, "PUT", &path, new).await.assert_status(200);
    assert_eq!(reader.read(&server, &path).await["status"], "open");

    let team = json!({ "members": [{ "userId": "usr_ravi", "role": "Interviewer" }] });
    let team_path = format!("{path}/hiring-team");
    by.call(&server, "PUT", &team_path, team.clone()).await.assert_status(200);
    assert_eq!(reader.read(&server, &team_path).await["content"], team["members"]);
    let notes = format!("{path}/notes");
    by.call(&server, "POST", &notes, json!({ "text": "Ask Jo" })).await.assert_status(201);
    assert_eq!(reader.read(&server, &notes).await["content"][0]["authorId"], "usr_ada");
}

#[tokio::test]
async fn jobs_publications_manage_writes_and_deletes_publications() {
    let operations = ["POST /jobs/{id}/publications", "DELETE /jobs/{id}/publications"];
    let (server, by) = with("jobs_publications_manage", "Publish Jobs", &operations).await;
    let posted = async || NOBODY.ids(&server, "/postings").await;
    assert_eq!(posted().await, ["job_101", "job_201"]);
    let path = "/jobs/job_102/publications";
    by.call(&server, "POST", path, Value::Null).await.assert_status(201);
    assert_eq!(posted().await, ["job_101", "job_102", "job_201"]);
    by.call(&server, "DELETE", path, Value::Null).await.assert_status(204);
    assert_eq!(posted().await, ["job_101", "job_201"]);
}

#[tokio::test]
async fn users_read_reads_users_of_the_company() {
    let operations = ["GET /users", "GET /users/{id}"];
    let (server, by) = with("users_read", "Access Users", &operations).await;
    assert_eq!(by.ids(&server, "/users").await, ["usr_ada", "usr_ravi", "usr_sam"]);
    let ravi = by.read(&server, "/users/usr_ravi").await;
    assert_eq!((&ravi["email"], &ravi["role"]), (&json!(RAVI), &json!("Standard")));
    assert!(!ravi.to_string().contains("argon2"));
}

#[tokio::test]
async fn users_manage_writes_and_deletes_users_of_the_company() {
    let operations = ["POST /users", "PUT /users/{id}", "PATCH /users/{id}", "DELETE /users/{id}"];
    let (server, by) = with("users_manage", "Manage Users", &operations).await;
    let reader = app(&server, ADA, "users_read").await;
    let new = json!({
        "email": "mo@northwind.example", "firstName": "Mo", "lastName": "Ek", "role": "Standard",
    });
    let added = by.call(&server, "POST", "/users", new.clone()).await.assert_status(201).json();
    let path = format!("/users/{}", added["id"].as_str().expect("an id"));
    by.call(&server, "POST", "/users", new).await.assert_status(409);
    by.call(&server, "PATCH", &path, json!({ "jobTitle": "Sourcer" })).await.assert_status(200);
    let user = reader.read(&server, &path).await;
    assert_eq!((&user["jobTitle"], &user["active"]), (&json!("Sourcer"), &json!(true)));
    let whole = json!({ "firstName": "Moa", "lastName": "Ek", "role": "Standard", "active": true });
    by.call(&server, "PUT", &path, whole).await.assert_status(200);
    let user = reader.read(&server, &path).await;
    assert_eq!((&user["firstName"], &user["jobTitle"]), (&json!("Moa"), &Value::Null));
    by.call(&server, "DELETE", &path, Value::Null).await.assert_status(204);
    assert_eq!(reader.read(&server, &path).await["active"], false);
}

#[tokio::test]
async fn messages_write_creates_messages_to_other_users() {
    let (server, by) = with("messages_write", "Message Users", &["POST /messages"]).await;
    let message = json!({ "userId": "usr_ravi", "text": "The interview moves to ten." });
    let sent = by.call(&server, "POST", "/messages", message).await.assert_status(201).json();
    assert_eq!((&sent["senderId"], &sent["recipientId"]), (&json!("usr_ada"), &json!("usr_ravi")));
    assert_eq!(server.count_in_demo("messages").await, 1);
    by.call(&server, "GET", "/messages", Value::Null).await.assert_status(405);
}

#[tokio::test]
async fn company_read_gets_company_information() {
    let (server, by) = with("company_read", "Access Company Information", &["GET /company"]).await;
    let company = json!({ "id": "cmp_northwind", "name": "Northwind Staffing" });
    assert_eq!(by.read(&server, "/company").await, company);
}
