//! What an API that runs apart is told of API keys and API tokens.

use oauth::role::Role;
use serde_json::{Value, json};

use crate::credentials::{make_key, make_token, newest, secret};
use testkit::client_endpoints::{INTROSPECT, api, assert_inactive};
use testkit::{ADA, DAY, FILES_API, ISSUER, OWN_API, RAVI, Setup, TestServer};

async fn ask(server: &TestServer, token: &str, hint: &str) -> Value {
    let pairs = [("token", token), ("token_type_hint", hint)];
    server.post_pairs(INTROSPECT, Some(&api()), &pairs).await.assert_status(200).json()
}

#[tokio::test]
async fn nothing_of_one_that_is_mistyped_revoked_or_over() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut ada, "Try it out").await);
    let token = secret(&make_token(&mut ada, "Career site", &["jobs"]).await);
    for text in [&key, &token] {
        let mistyped = format!("{}{}", &text[..text.len() - 1], "-");
        for hint in ["api_key", "access_token", "x"] {
            assert_inactive(&ask(&server, &mistyped, hint).await);
            assert_eq!(ask(&server, text, hint).await["active"], true);
        }
    }
    let path = format!("{}/revoke", newest(&mut ada).await);
    let form = ada.get(&path).await.form("Revoke");
    ada.submit(&form).await;
    assert_inactive(&server.introspect(&token).await);
    server.advance(31 * DAY);
    assert_eq!(server.introspect(&key).await["active"], true);
}

#[tokio::test]
async fn nothing_by_an_api_for_which_they_are_not() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let mut ada = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut ada, "Try it out").await);
    assert_eq!(ask(&server, &key, "api_key").await["active"], true);
    let apis = [FILES_API.parse().expect("a resource")];
    server.change_client("demo-api", |client| client.serves = apis.into_iter().collect()).await;
    assert_inactive(&ask(&server, &key, "api_key").await);
}

#[tokio::test]
async fn a_key_is_its_companys_and_has_no_scope_and_no_end() {
    let server = TestServer::start().await;
    let made_at = server.provider.now().0;
    let mut ada = server.signed_in(ADA).await;
    let key = secret(&make_key(&mut ada, "Try it out").await);
    let told = ask(&server, &key, "api_key").await;
    let id = told["credential_id"].as_str().expect("an id");
    let expected = json!({
        "active": true,
        "iss": ISSUER,
        "aud": OWN_API,
        "iat": made_at,
        "method": "api_key",
        "credential_id": id,
        "company_id": "cmp_northwind",
        "roles": ["administrator"],
    });
    assert_eq!(told, expected);
}

#[tokio::test]
async fn an_api_token_acts_for_the_user_who_made_it() {
    let server = TestServer::start().await;
    let made_at = server.provider.now().0;
    let mut ravi = server.signed_in(RAVI).await;
    let token = secret(&make_token(&mut ravi, "Career site", &["jobs"]).await);
    let told = server.introspect(&token).await;
    assert_eq!(told["method"], "api_token");
    assert_eq!(told["sub"], "usr_ravi");
    assert_eq!(told["scope"], "jobs");
    assert_eq!(told["roles"], json!(["standard"]));
    assert_eq!(told["token_type"], "Bearer");
    assert_eq!(told.get("client_id"), None);
    let days = (told["exp"].as_i64().expect("seconds") - made_at) / 86_400;
    assert_eq!(days, 30);
    server.set_role("usr_ravi", Role::Administrator).await;
    assert_eq!(server.introspect(&token).await["roles"], json!(["administrator"]));
    server.advance(31 * DAY);
    assert_inactive(&server.introspect(&token).await);
}
