//! Each way for a client to say who it is works where it is announced, and no
//! other does.

use serde_json::json;

use super::{announced, endpoint};
use testkit::assertion::{claims, of_demo_signed, parameters};
use testkit::jwt::{TestKey, sign_with_password};
use testkit::{Answer, TestServer, basic};

/// What a request needs beside the client.
const TOKEN: [(&str, &str); 1] = [("grant_type", "client_credentials")];
const ABOUT_TOKEN: [(&str, &str); 1] = [("token", "x")];

/// One request of a client that uses this method.
async fn ask(server: &TestServer, path: &str, rest: &[(&str, &str)], by: &Method) -> Answer {
    let mut pairs: Vec<(&str, &str)> = rest.to_vec();
    pairs.extend(by.parameters.iter().map(|(name, value)| (*name, value.as_str())));
    server.post_pairs(path, by.header.as_deref(), &pairs).await
}

/// How a client says who it is.
#[derive(Default)]
struct Method {
    header: Option<String>,
    parameters: Vec<(&'static str, String)>,
}

impl Method {
    /// A client with a secret, a key or neither, by the name of the method.
    fn of(server: &TestServer, name: &str, client: &str) -> Self {
        let secret = format!("{client}-secret");
        let named = ("client_id", client.to_owned());
        match name {
            "client_secret_basic" => {
                Self { header: Some(basic(client, &secret)), ..Self::default() }
            }
            "client_secret_post" => {
                Self { parameters: vec![named, ("client_secret", secret)], ..Self::default() }
            }
            "private_key_jwt" => {
                let signed = of_demo_signed(server, &server.provider.new_request_id());
                Self { parameters: parameters(&signed).to_vec(), ..Self::default() }
            }
            // OpenID Connect Core §9; no one keeps the secret that it would need.
            "client_secret_jwt" => {
                let claims = claims(server, client, "by password");
                let header = json!({ "typ": "JWT", "alg": "HS256" });
                let signed = sign_with_password(secret.as_bytes(), &header, &claims);
                Self { parameters: parameters(&signed).to_vec(), ..Self::default() }
            }
            "none" => Self { parameters: vec![named], ..Self::default() },
            other => panic!("{other} is announced, and nothing tries it"),
        }
    }
}

async fn assert_true(endpoint_name: &str, rest: &[(&str, &str)], client: &str) {
    let server = TestServer::start().await;
    let list = format!("{endpoint_name}_auth_methods_supported");
    let announced = announced(&server, &list).await;
    let path = endpoint(&server, endpoint_name).await;
    // Negative first: a method that is not in the list leads nowhere.
    for name in ["client_secret_jwt", "none"] {
        if announced.iter().any(|known| known == name) {
            assert_eq!(name, "none");
            continue;
        }
        let answer = ask(&server, &path, rest, &Method::of(&server, name, client)).await;
        answer.assert_token_error(401, "invalid_client");
    }
    // An access token says nothing of who the client is.
    let strange = Method { header: Some("Bearer x".to_owned()), ..Method::default() };
    let answer = ask(&server, &path, rest, &strange).await;
    answer.assert_token_error(401, "invalid_client");
    for name in announced {
        let client = if name == "none" { "demo-spa" } else { client };
        let method = Method::of(&server, &name, client);
        let answer = ask(&server, &path, rest, &method).await;
        // The client was believed: what it may not do is another matter.
        assert_ne!(answer.status, 401, "{name}: {}", answer.body);
        if name == "none" && endpoint_name == "token_endpoint" {
            answer.assert_token_error(400, "unauthorized_client");
        } else {
            answer.assert_status(200);
        }
    }
}

#[tokio::test]
async fn at_the_token_endpoint() {
    assert_true("token_endpoint", &TOKEN, "demo-service").await;
}

#[tokio::test]
async fn at_the_revocation_endpoint() {
    assert_true("revocation_endpoint", &ABOUT_TOKEN, "demo-service").await;
}

#[tokio::test]
async fn at_the_introspection_endpoint() {
    let server = TestServer::start().await;
    let path = endpoint(&server, "introspection_endpoint").await;
    let methods = announced(&server, "introspection_endpoint_auth_methods_supported").await;
    assert!(!methods.iter().any(|name| name == "none"));
    // Not even a public client that a user lets introspect by mistake would be
    // believed to be the API: naming itself proves nothing.
    for name in ["none", "client_secret_jwt"] {
        let method = Method::of(&server, name, "demo-api");
        let answer = ask(&server, &path, &ABOUT_TOKEN, &method).await;
        answer.assert_token_error(401, "invalid_client");
    }
    server.change_client("demo-signed", |client| client.may_introspect = true).await;
    for name in methods {
        let method = Method::of(&server, &name, "demo-api");
        ask(&server, &path, &ABOUT_TOKEN, &method).await.assert_status(200);
    }
}

#[tokio::test]
async fn a_key_that_is_not_registered_is_no_method_anywhere() {
    let server = TestServer::start().await;
    let stranger = TestKey::p256();
    for (name, rest) in [
        ("token_endpoint", &TOKEN),
        ("revocation_endpoint", &ABOUT_TOKEN),
        ("introspection_endpoint", &ABOUT_TOKEN),
    ] {
        let path = endpoint(&server, name).await;
        let signed = stranger.sign(&json!({}), &claims(&server, "demo-signed", name));
        let method = Method { parameters: parameters(&signed).to_vec(), ..Method::default() };
        let answer = ask(&server, &path, rest, &method).await;
        answer.assert_token_error(401, "invalid_client");
    }
}
