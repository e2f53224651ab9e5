//! Apps that introduce themselves and ask who a user is (OpenID Connect Dynamic Client Registration
//! 1.0 §2).

use axum::body::Body;
use axum::http::Request;
use oauth::client::introduced::policy::RegistrationPolicy;
use oauth::identity::subject::SubjectType;
use serde_json::{Value, json};
use testkit::token_client::code_exchange;
use testkit::{ADA, Answer, AuthorizationUrl, Setup, TestServer};

use super::app_host::{AppHosts, CALLBACK, DOCUMENT};

const OTHER: &str = "https://other.example/callback";

async fn started() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.introductions.registration = RegistrationPolicy::Open;
    TestServer::start_with(setup).await
}

fn app(callback: &str) -> Value {
    json!({
        "client_name": "Wiki",
        "redirect_uris": [callback],
        "token_endpoint_auth_method": "none",
        "scope": "openid profile email",
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut body = app(CALLBACK);
    body[name] = value;
    body
}

async fn register(server: &TestServer, body: &Value) -> Answer {
    let request = Request::post(routes::REGISTER).header("content-type", "application/json");
    server.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

fn text(json: &Value, name: &str) -> String {
    json[name].as_str().unwrap_or_else(|| panic!("no {name} in {json}")).to_owned()
}

/// The `sub` and the algorithm by which an app knows Ada.
async fn sign_in(server: &TestServer, id: &str, callback: &str) -> (String, String) {
    let request = AuthorizationUrl::partner()
        .with("client_id", id)
        .with("redirect_uri", callback)
        .with("scope", "openid");
    let code = server.signed_in(ADA).await.allow_all(&request.with("prompt", "consent")).await;
    let mut pairs = code_exchange(&code).to_vec();
    callback.clone_into(&mut pairs[2].1);
    pairs.push(("client_id", id.to_owned()));
    let answer = server.token(None, &pairs).await;
    let claims = server.id_token(answer.assert_status(200)).await;
    let token = text(&answer.json(), "id_token");
    (text(&claims, "sub"), text(&testkit::jwt::header_of(&token), "alg"))
}

#[tokio::test]
async fn members_that_are_malformed_are_refused_by_registration_and_store_nothing() {
    let server = started().await;
    for (name, value) in [
        ("subject_type", json!("ephemeral")),
        ("subject_type", json!(1)),
        ("id_token_signed_response_alg", json!("none")),
        ("id_token_signed_response_alg", json!("HS256")),
        ("id_token_signed_response_alg", json!(["RS256"])),
        ("post_logout_redirect_uris", json!("https://app.example/bye")),
        ("post_logout_redirect_uris", json!(["javascript:alert(1)"])),
        ("post_logout_redirect_uris", json!(["http://app.example/bye"])),
        ("post_logout_redirect_uris", json!(vec!["https://app.example/bye"; 33])),
        ("backchannel_logout_uri", json!("https://evil.example/logout")),
        ("backchannel_logout_uri", json!("http://app.example/logout")),
        ("backchannel_logout_uri", json!("https://app.example:8443/logout")),
        ("backchannel_logout_uri", json!("https://169.254.169.254/latest")),
        ("backchannel_logout_uri", json!(["https://app.example/logout"])),
        ("backchannel_logout_session_required", json!("true")),
        ("default_max_age", json!(-1)),
        ("default_max_age", json!("60")),
        ("default_max_age", json!(1e40)),
        ("require_auth_time", json!("yes")),
        ("default_acr_values", json!("urn:countersign:acr:2fa")),
        ("initiate_login_uri", json!("http://app.example/login")),
        ("initiate_login_uri", json!("https://evil.example/login")),
    ] {
        let answer = register(&server, &with(name, value.clone())).await;
        answer.assert_status(400);
        assert_eq!(answer.json()["error"], "invalid_client_metadata", "{name} {value}");
    }
    assert_eq!(server.count("registrations"), 0);
}

#[tokio::test]
async fn connect_3_no_host_is_told_of_logouts_beside_others_that_answers_go_to() {
    let server = started().await;
    for other in ["http://127.0.0.1/callback", "cursor://x/callback", OTHER] {
        let mut body = with("backchannel_logout_uri", json!("https://app.example/logout"));
        body["redirect_uris"] = json!([CALLBACK, other]);
        let answer = register(&server, &body).await;
        answer.assert_status(400);
        assert_eq!(answer.json()["error"], "invalid_client_metadata", "{other}");
    }
    assert_eq!(server.count("registrations"), 0);
}

#[tokio::test]
async fn a_registration_says_what_counts() {
    let server = started().await;
    let mut body = app(CALLBACK);
    for (name, value) in [
        ("subject_type", json!("public")),
        ("id_token_signed_response_alg", json!("ES256")),
        ("post_logout_redirect_uris", json!(["https://app.example/bye"])),
        ("backchannel_logout_uri", json!("https://app.example/logout")),
        ("backchannel_logout_session_required", json!(true)),
        ("default_max_age", json!(3600)),
        ("require_auth_time", json!(false)),
        ("default_acr_values", json!(["phr", "urn:countersign:acr:2fa"])),
        ("initiate_login_uri", json!("https://app.example/login")),
        ("userinfo_signed_response_alg", json!("RS256")),
        ("id_token_encrypted_response_alg", json!("RSA-OAEP")),
        ("sector_identifier_uri", json!("https://app.example/sector.json")),
    ] {
        body[name] = value;
    }
    let answer = register(&server, &body).await.assert_status(201).json();
    for (name, value) in [
        // Two apps that no one vouches for cannot tell that it is the same person.
        ("subject_type", json!("pairwise")),
        ("id_token_signed_response_alg", json!("ES256")),
        ("post_logout_redirect_uris", json!(["https://app.example/bye"])),
        ("backchannel_logout_uri", json!("https://app.example/logout")),
        ("backchannel_logout_session_required", json!(true)),
        ("default_max_age", json!(3600)),
        // It is in every ID token.
        ("require_auth_time", json!(true)),
        ("default_acr_values", json!(["urn:countersign:acr:2fa"])),
        ("initiate_login_uri", json!("https://app.example/login")),
        ("userinfo_signed_response_alg", Value::Null),
        ("id_token_encrypted_response_alg", Value::Null),
        ("sector_identifier_uri", Value::Null),
        ("scope", json!("openid profile email")),
    ] {
        assert_eq!(answer[name], value, "{name}");
    }
    // It can be read, and sent back as it is (RFC 7592 §2).
    let path = text(&answer, "registration_client_uri").replace(testkit::ISSUER, "");
    let mut same = answer.clone();
    for name in ["registration_access_token", "registration_client_uri", "client_id_issued_at"] {
        same.as_object_mut().expect("an object").remove(name);
    }
    same["default_max_age"] = json!(60);
    same.as_object_mut().expect("an object").remove("backchannel_logout_uri");
    let put = Request::put(&path)
        .header("content-type", "application/json")
        .header("authorization", format!("Bearer {}", text(&answer, "registration_access_token")));
    let put = server.send(put.body(Body::from(same.to_string())).expect("a request")).await;
    let put = put.assert_status(200).json();
    assert_eq!((&put["default_max_age"], &put["subject_type"]), (&json!(60), &json!("pairwise")));
    assert_eq!(put["backchannel_logout_uri"], Value::Null);
}

#[tokio::test]
async fn apps_that_register_know_a_person_by_another_number_on_each_host() {
    let server = started().await;
    let id = async |body: &Value| {
        text(&register(&server, body).await.assert_status(201).json(), "client_id")
    };
    let signed = with("id_token_signed_response_alg", json!("EdDSA"));
    let (first, algorithm) = sign_in(&server, &id(&signed).await, CALLBACK).await;
    assert_eq!(algorithm, "EdDSA");
    let (second, algorithm) = sign_in(&server, &id(&app(OTHER)).await, OTHER).await;
    assert_eq!(algorithm, "RS256");
    assert!(first != second && first != "usr_ada" && second != "usr_ada");
    let again = with("client_name", json!("Wiki Two"));
    assert_eq!(sign_in(&server, &id(&again).await, CALLBACK).await.0, first);
}

#[tokio::test]
async fn an_app_that_introduced_itself_before_it_could_choose_is_pairwise_too() {
    let server = started().await;
    let answer = register(&server, &app(CALLBACK)).await.assert_status(201).json();
    let id = text(&answer, "client_id");
    let (sub, _) = sign_in(&server, &id, CALLBACK).await;
    server.change_client(&id, |client| client.subject_type = SubjectType::Public).await;
    let (again, _) = sign_in(&server, &id, CALLBACK).await;
    assert_eq!(again, sub);
}

#[tokio::test]
async fn an_app_with_a_document_is_signed_in_to_as_the_document_says() {
    let hosts = AppHosts::start().await;
    hosts.serve_document(|document| {
        document["scope"] = json!("openid");
        document["redirect_uris"] = json!([CALLBACK]);
        document["id_token_signed_response_alg"] = json!("ES256");
        document["subject_type"] = json!("public");
        document["post_logout_redirect_uris"] = json!(["https://app.example/bye"]);
        document["backchannel_logout_uri"] = json!("https://app.example/logout");
        document["initiate_login_uri"] = json!("https://app.example/login");
    });
    let server = hosts.server().await;
    let (sub, algorithm) = sign_in(&server, DOCUMENT, CALLBACK).await;
    assert_eq!(algorithm, "ES256");
    assert_ne!(sub, "usr_ada");
    let id = oauth::id::ClientId::new(DOCUMENT);
    let client = server.provider.clients().client_to_manage(&id).await.expect("stored");
    assert_eq!(client.post_logout_redirect_uris.len(), 1);
    assert_eq!(client.initiate_login_uri.as_deref(), Some("https://app.example/login"));
    let logout = client.backchannel_logout.expect("told");
    assert_eq!(
        (logout.uri.as_str(), logout.session_required),
        ("https://app.example/logout", false)
    );
}

#[tokio::test]
async fn a_document_that_wants_unsigned_id_tokens_or_tells_others_of_logouts_introduces_no_app() {
    let hosts = AppHosts::start().await;
    let wrong: [fn(&mut Value); 3] = [
        |document| document["id_token_signed_response_alg"] = json!("none"),
        |document| document["backchannel_logout_uri"] = json!("https://evil.example/logout"),
        // Anybody can list it.
        |document| {
            document["redirect_uris"] = json!([CALLBACK, "https://evil.example/callback"]);
            document["backchannel_logout_uri"] = json!("https://evil.example/logout");
        },
    ];
    for change in wrong {
        hosts.serve_document(change);
        let server = hosts.server().await;
        let request =
            AuthorizationUrl::partner().with("client_id", DOCUMENT).with("redirect_uri", CALLBACK);
        let page = server.signed_in(ADA).await.get(&request.path()).await;
        page.assert_status(400);
        assert_eq!(server.count("clients WHERE id LIKE 'https%'"), 0);
    }
}

#[tokio::test]
async fn who_the_person_is_only_an_app_learns_that_says_that_it_wants_to() {
    let server = started().await;
    let mut body = app(CALLBACK);
    body.as_object_mut().expect("an object").remove("scope");
    let answer = register(&server, &body).await.assert_status(201).json();
    let meant = text(&answer, "scope");
    assert!(meant.contains("candidates_read") && !meant.contains("openid"), "{meant}");
}
