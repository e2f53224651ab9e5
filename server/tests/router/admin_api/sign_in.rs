//! How an app signs people in, as a program writes it.

use serde_json::{Value, json};
use testkit::{ADA, TestServer};

use super::{SCOPES, call, draft, read, service};

const LOGOUT: &str = "http://127.0.0.1:8765/logout";

fn with(sign_in: Value) -> Value {
    let mut draft = draft("Shiftplan", &["openid"]);
    draft["signIn"] = sign_in;
    draft
}

#[tokio::test]
async fn what_no_app_can_be_registered_with_is_refused_or_named_as_a_fault() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    for refused in [
        json!({ "subjectType": "ephemeral" }),
        json!({ "idTokenSignedResponseAlg": "none" }),
        json!({ "pkce": "never" }),
        json!({ "defaultMaxAge": -1 }),
        json!({ "defaultMaxAge": 99_999_999 }),
        json!({ "defaultAcrValues": ["phr"] }),
        json!({ "postLogoutRedirectUris": ["https://a.example/\nhttps://b.example/"] }),
        json!({ "backchannelLogoutUri": 1 }),
        json!({ "backchannelLogoutSessionRequired": "yes" }),
        json!({ "colour": "red" }),
    ] {
        let answer = call(&by, &server, "POST", "/v1/apps", with(refused.clone())).await;
        assert!(answer.status.is_client_error(), "{refused}");
    }
    assert_eq!(server.count("apps"), 0);
    for faulty in [
        json!({ "postLogoutRedirectUris": ["http://shiftplan.example/bye"] }),
        json!({ "initiateLoginUri": "https://evil.example/login" }),
        json!({ "backchannelLogoutUri": "https://evil.example/logout" }),
        json!({ "backchannelLogoutUri": "http://shiftplan.example/logout" }),
        json!({ "backchannelLogoutUri": "https://192.0.2.7/logout" }),
    ] {
        let begun = call(&by, &server, "POST", "/v1/apps", with(faulty.clone())).await;
        let faults = begun.assert_status(201).json()["faults"].clone();
        assert_eq!(faults.as_array().map(Vec::len), Some(1), "{faulty}: {faults}");
    }
}

#[tokio::test]
async fn members_are_written_read_registered_and_changed() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let publisher = json!({ "name": "Northwind Tools" });
    call(&by, &server, "PUT", "/v1/publisher", publisher).await.assert_status(200);
    let all = json!({
        "subjectType": "pairwise",
        "idTokenSignedResponseAlg": "EdDSA",
        "pkce": "or_nonce",
        "postLogoutRedirectUris": ["http://127.0.0.1:8765/bye"],
        "backchannelLogoutUri": LOGOUT,
        "backchannelLogoutSessionRequired": true,
        "defaultMaxAge": 600,
        "defaultAcrValues": ["urn:countersign:acr:2fa"],
        "initiateLoginUri": "http://127.0.0.1:8765/login",
    });
    let begun = call(&by, &server, "POST", "/v1/apps", with(all.clone())).await;
    let begun = begun.assert_status(201).json();
    assert_eq!((&begun["faults"], &begun["draft"]["signIn"]), (&json!([]), &all));
    let id = begun["id"].as_str().expect("an id").to_owned();
    let registration = format!("/v1/apps/{id}/registration");
    call(&by, &server, "POST", &registration, Value::Null).await.assert_status(201);
    let id = oauth::id::ClientId::new(id);
    let client =
        async || server.provider.clients().client_to_manage(&id).await.expect("registered");
    assert!(client().await.nonce_instead_of_pkce);
    assert_eq!(client().await.id_token_algorithm.as_str(), "EdDSA");
    let logout = client().await.backchannel_logout.expect("told");
    assert_eq!((logout.uri.as_str(), logout.session_required), (LOGOUT, true));

    // What is left out is as if nothing had been said.
    let path = format!("/v1/apps/{id}");
    let bare = draft("Shiftplan", &["openid"]);
    call(&by, &server, "PUT", &path, bare).await.assert_status(200);
    assert_eq!(read(&by, &server, &path).await["draft"]["signIn"]["subjectType"], "public");
    call(&by, &server, "PUT", &registration, Value::Null).await.assert_status(200);
    assert!(!client().await.nonce_instead_of_pkce);
    assert_eq!(client().await.default_max_age, None);
    assert_eq!(client().await.backchannel_logout, None);
}
