use testkit::soft_passkey::SoftPasskey;
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
async fn signin_1_a_password_can_be_pasted_and_password_managers_know_whose_it_is() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/account/password").await;
    let fields = page.select("main form input[autocomplete=new-password]");
    assert_eq!(fields.len(), 1);
    assert_eq!(page.select("main form input[autocomplete=current-password]").len(), 1);
    assert_eq!(page.select("main form input[autocomplete=username]").len(), 1);
    assert!(!page.body.contains("onpaste") && !page.body.contains("maxlength"));
}

const TYPED: &str = "otter lamp gravel";
const OF_DJANGO: &str = "pbkdf2_sha256$1000$saltsalt$OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=";

#[tokio::test]
async fn signin_1_an_imported_hash_is_replaced_at_the_first_sign_in() {
    let server = TestServer::start().await;
    server.meddle(&format!("UPDATE users SET password_hash = '{OF_DJANGO}' WHERE id = 'usr_ravi'"));
    let hash = || -> String {
        let query = "SELECT password_hash FROM users WHERE id = 'usr_ravi'";
        server.database().query_row(query, (), |row| row.get(0)).expect("a hash")
    };
    server.browser().type_password(RAVI, "otter lamp gravels").await.assert_page(422);
    assert_eq!(hash(), OF_DJANGO);
    server.browser().type_password(RAVI, TYPED).await.assert_status(303);
    assert!(hash().starts_with("$argon2id$"), "{}", hash());
    server.browser().type_password(RAVI, TYPED).await.assert_status(303);
}

/// Ravi, signed in with a passkey alone.
async fn by_passkey<'server>(
    server: &'server TestServer,
    passkey: &mut SoftPasskey,
) -> Browser<'server> {
    let mut browser = server.browser();
    browser.use_passkey(passkey, "/sign-in").await.assert_status(303);
    browser
}

#[tokio::test]
async fn signin_1_who_has_just_given_a_passkey_need_not_know_the_present_password() {
    let server = TestServer::start().await;
    let mut passkey = SoftPasskey::new(7);
    let mut made = server.signed_in(RAVI).await;
    made.make_passkey(&mut passkey).await.assert_status(303);
    // Made in a session that began with the password: that is asked for all the same.
    let page = made.get("/account/password").await;
    assert!(page.body.contains("present_password"));
    page.assert_says("Sign in with your passkey instead");
    let form = page.form("Change password").set("password", NEW);
    made.submit(&form).await.assert_page(422).assert_says("Enter your current password.");
    // Long ago.
    let mut ravi = by_passkey(&server, &mut passkey).await;
    let form = ravi.get("/account/password").await.form("Change password").set("password", NEW);
    assert!(!form.body().contains("present_password"));
    server.advance(16 * MINUTE);
    ravi.submit(&form).await.assert_page(422).assert_says("Enter your current password.");
    // Just now.
    passkey.counter += 1;
    let mut ravi = by_passkey(&server, &mut passkey).await;
    let weak = ravi.get("/account/password").await.form("Change password");
    let weak = weak.set("password", "passwordpassword");
    ravi.submit(&weak).await.assert_page(422).assert_says("Easy to guess");
    let form = ravi.get("/account/password").await.form("Change password").set("password", NEW);
    assert_eq!(ravi.submit(&form).await.our_location(), "/account?done=password");
    made.get("/account").await.assert_status(303);
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    server.browser().type_password(RAVI, NEW).await.assert_status(303);
    assert_eq!(server.count("audit WHERE detail LIKE 'by=passkey%'"), 1);
    assert_eq!(emails_about(&server, "was changed").await.len(), 1);
}

#[tokio::test]
async fn signin_1_who_was_signed_out_meanwhile_gives_themselves_no_password_by_a_passkey() {
    let server = TestServer::start().await;
    let mut passkey = SoftPasskey::new(7);
    server.signed_in(RAVI).await.make_passkey(&mut passkey).await.assert_status(303);
    let mut ravi = by_passkey(&server, &mut passkey).await;
    let form = ravi.get("/account/password").await.form("Change password").set("password", NEW);
    server.meddle("DELETE FROM sessions");
    ravi.submit(&form).await;
    server.browser().type_password(RAVI, NEW).await.assert_page(422);
}
