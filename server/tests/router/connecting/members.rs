//! Every member of what an app says of itself, of every type that it does not have.

use serde_json::{Value, json};

use super::registration::{cursor, register, started};

const TEXTS: [&str; 11] = [
    "client_name",
    "token_endpoint_auth_method",
    "scope",
    "jwks_uri",
    "subject_type",
    "id_token_signed_response_alg",
    "backchannel_logout_uri",
    "initiate_login_uri",
    "application_type",
    "software_id",
    "software_version",
];
const LISTS: [&str; 4] =
    ["redirect_uris", "grant_types", "post_logout_redirect_uris", "default_acr_values"];
const TRUTHS: [&str; 2] = ["require_auth_time", "backchannel_logout_session_required"];
const OTHERS: [&str; 2] = ["default_max_age", "jwks"];

fn wrong() -> Vec<(&'static str, Value)> {
    let mut wrong = Vec::new();
    let long = json!("x".repeat(1025));
    for name in TEXTS {
        let values = [json!(1), json!(true), json!([]), json!(["x"]), json!({}), long.clone()];
        wrong.extend(values.map(|value| (name, value)));
    }
    for name in LISTS {
        let values = [json!(1), json!(true), json!("x"), json!({}), json!([1]), json!([null])];
        wrong.extend(values.map(|value| (name, value)));
    }
    for name in TRUTHS {
        wrong.extend([json!(1), json!("true"), json!([]), json!({})].map(|value| (name, value)));
    }
    let ages = [json!("60"), json!(1.5), json!(-1), json!(true), json!([]), json!({})];
    wrong.extend(ages.map(|value| ("default_max_age", value)));
    let sets = [json!(1), json!("x"), json!(true), json!([]), json!({}), json!({ "keys": {} })];
    wrong.extend(sets.map(|value| ("jwks", value)));
    wrong
}

#[tokio::test]
async fn connect_3_each_member_of_the_wrong_type_is_refused_and_stores_nothing() {
    let server = started().await;
    for (name, value) in wrong() {
        let mut body = cursor();
        body[name] = value.clone();
        let answer = register(&server, &body).await;
        assert_eq!(answer.status, 400, "{name} {value}");
        let error = match name {
            "redirect_uris" => "invalid_redirect_uri",
            _ => "invalid_client_metadata",
        };
        assert_eq!(answer.json()["error"], error, "{name} {value}");
    }
    assert_eq!(server.count("registrations"), 0);
}

#[tokio::test]
async fn connect_3_a_member_that_is_null_is_as_none() {
    let server = started().await;
    let names = TEXTS.into_iter().chain(LISTS).chain(TRUTHS).chain(OTHERS);
    for name in names.filter(|name| *name != "redirect_uris") {
        let mut body = cursor();
        body[name] = Value::Null;
        assert_ne!(register(&server, &body).await.status, 400, "{name}");
    }
}
