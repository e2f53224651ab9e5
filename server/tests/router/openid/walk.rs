//! The discovery document, member by member: what it says of identity is what happens.

use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use serde_json::{Value, json};
use testkit::browser::code;
use testkit::one_time::AuthenticatorApp;
use testkit::{ADA, ISSUER, PARTNER_CALLBACK, PASSWORD, RAVI, TestServer};

use super::discovery::DOCUMENT;
use super::userinfo::get;
use super::{request, server, tokens};

fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().unwrap_or_else(|| panic!("a list: {value}"));
    list.iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

fn path(value: &Value) -> String {
    let text = value.as_str().expect("an address");
    text.strip_prefix(ISSUER).expect("ours").to_owned()
}

async fn error_of(server: &TestServer, name: &str, value: &str) -> String {
    let asked = request("openid").with(name, value);
    let answer = server.signed_in(ADA).await.get(&asked.path()).await;
    answer.assert_sent_to(PARTNER_CALLBACK)["error"].clone()
}

#[tokio::test]
async fn each_member_of_the_discovery_document_says_what_happens() {
    let document = TestServer::start().await.get(DOCUMENT).await.json();
    for (name, value) in document.as_object().expect("an object") {
        // A database of its own: what one changes is nothing to the next.
        let server = server().await;
        match name.as_str() {
            "acr_values_supported" => classes(&server, &texts(value)).await,
            "claim_types_supported" => {
                assert_eq!(*value, json!(["normal"]));
                let told = told(&server).await;
                assert!(told.values().all(Value::is_string), "{told:?}");
                assert!(!told.contains_key("_claim_names"));
            }
            "claims_parameter_supported" => {
                assert_eq!(*value, json!(true));
                let wanted = json!({ "id_token": { "email": null } }).to_string();
                let answer =
                    tokens(&server, &request("openid email").with("claims", &wanted)).await;
                assert_eq!(server.id_token(&answer).await["email"], ADA);
            }
            "claims_supported" => claims(&server, &texts(value)).await,
            "end_session_endpoint" => {
                let mut browser = server.signed_in(ADA).await;
                browser.get(&path(value)).await.assert_page(200).form("Sign out");
            }
            "id_token_signing_alg_values_supported" => {
                assert_eq!(texts(value), IdTokenAlgorithm::ALL.map(IdTokenAlgorithm::as_str));
                algorithms(&server).await;
            }
            "prompt_values_supported" => prompts(&server, &texts(value)).await,
            "request_parameter_supported" => {
                assert_eq!(*value, json!(false));
                assert_eq!(error_of(&server, "request", "a.b.c").await, "request_not_supported");
            }
            "request_uri_parameter_supported" => {
                assert_eq!(*value, json!(false));
                let error = error_of(&server, "request_uri", "https://app.example/r").await;
                assert_eq!(error, "request_uri_not_supported");
            }
            "scopes_supported" => scopes(&server, &texts(value)),
            "subject_types_supported" => {
                assert_eq!(texts(value), SubjectType::ALL.map(SubjectType::as_str));
                subjects(&server).await;
            }
            // What is sent then, the tests of back-channel logout say.
            "backchannel_logout_supported" | "backchannel_logout_session_supported" => {
                assert_eq!(*value, json!(true));
            }
            "userinfo_endpoint" => assert_eq!(path(value), routes::USERINFO),
            "issuer" => {
                let answer = tokens(&server, &request("openid")).await;
                assert_eq!(server.id_token(&answer).await["iss"], *value);
            }
            // The same as in the document of RFC 8414, which `metadata` walks.
            _ => {
                let oauth = server.get(routes::METADATA).await.json();
                assert_eq!(oauth.get(name), Some(value), "who adds one says what it does: {name}");
            }
        }
    }
}

async fn told(server: &TestServer) -> serde_json::Map<String, Value> {
    let answer = tokens(server, &request("openid profile email")).await;
    let token = answer.json()["access_token"].as_str().expect("a token").to_owned();
    let userinfo = get(server, &token).await.json();
    userinfo.as_object().expect("an object").clone()
}

async fn claims(server: &TestServer, announced: &[String]) {
    server.meddle("UPDATE users SET language = 'de' WHERE id = 'usr_ada'");
    let answer = tokens(server, &request("openid profile email")).await;
    let token = answer.json()["access_token"].as_str().expect("a token").to_owned();
    let userinfo = get(server, &token).await.json();
    let id_token = server.id_token(&answer).await;
    let given = |told: &Value| -> Vec<String> {
        told.as_object().expect("an object").keys().cloned().collect()
    };
    let given: Vec<String> = given(&userinfo).into_iter().chain(given(&id_token)).collect();
    for name in announced {
        assert!(given.contains(name), "{name} is announced and not given");
    }
    for name in given {
        // Of the token itself, as `iat`.
        assert!(
            announced.contains(&name) || name == "at_hash",
            "{name} is given and not announced"
        );
    }
}

async fn algorithms(server: &TestServer) {
    for algorithm in IdTokenAlgorithm::ALL {
        server.change_client("demo-partner", |client| client.id_token_algorithm = algorithm).await;
        let answer = tokens(server, &request("openid").with("prompt", "consent")).await;
        let token = answer.json()["id_token"].as_str().expect("an ID token").to_owned();
        assert_eq!(testkit::jwt::header_of(&token)["alg"], algorithm.as_str());
        server.id_token(&answer).await;
    }
}

async fn subjects(server: &TestServer) {
    let sub = async || {
        let answer = tokens(server, &request("openid").with("prompt", "consent")).await;
        server.id_token(&answer).await["sub"].as_str().expect("a text").to_owned()
    };
    assert_eq!(sub().await, "usr_ada");
    server
        .change_client("demo-partner", |client| client.subject_type = SubjectType::Pairwise)
        .await;
    assert_ne!(sub().await, "usr_ada");
}

fn scopes(server: &TestServer, announced: &[String]) {
    assert_eq!(announced[..3], ["openid", "profile", "email"]);
    for scope in announced {
        let known = scope.parse().expect("a scope");
        let is_known = server.provider.catalogue().find(&known).is_some();
        assert!(is_known || scope == "offline_access", "{scope}");
    }
}

async fn prompts(server: &TestServer, announced: &[String]) {
    assert_eq!(announced, ["none", "login", "consent", "select_account"]);
    let asked = |prompt: &str| request("openid").with("prompt", prompt);
    let mut browser = server.signed_in(RAVI).await;
    let silent = browser.get(&asked("none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
    browser.allow(&request("openid")).await;
    let silent = browser.get(&asked("none").path()).await;
    assert!(silent.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
    for prompt in ["login", "select_account"] {
        let answer = browser.get(&asked(prompt).path()).await;
        assert!(answer.our_location().starts_with("/sign-in"), "{prompt}");
    }
    browser.get(&asked("consent").path()).await.assert_page(200).form("Allow access");
    // What is not announced is ignored.
    let answer = browser.get(&asked("create").path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
}

async fn classes(server: &TestServer, announced: &[String]) {
    let [one, two] = announced else { panic!("two: {announced:?}") };
    let answer = tokens(server, &request("openid").with("acr_values", one)).await;
    assert_eq!(server.id_token(&answer).await["acr"], *one);
    let mut browser = server.browser();
    let page = browser.open(&request("openid").with("acr_values", two).path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let page = browser.follow(answer).await;
    let app = AuthenticatorApp::of_page(&page);
    let page = browser.submit(&page.form("Confirm").set("code", &app.code(server))).await;
    let next = page.links("a.btn-main").remove(0);
    let answer = browser.get(&next).await;
    let answer = if answer.status == 200 {
        browser.submit(&answer.form("Allow access").press("Allow access")).await
    } else {
        browser.follow(answer).await
    };
    let answer = server.redeem(&code(&answer)).await;
    assert_eq!(server.id_token(&answer).await["acr"], *two);
}
