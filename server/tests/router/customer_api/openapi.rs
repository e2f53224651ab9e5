//! The document of the API, held against what the API does.

use std::collections::BTreeMap;

use oauth::catalogue::{API_TOKENS, Catalogue};
use oauth::role::Role;
use serde_json::{Value, json};

use super::callers::{
    NOBODY, Shown, api_key, api_token, app, nowhere, partner_api_key, service, start,
};
use testkit::{ADA, ALL_SCOPES, TestServer};

/// Credentials by each method with whichever scopes, each made once.
struct Credentials<'a> {
    server: &'a TestServer,
    made: BTreeMap<(String, Vec<String>), Shown>,
}

impl Credentials<'_> {
    async fn with(&mut self, method: &str, scopes: &[String]) -> Shown {
        let key = (method.to_owned(), scopes.to_vec());
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let (server, list) = (self.server, scopes.join(" "));
        let names: Vec<_> = scopes.iter().map(String::as_str).collect();
        let made = match method {
            "authorizationCode" => app(server, ADA, &list).await,
            "clientCredentials" => service(server, Role::Administrator, &list).await,
            "apiKey" => api_key(server).await,
            "partnerApiKey" => partner_api_key(server).await,
            "apiToken" => api_token(server, ADA, &names).await,
            other => panic!("{other}"),
        };
        self.made.insert(key, made.clone());
        made
    }
}

/// Every scope that a method can have; a key has none.
fn every_scope(method: &str) -> Vec<String> {
    match method {
        "authorizationCode" | "clientCredentials" => {
            ALL_SCOPES.split(' ').map(str::to_owned).collect()
        }
        "apiToken" => {
            let catalogue = Catalogue::parse("shipped", API_TOKENS).expect("a catalogue");
            catalogue.scopes().iter().map(|entry| entry.scope.to_string()).collect()
        }
        _ => Vec::new(),
    }
}

/// Which methods an operation takes, each with the sets of scopes of which one is needed.
pub(crate) fn taken(operation: &Value) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut taken: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
    for alternative in operation["security"].as_array().expect("security") {
        for (method, scopes) in alternative.as_object().expect("a requirement") {
            let scopes = serde_json::from_value(scopes.clone()).expect("scopes");
            taken.entry(method.clone()).or_default().push(scopes);
        }
    }
    taken
}

#[tokio::test]
async fn each_operation_takes_the_methods_and_scopes_that_the_document_says() {
    const METHODS: [&str; 5] =
        ["authorizationCode", "clientCredentials", "apiKey", "partnerApiKey", "apiToken"];
    let server = start().await;
    let mut credentials = Credentials { server: &server, made: BTreeMap::new() };
    let document = server.get("/api/openapi.json").await.json();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in methods.as_object().expect("methods") {
            let verb = verb.to_uppercase();
            let what = format!("{verb} {path}");
            let path = nowhere(path);
            let call = async |by: &Shown| by.call(&server, &verb, &path, json!({})).await;
            let taken = taken(operation);
            let status = call(&NOBODY).await.status.as_u16();
            assert_eq!(status == 401, !taken.is_empty(), "{what}");
            if taken.is_empty() {
                continue;
            }
            for method in METHODS {
                let every = every_scope(method);
                let Some(alternatives) = taken.get(method) else {
                    let by = credentials.with(method, &every).await;
                    assert_eq!(call(&by).await.status.as_u16(), 403, "{what} by {method}");
                    continue;
                };
                let needed = alternatives.concat();
                for alternative in alternatives {
                    // A token without any scope cannot be had: one will do.
                    let scopes = if alternative.is_empty() && !every.is_empty() {
                        &every[..1]
                    } else {
                        alternative
                    };
                    let by = credentials.with(method, scopes).await;
                    let status = call(&by).await.status.as_u16();
                    assert!(matches!(status, 200 | 400 | 404), "{what} by {method}: {status}");
                }
                if needed.is_empty() {
                    continue;
                }
                let others: Vec<_> =
                    every.into_iter().filter(|scope| !needed.contains(scope)).collect();
                let by = credentials.with(method, &others).await;
                let answer = call(&by).await;
                let json = answer.assert_status(403).json();
                assert_eq!(json["error"], "insufficient_scope", "{what} by {method}");
                assert_eq!(json["exception"], "OAuthPermissionsException", "{what}");
                assert_eq!(json["scope"], needed.join(" "), "{what}");
            }
        }
    }
}

#[tokio::test]
async fn a_role_that_the_document_names_is_needed() {
    let server = start().await;
    let document = server.get("/api/openapi.json").await.json();
    let by = service(&server, Role::Administrator, ALL_SCOPES).await;
    server
        .change_client("demo-service", |client| {
            client.service.as_mut().expect("a service").role = Role::Standard;
        })
        .await;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in methods.as_object().expect("methods") {
            if !taken(operation).contains_key("clientCredentials") {
                continue;
            }
            let verb = verb.to_uppercase();
            let answer = by.call(&server, &verb, &nowhere(path), json!({})).await;
            let role = operation.get("x-required-role").is_some();
            assert_eq!(answer.status == 403, role, "{verb} {path}: {}", answer.body);
        }
    }
}

#[tokio::test]
async fn methods_that_the_document_does_not_list_are_not_there() {
    let server = start().await;
    let key = api_key(&server).await;
    let document = server.get("/api/openapi.json").await.json();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for verb in ["get", "post", "put", "patch", "delete"] {
            if methods.get(verb).is_some() {
                continue;
            }
            let answer = key.call(&server, &verb.to_uppercase(), &nowhere(path), json!({})).await;
            assert_eq!(answer.assert_status(405).json()["error"], "method_not_allowed");
            let allow = answer.header("allow").expect("Allow").to_lowercase();
            let listed: Vec<_> = methods.as_object().expect("methods").keys().collect();
            assert!(listed.iter().all(|verb| allow.contains(verb.as_str())), "{allow} {listed:?}");
        }
    }
}

#[tokio::test]
async fn the_document_is_whole() {
    let server = start().await;
    let answer = server.get("/api/openapi.json").await;
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.1");
    assert_eq!(document["servers"][0]["url"], "http://localhost:3000/api");
    assert_whole(&answer.body);
    let schemes = &document["components"]["securitySchemes"];
    let flow = &schemes["authorizationCode"]["flows"]["authorizationCode"];
    let described = flow["scopes"].as_object().expect("scopes");
    assert_eq!(described.len(), 14);
    assert!(described.values().all(|text| text.as_str().is_some_and(|text| !text.is_empty())));
}

/// That a document names nothing that it does not describe.
pub(crate) fn assert_whole(text: &str) {
    let document: Value = serde_json::from_str(text).expect("JSON");
    // Every reference leads somewhere, and every scheme that is named is described.
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().expect("an end");
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    let schemes = document["components"]["securitySchemes"].as_object().expect("schemes");
    for operation in document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .flat_map(|path| path.as_object().expect("methods").values())
    {
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()));
        for method in taken(operation).keys() {
            assert!(schemes.contains_key(method), "{method}");
        }
    }
}
