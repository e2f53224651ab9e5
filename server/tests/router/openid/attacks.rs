//! What an attacker tries who holds a token, a hint or a code of another.

use provider::account::users::UserChange;
use provider::keys::purpose::KeyGroup;
use testkit::proof::Key;
use testkit::token_client::{code_exchange, partner};
use testkit::{ADA, KIM, MINUTE, PARTNER_CALLBACK, RAVI};

use super::userinfo::{USERINFO, get};
use super::{access_token, request, server};

#[tokio::test]
async fn userinfo_tells_nothing_once_the_consent_is_withdrawn() {
    let server = server().await;
    let mut browser = server.signed_in(RAVI).await;
    let code = browser.allow_all(&request("openid profile email")).await;
    let tokens = server.redeem(&code).await.assert_status(200).json();
    let token = tokens["access_token"].as_str().expect("one").to_owned();
    assert_eq!(get(&server, &token).await.assert_status(200).json()["email"], RAVI);
    let list = browser.get("/connected-apps").await;
    let path = list.links(".t .name a").remove(0);
    // First one permission, then all.
    let form = browser.get(&path).await.form_for("remove-permission").set("scope", "email");
    browser.submit(&form).await.assert_status(303);
    let told = get(&server, &token).await.assert_status(200).json();
    assert!(told.get("email").is_none() && told.get("name").is_some(), "{told}");
    let form = browser.get(&format!("{path}/remove")).await.form("Remove access");
    browser.submit(&form).await.assert_status(303);
    get(&server, &token).await.assert_status(401);
    // Nor is anybody signed in without being asked.
    let silent = browser.get(&request("openid").with("prompt", "none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "consent_required");
}

/// RFC 9449 §7.1: without a proof a bound token is none, wherever it is sent.
#[tokio::test]
async fn a_bound_token_is_none_in_a_form() {
    let server = server().await;
    let key = Key::numbered(1);
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let proof = key.at_token(&server).signed();
    let answer = server.token_with_proof(Some(&partner()), &proof, &code_exchange(&code)).await;
    let token = answer.assert_status(200).json()["access_token"].as_str().expect("one").to_owned();
    let pairs = [("access_token", token.as_str())];
    server.post_pairs(USERINFO, None, &pairs).await.assert_status(401);
    let bearer = format!("Bearer {token}");
    server.post_pairs(USERINFO, Some(&bearer), &[] as &[(&str, &str)]).await.assert_status(401);
    let proof = key.proof(&server, "POST", USERINFO).for_token(&token).signed();
    let body = format!("access_token={token}");
    let answer = server.post_form(USERINFO, &[("dpop", proof.as_str())], body).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    // As it is meant.
    let authorization = format!("DPoP {token}");
    let headers = [("authorization", authorization.as_str()), ("dpop", proof.as_str())];
    server.post_form(USERINFO, &headers, String::new()).await.assert_status(200);
    // And once.
    server.post_form(USERINFO, &headers, String::new()).await.assert_status(401);
}

#[tokio::test]
async fn an_id_token_opens_nothing() {
    let server = server().await;
    let code = server.signed_in(ADA).await.allow(&request("openid")).await;
    let tokens = server.redeem(&code).await.json();
    let id_token = tokens["id_token"].as_str().expect("one").to_owned();
    get(&server, &id_token).await.assert_status(401);
    server.call("/api/users/me", &id_token).await.assert_status(401);
    assert_eq!(server.introspect(&id_token).await["active"], false);
}

/// A hint lives longer than the account that it names.
#[tokio::test]
async fn a_hint_of_a_person_who_is_disabled_vouches_for_nobody() {
    let server = server().await;
    let mut kim = server.signed_in(KIM).await;
    let code = kim.allow(&request("openid")).await;
    let hint = server.redeem(&code).await.json()["id_token"].as_str().expect("one").to_owned();
    let change = UserChange { disabled: Some(true), ..UserChange::default() };
    server.provider.accounts().change_user(KIM, change).await.expect("changed");
    let silent = request("openid").with("prompt", "none").with("id_token_hint", &hint);
    for mut browser in [kim, server.browser(), server.signed_in(ADA).await] {
        let answer = browser.get(&silent.path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    }
    // Nor is another signed out by it.
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get(&format!("/oauth/logout?id_token_hint={hint}")).await;
    page.assert_page(200).form("Sign out");
}

#[tokio::test]
async fn a_hint_is_good_after_the_key_that_signed_it_has_changed() {
    let server = server().await;
    let mut browser = server.signed_in(ADA).await;
    let code = browser.allow(&request("openid")).await;
    let hint = server.redeem(&code).await.json()["id_token"].as_str().expect("one").to_owned();
    let keys = server.provider.keys();
    keys.rotate(KeyGroup::Signing).await.expect("rotated");
    server.advance(11 * MINUTE);
    let silent = request("openid").with("prompt", "none").with("id_token_hint", &hint);
    let answer = browser.get(&silent.path()).await;
    assert!(answer.assert_sent_to(PARTNER_CALLBACK).contains_key("code"));
    let answer = browser.get(&format!("/oauth/logout?id_token_hint={hint}")).await;
    answer.assert_status(303);
}

/// OpenID Connect Core §3.1.3.7: who puts their own code into another's sign-in is seen by the nonce.
#[tokio::test]
async fn a_code_brings_the_nonce_of_its_own_request_and_no_other() {
    let server = server().await;
    let mut attacker = server.signed_in(RAVI).await;
    let code = attacker.allow(&request("openid").with("nonce", "of-the-attacker")).await;
    // The app of the person, whose own request had another.
    server.signed_in(ADA).await.allow(&request("openid").with("nonce", "of-the-person")).await;
    let answer = server.redeem(&code).await;
    assert_eq!(server.id_token(&answer).await["nonce"], "of-the-attacker");
}

/// What is asked for by `claims` is never more than what was allowed, also where it comes back later.
#[tokio::test]
async fn a_token_of_less_tells_less_than_the_consent() {
    let server = server().await;
    let all = access_token(&server, "openid profile email").await;
    assert_eq!(get(&server, &all).await.json()["email"], ADA);
    let mut browser = server.signed_in(ADA).await;
    let less = browser.get(&request("openid").with("prompt", "none").path()).await;
    let tokens = server.redeem(&testkit::browser::code(&less)).await.json();
    let granted = tokens["scope"].as_str().expect("a scope").to_owned();
    let told = get(&server, tokens["access_token"].as_str().expect("one")).await.json();
    assert_eq!(told.get("email").is_some(), granted.contains("email"), "{granted}: {told}");
}
