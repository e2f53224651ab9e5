//! Recovery codes, and what helps who has lost all else.

use testkit::soft_passkey::SoftPasskey;
use testkit::{ADA, MINUTE, PASSWORD, TestServer};

use super::{after_password, audited, enrolled, give_code, is_signed_in, methods};
use crate::mail::{only_email, sent};

#[tokio::test]
async fn signin_1_a_recovery_code_signs_in_once_and_is_told() {
    let server = TestServer::start().await;
    let (_, codes) = enrolled(&server).await;
    sent(&server).await;
    let mut browser = server.browser();
    let typed = codes[3].to_lowercase().replace('-', " ");
    assert!(is_signed_in(&give_code(&mut browser, &typed).await));
    assert_eq!(methods(&server), "pwd otp mfa");
    assert_eq!(server.count("recovery_codes"), 9);
    assert_eq!(audited(&server, "recovery_code_used"), 1);
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "A recovery code was used for your Countersign account");
    // Not once more.
    give_code(&mut server.browser(), &codes[3]).await.assert_page(422);
    assert_eq!(server.count("recovery_codes"), 9);
    assert_eq!(audited(&server, "recovery_code_used"), 1);
}

#[tokio::test]
async fn signin_1_the_second_step_has_a_page_for_recovery_codes() {
    let server = TestServer::start().await;
    let (_, codes) = enrolled(&server).await;
    let mut browser = server.browser();
    after_password(&mut browser).await.assert_says("Use a recovery code");
    let page = browser.get("/sign-in/second-factor?recovery=yes").await;
    page.assert_page(200).assert_says("16 letters and digits");
    let form = page.form("Sign in").set("code", "0000-0000-0000-0000");
    let page = browser.submit(&form).await;
    page.assert_page(422).assert_says("The recovery code is incorrect");
    assert!(is_signed_in(&browser.submit(&page.form("Sign in").set("code", &codes[0])).await));
}

#[tokio::test]
async fn signin_1_new_recovery_codes_replace_the_old_ones() {
    let server = TestServer::start().await;
    let (app, old) = enrolled(&server).await;
    let mut ada = server.browser();
    give_code(&mut ada, &app.code(&server)).await;
    let form = ada.get("/account/second-factor/recovery-codes").await.form("Create new codes");
    let new = testkit::one_time::recovery_codes(&ada.submit(&form).await);
    assert_eq!(new.len(), 10);
    server.advance(MINUTE);
    give_code(&mut server.browser(), &old[0]).await.assert_page(422);
    assert!(is_signed_in(&give_code(&mut server.browser(), &new[0]).await));
}

#[tokio::test]
async fn signin_1_what_was_lost_is_reset_and_told() {
    let server = TestServer::start().await;
    let (_, codes) = enrolled(&server).await;
    let mut browser = server.browser();
    let waiting = after_password(&mut browser).await;
    sent(&server).await;
    let (_, removed) = server.provider.accounts().reset_factors(ADA).await.expect("reset");
    assert!(removed);
    let (_, removed) = server.provider.accounts().reset_factors(ADA).await.expect("reset");
    assert!(!removed);
    assert_eq!(audited(&server, "factors_reset"), 1);
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "Two-step sign-in was reset for your Countersign account");
    // A page that waits asks for nothing that is gone.
    browser.submit(&waiting.form("Sign in").set("code", &codes[0])).await;
    assert_eq!(server.count("sessions"), 1);
    server.browser().sign_in(ADA).await;
}

#[tokio::test]
async fn signin_1_an_email_tells_of_a_new_app_and_its_link_takes_it_away() {
    let server = TestServer::start().await;
    let mut thief = server.signed_in(ADA).await;
    thief.set_up_second_factor(&server).await;
    let email = only_email(&server).await;
    assert_eq!(email.subject(), "An authenticator app was added to your Countersign account");
    email.assert_says("Phone");
    let link = email.link("/not-me/sign-in/");
    let mut anywhere = server.browser();
    let page = anywhere.get(&link).await;
    page.assert_page(200).assert_says("Phone is removed as well");
    // A program that follows links changes nothing.
    assert_eq!((server.count("authenticators"), server.count("sessions")), (1, 1));
    let done = anywhere.submit(&page.form("Sign out everywhere")).await;
    done.assert_page(200).assert_says("You are signed out everywhere");
    assert_eq!((server.count("authenticators"), server.count("sessions")), (0, 0));
    thief.get("/connected-apps").await.assert_status(303);
    assert_eq!(audited(&server, "user_changed"), 1);
    server.browser().type_password(ADA, PASSWORD).await.assert_status(303);
    anywhere.get("/not-me/sign-in/AAAA").await.assert_page(404);
}

#[tokio::test]
async fn signin_1_each_email_about_how_one_signs_in_has_a_link_that_undoes_or_ends() {
    let server = TestServer::start().await;
    let ends = async |subject: &str| {
        let emails = sent(&server).await;
        let email = emails.iter().find(|email| email.subject().starts_with(subject));
        let link = email.expect(subject).link("/not-me/sign-in/");
        let mut anywhere = server.browser();
        let page = anywhere.get(&link).await;
        let done = anywhere.submit(&page.form("Sign out everywhere")).await;
        done.assert_page(200).assert_says("You are signed out everywhere");
        assert_eq!(server.count("sessions"), 0, "{subject}");
    };
    let mut thief = server.signed_in(ADA).await;
    thief.make_passkey(&mut SoftPasskey::new(1)).await;
    ends("A passkey was added").await;
    assert_eq!(server.count("passkeys"), 0);

    let mut ada = server.signed_in(ADA).await;
    ada.make_passkey(&mut SoftPasskey::new(2)).await;
    let list = ada.get("/account/passkeys").await;
    let page = ada.get(&list.links("a.btn-danger").remove(0)).await;
    ada.submit(&page.form("Remove")).await.assert_status(303);
    ends("A passkey was removed").await;

    let (app, codes) = enrolled(&server).await;
    give_code(&mut server.browser(), &codes[0]).await;
    ends("A recovery code was used").await;
    let mut ada = server.browser();
    give_code(&mut ada, &app.code(&server)).await;
    let list = ada.get("/account/second-factor").await;
    let page = ada.get(&list.links("a.btn-danger").remove(0)).await;
    ada.submit(&page.form("Remove")).await.assert_status(303);
    ends("An authenticator app was removed").await;
}
