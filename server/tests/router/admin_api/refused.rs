use oauth::credential::api_credential::ApiCredentialKind;
use oauth::role::Role;
use serde_json::{Value, json};

use super::{SCOPES, call, draft, person, read, service};
use crate::customer_api::callers::{self, NOBODY, Shown, api_key, api_token, partner_api_key};
use testkit::{ADA, KIM, TestServer};

const POLICY: &str = "/v1/policy";

async fn status(by: &Shown, server: &TestServer) -> (u16, Value) {
    let answer = call(by, server, "GET", POLICY, Value::Null).await;
    (answer.status.as_u16(), answer.json())
}

#[tokio::test]
async fn keys_api_tokens_and_programs_of_others_do_not_administrate() {
    let server = callers::start().await;
    assert_eq!(status(&NOBODY, &server).await.0, 401);
    for key in [api_key(&server).await, partner_api_key(&server).await] {
        assert_eq!(status(&key, &server).await.0, 403);
    }
    assert_eq!(status(&api_token(&server, ADA, &["users"]).await, &server).await.0, 403);
    let own = "only apps and OAuth clients that the company itself has made";
    // A partner's app, which an administrator allowed the scope.
    let partner = callers::app(&server, ADA, "configuration_read").await;
    // A service that the operator registered.
    let operators = callers::service(&server, Role::Administrator, "configuration_read").await;
    for program in [partner, operators] {
        let (status, json) = status(&program, &server).await;
        assert_eq!((status, &json["error"]), (403, &json!("forbidden")));
        let said = json["message"].as_str().expect("a text").to_lowercase();
        assert!(said.contains(&own.to_lowercase()), "{said}");
    }
}

#[tokio::test]
async fn a_service_reaches_no_further_than_the_user_who_made_it() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    assert_eq!(status(&by, &server).await.0, 200);
    server.set_role("usr_ada", Role::Standard).await;
    assert_eq!(status(&by, &server).await.0, 403);
    server.set_role("usr_ada", Role::Administrator).await;
    assert_eq!(status(&by, &server).await.0, 200);
    server.change_user("usr_ada", |ada| ada.disabled = true).await;
    assert_eq!(status(&by, &server).await.0, 403);
}

#[tokio::test]
async fn a_service_with_the_standard_role_does_not_administrate() {
    let server = TestServer::start().await;
    let (id, by) = service(&server, ADA, SCOPES).await;
    let standard = |client: &mut oauth::client::Client| {
        client.service.as_mut().expect("a service").role = Role::Standard;
    };
    server.change_client(id.as_str(), standard).await;
    assert_eq!(status(&by, &server).await.0, 403);
}

#[tokio::test]
async fn who_may_change_settings_alone_makes_nothing_that_opens_more() {
    let server = TestServer::start().await;
    let (id, by) = service(&server, ADA, "configuration_read configuration_manage").await;
    let replace = format!("/v1/credentials/{id}/replace");
    for (path, body) in [
        ("/v1/credentials/keys", json!({ "name": "Key" })),
        ("/v1/credentials/tokens", json!({ "name": "T", "scopes": ["users"], "days": 7 })),
        (
            "/v1/credentials/clients",
            json!({ "name": "C", "scopes": ["users_manage"], "role": "administrator" }),
        ),
        (&replace, json!({ "overlap": "now" })),
    ] {
        let json = call(&by, &server, "POST", path, body).await.assert_status(403).json();
        let expected = ("insufficient_scope".into(), "users_manage".into());
        assert_eq!((json["error"].clone(), json["scope"].clone()), expected, "{path}");
    }
    assert_eq!(read(&by, &server, "/v1/credentials").await["totalFound"], 1);
}

#[tokio::test]
async fn what_is_another_companys_is_not_there() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let kim = person(&server, KIM).await;
    let provider = &server.provider;
    let key = ApiCredentialKind::ApiKey;
    let made = provider
        .credentials()
        .make_api_key(provider::caller::Caller::operator(&kim), key, "Contoso's", "form")
        .await
        .expect("made");
    let (key, wanted) = (made.credential.id, oauth::client::app::draft::AppDraft::default());
    let app = provider.clients().begin_app(&kim, wanted).await.expect("begun");
    let replace = json!({ "overlap": "now" });
    for (method, path, body) in [
        ("GET", format!("/v1/credentials/{key}"), Value::Null),
        ("POST", format!("/v1/credentials/{key}/replace"), replace),
        ("DELETE", format!("/v1/credentials/{key}"), Value::Null),
        ("GET", format!("/v1/apps/{app}"), Value::Null),
        ("PUT", format!("/v1/apps/{app}"), draft("Mine", &[])),
        ("POST", format!("/v1/apps/{app}/registration"), Value::Null),
        ("PUT", format!("/v1/apps/{app}/registration"), Value::Null),
        ("DELETE", format!("/v1/apps/{app}"), Value::Null),
        ("GET", "/v1/publisher".to_owned(), Value::Null),
    ] {
        let answer = call(&by, &server, method, &path, body).await;
        assert_eq!(answer.assert_status(404).json()["error"], "not_found", "{method} {path}");
    }
    let listed = read(&by, &server, "/v1/credentials").await.to_string();
    assert!(!listed.contains("Contoso"), "{listed}");
    assert_eq!(read(&by, &server, "/v1/apps").await["totalFound"], 0);
    provider.credentials().changeable_api_credential(&kim, &key).await.expect("as it was");
}

#[tokio::test]
async fn a_body_that_is_wrong_names_its_field_and_makes_nothing() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let before = server.count("api_credentials");
    let token = |scope: &str, days: u32| json!({ "name": "T", "scopes": [scope], "days": days });
    let client = |scope: &str| json!({ "name": "C", "scopes": [scope], "role": "standard" });
    for (path, body, field) in [
        ("keys", json!({ "name": "" }), "name"),
        ("tokens", token("users", 0), "days"),
        ("tokens", token("users", 500), "days"),
        ("tokens", token("candidates_read", 7), "scopes"),
        ("tokens", token("a b", 7), "scopes"),
        ("clients", client("nothing"), "scopes"),
        // Of no use to a service with that role.
        ("clients", client("users_manage"), "scopes"),
    ] {
        let path = format!("/v1/credentials/{path}");
        let json = call(&by, &server, "POST", &path, body).await.assert_status(400).json();
        assert_eq!(json["field"], field, "{json}");
    }
    let partner = json!({ "name": "K", "partner": true });
    call(&by, &server, "POST", "/v1/credentials/keys", partner).await.assert_status(403);
    let unknown = json!({ "name": "K", "colour": "red" });
    call(&by, &server, "POST", "/v1/credentials/keys", unknown).await.assert_status(400);
    let long = json!({ "name": "x".repeat(70_000) });
    call(&by, &server, "POST", "/v1/credentials/keys", long).await.assert_status(413);
    call(&by, &server, "POST", "/v1/credentials/keys", Value::Null).await.assert_status(415);
    assert_eq!(server.count("api_credentials"), before);

    let policy = json!({ "read": "everyone", "change": "anyone", "delete": "anyone", "admin": "anyone", "untilRemoved": true });
    let json = call(&by, &server, "PUT", POLICY, policy).await.assert_status(400).json();
    assert_eq!(json["field"], "read");
    let link = json!({ "name": "Northwind Tools", "website": "javascript:alert(1)" });
    let json = call(&by, &server, "PUT", "/v1/publisher", link).await.assert_status(400).json();
    assert_eq!(json["field"], "website");
    let email = json!({ "name": "Northwind Tools", "supportEmail": "help@localhost" });
    let json = call(&by, &server, "PUT", "/v1/publisher", email).await.assert_status(400).json();
    assert_eq!(json["field"], "supportEmail");
}
