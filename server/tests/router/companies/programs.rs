//! What programs of one company do to a user who belongs to another, too.

use oauth::role::Role;
use serde_json::json;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, KIM, SAM, TestServer};

use super::{CONTOSO, NORTHWIND, allow_for};
use crate::customer_api::callers;

#[tokio::test]
async fn signin_0_a_member_disabled_in_northwind_and_active_in_contoso_keeps_contoso() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let anew = AuthorizationUrl::partner().with("prompt", "consent");
    let mut tokens = Vec::new();
    for company in [NORTHWIND, CONTOSO] {
        let code = allow_for(&mut sam, &anew, company).await;
        tokens.push(Tokens::read(&server.redeem(&code).await));
    }
    let service = callers::service(&server, Role::Administrator, "users_manage users_read").await;
    service
        .call(&server, "PATCH", "/users/usr_sam", json!({ "active": false }))
        .await
        .assert_status(200);
    server.call("/api/users/me", &tokens[0].access).await.assert_status(401);
    server.refresh(tokens[0].refresh()).await.assert_token_error(400, "invalid_grant");
    server.call("/api/users/me", &tokens[1].access).await.assert_status(200);
    Tokens::read(&server.refresh(tokens[1].refresh()).await);
    let here = service.call(&server, "GET", "/users/usr_sam", json!(null)).await.json();
    assert_eq!(here["active"], false);
    let mut kim = server.signed_in(KIM).await;
    kim.get("/admin").await.assert_page(200).assert_says("Talentsync");
}

#[tokio::test]
async fn signin_0_a_company_does_not_rename_a_user_of_another_and_sees_its_own_role_alone() {
    let server = TestServer::start().await;
    let service = callers::service(&server, Role::Administrator, "users_manage users_read").await;
    let renamed = json!({ "firstName": "Samuel" });
    let answer = service.call(&server, "PATCH", "/users/usr_sam", renamed).await;
    answer.assert_status(409);
    let title = json!({ "jobTitle": "Lead sourcer" });
    service.call(&server, "PATCH", "/users/usr_sam", title).await.assert_status(200);
    let here = service.call(&server, "GET", "/users/usr_sam", json!(null)).await.json();
    assert_eq!(here["role"], "Standard");
    assert_eq!(here["jobTitle"], "Lead sourcer");
    let mut sam = server.signed_in(SAM).await;
    let page = sam.get("/connected-apps").await;
    page.assert_does_not_say("Samuel");
}
