//! What an ID token says (OpenID Connect Core §2), and to whom.

use oauth::client::redirect_uri::RedirectUri;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::IdTokenAlgorithm;
use oauth::timestamp::Timestamp;
use provider::clients::client_terms::ClientTerms;
use serde_json::json;
use testkit::jwt::header_of;
use testkit::token_client::{code_exchange, spa_exchange};
use testkit::{ADA, AuthorizationUrl, ISSUER, MINUTE, RAVI, TestServer};

use super::{NONCE, request, server, tokens};

#[tokio::test]
async fn without_openid_there_is_none() {
    let server = server().await;
    for scope in ["jobs_read", "profile jobs_read"] {
        let answer = tokens(&server, &request(scope)).await;
        assert!(answer.json().get("id_token").is_none(), "{scope}");
    }
}

#[tokio::test]
async fn an_app_that_may_not_ask_who_a_user_is_gets_none() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&request("openid").path()).await;
    answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "invalid_scope");
}

#[tokio::test]
async fn it_says_who_signed_in_when_and_how_for_five_minutes_to_one_app() {
    let server = server().await;
    let answer = tokens(&server, &request("openid")).await;
    let now = server.provider.now().0;
    let claims = server.id_token(&answer).await;
    assert_eq!(claims["iss"], ISSUER);
    assert_eq!(claims["aud"], "demo-partner");
    assert_eq!(claims["iat"], now);
    assert_eq!(claims["exp"], now + 300);
    assert_eq!(claims["auth_time"], now);
    assert_eq!(claims["nonce"], NONCE);
    assert_eq!(claims["acr"], "urn:countersign:acr:1fa");
    assert_eq!(claims["amr"], json!(["pwd"]));
    assert!(claims.get("azp").is_none());
    let mut names: Vec<_> = claims.as_object().expect("an object").keys().cloned().collect();
    names.sort_unstable();
    let all = "acr amr at_hash aud auth_time exp iat iss nonce sid sub";
    assert_eq!(names.join(" "), all);
}

#[tokio::test]
async fn a_nonce_comes_back_character_by_character() {
    let server = server().await;
    for nonce in ["+ %2B&=\"\\\u{e9}\u{1f600}\n</script>", "0", " ", &"n".repeat(1024)] {
        let answer =
            tokens(&server, &request("openid").with("nonce", nonce).with("prompt", "consent"))
                .await;
        assert_eq!(server.id_token(&answer).await["nonce"], *nonce);
    }
    let long = request("openid").with("nonce", &"n".repeat(1025));
    let answer = server.signed_in(ADA).await.get(&long.path()).await;
    answer.assert_error_sent_to(testkit::PARTNER_CALLBACK, "invalid_request");
}

#[tokio::test]
async fn an_access_token_is_none_and_none_is_an_access_token() {
    let server = server().await;
    let answer = tokens(&server, &request("openid jobs_read")).await;
    let token = answer.json()["id_token"].as_str().expect("an ID token").to_owned();
    server.call("/api/jobs", &token).await.assert_status(401);
    super::userinfo::get(&server, &token).await.assert_status(401);
}

#[tokio::test]
async fn each_app_reads_the_algorithm_that_it_is_registered_with() {
    let server = server().await;
    for algorithm in IdTokenAlgorithm::ALL {
        server.change_client("demo-partner", |client| client.id_token_algorithm = algorithm).await;
        let answer = tokens(&server, &request("openid").with("prompt", "consent")).await;
        let token = answer.json()["id_token"].as_str().expect("an ID token").to_owned();
        assert_eq!(header_of(&token)["alg"], algorithm.as_str());
        server.id_token(&answer).await;
    }
}

#[tokio::test]
async fn a_key_that_signs_id_tokens_is_changed_as_the_others() {
    let server = server().await;
    let first = header_of(
        tokens(&server, &request("openid")).await.json()["id_token"].as_str().expect("one"),
    );
    server.rotate_signing_keys().await;
    server.advance(11 * MINUTE);
    let answer = tokens(&server, &request("openid").with("prompt", "consent")).await;
    let next = header_of(answer.json()["id_token"].as_str().expect("one"));
    assert_ne!(next["kid"], first["kid"]);
    server.id_token(&answer).await;
}

#[tokio::test]
async fn an_id_token_of_a_device_is_that_of_who_typed_its_code() {
    let server = TestServer::start().await;
    server.let_ask_who("demo-device").await;
    let pairs = [("client_id", "demo-device"), ("scope", "openid")];
    let waiting = testkit::device::Waiting::read(&server.begin(&pairs).await);
    server.signed_in(RAVI).await.answer_device(&waiting, "Allow access").await;
    let answer = server.poll(&waiting.device_code).await;
    answer.assert_status(200);
    let claims = server.id_token(&answer).await;
    assert_eq!(claims["aud"], "demo-device");
    assert!(claims.get("nonce").is_none());
}

async fn sub_at(server: &TestServer, app: &str) -> String {
    let mut browser = server.signed_in(ADA).await;
    let answer = if app == "demo-spa" {
        let code = browser
            .allow(&AuthorizationUrl::spa().with("scope", "openid").with("prompt", "consent"))
            .await;
        server.token(None, &spa_exchange(&code)).await
    } else {
        let code = browser.allow(&request("openid").with("prompt", "consent")).await;
        server.token(Some(&testkit::token_client::partner()), &code_exchange(&code)).await
    };
    let claims = server.id_token(&answer).await;
    claims["sub"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn a_person_is_the_same_for_all_apps_or_for_each_sector_another_and_always_the_same_again() {
    let server = server().await;
    server.let_ask_who("demo-spa").await;
    let public = sub_at(&server, "demo-partner").await;
    assert_eq!(sub_at(&server, "demo-spa").await, public);
    for app in ["demo-partner", "demo-spa"] {
        server.change_client(app, |client| client.subject_type = SubjectType::Pairwise).await;
    }
    let (one, other) = (sub_at(&server, "demo-partner").await, sub_at(&server, "demo-spa").await);
    assert!(one != other && one != public && other != public);
    assert_eq!(sub_at(&server, "demo-partner").await, one);
    // Beyond every change of the server's keys.
    server.advance(200 * testkit::DAY);
    server.provider.keys().rotate_due_keys().await.expect("tended");
    assert_eq!(sub_at(&server, "demo-partner").await, one);
}

#[tokio::test]
async fn two_apps_of_one_host_know_a_person_by_the_same_number() {
    let server = server().await;
    server.let_ask_who("demo-spa").await;
    for (app, callback) in
        [("demo-partner", testkit::PARTNER_CALLBACK), ("demo-spa", testkit::SPA_CALLBACK)]
    {
        server
            .change_client(app, |client| {
                client.subject_type = SubjectType::Pairwise;
                client.redirect_uris = vec![RedirectUri::register(callback).expect("valid")];
            })
            .await;
    }
    // On people's own devices there is no host that is anyone's.
    assert_ne!(sub_at(&server, "demo-partner").await, sub_at(&server, "demo-spa").await);
}

#[test]
fn what_an_app_is_registered_with_must_not_contradict_itself() {
    let terms = |change: serde_json::Value| {
        let mut terms = json!({
            "name": "Wiki", "grant_types": ["authorization_code"], "required": "openid",
        });
        let members = change.as_object().expect("an object").clone();
        terms.as_object_mut().expect("an object").extend(members);
        let terms: ClientTerms = serde_json::from_value(terms).expect("readable");
        let secrets = vec![oauth::credential::digest::Digest::of("secret")];
        let id = oauth::id::ClientId::new("wiki");
        (
            terms.client(id.clone(), None, secrets, Timestamp(0)),
            terms.client(id, None, vec![], Timestamp(0)),
        )
    };
    let (confidential, public) = terms(json!({ "subject_type": "pairwise", "pkce": "or_nonce" }));
    assert!(confidential.is_ok_and(|client| client.nonce_instead_of_pkce));
    assert!(public.is_err(), "a nonce protects no public client");
    let (readable, _) = terms(json!({ "subject_type": "pairwise", "jwt": true }));
    assert!(readable.is_err(), "its access token would say who the person is for others");
}
