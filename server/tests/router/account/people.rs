use testkit::soft_passkey::SoftPasskey;
use testkit::{ADA, Answer, Browser, DAY, KIM, MINUTE, PASSWORD, RAVI, SAM, SECOND, TestServer};

use super::{NEW, choose, emails_about, forget, reset_link};
use crate::loss_of_access::{Held, NOTHING};

const LEA: &str = "lea@northwind.example";

async fn invite(ada: &mut Browser<'_>, email: &str) -> Answer {
    let form = ada.get("/admin/people/invite").await.form("Send invitation");
    let form = form.set("first_name", "Lea").set("last_name", "Sand").set("email", email);
    ada.submit(&form.set("role", "standard")).await
}

async fn invitation(server: &TestServer) -> String {
    let mut emails = emails_about(server, "invites you to").await;
    assert_eq!(emails.len(), 1, "{emails:#?}");
    emails.remove(0).link("/choose-password/")
}

/// Presses a button on a person's page, or follows a link and confirms.
async fn confirm(ada: &mut Browser<'_>, path: &str, button: &str) -> Answer {
    let form = ada.get(path).await.form(button);
    let answer = ada.submit(&form).await;
    ada.follow(answer).await
}

#[tokio::test]
async fn signin_1_an_administrator_invites_by_email_and_knows_no_password() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let page = ada.follow(answer).await;
    page.assert_page(200).assert_says("Invitation sent.").assert_says("Invited");
    // There is nothing to sign in with yet.
    for password in ["", "!", PASSWORD] {
        server.browser().type_password(LEA, password).await.assert_page(422);
    }
    let link = invitation(&server).await;
    let path = page.form("Save role").action.replace("/role", "");
    ada.get(&path).await.assert_says("Invitation works until");
    let mut lea = server.browser();
    lea.get(&link).await.assert_secret_page(200).assert_says("Welcome to").assert_says(LEA);
    assert_eq!(choose(&mut lea, &link, NEW).await.our_location(), "/");
    lea.get("/account").await.assert_page(200);
    // Once.
    lea.get(&link).await.assert_secret_page(404);
    ada.get("/admin/audit").await.assert_says("Invited");
    ada.get("/admin/people").await.assert_says(LEA).assert_does_not_say("Invited");
}

#[tokio::test]
async fn signin_1_an_invitation_works_for_7_days_and_the_newest_alone() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let page = ada.follow(answer).await;
    let old = invitation(&server).await;
    let again = page.form("Send invitation again");
    ada.submit(&again).await.assert_status(303);
    let new = invitation(&server).await;
    server.browser().get(&old).await.assert_secret_page(404);
    server.advance_almost(7 * DAY);
    server.browser().get(&new).await.assert_secret_page(200);
    server.advance(SECOND);
    server.browser().get(&new).await.assert_secret_page(410).assert_says("This link has expired");
}

/// Makes a passkey as the page's script does it.
async fn choose_passkey(
    browser: &mut Browser<'_>,
    link: &str,
    passkey: &mut SoftPasskey,
) -> Answer {
    let form = browser.get(link).await.form("Create a passkey instead");
    let asked = browser.get(&format!("{link}/passkey")).await.json();
    let answer = passkey.create(&asked["options"]);
    let sealed = asked["sealed"].as_str().expect("a seal");
    browser.submit(&form.set("challenge", sealed).set("passkey", &answer)).await
}

#[tokio::test]
async fn signin_1_an_invitation_leads_to_a_passkey_in_the_place_of_a_password() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let person = answer.our_location().split('?').next().expect("a path").to_owned();
    let link = invitation(&server).await;
    let (mut lea, mut passkey) = (server.browser(), SoftPasskey::new(3));
    // Of another origin, and of a device that asks for no one's finger.
    passkey.origin = "https://localhost:3000".to_owned();
    let page = choose_passkey(&mut lea, &link, &mut passkey).await;
    page.assert_secret_page(422).assert_says("No passkey was created.");
    passkey.origin = testkit::ISSUER.to_owned();
    passkey.verifies = false;
    choose_passkey(&mut lea, &link, &mut passkey).await.assert_secret_page(422);
    passkey.verifies = true;
    assert_eq!(server.count("passkeys"), 0);
    let answer = choose_passkey(&mut lea, &link, &mut passkey).await;
    assert_eq!(answer.our_location(), "/");
    lea.get("/account").await.assert_page(200);
    // Once, for either.
    lea.get(&link).await.assert_secret_page(404);
    server.browser().get(&format!("{link}/passkey")).await.assert_status(403);
    assert_eq!(emails_about(&server, "passkey was added").await.len(), 1);
    let mut again = server.browser();
    again.use_passkey(&mut passkey, "/sign-in").await.assert_status(303);
    again.get("/account").await.assert_page(200);
    // There is no password, and no one is invited any more.
    for password in ["", "!", PASSWORD] {
        server.browser().type_password(LEA, password).await.assert_page(422);
    }
    ada.get("/admin/people").await.assert_says(LEA).assert_does_not_say("Invited");
    let mut forged = ada.get("/admin/people/usr_ravi").await.form("Save role");
    forged.action = format!("{person}/invite");
    ada.submit(&forged).await.assert_page(403);
    // They give themselves one with the passkey.
    let form = again.get("/account/password").await.form("Change password");
    again.submit(&form.set("password", NEW)).await.assert_status(303);
    server.browser().type_password(LEA, NEW).await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_passkey_of_an_invitation_is_of_its_browser_and_of_no_other_site() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    invite(&mut ada, LEA).await;
    let link = invitation(&server).await;
    let (mut lea, mut passkey) = (server.browser(), SoftPasskey::new(3));
    let form = lea.get(&link).await.form("Create a passkey instead");
    let asked = lea.get(&format!("{link}/passkey")).await.json();
    let answer = passkey.create(&asked["options"]);
    let form = form.set("challenge", asked["sealed"].as_str().expect("a seal"));
    let form = form.set("passkey", &answer);
    let mut other = server.browser();
    other.get(&link).await;
    other.submit(&form).await.assert_secret_page(422);
    let sealed = asked["sealed"].as_str().expect("a seal");
    let own = other.get(&link).await.form("Create a passkey instead");
    other
        .submit(&own.set("challenge", sealed).set("passkey", &answer))
        .await
        .assert_secret_page(422);
    lea.origin = ("cross-site", "https://evil.example");
    lea.submit(&form).await.assert_secret_page(422);
    assert_eq!(server.count("passkeys"), 0);
    // Nor does a link for who has a password lead to one.
    let reset = reset_link(&server, RAVI).await;
    let page = server.browser().get(&reset).await;
    page.assert_secret_page(200).assert_does_not_say("Create a passkey instead");
    other.get(&format!("{reset}/passkey")).await.assert_page(404);
}

#[tokio::test]
async fn signin_1_who_is_invited_again_and_again_is_not_flooded_and_each_is_in_the_log() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let page = ada.follow(answer).await;
    let again = page.form("Send invitation again");
    for _ in 0..3 {
        ada.submit(&again).await.assert_status(303);
    }
    let page = ada.submit(&again).await;
    page.assert_says("Several invitations have just been sent.");
    assert_eq!(server.count("audit WHERE action = 'user_invited'"), 4);
    ada.get("/admin/audit").await.assert_says("Once more");
    assert_eq!(emails_about(&server, "invites you to").await.len(), 4);
    server.advance(15 * MINUTE);
    let mut ada = server.signed_in(ADA).await;
    let path = again.action.replace("/invite", "");
    let again = ada.get(&path).await.form("Send invitation again");
    ada.submit(&again).await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_company_invites_a_hundred_people_in_a_quarter_of_an_hour_and_no_more() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/people/invite").await.form("Send invitation");
    let form = form.set("first_name", "Lea").set("last_name", "Sand").set("role", "standard");
    // One that has an account counts: the answer says so.
    ada.submit(&form.clone().set("email", KIM)).await.assert_page(422);
    for number in 1..100 {
        let email = format!("lea{number}@northwind.example");
        ada.submit(&form.clone().set("email", &email)).await.assert_status(303);
    }
    let page = ada.submit(&form.set("email", LEA)).await;
    page.assert_page(422).assert_says("Several invitations have just been sent.");
    assert_eq!(page.select("#email[value='lea@northwind.example']").len(), 1, "nothing is lost");
    assert_eq!(server.count("users WHERE first_name = 'Lea'"), 99);
    assert_eq!(server.count("audit WHERE action = 'user_invited'"), 99);
    server.advance(15 * MINUTE);
    let mut ada = server.signed_in(ADA).await;
    invite(&mut ada, LEA).await.assert_status(303);
}

#[tokio::test]
async fn an_address_that_has_an_account_is_not_invited() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    for (email, why) in [
        ("RAVI@northwind.example", "There is an account with this address already."),
        (KIM, "There is an account with this address already."),
        ("lea", "Enter an email address"),
        ("lea..sand@northwind.example", "Enter an email address"),
    ] {
        invite(&mut ada, email).await.assert_page(422).assert_says(why);
    }
    assert!(emails_about(&server, "invites you to").await.is_empty());
}

#[tokio::test]
async fn a_name_in_an_invitation_is_text() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/people/invite").await.form("Send invitation");
    let form =
        form.set("first_name", "<b>Lea</b>").set("last_name", "& \"Sand\"").set("email", LEA);
    let answer = ada.submit(&form).await;
    let page = ada.follow(answer).await;
    page.assert_page(200);
    assert!(!page.body.contains("<b>Lea"));
    let email = emails_about(&server, "invites you to").await.remove(0);
    assert!(!email.html.contains("<b>Lea</b>"), "{}", email.html);
}

#[tokio::test]
async fn signin_1_administrators_see_their_people_and_when_they_signed_in_last() {
    let server = TestServer::start().await;
    server.signed_in(RAVI).await;
    server.advance(3 * DAY);
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin/people").await;
    page.assert_page(200).assert_says("Ravi Patel").assert_says("3 days ago");
    page.assert_does_not_say(KIM);
    // No one else does.
    server.signed_in(RAVI).await.get("/admin/people").await.assert_page(403);
    server.signed_in(RAVI).await.get("/admin/people/usr_ada").await.assert_page(403);
    ada.get("/admin/people/usr_kim").await.assert_page(404);
}

#[tokio::test]
async fn signin_1_lock_down_ends_everything_in_one_step_and_is_told() {
    let server = TestServer::start().await;
    let held = Held::by(&server, RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin/people/usr_ravi").await;
    page.assert_page(200);
    let page = confirm(&mut ada, "/admin/people/usr_ravi/lock-down", "Lock down").await;
    page.assert_page(200).assert_says("Locked down. Nothing acts for them any more.");
    assert_eq!(emails_about(&server, "All access to your").await.len(), 1);
    assert_eq!(server.count("audit WHERE action = 'locked_down'"), 1);
    assert_eq!(held.works().await, NOTHING);
}

#[tokio::test]
async fn signin_1_administrators_set_roles_disable_enable_and_sign_out() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    confirm(&mut ada, "/admin/people/usr_ravi/sign-out", "Sign out everywhere").await;
    assert!(ravi.get("/account").await.our_location().starts_with("/sign-in"));
    let form = ada.get("/admin/people/usr_ravi").await.form("Save role");
    ada.submit(&form.set("role", "administrator")).await.assert_status(303);
    server.signed_in(RAVI).await.get("/admin/people").await.assert_page(200);
    let page = confirm(&mut ada, "/admin/people/usr_ravi/disable", "Disable").await;
    page.assert_page(200).assert_says("Disabled. Nothing acts for them any more.");
    let page = confirm(&mut ada, "/admin/people/usr_ravi", "Enable").await;
    page.assert_page(200).assert_says("Enabled.");
    server.browser().sign_in(RAVI).await;
}

#[tokio::test]
async fn signin_1_an_administrator_removes_factors_that_are_lost() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    // There is nothing to remove yet.
    ada.get("/admin/people/usr_ravi").await.assert_does_not_say("Remove passkeys and codes");
    server.signed_in(RAVI).await.set_up_second_factor(&server).await;
    emails_about(&server, "").await;
    ada.get("/admin/people/usr_ravi").await.assert_says("Remove passkeys and codes");
    let path = "/admin/people/usr_ravi/reset-factors";
    let form = ada.get(path).await.form("Remove passkeys and codes");
    // It weakens an account: who did not sign in recently does not.
    server.advance(16 * MINUTE);
    assert!(ada.get(path).await.our_location().starts_with("/sign-in?confirm=yes"));
    ada.submit(&form).await;
    assert!(server.count("authenticators") == 1);
    let mut ada = server.signed_in(ADA).await;
    let page = confirm(&mut ada, path, "Remove passkeys and codes").await;
    page.assert_page(200).assert_says("Passkeys and codes removed.");
    assert_eq!(server.count("audit WHERE action = 'factors_reset'"), 1);
    let told = emails_about(&server, "").await;
    assert!(told.iter().any(|email| email.header("To").contains(RAVI)), "{told:#?}");
    server.browser().sign_in(RAVI).await;
    // Their own they change with it; others' people are none of theirs.
    for path in ["/admin/people/usr_ada/reset-factors", "/admin/people/usr_kim/reset-factors"] {
        let mut forged = ada.get("/admin/people/usr_ravi").await.form("Save role");
        forged.action = path.to_owned();
        assert!(matches!(ada.submit(&forged).await.status.as_u16(), 403 | 404));
    }
}

#[tokio::test]
async fn an_administrator_cannot_disable_themselves_nor_the_company_lose_its_last() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin/people/usr_ada").await;
    page.assert_page(200).assert_does_not_say("Save role").assert_does_not_say("Disable");
    let mut forged = ada.get("/admin/people/usr_ravi").await.form("Save role");
    forged.action = "/admin/people/usr_ada/role".to_owned();
    ada.submit(&forged.set("role", "standard")).await.assert_page(403);
    ada.get("/admin/people").await.assert_page(200);
}

#[tokio::test]
async fn administrators_of_other_companies_change_nothing() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let mut kim = server.signed_in(KIM).await;
    let mut forged = kim.get("/account").await.form("Save details");
    for act in ["role", "invite", "enable", "disable", "sign-out", "lock-down", "reset-factors"] {
        forged.action = format!("/admin/people/usr_ravi/{act}");
        kim.submit(&forged.clone().set("role", "standard")).await.assert_page(404);
    }
    ravi.get("/account").await.assert_page(200);
}

#[tokio::test]
async fn signin_1_a_stranger_who_forgets_for_an_invited_user_does_not_shorten_the_invitation() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let path = answer.our_location().to_owned();
    invitation(&server).await;
    server.advance(DAY);
    forget(&mut server.browser(), LEA).await.assert_page(200);
    let newest = emails_about(&server, "Choose a new password").await.remove(0);
    let newest = newest.link("/choose-password/");
    server.advance_almost(6 * DAY);
    server.browser().get(&newest).await.assert_secret_page(200);
    server.signed_in(ADA).await.get(&path).await.assert_says("Invitation works until");
    server.advance(SECOND);
    server.browser().get(&newest).await.assert_secret_page(410);
}

#[tokio::test]
async fn signin_1_an_invitation_that_waits_to_be_sent_is_not_sent_to_who_has_a_password_by_then() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let answer = invite(&mut ada, LEA).await;
    let page = ada.follow(answer).await;
    let link = invitation(&server).await;
    ada.submit(&page.form("Send invitation again")).await.assert_status(303);
    choose(&mut server.browser(), &link, NEW).await.assert_status(303);
    assert!(emails_about(&server, "invites you to").await.is_empty());
    assert_eq!(server.count("password_links"), 0);
}

#[tokio::test]
async fn signin_0_a_company_does_not_change_how_people_sign_in_who_belong_to_another() {
    let server = TestServer::start().await;
    server.signed_in(SAM).await.set_up_second_factor(&server).await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin/people/usr_sam").await;
    page.assert_page(200).assert_does_not_say("Remove passkeys and codes");
    let mut forged = page.form("Save role");
    forged.action = "/admin/people/usr_sam/reset-factors".to_owned();
    ada.submit(&forged).await.assert_page(403);
    assert_eq!(server.count("authenticators"), 1);
}
