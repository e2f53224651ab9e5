//! What the platform says of its people beside signing them in.

use serde_json::{Value, json};
use testkit::{ADA, AuthorizationUrl, Browser, RAVI, TestServer};

use super::{accept, assert_invalid, back, begin, call, mo, sign_in, start, with};

async fn signed_in(server: &TestServer) -> Browser<'_> {
    let mut browser = server.browser();
    sign_in(&mut browser, server, "/sign-in", mo(server)).await;
    browser.get("/connected-apps").await.assert_page(200);
    browser
}

#[tokio::test]
async fn signin_3_5_the_platform_signs_a_person_out_everywhere() {
    let server = start().await;
    let (mut here, mut there) = (signed_in(&server).await, signed_in(&server).await);
    let code = here.allow(&AuthorizationUrl::partner()).await;
    let token = testkit::token_client::Tokens::read(&server.redeem(&code).await).access;
    let signed_out = call(&server, "DELETE", "/v1/users/1001/sessions", Value::Null).await;
    signed_out.assert_status(204);
    for browser in [&mut here, &mut there] {
        begin(browser, "/sign-in?return_to=/connected-apps").await;
    }
    assert_eq!(server.count("sessions"), 0);
    server.call("/api/candidates", &token).await.assert_status(200);
    call(&server, "DELETE", "/v1/users/none/sessions", Value::Null).await.assert_status(404);
}

#[tokio::test]
async fn signin_3_5_who_was_signed_out_is_not_signed_in_by_an_earlier_answer() {
    let server = start().await;
    let mut browser = signed_in(&server).await;
    let id = begin(&mut browser, "/sign-in?another_account=yes").await;
    let there = back(&accept(&server, &id, mo(&server)).await);
    call(&server, "DELETE", "/v1/users/1001/sessions", Value::Null).await.assert_status(204);
    browser.get(&there).await.assert_page(409);
    assert_eq!(server.count("sessions"), 0);
}

#[tokio::test]
async fn signin_3_5_a_person_who_is_disabled_loses_everything_at_once() {
    let server = start().await;
    let mut browser = signed_in(&server).await;
    let code = browser.allow(&AuthorizationUrl::partner()).await;
    let token = testkit::token_client::Tokens::read(&server.redeem(&code).await).access;
    let id = begin(&mut browser, "/sign-in?another_account=yes").await;
    let there = back(&accept(&server, &id, mo(&server)).await);
    let disabled = call(&server, "PATCH", "/v1/users/1001", json!({ "disabled": true })).await;
    assert_eq!(disabled.assert_status(200).json()["disabled"], true);
    server.call("/api/candidates", &token).await.assert_status(401);
    browser.get(&there).await.assert_page(409);
    let id = begin(&mut browser, "/sign-in").await;
    assert_invalid(&accept(&server, &id, mo(&server)).await, "subject");
    call(&server, "PATCH", "/v1/users/1001", json!({ "disabled": false })).await.assert_status(200);
    back(&accept(&server, &id, mo(&server)).await);
}

#[tokio::test]
async fn signin_3_5_the_platform_changes_a_person() {
    let server = start().await;
    signed_in(&server).await;
    let change = json!({ "email": "m@hirely.example", "last_name": "Sandt" });
    let changed = call(&server, "PATCH", "/v1/users/1001", change).await.assert_status(200).json();
    assert_eq!(changed["email"], "m@hirely.example");
    assert_eq!((&changed["first_name"], &changed["last_name"]), (&json!("Mo"), &json!("Sandt")));
    for (field, value) in
        [("email", json!("m")), ("first_name", json!("")), ("memberships", json!([]))]
    {
        let answer = call(&server, "PATCH", "/v1/users/1001", json!({ field: value })).await;
        assert_invalid(&answer, field);
    }
    let unknown = json!({ "id": "usr_ada" });
    call(&server, "PATCH", "/v1/users/1001", unknown).await.assert_status(400);
    let details: Vec<String> = {
        let database = server.database();
        let mut query = database
            .prepare("SELECT detail FROM audit WHERE action = 'user_changed' ORDER BY seq")
            .expect("a query");
        let rows = query.query_map((), |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    assert_eq!(details, ["email via=demo-service", "last_name via=demo-service"]);
}

#[tokio::test]
async fn signin_3_4_two_companies_of_one_name_are_two() {
    let server = start().await;
    signed_in(&server).await;
    let company =
        json!([{ "company_id": "hirely-2", "company_name": "Fabrikam", "role": "standard" }]);
    let eva = with(mo(&server), "memberships", company);
    let eva = with(with(eva, "subject", json!("1002")), "email", json!("eva@hirely.example"));
    let companies = server.count("companies");
    sign_in(&mut server.browser(), &server, "/sign-in", eva).await;
    assert_eq!(server.count("companies"), companies + 1);
    let company_of = async |subject: &str| {
        let read = call(&server, "GET", &format!("/v1/users/{subject}"), Value::Null).await.json();
        read["memberships"][0]["company_id"].as_str().map(str::to_owned)
    };
    assert_ne!(company_of("1001").await, company_of("1002").await);
}

#[tokio::test]
async fn signin_3_4_a_user_who_was_added_here_is_signed_in_once_the_operator_has_linked_them() {
    let server = start().await;
    let ada = with(with(mo(&server), "subject", json!("2001")), "email", json!(ADA));
    let ada = with(ada, "memberships", Value::Null);
    let id = begin(&mut server.browser(), "/sign-in").await;
    accept(&server, &id, ada.clone()).await.assert_status(400);
    let own_login = server.provider.own_login();
    own_login.link_person(ADA, "2001").await.expect("linked");
    for (email, subject) in [(ADA, "2002"), (RAVI, "2001"), (RAVI, "a b"), ("none@x.example", "3")]
    {
        own_login.link_person(email, subject).await.expect_err("refused");
    }
    let mut browser = server.browser();
    sign_in(&mut browser, &server, "/sign-in", ada).await;
    browser.get("/admin").await.assert_page(200).assert_says("Northwind Staffing");
}
