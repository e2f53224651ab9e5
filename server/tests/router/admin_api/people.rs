//! The company's people (SIGNIN 1): what the page for administrators does.

use serde_json::{Value, json};
use testkit::{ADA, KIM, RAVI, TestServer};

use super::{SCOPES, call, read, service};
use crate::audit::log;
use crate::loss_of_access::{Held, NOTHING};
use crate::mail::sent;

const ONE: &str = "/v1/people/usr_ravi";

fn lea() -> Value {
    json!({
        "email": "lea@northwind.example", "firstName": "Lea", "lastName": "Sand",
        "role": "standard",
    })
}

#[tokio::test]
async fn signin_1_programs_without_the_scope_and_of_other_companies_reach_no_user() {
    let server = TestServer::start().await;
    let (_, settings) = service(&server, ADA, "configuration_read configuration_manage").await;
    call(&settings, &server, "GET", "/v1/people", Value::Null).await.assert_status(403);
    let (_, other) = service(&server, KIM, SCOPES).await;
    for (method, path, body) in [
        ("GET", ONE.to_owned(), Value::Null),
        ("PATCH", ONE.to_owned(), json!({ "role": "administrator" })),
        ("POST", format!("{ONE}/invitation"), Value::Null),
        ("DELETE", format!("{ONE}/sessions"), Value::Null),
        ("DELETE", format!("{ONE}/access"), Value::Null),
        ("DELETE", format!("{ONE}/factors"), Value::Null),
    ] {
        call(&other, &server, method, &path, body).await.assert_status(404);
    }
    let listed = read(&other, &server, "/v1/people").await.to_string();
    assert!(listed.contains(KIM) && !listed.contains(RAVI), "{listed}");
    assert!(log(&server).await.iter().all(|line| line.starts_with("credential_made")));
}

#[tokio::test]
async fn signin_1_people_are_invited_listed_and_changed() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    server.signed_in(RAVI).await;
    let made = call(&by, &server, "POST", "/v1/people", lea()).await.assert_status(201).json();
    assert_eq!(made["hasPassword"], false);
    assert!(made["invitedUntil"].is_null(), "until the email is written: {made}");
    let path = format!("/v1/people/{}", made["id"].as_str().expect("an id"));
    assert_eq!(sent(&server).await.len(), 1);
    assert_eq!(read(&by, &server, &path).await["invitedUntil"], "2027-01-22T08:00:00Z");
    let again = format!("{path}/invitation");
    call(&by, &server, "POST", &again, Value::Null).await.assert_status(200);
    assert_eq!(sent(&server).await.len(), 1);
    call(&by, &server, "POST", &format!("{ONE}/invitation"), Value::Null).await.assert_status(409);
    let ravi = read(&by, &server, ONE).await;
    assert_eq!(
        (&ravi["email"], &ravi["lastSignedInAt"]),
        (&json!(RAVI), &json!("2027-01-15T08:00:00Z"))
    );
    let first = read(&by, &server, "/v1/people?limit=1").await;
    assert_eq!(
        (&first["totalFound"], first["content"].as_array().map(Vec::len)),
        (&json!(4), Some(1))
    );
    let next = first["next"].as_str().expect("more").to_owned();
    let rest = read(&by, &server, &format!("/v1/people?after={next}")).await;
    assert_eq!(rest["content"].as_array().map(Vec::len), Some(3));
    let change = json!({ "role": "administrator" });
    let changed = call(&by, &server, "PATCH", ONE, change).await.assert_status(200).json();
    assert_eq!((&changed["role"], &changed["active"]), (&json!("administrator"), &json!(true)));
    let change = json!({ "active": false });
    let changed = call(&by, &server, "PATCH", ONE, change).await.assert_status(200).json();
    assert_eq!(changed["active"], false);
    let told = log(&server).await.split_off(1);
    assert_eq!(
        told,
        [
            format!("user_invited lea@northwind.example, {ADA}, nowhere: role=standard"),
            format!("user_invited lea@northwind.example, {ADA}, nowhere: again"),
            format!("user_changed {RAVI}, {ADA}, nowhere: role=administrator"),
            format!("user_changed {RAVI}, {ADA}, nowhere: disabled=true"),
        ]
    );
}

#[tokio::test]
async fn signin_1_what_is_wrong_with_an_invitation_is_named() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    for (field, value) in [("email", "lea"), ("firstName", ""), ("lastName", "a\nb")] {
        let mut body = lea();
        body[field] = json!(value);
        let json = call(&by, &server, "POST", "/v1/people", body).await.assert_status(400).json();
        assert_eq!(json["field"], field);
    }
    let mut taken = lea();
    taken["email"] = json!("RAVI@northwind.example");
    call(&by, &server, "POST", "/v1/people", taken).await.assert_status(409);
    let mut odd = lea();
    odd["password"] = json!("otter lamp gravel sunday");
    call(&by, &server, "POST", "/v1/people", odd).await.assert_status(400);
    assert_eq!(sent(&server).await.len(), 0);
}

#[tokio::test]
async fn signin_1_a_program_disables_and_resets_no_user_in_whose_name_it_acts() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let own = "/v1/people/usr_ada";
    for (method, path, body) in [
        ("PATCH", own.to_owned(), json!({ "role": "standard" })),
        ("PATCH", own.to_owned(), json!({ "active": false })),
        ("DELETE", format!("{own}/factors"), Value::Null),
    ] {
        call(&by, &server, method, &path, body).await.assert_status(409);
    }
    assert_eq!(read(&by, &server, own).await["role"], "administrator");
}

#[tokio::test]
async fn signin_1_sessions_end_and_a_person_is_locked_down() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let sessions = format!("{ONE}/sessions");
    call(&by, &server, "DELETE", &sessions, Value::Null).await.assert_status(204);
    assert!(ravi.get("/account").await.our_location().starts_with("/sign-in"));
    let held = Held::by(&server, RAVI).await;
    call(&by, &server, "DELETE", &format!("{ONE}/access"), Value::Null).await.assert_status(204);
    assert_eq!(held.works().await, NOTHING);
}

#[tokio::test]
async fn signin_1_factors_that_are_lost_are_removed_and_their_owner_is_told() {
    let server = TestServer::start().await;
    server.signed_in(RAVI).await.set_up_second_factor(&server).await;
    sent(&server).await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let path = format!("{ONE}/factors");
    for _ in 0..2 {
        call(&by, &server, "DELETE", &path, Value::Null).await.assert_status(204);
    }
    let told = sent(&server).await;
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!(server.count("authenticators") + server.count("recovery_codes"), 0);
    let entries = log(&server).await;
    let reset = entries.iter().filter(|line| line.starts_with("factors_reset "));
    assert_eq!(reset.count(), 1, "{entries:#?}");
    server.browser().sign_in(RAVI).await;
}
