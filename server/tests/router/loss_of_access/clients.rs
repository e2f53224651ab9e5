//! A client that is disabled.

use testkit::client_endpoints::assert_inactive;
use testkit::token_client::Tokens;
use testkit::{AuthorizationUrl, RAVI, TestServer};

use super::{ALL, Held, Works};
use crate::apps;

async fn set(server: &TestServer, client: &str, disabled: bool) {
    let id = oauth::id::ClientId::new(client);
    server.provider.clients().set_client_disabled(&id, disabled).await.expect("set");
}

#[tokio::test]
async fn enabling_a_client_brings_nothing_back_that_it_held() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    set(&server, "demo-partner", true).await;
    server.redeem(&held.code).await.assert_token_error(401, "invalid_client");
    set(&server, "demo-partner", false).await;
    // A page that is open asks the person, who decides now.
    let partners = Works { code: false, refresh_token: false, access_token: false, ..ALL };
    assert_eq!(held.works().await, partners);
}

#[tokio::test]
async fn a_client_enabled_again_is_allowed_anew() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.allow(&AuthorizationUrl::partner()).await;
    for disabled in [true, false] {
        set(&server, "demo-partner", disabled).await;
    }
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let answer = ravi.submit(&page.form("Allow access").press("Allow access")).await;
    Tokens::read(&server.redeem(&testkit::browser::code(&answer)).await);
}

#[tokio::test]
async fn a_service_enabled_again_has_no_old_tokens() {
    let server = TestServer::start().await;
    let token = server.service_token("demo-service", "demo-service-secret").await;
    for disabled in [true, false] {
        set(&server, "demo-service", disabled).await;
        server.call("/api/candidates", &token).await.assert_status(401);
    }
    let token = server.service_token("demo-service", "demo-service-secret").await;
    server.call("/api/candidates", &token).await.assert_status(200);
}

#[tokio::test]
async fn a_service_enabled_again_has_no_old_jwts() {
    let server = TestServer::start().await;
    let ask = async || server.service_token("demo-jwt", "demo-jwt-secret").await;
    let mut ended = Vec::new();
    for _ in 0..3 {
        let token = ask().await;
        server.call("/api/candidates", &token).await.assert_status(200);
        ended.push(token);
        for disabled in [true, false] {
            set(&server, "demo-jwt", disabled).await;
            for token in &ended {
                server.call("/api/candidates", token).await.assert_status(401);
                assert_inactive(&server.introspect(token).await);
            }
        }
    }
    // What is issued now is of now, in the same second.
    server.call("/api/candidates", &ask().await).await.assert_status(200);
}

#[tokio::test]
async fn a_device_that_waits_ends_with_its_client() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    for disabled in [true, false] {
        set(&server, "demo-device", disabled).await;
    }
    server.poll(&waiting.device_code).await.assert_token_error(400, "invalid_grant");
    server.signed_in(RAVI).await.type_code(&waiting.user_code).await.assert_page(422);
}

#[tokio::test]
async fn an_app_that_was_removed_has_no_access_even_if_an_operator_enables_its_client() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(testkit::ADA).await;
    let app = apps::write(&mut ada, "Shiftplan", "browser", apps::CALLBACK).await;
    let form = ada.get(&app).await.form("Register the app");
    ada.submit(&form).await;
    let id = app.rsplit('/').next().expect("an id").to_owned();
    let request = AuthorizationUrl::spa().with("client_id", &id);
    let request = request.with("redirect_uri", apps::CALLBACK).with("scope", "jobs_read");
    let page = ada.consent_page(&request).await;
    let form = page.form("Allow access").press("Allow access").set("trust", "yes");
    ada.submit(&form).await.assert_sent_to(apps::CALLBACK);
    let form = ada.get(&format!("{app}/remove")).await.form("Remove the app");
    ada.submit(&form).await.assert_status(303);
    set(&server, &id, false).await;
    assert_eq!(server.count("grants WHERE revoked_at IS NULL"), 0);
}
