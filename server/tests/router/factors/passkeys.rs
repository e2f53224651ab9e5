//! Passkeys (WebAuthn 3), with an authenticator in software.

use testkit::soft_passkey::SoftPasskey;
use testkit::{ADA, Answer, AuthorizationUrl, Browser, MINUTE, RAVI, Setup, TestServer};

use super::{audited, enrolled, is_signed_in, methods};
use crate::mail::only_email;

/// Ada's, made in a browser of its own.
async fn of_ada(server: &TestServer) -> SoftPasskey {
    let mut passkey = SoftPasskey::new(7);
    let answer = server.signed_in(ADA).await.make_passkey(&mut passkey).await;
    assert_eq!(answer.our_location(), "/account/passkeys?done=added");
    passkey
}

async fn sign_in(browser: &mut Browser<'_>, passkey: &mut SoftPasskey) -> Answer {
    browser.use_passkey(passkey, "/sign-in").await
}

#[tokio::test]
async fn signin_1_no_page_asks_for_passkeys_where_no_user_has_one() {
    let server = TestServer::start().await;
    let page = server.browser().get("/sign-in").await;
    assert!(!page.body.contains("passkey") && !page.body.contains("webauthn"), "{}", page.body);
    of_ada(&server).await;
    let page = server.browser().get("/sign-in").await;
    assert!(page.body.contains("/pkg/passkeys") && page.body.contains("username webauthn"));
    page.assert_says("Passkeys need JavaScript");
}

#[tokio::test]
async fn signin_1_a_passkey_is_two_factors_in_one() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    assert!(is_signed_in(&sign_in(&mut server.browser(), &mut passkey).await));
    assert_eq!(methods(&server), "hwk user mfa");
    assert_eq!(audited(&server, "passkey_added"), 1);
    let mut synced = SoftPasskey::new(8);
    synced.synced = true;
    server.signed_in(RAVI).await.make_passkey(&mut synced).await.assert_status(303);
    assert!(is_signed_in(&sign_in(&mut server.browser(), &mut synced).await));
    assert_eq!(methods(&server), "swk user mfa");
}

/// Open the request, then press the button: the browser's own question is not ours.
#[tokio::test]
async fn signin_1_a_passkey_leads_from_an_app_to_its_consent_page() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let request = AuthorizationUrl::partner().path();
    let mut browser = server.browser();
    let page = browser.get(&request).await.our_location().to_owned();
    let answer = browser.use_passkey(&mut passkey, &page).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).form("Allow access");
}

#[tokio::test]
async fn signin_1_a_passkey_counts_as_a_recent_sign_in() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let mut ada = server.browser();
    sign_in(&mut ada, &mut passkey).await;
    server.advance(20 * MINUTE);
    let page = ada.get("/account/passkeys/new").await.our_location().to_owned();
    assert!(page.starts_with("/sign-in?confirm=yes"));
    passkey.counter = 1;
    let answer = ada.use_passkey(&mut passkey, &page).await;
    assert_eq!(answer.our_location(), "/account/passkeys/new");
    ada.get("/account/passkeys/new").await.assert_page(200);
}

#[tokio::test]
async fn signin_1_a_passkey_is_one_way_through_the_second_step() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    let mut browser = server.browser();
    let page = super::after_password(&mut browser).await;
    assert!(testkit::html::find_form(&page.body, "Sign in").is_none(), "{}", page.body);
    let answer = browser.use_passkey(&mut passkey, "/sign-in/second-factor").await;
    assert!(is_signed_in(&answer));
}

#[tokio::test]
async fn signin_1_a_passkey_of_another_origin_is_refused() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    for origin in ["https://localhost:3000", "http://localhost:3001", "http://a.localhost:3000"] {
        passkey.origin = origin.to_owned();
        let answer = sign_in(&mut server.browser(), &mut passkey).await;
        answer.assert_page(422).assert_says("This passkey did not work.");
        let mut other = SoftPasskey::new(9);
        other.origin = origin.to_owned();
        server.signed_in(RAVI).await.make_passkey(&mut other).await.assert_page(422);
    }
    assert_eq!(server.count("passkeys"), 1);
}

#[tokio::test]
async fn signin_1_a_device_that_does_not_verify_its_user_is_refused() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    passkey.verifies = false;
    sign_in(&mut server.browser(), &mut passkey).await.assert_page(422);
    let mut other = SoftPasskey::new(9);
    other.verifies = false;
    server.signed_in(RAVI).await.make_passkey(&mut other).await.assert_page(422);
    assert_eq!(server.count("passkeys"), 1);
}

#[tokio::test]
async fn signin_1_a_counter_that_does_not_go_on_is_a_copy_and_refused() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    passkey.counter = 5;
    assert!(is_signed_in(&sign_in(&mut server.browser(), &mut passkey).await));
    for counter in [5, 4, 0] {
        passkey.counter = counter;
        sign_in(&mut server.browser(), &mut passkey).await.assert_page(422);
    }
    assert_eq!(audited(&server, "passkey_refused"), 3);
    passkey.counter = 6;
    let mut ada = server.browser();
    assert!(is_signed_in(&sign_in(&mut ada, &mut passkey).await));
    ada.get("/account/passkeys").await.assert_says("a copy may be in use");
}

#[tokio::test]
async fn signin_1_a_challenge_counts_once_for_five_minutes_in_its_own_browser() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in with a passkey");
    let asked = browser.get("/sign-in/passkey").await.json();
    let sealed = asked["sealed"].as_str().expect("a seal").to_owned();
    let form = form.set("challenge", &sealed).set("passkey", &passkey.get(&asked["options"]));
    // Of another browser.
    let mut other = server.browser();
    let stolen = other.get("/sign-in").await.form("Sign in with a passkey");
    let stolen = stolen.set("challenge", &sealed).set("passkey", &passkey.get(&asked["options"]));
    other.submit(&stolen).await.assert_page(422).assert_says("This took too long.");
    assert!(is_signed_in(&browser.submit(&form).await));
    // Replayed, by the same browser too, before and after its cookie changed.
    let before = server.count("sessions");
    browser.submit(&form).await.assert_page(422);
    assert_eq!(server.count("sessions"), before);
    // Too late.
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in with a passkey");
    let asked = browser.get("/sign-in/passkey").await.json();
    let sealed = asked["sealed"].as_str().expect("a seal");
    let form = form.set("challenge", sealed).set("passkey", &passkey.get(&asked["options"]));
    server.advance(5 * MINUTE);
    browser.submit(&form).await.assert_page(422).assert_says("This took too long.");
}

#[tokio::test]
async fn signin_1_a_challenge_to_make_a_passkey_signs_no_user_in() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let mut ravi = server.signed_in(RAVI).await;
    let asked = ravi.get("/account/passkeys/challenge").await.json();
    let form = ravi.get("/sign-in?another_account=yes").await.form("Sign in with a passkey");
    let sealed = asked["sealed"].as_str().expect("a seal");
    let form = form.set("challenge", sealed).set("passkey", &passkey.get(&asked["options"]));
    ravi.submit(&form).await.assert_page(422);
    server.browser().get("/account/passkeys/challenge").await.assert_status(403);
}

#[tokio::test]
async fn signin_1_a_passkey_of_who_is_disabled_signs_no_user_in() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    let answer = sign_in(&mut server.browser(), &mut passkey).await;
    answer.assert_page(422).assert_says("This passkey did not work.");
}

#[tokio::test]
async fn signin_1_a_passkey_that_was_removed_signs_no_user_in_and_the_removal_is_told() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    // So that the sign-in page still asks for passkeys.
    server.signed_in(RAVI).await.make_passkey(&mut SoftPasskey::new(9)).await;
    crate::mail::sent(&server).await;
    let mut ada = server.browser();
    sign_in(&mut ada, &mut passkey).await;
    let list = ada.get("/account/passkeys").await;
    let page = ada.get(&list.links("a.btn-danger").remove(0)).await;
    ada.submit(&page.form("Remove")).await.assert_status(303);
    assert_eq!(audited(&server, "passkey_removed"), 1);
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "A passkey was removed from your Countersign account");
    passkey.counter = 1;
    sign_in(&mut server.browser(), &mut passkey).await.assert_page(422);
}

#[tokio::test]
async fn signin_1_another_users_passkey_is_neither_seen_nor_changed() {
    let server = TestServer::start().await;
    of_ada(&server).await;
    let id: String = server
        .database()
        .query_row("SELECT id FROM passkeys", (), |row| row.get(0))
        .expect("a passkey");
    let mut ravi = server.signed_in(RAVI).await;
    ravi.get("/account/passkeys").await.assert_says("No passkeys yet");
    for path in [format!("/account/passkeys/{id}"), format!("/account/passkeys/{id}/remove")] {
        ravi.get(&path).await.assert_page(404);
    }
    assert_eq!(server.count("passkeys"), 1);
}

#[tokio::test]
async fn signin_1_a_passkey_is_known_to_one_account() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let page = server.signed_in(RAVI).await.make_passkey(&mut passkey).await;
    page.assert_page(422).assert_says("already has a passkey");
    assert_eq!(server.count("passkeys"), 1);
}

#[tokio::test]
async fn signin_1_who_has_a_second_factor_adds_no_passkey_with_a_password_alone() {
    let server = TestServer::start().await;
    let mut old = server.signed_in(ADA).await;
    enrolled(&server).await;
    let answer = old.get("/account/passkeys/new").await;
    assert_eq!(answer.our_location(), "/sign-in?confirm=yes&return_to=%2Faccount%2Fpasskeys");
}

#[tokio::test]
async fn signin_1_a_passkey_is_named_and_its_name_changed() {
    let server = TestServer::start().await;
    let mut passkey = of_ada(&server).await;
    let mut ada = server.browser();
    sign_in(&mut ada, &mut passkey).await;
    let list = ada.get("/account/passkeys").await;
    list.assert_page(200).assert_says("Laptop");
    let page = ada.get(&list.links("td.acts a").remove(0)).await;
    ada.submit(&page.form("Save").set("name", " ")).await.assert_page(422);
    ada.submit(&page.form("Save").set("name", "Work laptop")).await.assert_status(303);
    ada.get("/account/passkeys").await.assert_says("Work laptop");
}

#[tokio::test]
async fn signin_1_browsers_make_no_passkeys_for_an_address_without_a_name() {
    let mut setup = Setup::default();
    setup.settings.issuer = "http://127.0.0.1:3000".to_owned();
    let server = TestServer::start_with(setup).await;
    assert!(!server.provider.accounts().offers_passkeys());
}
