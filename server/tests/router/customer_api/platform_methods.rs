//! The platform's facts, part 2: method × {whole organisation, own data, scopes}. One
//! test a row.

use oauth::role::Role;
use serde_json::{Value, json};

use super::callers::{
    NOBODY, Shown, api_key, app, nowhere, opened, operations, partner_api_key, service, start,
};
use testkit::{ADA, RAVI, TestServer};

const WHOLE: usize = 7;
const OWN: usize = 5;

async fn candidates(server: &TestServer, by: &Shown) -> usize {
    by.ids(server, "/candidates").await.len()
}

/// What everybody who calls the Customer API may call but for scopes.
async fn customer_api(server: &TestServer) -> Vec<String> {
    let all = operations(server).await.into_iter();
    let own = all.filter(|(_, path)| !path.starts_with("/v2") && path != "/users/me");
    let mut own: Vec<_> = own.map(|(method, path)| format!("{method} {path}")).collect();
    own.sort();
    own
}

#[tokio::test]
async fn none_reads_public_data_alone() {
    let server = start().await;
    let postings = NOBODY.read(&server, "/postings").await;
    assert_eq!(postings["content"][0]["company"], "Northwind Staffing");
    NOBODY.read(&server, "/openapi.json").await;
    for (method, path) in operations(&server).await {
        let answer = NOBODY.call(&server, &method, &nowhere(&path), json!({})).await;
        answer.assert_status(401);
        assert!(answer.header("www-authenticate").is_some(), "{method} {path}");
    }
    // A credential, good or not, does not stand in the way of what is public.
    Shown::key("nonsense").read(&server, "/postings").await;
}

#[tokio::test]
async fn an_api_key_opens_the_whole_organisation_and_has_no_scopes() {
    let server = start().await;
    let key = api_key(&server).await;
    assert_eq!(candidates(&server, &key).await, WHOLE);
    assert_eq!(opened(&server, &key).await, customer_api(&server).await);
    assert_another_companys_is_not_there(&server, &key).await;
}

#[tokio::test]
async fn a_partner_api_key_opens_the_whole_organisation_and_no_new_apis() {
    let server = start().await;
    let key = partner_api_key(&server).await;
    assert_eq!(candidates(&server, &key).await, WHOLE);
    assert_eq!(opened(&server, &key).await, customer_api(&server).await);
    assert_another_companys_is_not_there(&server, &key).await;
}

#[tokio::test]
async fn client_credentials_reach_by_their_system_role_and_by_scopes() {
    let server = start().await;
    let administrator = service(&server, Role::Administrator, "candidates_read").await;
    assert_eq!(candidates(&server, &administrator).await, WHOLE);
    assert_eq!(opened(&server, &administrator).await.len(), 5);
    let status = administrator.status(&server, "GET", "/jobs", Value::Null).await;
    assert_eq!(status, 403);
    assert_another_companys_is_not_there(&server, &administrator).await;
    // It acts for no one, so with the Standard role nothing is its own.
    let standard = service(&server, Role::Standard, "candidates_read jobs_manage").await;
    assert_eq!(candidates(&server, &standard).await, 0);
    let new = json!({ "title": "T", "location": "L" });
    standard.call(&server, "POST", "/jobs", new).await.assert_status(403);
}

#[tokio::test]
async fn an_authorization_code_reaches_by_its_users_role_and_by_scopes() {
    let server = start().await;
    let of_ada = app(&server, ADA, "candidates_read").await;
    assert_eq!(candidates(&server, &of_ada).await, WHOLE);
    assert_another_companys_is_not_there(&server, &of_ada).await;
    let of_ravi = app(&server, RAVI, "candidates_read").await;
    assert_eq!(candidates(&server, &of_ravi).await, OWN);
    for by in [&of_ada, &of_ravi] {
        // And on whose behalf, which needs no scope.
        assert_eq!(opened(&server, by).await.len(), 6);
        assert_eq!(by.status(&server, "GET", "/jobs", Value::Null).await, 403);
    }
}

#[tokio::test]
async fn users_me_answers_id_email_first_and_last_name() {
    let server = start().await;
    let me = app(&server, RAVI, "company_read").await.read(&server, "/users/me").await;
    for (name, value) in
        [("id", "usr_ravi"), ("email", RAVI), ("firstName", "Ravi"), ("lastName", "Patel")]
    {
        assert_eq!(me[name], value);
    }
}

#[tokio::test]
async fn both_headers_are_none() {
    let server = start().await;
    let both = [("x-smarttoken", "x"), ("authorization", "Bearer y")];
    for path in ["/api/candidates", "/api/v2/jobs"] {
        server.get_with(path, &both).await.assert_status(400);
    }
}

async fn assert_another_companys_is_not_there(server: &TestServer, by: &Shown) {
    let answer = by.call(server, "GET", "/candidates/cnd_2001", Value::Null).await;
    let unknown = by.call(server, "GET", "/candidates/x", Value::Null).await;
    assert_eq!(answer.assert_status(404).body, unknown.assert_status(404).body);
}
