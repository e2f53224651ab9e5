//! OpenID Connect Discovery 1.0: the document says what is true.

use serde_json::{Value, json};
use testkit::{ISSUER, TestServer};

use super::{request, server, tokens};

pub(super) const DOCUMENT: &str = "/.well-known/openid-configuration";

async fn document(server: &TestServer) -> Value {
    server.get(DOCUMENT).await.assert_status(200).json()
}

#[tokio::test]
async fn it_says_what_the_document_of_oauth_says_and_what_identity_needs() {
    let server = TestServer::start().await;
    let answer = server.get(DOCUMENT).await;
    answer.assert_status(200).assert_header("access-control-allow-origin", "*");
    let openid = answer.json();
    let oauth = server.get("/.well-known/oauth-authorization-server").await.json();
    let (mut openid_names, oauth) = (openid.clone(), oauth.as_object().expect("an object").clone());
    for (name, value) in oauth.iter().filter(|(name, _)| *name != "scopes_supported") {
        assert_eq!(openid[name], *value, "{name}");
    }
    let own = openid_names.as_object_mut().expect("an object");
    own.retain(|name, _| !oauth.contains_key(name));
    // Anyone who adds one names here where it is tried.
    let tried = [
        ("acr_values_supported", "conformance"),
        ("backchannel_logout_session_supported", "back_channel"),
        ("backchannel_logout_supported", "back_channel"),
        ("claim_types_supported", "userinfo"),
        ("claims_parameter_supported", "conformance"),
        ("claims_supported", "here"),
        ("end_session_endpoint", "logout"),
        ("id_token_signing_alg_values_supported", "id_token"),
        ("prompt_values_supported", "conformance"),
        ("request_parameter_supported", "requests"),
        ("request_uri_parameter_supported", "requests"),
        ("subject_types_supported", "id_token"),
        ("userinfo_endpoint", "here"),
    ];
    let names: Vec<_> = own.keys().map(String::as_str).collect();
    assert_eq!(names, tried.map(|(name, _)| name));
    assert_eq!(openid["userinfo_endpoint"], format!("{ISSUER}/oauth/userinfo"));
    assert_eq!(openid["request_uri_parameter_supported"], false);
    let scopes = openid["scopes_supported"].as_array().expect("a list");
    assert_eq!(scopes[..3], [json!("openid"), json!("profile"), json!("email")]);
}

#[tokio::test]
async fn neither_implicit_nor_hybrid_nor_front_channel_is_announced() {
    let text = document(&TestServer::start().await).await.to_string();
    for word in ["implicit", "\"token\"", "code id_token", "HS256", "frontchannel"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
    assert!(!text.contains("check_session_iframe"), "{text}");
}

#[tokio::test]
async fn each_claim_that_is_announced_is_given() {
    let server = server().await;
    let answer = tokens(&server, &request("openid profile email")).await;
    let id_token = server.id_token(&answer).await;
    let access = answer.json()["access_token"].as_str().expect("a token").to_owned();
    let userinfo = super::userinfo::get(&server, &access).await.json();
    for name in document(&server).await["claims_supported"].as_array().expect("a list") {
        let name = name.as_str().expect("a text");
        // The demo does not know in which language Ada is written to.
        let given = id_token.get(name).is_some() || userinfo.get(name).is_some();
        assert!(given || name == "locale", "{name}");
    }
}
