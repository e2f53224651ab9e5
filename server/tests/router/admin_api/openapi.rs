//! The document of the admin API, held against what it does.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{ADMIN, SCOPES, call, service};
use crate::customer_api::callers::{NOBODY, Shown, nowhere};
use crate::customer_api::openapi::{assert_whole, taken};
use testkit::{ADA, TestServer};

async fn document(server: &TestServer) -> Value {
    server.get(&format!("{ADMIN}/openapi.json")).await.assert_status(200).json()
}

#[tokio::test]
async fn each_operation_needs_the_scopes_that_the_document_says() {
    let server = TestServer::start().await;
    let mut made: BTreeMap<Vec<String>, Shown> = BTreeMap::new();
    let document = document(&server).await;
    let mut operations = 0;
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (verb, operation) in methods.as_object().expect("methods") {
            let verb = verb.to_uppercase();
            let what = format!("{verb} {path}");
            let taken = taken(operation);
            let methods: Vec<_> = taken.keys().map(String::as_str).collect();
            assert_eq!(methods, ["authorizationCode", "clientCredentials"], "{what}");
            assert_eq!(operation["x-required-role"], "Administrator", "{what}");
            let path = nowhere(path);
            let nobody = call(&NOBODY, &server, &verb, &path, json!({})).await;
            assert_eq!(nobody.status, 401, "{what}");
            let needed = taken["clientCredentials"][0].clone();
            if !made.contains_key(&needed) {
                made.insert(needed.clone(), service(&server, ADA, &needed.join(" ")).await.1);
            }
            let answer = call(&made[&needed], &server, &verb, &path, json!({})).await;
            let status = answer.status.as_u16();
            assert!(matches!(status, 200 | 400 | 404), "{what}: {status} {}", answer.body);
            for missing in &needed {
                let all = format!("{SCOPES} jobs_read");
                let others: Vec<_> =
                    all.split(' ').filter(|scope| scope != missing).map(str::to_owned).collect();
                if !made.contains_key(&others) {
                    made.insert(others.clone(), service(&server, ADA, &others.join(" ")).await.1);
                }
                let answer = call(&made[&others], &server, &verb, &path, json!({})).await;
                let json = answer.assert_status(403).json();
                assert_eq!(json["error"], "insufficient_scope", "{what}");
                assert_eq!(json["scope"], *missing, "{what}");
            }
            operations += 1;
        }
    }
    assert!(operations >= 24, "{operations}");
}

#[tokio::test]
async fn the_document_is_whole_and_says_where_it_is() {
    let server = TestServer::start().await;
    let answer = server.get(&format!("{ADMIN}/openapi.json")).await;
    assert_whole(&answer.body);
    assert_eq!(answer.json()["servers"][0]["url"], "http://localhost:3000/admin/api");
}

#[tokio::test]
async fn other_methods_and_paths_are_answered_as_an_api_does() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let answer = call(&by, &server, "PATCH", "/v1/policy", json!({})).await;
    assert_eq!(answer.assert_status(405).json()["error"], "method_not_allowed");
    let answer = call(&by, &server, "GET", "/v1/nothing", Value::Null).await;
    assert_eq!(answer.assert_status(404).json()["error"], "not_found");
}
