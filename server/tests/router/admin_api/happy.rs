use serde_json::{Value, json};

use super::{SCOPES, call, draft, read, service};
use crate::customer_api::callers::Shown;
use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::token_client::code_exchange;
use testkit::{ADA, AuthorizationUrl, KIM, RAVI, TestServer, basic};

fn text(json: &Value, name: &str) -> String {
    json[name].as_str().unwrap_or_else(|| panic!("{name} of {json}")).to_owned()
}

#[tokio::test]
async fn credentials_are_made_replaced_listed_and_revoked() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let make = async |kind: &str, body: Value| {
        let path = format!("/v1/credentials/{kind}");
        call(&by, &server, "POST", &path, body).await.assert_status(201).json()
    };
    let key = make("keys", json!({ "name": "Smoke test" })).await;
    let token = json!({ "name": "Users", "scopes": ["users"], "days": 7 });
    let token = make("tokens", token).await;
    let client = json!({ "name": "Report", "scopes": ["jobs_read"], "role": "standard" });
    let client = make("clients", client).await;
    let opens = async |key: &Value| {
        let key = Shown::key(&text(key, "secret"));
        key.call(&server, "GET", "/company", Value::Null).await.status.as_u16()
    };
    assert_eq!(opens(&key).await, 200);
    let users = Shown::token(&text(&token, "secret"));
    users.call(&server, "GET", "/v2/users", Value::Null).await.assert_status(200);
    server.service_token(&text(&client, "id"), &text(&client, "secret")).await;

    let path = format!("/v1/credentials/{}", text(&key, "id"));
    let replace = json!({ "overlap": "now" });
    let second = call(&by, &server, "POST", &format!("{path}/replace"), replace).await;
    let second = second.assert_status(201).json();
    assert_eq!((opens(&key).await, opens(&second).await), (401, 200));
    let shown = read(&by, &server, &path).await;
    assert_eq!(
        (text(&shown, "createdBy"), text(&shown, "state")),
        ("usr_ada".into(), "active".into())
    );
    assert!(!shown.to_string().contains(&text(&second, "secret")));

    call(&by, &server, "DELETE", &path, Value::Null).await.assert_status(204);
    assert_eq!(opens(&second).await, 401);
    call(&by, &server, "DELETE", &path, Value::Null).await.assert_status(404);
    let listed = read(&by, &server, "/v1/credentials").await;
    // Those three, and the client that calls.
    assert_eq!(listed["totalFound"], 4);
    assert!(listed.to_string().contains("\"revokedBy\":\"usr_ada\""), "{listed}");
}

#[tokio::test]
async fn the_policy_is_read_and_set() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let mut policy = read(&by, &server, "/v1/policy").await;
    assert_eq!(policy["read"], "anyone");
    policy["read"] = json!("administrators");
    let answer = call(&by, &server, "PUT", "/v1/policy", policy.clone()).await;
    assert_eq!(answer.assert_status(200).json(), policy);
    assert_eq!(read(&by, &server, "/v1/policy").await, policy);
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_says("Ask an administrator");
}

#[tokio::test]
async fn connected_apps_are_listed_blocked_approved_and_removed() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let token = Shown::token(&server.partner_tokens(RAVI).await.access);
    let path = "/v1/connected-apps/demo-partner";
    let listed = read(&by, &server, "/v1/connected-apps").await;
    assert_eq!(
        (&listed["totalFound"], &listed["content"][0]["peopleCount"]),
        (&json!(1), &json!(1))
    );
    let details = read(&by, &server, path).await;
    assert_eq!(details["people"][0]["email"], RAVI);

    let decision = format!("{path}/decision");
    for word in ["approved", "blocked"] {
        let body = json!({ "decision": word });
        let answer = call(&by, &server, "PUT", &decision, body).await.assert_status(200).json();
        assert_eq!(answer["decision"], word);
    }
    assert_eq!(token.call(&server, "GET", "/users/me", Value::Null).await.status, 401);
    call(&by, &server, "DELETE", &decision, Value::Null).await.assert_status(204);
    assert_eq!(read(&by, &server, path).await["decision"], Value::Null);
    call(&by, &server, "DELETE", path, Value::Null).await.assert_status(204);
    assert_eq!(read(&by, &server, path).await["peopleCount"], 0);
    let unknown = "/v1/connected-apps/nothing";
    call(&by, &server, "DELETE", unknown, Value::Null).await.assert_status(404);
}

#[tokio::test]
async fn a_request_is_read_and_answered_once() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let mut policy = read(&by, &server, "/v1/policy").await;
    policy["read"] = json!("administrators");
    call(&by, &server, "PUT", "/v1/policy", policy).await.assert_status(200);
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Ask an administrator").set("message", "Please");
    ravi.submit(&form.press("Ask an administrator")).await.assert_page(200);

    let listed = read(&by, &server, "/v1/approval-requests").await;
    let request = &listed["content"][0];
    assert_eq!((&request["message"], &request["answer"]), (&json!("Please"), &Value::Null));
    let path = format!("/v1/approval-requests/{}", text(request, "id"));
    let answer = json!({ "approved": true, "reason": "Fine" });
    let path_of_answer = format!("{path}/answer");
    let answered = call(&by, &server, "PUT", &path_of_answer, answer.clone()).await;
    assert_eq!(answered.assert_status(200).json()["answer"]["by"], "usr_ada");
    call(&by, &server, "PUT", &path_of_answer, answer).await.assert_status(409);
    assert_eq!(read(&by, &server, &path).await["answer"]["reason"], "Fine");
    let page = ravi.consent_page(&AuthorizationUrl::partner()).await;
    page.form("Allow access");
}

#[tokio::test]
async fn an_app_is_written_registered_used_changed_and_removed() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let begun = call(&by, &server, "POST", "/v1/apps", draft("Shiftplan", &[])).await;
    let begun = begun.assert_status(201).json();
    assert!(begun["faults"].as_array().is_some_and(|faults| !faults.is_empty()), "{begun}");
    let path = format!("/v1/apps/{}", text(&begun, "id"));
    let registration = format!("{path}/registration");
    call(&by, &server, "POST", &registration, Value::Null).await.assert_status(409);
    let publisher = json!({
        "name": "Northwind Tools",
        "website": "https://shiftplan.example",
        "supportEmail": "help@shiftplan.example",
    });
    let said = call(&by, &server, "PUT", "/v1/publisher", publisher).await;
    let said = said.assert_status(200).json();
    assert_eq!(said["supportEmail"], "help@shiftplan.example");
    assert_eq!(said, read(&by, &server, "/v1/publisher").await);

    let whole = draft("Shiftplan", &["configuration_read"]);
    let written = call(&by, &server, "PUT", &path, whole).await.assert_status(200).json();
    assert_eq!(written["faults"], json!([]));
    let registered = call(&by, &server, "POST", &registration, Value::Null).await;
    let registered = registered.assert_status(201).json();

    // The company's own app acts for an administrator who allows it.
    let id = text(&registered, "id");
    let url =
        AuthorizationUrl::partner().with("client_id", &id).with("scope", "configuration_read");
    let mut ada = server.signed_in(ADA).await;
    let page = ada.consent_page(&url).await;
    let answer = ada.submit(&page.form("Allow access").tick("yes").press("Allow access")).await;
    let header = basic(&id, &text(&registered, "secret"));
    let tokens = Tokens::read(&server.token(Some(&header), &code_exchange(&code(&answer))).await);
    let app = Shown::token(&tokens.access);
    assert_eq!(read(&app, &server, "/v1/apps").await["content"][0]["name"], "Shiftplan");

    let renamed = draft("Shiftplan Two", &["configuration_read"]);
    let unsaved = call(&by, &server, "PUT", &path, renamed).await.assert_status(200).json();
    assert_eq!(unsaved["unsavedChanges"], 1);
    let saved = call(&by, &server, "PUT", &registration, Value::Null).await;
    assert_eq!(saved.assert_status(200).json()["unsavedChanges"], 0);
    call(&by, &server, "DELETE", &path, Value::Null).await.assert_status(204);
    call(&by, &server, "GET", &path, Value::Null).await.assert_status(404);
    let gone = call(&app, &server, "GET", "/v1/apps", Value::Null).await;
    assert_eq!(gone.status, 401);
}

#[tokio::test]
async fn a_publishers_name_is_reviewed_as_it_was_read() {
    let server = TestServer::start().await;
    let (_, by) = service(&server, ADA, SCOPES).await;
    let (_, other) = service(&server, KIM, SCOPES).await;
    call(&other, &server, "GET", "/v1/publishers", Value::Null).await.assert_status(403);
    let find = async || {
        let all = read(&by, &server, "/v1/publishers").await;
        all["content"].as_array().expect("a list")[0].clone()
    };
    let found = find().await;
    assert_eq!(text(&found, "name"), "Brightwork Labs");
    assert!(found["reviewedAt"].is_string() && found["redirectHosts"].is_array());
    let review = format!("/v1/publishers/{}/review", text(&found, "id"));
    let said = json!({ "shown": text(&found, "shown") });
    call(&other, &server, "PUT", &review, said.clone()).await.assert_status(403);
    call(&by, &server, "DELETE", &review, Value::Null).await.assert_status(204);
    call(&by, &server, "DELETE", &review, Value::Null).await.assert_status(404);
    assert_eq!(find().await["reviewedAt"], Value::Null);
    let path = "/v1/connected-apps/demo-partner";
    let app = read(&by, &server, path).await;
    assert_eq!(
        (text(&app, "proven"), text(&app, "publisher")),
        ("domain".to_owned(), "Brightwork Labs".to_owned())
    );
    server
        .change_client("demo-partner", |client| {
            client.publisher.as_mut().expect("one").name = "Others".to_owned();
        })
        .await;
    call(&by, &server, "PUT", &review, said).await.assert_status(409);
    let decision = json!({ "decision": "approved", "shown": text(&app, "shown") });
    let decide = format!("{path}/decision");
    call(&by, &server, "PUT", &decide, decision).await.assert_status(409);
    let now = read(&by, &server, path).await;
    let decision = json!({ "decision": "approved", "shown": text(&now, "shown") });
    call(&by, &server, "PUT", &decide, decision).await.assert_status(200);
    let said = json!({ "shown": text(&find().await, "shown") });
    let reviewed = call(&by, &server, "PUT", &review, said).await.assert_status(200).json();
    assert_eq!(text(&reviewed, "name"), "Others");
    assert_eq!(text(&read(&by, &server, path).await, "proven"), "name");
}
