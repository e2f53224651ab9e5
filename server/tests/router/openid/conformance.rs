//! The modules of the OpenID Foundation's Basic and Config plans, each with what it demands.

use serde_json::{Value, json};
use testkit::client::refreshing;
use testkit::token_client::{Tokens, code_exchange, partner};
use testkit::{
    ADA, Answer, Browser, ISSUER, MINUTE, PARTNER_CALLBACK, PASSWORD, SECOND, TestServer,
};

use super::discovery::DOCUMENT;
use super::userinfo::{USERINFO, get};
use super::{NONCE, access_token, request, server, tokens};

/// Signs in on the page that an answer leads to, and allows what is asked if it is asked; the code.
async fn sign_in_and_go_on(browser: &mut Browser<'_>, answer: &Answer) -> String {
    let form = browser.get(answer.our_location()).await.form("Sign in");
    let answer = browser.submit(&form.set("email", ADA).set("password", PASSWORD)).await;
    let page = browser.get(answer.our_location()).await;
    if page.status == 303 {
        return testkit::browser::code(&page);
    }
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    testkit::browser::code(&answer)
}

async fn id_token_of(server: &TestServer, code: &str) -> Value {
    let answer = server.redeem(code).await;
    answer.assert_status(200);
    server.id_token(&answer).await
}

fn time(claims: &Value, name: &str) -> i64 {
    claims[name].as_i64().unwrap_or_else(|| panic!("no {name} in {claims}"))
}

/// "Make request with response_type=code": sign-in, code, ID token, userinfo, all of one person.
#[tokio::test]
async fn oidcc_server() {
    let server = server().await;
    let answer = tokens(&server, &request("openid")).await;
    let claims = server.id_token(&answer).await;
    let told = get(&server, answer.json()["access_token"].as_str().expect("one")).await;
    assert_eq!(told.assert_status(200).json()["sub"], claims["sub"]);
}

/// "Userinfo with GET and bearer header".
#[tokio::test]
async fn oidcc_userinfo_get() {
    let server = server().await;
    let token = access_token(&server, "openid").await;
    get(&server, &token).await.assert_status(200).assert_header("content-type", "application/json");
}

/// "Userinfo with POST and bearer header".
#[tokio::test]
async fn oidcc_userinfo_post_header() {
    let server = server().await;
    let bearer = format!("Bearer {}", access_token(&server, "openid").await);
    let answer = server.post_pairs(USERINFO, Some(&bearer), &[] as &[(&str, &str)]).await;
    assert!(answer.assert_status(200).json()["sub"].is_string());
    // Without a body, and without its type.
    let empty = axum::http::Request::post(USERINFO).header("authorization", &bearer);
    let answer = server.send(empty.body(axum::body::Body::empty()).expect("a request")).await;
    answer.assert_status(200);
}

/// "Userinfo with POST and bearer body".
#[tokio::test]
async fn oidcc_userinfo_post_body() {
    let server = server().await;
    let token = access_token(&server, "openid").await;
    let answer = server.post_pairs(USERINFO, None, &[("access_token", &token)]).await;
    assert!(answer.assert_status(200).json()["sub"].is_string());
}

/// "Make request with no nonce (code flow)": it succeeds, and the ID token has none.
#[tokio::test]
async fn oidcc_ensure_request_without_nonce_succeeds_for_code_flow() {
    let server = server().await;
    let answer = tokens(&server, &request("openid").without("nonce")).await;
    assert!(server.id_token(&answer).await.get("nonce").is_none());
}

/// "Scope requesting profile claims".
#[tokio::test]
async fn oidcc_scope_profile() {
    let server = server().await;
    let token = access_token(&server, "openid profile").await;
    let told = get(&server, &token).await.json();
    assert_eq!((&told["name"], &told["given_name"]), (&json!("Ada Northwind"), &json!("Ada")));
}

/// "Scope requesting email claims".
#[tokio::test]
async fn oidcc_scope_email() {
    let server = server().await;
    let token = access_token(&server, "openid email").await;
    assert_eq!(get(&server, &token).await.json()["email"], ADA);
}

/// "Scope requesting all claims": those that are supported.
#[tokio::test]
async fn oidcc_scope_all() {
    let server = server().await;
    let token = access_token(&server, "openid profile email").await;
    let told = get(&server, &token).await.json();
    for name in ["sub", "name", "given_name", "family_name", "email"] {
        assert!(told[name].is_string(), "{name}");
    }
}

/// "Ensure other scope order succeeds": `email openid`.
#[tokio::test]
async fn oidcc_ensure_other_scope_order_succeeds() {
    let server = server().await;
    let answer = tokens(&server, &request("email openid")).await;
    server.id_token(&answer).await;
}

/// "Request with display=page": no error.
#[tokio::test]
async fn oidcc_display_page() {
    let server = server().await;
    for display in ["page", "popup"] {
        let page = server
            .signed_in(ADA)
            .await
            .get(&request("openid").with("display", display).path())
            .await;
        page.assert_page(200).form("Allow access");
    }
}

/// "Request with prompt=login": the second sign-in is asked for and has a later `auth_time`.
#[tokio::test]
async fn oidcc_prompt_login() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let first = id_token_of(&server, &browser.allow(&request("openid")).await).await;
    server.advance(2 * SECOND);
    let answer = browser.get(&request("openid").with("prompt", "login").path()).await;
    let code = sign_in_and_go_on(&mut browser, &answer).await;
    let second = id_token_of(&server, &code).await;
    assert_eq!(first["sub"], second["sub"]);
    assert!(time(&second, "auth_time") > time(&first, "auth_time"));
}

/// "Request with prompt=none when not logged in": `login_required`.
#[tokio::test]
async fn oidcc_prompt_none_not_logged_in() {
    let server = server().await;
    let answer = server.browser().get(&request("openid").with("prompt", "none").path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
}

/// "Request with prompt=none when logged in": the same person and the same sign-in.
#[tokio::test]
async fn oidcc_prompt_none_logged_in() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let first = id_token_of(&server, &browser.allow(&request("openid")).await).await;
    server.advance(MINUTE);
    let answer = browser.get(&request("openid").with("prompt", "none").path()).await;
    let second = id_token_of(&server, &testkit::browser::code(&answer)).await;
    for name in ["sub", "auth_time", "sid"] {
        assert_eq!(first[name], second[name], "{name}");
    }
}

/// "Requesting ID Token with max_age=1": after more than a second a new sign-in, which `auth_time`
/// proves.
#[tokio::test]
async fn oidcc_max_age_1() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let first = id_token_of(&server, &browser.allow(&request("openid")).await).await;
    server.advance(2 * SECOND);
    let answer = browser.get(&request("openid").with("max_age", "1").path()).await;
    let code = sign_in_and_go_on(&mut browser, &answer).await;
    let second = id_token_of(&server, &code).await;
    assert_eq!(first["sub"], second["sub"]);
    assert!(time(&second, "auth_time") > time(&first, "auth_time"));
}

/// "Requesting ID Token with max_age=10000": no new sign-in.
#[tokio::test]
async fn oidcc_max_age_10000() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let first = id_token_of(&server, &browser.allow(&request("openid")).await).await;
    server.advance(2 * SECOND);
    let answer = browser.get(&request("openid").with("max_age", "10000").path()).await;
    let second = id_token_of(&server, &testkit::browser::code(&answer)).await;
    assert_eq!(first["auth_time"], second["auth_time"]);
}

/// "Request with extra query component": ignored.
#[tokio::test]
async fn oidcc_ensure_request_with_unknown_parameter_succeeds() {
    let server = server().await;
    tokens(&server, &request("openid").with("extra", "foobar")).await;
}

/// "Using prompt=none with user hint through id_token_hint".
#[tokio::test]
async fn oidcc_id_token_hint() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&request("openid")).await;
    let answer = server.redeem(&code).await;
    let first = server.id_token(&answer).await;
    let hint = answer.json()["id_token"].as_str().expect("one").to_owned();
    let silent = request("openid").with("prompt", "none").with("id_token_hint", &hint);
    let code = testkit::browser::code(&browser.get(&silent.path()).await);
    assert_eq!(id_token_of(&server, &code).await["sub"], first["sub"]);
}

/// "Providing login_hint": it is in the field of the sign-in page.
#[tokio::test]
async fn oidcc_login_hint() {
    let server = server().await;
    let mut browser = server.browser();
    let answer = browser.get(&request("openid").with("login_hint", ADA).path()).await;
    let form = browser.get(answer.our_location()).await.form("Sign in");
    assert!(form.fields.contains(&("email".to_owned(), ADA.to_owned())), "{:?}", form.fields);
}

/// "Providing ui_locales": no error, and here the page speaks it.
#[tokio::test]
async fn oidcc_ui_locales() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&request("openid").with("ui_locales", "se de").path()).await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.heading(), "Bei Talentsync anmelden");
}

/// "Providing claims_locales": no error.
#[tokio::test]
async fn oidcc_claims_locales() {
    let server = server().await;
    tokens(&server, &request("openid").with("claims_locales", "se")).await;
}

/// "Providing acr_values": no error, and `acr` says which class it was.
#[tokio::test]
async fn oidcc_ensure_request_with_acr_values_succeeds() {
    let server = server().await;
    let document = server.get(DOCUMENT).await.json();
    let wanted = document["acr_values_supported"][0].as_str().expect("a class").to_owned();
    let answer =
        tokens(&server, &request("openid").with("acr_values", &format!("1 {wanted}"))).await;
    assert_eq!(server.id_token(&answer).await["acr"], wanted);
}

/// "Trying to use the authorization code twice should result in an error", and take the tokens back.
#[tokio::test]
async fn oidcc_codereuse() {
    code_reuse(1).await;
}

/// The same after 30 seconds.
#[tokio::test]
async fn oidcc_codereuse_30seconds() {
    code_reuse(30).await;
}

async fn code_reuse(seconds: u32) {
    let server = server().await;
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let token = Tokens::read(&server.redeem(&code).await).access;
    server.advance(seconds * SECOND);
    server.redeem(&code).await.assert_token_error(400, "invalid_grant");
    get(&server, &token).await.assert_status(401);
}

/// "Sent redirect_uri does not match a registered redirect_uri": an error on our own page.
#[tokio::test]
async fn oidcc_ensure_registered_redirect_uri() {
    let server = server().await;
    let request = request("openid").with("redirect_uri", "https://evil.example/callback");
    server.signed_in(ADA).await.get(&request.path()).await.assert_refused_on_our_page();
}

/// "The request is sent with POST".
#[tokio::test]
async fn oidcc_ensure_post_request_succeeds() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.post("/oauth/authorize", request("openid").query()).await;
    let page = browser.get(answer.our_location()).await;
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    let code = testkit::browser::code(&answer);
    assert_eq!(id_token_of(&server, &code).await["nonce"], NONCE);
}

/// "client_secret_post" at the token endpoint.
#[tokio::test]
async fn oidcc_server_client_secret_post() {
    let server = server().await;
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let mut pairs = code_exchange(&code).to_vec();
    pairs.push(("client_id", "demo-partner".to_owned()));
    pairs.push(("client_secret", "demo-partner-secret".to_owned()));
    let answer = server.token(None, &pairs).await;
    answer.assert_status(200);
    server.id_token(&answer).await;
}

/// "Claims request with essential name claim": given if the person granted it, absent otherwise, and
/// never an error.
#[tokio::test]
async fn oidcc_claims_essential() {
    let server = server().await;
    let claims = json!({ "userinfo": { "name": { "essential": true } } }).to_string();
    let asked = |scope: &str| request(scope).with("claims", &claims).with("prompt", "consent");
    for (scope, is_told) in [("openid", false), ("openid profile", true)] {
        let answer = tokens(&server, &asked(scope)).await;
        let token = answer.json()["access_token"].as_str().expect("one").to_owned();
        assert_eq!(get(&server, &token).await.json().get("name").is_some(), is_told, "{scope}");
    }
}

/// Claims that are asked for in the ID token are there as far as they were granted.
#[tokio::test]
async fn claims_of_the_id_token() {
    let server = server().await;
    let claims = json!({ "id_token": { "email": null, "name": { "essential": true } } });
    let asked = request("openid email").with("claims", &claims.to_string());
    let told = server.id_token(&tokens(&server, &asked).await).await;
    assert_eq!(told["email"], ADA);
    assert!(told.get("name").is_none());
}

/// "The second ID token": same issuer, subject, audience and `auth_time`, later `iat`, no nonce.
#[tokio::test]
async fn oidcc_refresh_token() {
    let server = server().await;
    let answer = tokens(&server, &request("openid jobs_read")).await;
    let first = server.id_token(&answer).await;
    let refresh_token = answer.json()["refresh_token"].as_str().expect("one").to_owned();
    server.advance(MINUTE);
    let answer = server.token(Some(&partner()), &refreshing(&refresh_token)).await;
    answer.assert_status(200);
    let second = server.id_token(&answer).await;
    for name in ["iss", "sub", "aud", "auth_time", "sid", "acr"] {
        assert_eq!(first[name], second[name], "{name}");
    }
    assert!(time(&second, "iat") > time(&first, "iat"));
    assert!(second.get("nonce").is_none());
    let refresh_token = answer.json()["refresh_token"].as_str().expect("one").to_owned();
    let narrow = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh_token.as_str()),
        ("scope", "jobs_read"),
    ];
    let answer = server.token(Some(&partner()), &narrow).await;
    assert!(answer.assert_status(200).json().get("id_token").is_none());
}

/// The Config plan: issuer, and what must be there.
#[tokio::test]
async fn oidcc_discovery_endpoint_verification() {
    let server = TestServer::start().await;
    let document = server.get(DOCUMENT).await.assert_status(200).json();
    assert_eq!(document["issuer"], ISSUER);
    for name in [
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "response_types_supported",
        "subject_types_supported",
        "id_token_signing_alg_values_supported",
    ] {
        assert!(document.get(name).is_some(), "{name}");
    }
    let algorithms = &document["id_token_signing_alg_values_supported"];
    assert!(algorithms.as_array().expect("a list").contains(&json!("RS256")));
}
