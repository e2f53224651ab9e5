use testkit::{ADA, Answer, Browser, MINUTE, PASSWORD, RAVI, TestServer};

use super::{NEW, emails_about};
use crate::loss_of_access::{ALL, Held, NOTHING, Works};

async fn change(browser: &mut Browser<'_>, present: &str, new: &str) -> Answer {
    let form = browser.get("/account/password").await.form("Change password");
    browser.submit(&form.set("present_password", present).set("password", new)).await
}

#[tokio::test]
async fn signin_1_a_change_asks_for_the_present_password() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = change(&mut ravi, "wrong", NEW).await;
    page.assert_page(422).assert_says("The current password is incorrect.");
    let page = change(&mut ravi, "", "").await;
    page.assert_page(422).assert_says("Enter your current password.");
    page.assert_says("Enter a new password.");
    change(&mut ravi, PASSWORD, PASSWORD).await.assert_page(422);
    server.browser().sign_in(RAVI).await;
    assert!(emails_about(&server, "password").await.is_empty());
}

#[tokio::test]
async fn signin_1_a_session_that_was_stolen_is_no_place_to_guess_at() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for _ in 0..10 {
        change(&mut ravi, "wrong", NEW).await.assert_page(422);
    }
    let page = change(&mut ravi, PASSWORD, NEW).await;
    page.assert_page(429).assert_says("Too many attempts. Try again after");
    server.advance(15 * MINUTE);
    change(&mut ravi, PASSWORD, NEW).await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_password_has_12_to_128_characters_and_is_hard_to_guess() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for (weak, why) in [
        ("vq8-Lm2x_Tz", "Use at least 12 characters."),
        ("vq8-Lm2x_Tz".repeat(12).as_str(), "Use at most 128 characters."),
        ("tab\tbed between words", "Leave out tabs"),
        ("passwordpassword", "Easy to guess: it repeats itself."),
        ("qwertyuiop12", "Easy to guess: many people use this password"),
        ("RaviNorthwind", "Easy to guess: it contains your name"),
        ("RaviPatelNorthwind", "Easy to guess: it contains your name"),
    ] {
        let page = change(&mut ravi, PASSWORD, weak).await;
        page.assert_page(422).assert_says(why);
        // Neither is sent back.
        assert!(!page.body.contains(PASSWORD) && !page.body.contains(weak), "{weak}");
    }
    // No more is asked of what it is made of.
    change(&mut ravi, PASSWORD, NEW).await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_change_ends_all_other_sessions_and_known_browsers_and_leaves_apps() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    let mut here = server.signed_in(RAVI).await;
    let before = here.session_cookie();
    change(&mut here, PASSWORD, NEW).await.assert_status(303);
    assert_ne!(here.session_cookie(), before);
    here.get("/account").await.assert_page(200);
    let gone =
        Works { session: false, page: false, typed_device: false, known_browser: false, ..ALL };
    assert_eq!(held.works().await, gone);
}

#[tokio::test]
async fn signin_1_a_change_ends_what_apps_and_api_tokens_hold_if_the_person_wants_that() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    let mut here = server.signed_in(RAVI).await;
    let form = here.get("/account/password").await.form("Change password").tick("yes");
    let form = form.set("present_password", PASSWORD).set("password", NEW);
    here.submit(&form).await.assert_status(303);
    assert_eq!(held.works().await, NOTHING);
}

#[tokio::test]
async fn signin_1_the_old_password_stops_and_the_new_one_works() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let answer = change(&mut ravi, PASSWORD, NEW).await;
    let page = ravi.follow(answer).await;
    page.assert_page(200).assert_says("Password changed. You are signed out everywhere else.");
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    server.browser().type_password(RAVI, NEW).await.assert_status(303);
    let mails = emails_about(&server, "password of your").await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].link("/lock-account/").len() > 40);
    let mut ada = server.signed_in(ADA).await;
    let log = ada.get("/admin/audit").await;
    log.assert_says("Changed the password of").assert_says("With the current password");
}

#[tokio::test]
async fn of_two_changes_at_once_one_is_made() {
    let server = TestServer::start().await;
    let (mut one, mut other) = (server.signed_in(RAVI).await, server.signed_in(RAVI).await);
    let first = "gravel otter monday lamp";
    let (one, other) =
        tokio::join!(change(&mut one, PASSWORD, first), change(&mut other, PASSWORD, NEW));
    let made = [&one, &other].into_iter().filter(|answer| answer.status == 303);
    let location = |answer: &&Answer| answer.our_location().starts_with("/account");
    assert_eq!(made.filter(location).count(), 1, "{} {}", one.status, other.status);
    assert_eq!(server.count("audit WHERE action = 'password_changed'"), 1);
}

#[tokio::test]
async fn a_password_can_be_pasted_and_password_managers_know_whose_it_is() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/account/password").await;
    let fields = page.select("main form input[autocomplete=new-password]");
    assert_eq!(fields.len(), 1);
    assert_eq!(page.select("main form input[autocomplete=current-password]").len(), 1);
    assert_eq!(page.select("main form input[autocomplete=username]").len(), 1);
    assert!(!page.body.contains("onpaste") && !page.body.contains("maxlength"));
}
