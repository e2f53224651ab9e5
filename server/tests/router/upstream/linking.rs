//! An account that exists.

use provider::upstream::manage::ProviderRecord;
use serde_json::{Value, json};
use testkit::soft_passkey::SoftPasskey;
use testkit::{Browser, KIM, MINUTE, PASSWORD, RAVI, TestServer};

use super::{arrive, assert_not_signed_in, assert_signed_in, leave, start};
use crate::mail::{only_email, sent};

/// A user at the provider with the address of an account.
fn kim() -> Value {
    json!({
        "sub": "kim-there", "email": KIM, "email_verified": true,
        "given_name": "Kim", "family_name": "Ito",
    })
}

#[tokio::test]
async fn signin_2_the_address_of_an_account_signs_no_user_in_to_it() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &kim()).await;
    page.assert_page(200).assert_says("An account with this address exists.");
    assert_not_signed_in(&mut browser).await;
    assert_eq!(server.count("upstream_identities"), 0);
    // What the page holds opens nothing without the account's own sign-in.
    let form = page.form("Sign in");
    let back = form.body();
    let return_to = form_urlencoded::parse(back.as_bytes()).find(|(name, _)| name == "return_to");
    let (_, link) = return_to.expect("a return path");
    assert!(link.starts_with("/sign-in/link?"), "{link}");
    assert_eq!(browser.get(&link).await.our_location(), "/sign-in");
    let page = browser.submit(&form.set("password", "wrong")).await;
    page.assert_page(422).assert_says("The email or password is incorrect.");
    assert_eq!(server.count("upstream_identities"), 0);
}

#[tokio::test]
async fn signin_2_after_the_accounts_own_sign_in_both_are_the_same_person() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &kim()).await;
    let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
    let page = browser.follow(answer).await;
    page.assert_page(200).assert_says("Link your account?").assert_says("Contoso ID");
    let form = page.form("Link account");
    let answer = browser.submit(&form).await;
    let location = answer.assert_status(303).header("location").expect("a location");
    let back = idp.approve(&server, location, &kim());
    assert_eq!(browser.get(&back).await.our_location(), "/");
    assert_signed_in(&mut browser, KIM).await;
    assert_eq!(server.count("upstream_identities"), 1);
    // From now on it does.
    let mut later = server.browser();
    arrive(&server, &mut later, &idp, &kim()).await;
    assert_signed_in(&mut later, KIM).await;
    // Linked once.
    browser.submit(&form).await;
    assert_eq!(server.count("upstream_identities"), 1);
}

#[tokio::test]
async fn signin_2_another_person_links_nothing_nor_a_session_of_before_nor_a_link_of_long_ago() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &kim()).await;
    let body = page.form("Sign in").body();
    let (_, link) = form_urlencoded::parse(body.as_bytes())
        .find(|(name, _)| name == "return_to")
        .expect("there");
    let mut other = server.signed_in(RAVI).await;
    assert_eq!(other.get(&link).await.our_location(), "/sign-in");
    // Kim's own browser, in which another user has put this link.
    let mut before = server.signed_in(KIM).await;
    server.advance(MINUTE);
    let page = arrive(&server, &mut server.browser(), &idp, &kim()).await;
    let body = page.form("Sign in").body();
    let (_, link) = form_urlencoded::parse(body.as_bytes())
        .find(|(name, _)| name == "return_to")
        .expect("there");
    assert_eq!(before.get(&link).await.our_location(), "/sign-in");
    let mut late = server.browser();
    server.advance(10 * MINUTE);
    late.sign_in(KIM).await;
    assert_eq!(late.get(&link).await.our_location(), "/sign-in");
    assert_eq!(server.count("upstream_identities"), 0);
}

#[tokio::test]
async fn signin_2_a_form_of_another_site_links_nothing() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let page = arrive(&server, &mut browser, &idp, &kim()).await;
    let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
    let page = browser.follow(answer).await;
    let form = page.form("Link account");
    browser.submit(&form.clone().set("token", "x")).await.assert_page(410);
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
    assert_eq!(server.count("upstream_identities"), 0);
}

#[tokio::test]
async fn signin_2_who_links_an_account_goes_on_to_where_they_wanted_and_can_undo_it_by_mail() {
    let (server, idp, _) = start().await;
    let mut browser = server.browser();
    let location = leave(&mut browser, Some("/connected-apps")).await;
    let page = browser.get(&idp.approve(&server, &location, &kim())).await;
    let answer = browser.submit(&page.form("Sign in").set("password", PASSWORD)).await;
    let page = browser.follow(answer).await;
    assert!(page.links("a.btn").contains(&"/connected-apps".to_owned()));
    sent(&server).await;
    let answer = browser.submit(&page.form("Link account")).await;
    let location = answer.assert_status(303).header("location").expect("a location");
    let back = idp.approve(&server, location, &kim());
    assert_eq!(browser.get(&back).await.our_location(), "/connected-apps");
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "Your Countersign account was linked to a company sign-in");
    email.assert_says("Contoso ID can now sign in to your account.");
    let link = email.link("/not-me/sign-in/");
    let mut anywhere = server.browser();
    let page = anywhere.get(&link).await;
    page.assert_page(200).assert_says("Contoso ID is removed as well");
    anywhere.submit(&page.form("Sign out everywhere")).await;
    assert_not_signed_in(&mut browser).await;
    assert_eq!(server.count("upstream_identities"), 0);
    assert_eq!(server.count("audit WHERE action = 'identity_unlinked'"), 1);
    let page = arrive(&server, &mut server.browser(), &idp, &kim()).await;
    page.assert_says("An account with this address exists.");
}

/// Kim, linked, signed in with her password, and the page of her account.
async fn linked<'server>(server: &'server TestServer, record: &ProviderRecord) -> Browser<'server> {
    let id = &record.provider.id;
    server.meddle(&format!(
        "INSERT INTO upstream_identities VALUES ('{id}', 'kim-there', 'usr_kim', 0)"
    ));
    server.signed_in(KIM).await
}

#[tokio::test]
async fn signin_2_a_person_unlinks_a_provider_from_their_account() {
    let (server, idp, record) = start().await;
    let path = format!("/account/providers/{}/unlink", record.provider.id);
    let mut kim_here = server.signed_in(KIM).await;
    kim_here.get("/account").await.assert_does_not_say("Company sign-in");
    kim_here.get(&path).await.assert_page(404);
    let mut kim_here = linked(&server, &record).await;
    let mut there = server.browser();
    arrive(&server, &mut there, &idp, &kim()).await;
    // The provider speaks for its company, and not for the account.
    let page = there.get("/account").await;
    page.assert_says("You are signed in with your company.").assert_does_not_say("Unlink");
    assert!(there.get(&path).await.our_location().starts_with("/sign-in?confirm=yes"));
    // Two clicks.
    let page = kim_here.get("/account").await;
    page.assert_says("Company sign-in").assert_says("Contoso ID");
    assert!(page.links("a.btn").contains(&path));
    let page = kim_here.get(&path).await;
    page.assert_page(200).assert_says("Unlink Contoso ID?").assert_does_not_say("requires it");
    let form = page.form("Unlink");
    // Neither another site nor a user who signed in long ago.
    kim_here.submit(&form.clone().set("token", "x")).await.assert_page(410);
    server.advance(16 * MINUTE);
    assert!(kim_here.get(&path).await.our_location().starts_with("/sign-in?confirm=yes"));
    let mut kim_here = server.signed_in(KIM).await;
    let form = kim_here.get(&path).await.form("Unlink");
    sent(&server).await;
    let answer = kim_here.submit(&form).await;
    assert_eq!(answer.our_location(), "/account?done=provider");
    kim_here.follow(answer).await.assert_says("Unlinked.").assert_does_not_say("Contoso ID");
    assert_eq!(server.count("upstream_identities"), 0);
    there.get("/account").await.assert_status(303);
    assert_eq!(server.count("audit WHERE action = 'identity_unlinked'"), 1);
    only_email(&server).await.assert_says("Contoso ID");
    kim_here.submit(&form).await.assert_page(404);
    // They have to sign in here again before it is linked anew.
    let page = arrive(&server, &mut server.browser(), &idp, &kim()).await;
    page.assert_page(200).assert_says("An account with this address exists.");
}

#[tokio::test]
async fn signin_2_the_only_way_in_is_not_unlinked_and_it_is_said_why() {
    let (server, _, record) = start().await;
    let path = format!("/account/providers/{}/unlink", record.provider.id);
    let mut kim_here = linked(&server, &record).await;
    let form = kim_here.get(&path).await.form("Unlink");
    // Decided by what writes, whatever the page showed.
    server.meddle("UPDATE users SET password_hash = NULL WHERE id = 'usr_kim'");
    kim_here.submit(&form).await.assert_page(403);
    assert_eq!(server.count("upstream_identities"), 1);
    let mut passkey = SoftPasskey::new(5);
    server.signed_in(RAVI).await.make_passkey(&mut passkey).await;
    let server = server.beside().await;
    server.meddle("DELETE FROM sessions WHERE user_id <> 'usr_kim'");
    let mut again = server.browser();
    again.set_session_cookie(&kim_here.session_cookie());
    let page = again.get("/account").await;
    page.assert_says("This is your only way to sign in.").assert_does_not_say("Unlink Contoso ID");
    again.get(&path).await.assert_page(403);
    // A passkey is another.
    server.meddle("UPDATE passkeys SET user_id = 'usr_kim'");
    again.get("/account").await.assert_does_not_say("This is your only way to sign in.");
    // Who has a second factor gives it first.
    assert!(again.get(&path).await.our_location().starts_with("/sign-in?confirm=yes"));
}
