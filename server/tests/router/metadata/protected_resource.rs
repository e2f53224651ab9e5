//! The metadata of an API (RFC 9728): each member is tried with what the document itself says.

use serde_json::Value;
use testkit::client_endpoints::METADATA;
use testkit::token_client::Tokens;
use testkit::{ISSUER, Setup, TestServer, basic};

const PATH: &str = "/.well-known/oauth-protected-resource/api";
const CALLED: &str = "/api/candidates";

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().unwrap_or_else(|| panic!("no list: {list}"));
    list.iter().map(|value| value.as_str().expect("a text").to_owned()).collect()
}

fn service() -> String {
    basic("demo-service", "demo-service-secret")
}

async fn token(server: &TestServer, more: &[(&str, &str)]) -> Tokens {
    let pairs = [&[("grant_type", "client_credentials")], more].concat();
    Tokens::read(&server.token(Some(&service()), &pairs).await)
}

#[tokio::test]
async fn connect_4_a_resource_document_has_no_member_that_no_test_tries() {
    // Anyone who adds one names here where it is tried.
    let tried = [
        ("authorization_servers", "here"),
        ("bearer_methods_supported", "here"),
        ("dpop_signing_alg_values_supported", "keys"),
        ("resource", "here"),
        ("resource_name", "connecting/resources"),
        ("scopes_supported", "here"),
    ];
    let mut setup = Setup::default();
    let server = TestServer::start().await;
    setup.settings.resources = server.provider.settings().resources.clone();
    setup.settings.resources[0].name = Some("Hiring".to_owned());
    let document = TestServer::start_with(setup).await.get(PATH).await.json();
    let mut members: Vec<_> = document.as_object().expect("an object").keys().collect();
    members.sort_unstable();
    assert_eq!(members, tried.map(|(member, _)| member));
}

#[tokio::test]
async fn connect_4_the_document_is_where_the_challenge_says_and_its_resource_gets_tokens_in() {
    let server = TestServer::start().await;
    let answer = server.get(CALLED).await;
    let challenge = answer.header("www-authenticate").expect("a challenge");
    let address = challenge.split("resource_metadata=\"").nth(1).expect("an address");
    let address = address.split('"').next().expect("its end");
    let document = server.get(address.strip_prefix(ISSUER).expect("ours")).await.json();
    assert_eq!(document, server.get(PATH).await.json());
    let resource = document["resource"].as_str().expect("an address");
    let tokens = token(&server, &[("resource", resource)]).await;
    server.call(CALLED, &tokens.access).await.assert_status(200);
    let other = [("grant_type", "client_credentials"), ("resource", "http://localhost:3000/other")];
    server.token(Some(&service()), &other).await.assert_token_error(400, "invalid_target");
}

#[tokio::test]
async fn connect_4_its_authorization_servers_are_those_whose_tokens_it_takes() {
    let server = TestServer::start().await;
    let servers = texts(&server.get(PATH).await.json()["authorization_servers"]);
    assert_eq!(servers, [ISSUER]);
    assert_eq!(server.get(METADATA).await.json()["issuer"], servers[0]);
    let tokens = token(&server, &[]).await;
    server.call(CALLED, &tokens.access).await.assert_status(200);
}

#[tokio::test]
async fn connect_4_each_scope_of_a_resource_can_be_had_for_it_and_no_other() {
    let server = TestServer::start().await;
    let document = server.get(PATH).await.json();
    let resource = document["resource"].as_str().expect("an address");
    let scopes = texts(&document["scopes_supported"]);
    assert!(!scopes.iter().any(|scope| scope == "salaries_read"));
    for scope in scopes {
        if scope == "offline_access" {
            continue; // no scope of a token
        }
        let tokens = token(&server, &[("resource", resource), ("scope", scope.as_str())]).await;
        assert_eq!(tokens.scope, scope);
    }
}

#[tokio::test]
async fn connect_4_a_token_is_taken_in_the_header_and_nowhere_else() {
    let server = TestServer::start().await;
    let methods = texts(&server.get(PATH).await.json()["bearer_methods_supported"]);
    assert_eq!(methods, ["header"]);
    let access = token(&server, &[]).await.access;
    server.get(&format!("{CALLED}?access_token={access}")).await.assert_status(401);
    let form = format!("access_token={access}");
    let request = axum::http::Request::post(CALLED)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(form));
    server.send(request.expect("a request")).await.assert_status(401);
    server.call(CALLED, &access).await.assert_status(200);
}
