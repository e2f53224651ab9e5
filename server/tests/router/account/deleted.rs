//! People delete their own accounts, where the operator permits it (SIGNIN 1).

use testkit::{ADA, Browser, KIM, MINUTE, PASSWORD, RAVI, SAM, Setup, TestServer};

use super::emails_about;
use crate::audit::log;
use crate::loss_of_access::{Held, NOTHING, Works};

const PAGE: &str = "/account/delete";

async fn start() -> TestServer {
    let mut setup = Setup::default();
    setup.settings.account_deletion = true;
    TestServer::start_with(setup).await
}

async fn delete(browser: &mut Browser<'_>) -> testkit::Answer {
    let form = browser.get(PAGE).await.form("Delete account");
    browser.submit(&form).await
}

#[tokio::test]
async fn signin_1_no_user_deletes_an_account_unless_the_operator_permits_it() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let mut forged = ravi.get("/account").await.form("Save details");
    ravi.get("/account").await.assert_does_not_say("Delete account");
    ravi.get(PAGE).await.assert_page(404);
    forged.action = PAGE.to_owned();
    ravi.submit(&forged).await.assert_page(404);
    ravi.get("/account").await.assert_page(200);
}

#[tokio::test]
async fn signin_1_an_account_is_deleted_with_all_that_acts_for_it() {
    let server = start().await;
    let held = Held::by(&server, RAVI).await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.set_up_second_factor(&server).await;
    emails_about(&server, "").await;
    ravi.get("/account").await.assert_says("Delete account");
    let page = ravi.get(PAGE).await;
    page.assert_says("You are signed out everywhere, all apps lose their access");
    delete(&mut ravi).await.assert_page(200).assert_says("Account deleted");
    // Of an address that no one has, every browser is as good as known.
    assert_eq!(Works { known_browser: false, ..held.works().await }, NOTHING);
    assert!(ravi.get("/account").await.our_location().starts_with("/sign-in"));
    server.advance(20 * MINUTE);
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    let told = emails_about(&server, "account was deleted").await;
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].header("To").contains(RAVI), "{:?}", told[0].headers);
    told[0].assert_says("Ravi");
    let tables = ["authenticators", "recovery_codes", "accounts", "password_links"];
    for table in tables {
        let own = format!("{table} WHERE user_id = 'usr_ravi'");
        assert_eq!(server.count(&own), 0, "{table}");
    }
    assert_eq!(server.count(&format!("users WHERE email = '{RAVI}' OR first_name = 'Ravi'")), 0);
    // What was done stays in the log, under the name of its time.
    let entries = log(&server).await;
    let last = entries.last().expect("an entry");
    assert_eq!(*last, format!("account_deleted {RAVI}, {RAVI}, 127.0.0.1: "));
    let page = server.signed_in(ADA).await.get("/admin/audit?what=people").await;
    page.assert_says("Deleted the account ravi@northwind.example").assert_says("Ravi Patel");
    let page = server.signed_in(ADA).await.get("/admin/people").await;
    page.assert_does_not_say("Ravi").assert_does_not_say(RAVI);
}

#[tokio::test]
async fn signin_1_the_address_of_a_deleted_account_can_be_invited_anew() {
    let server = start().await;
    delete(&mut server.signed_in(RAVI).await).await.assert_page(200);
    emails_about(&server, "").await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/people/invite").await.form("Send invitation");
    let form = form.set("first_name", "Ravi").set("last_name", "Patel").set("email", RAVI);
    ada.submit(&form.set("role", "standard")).await.assert_status(303);
    assert_eq!(emails_about(&server, "invites you to").await.len(), 1);
}

#[tokio::test]
async fn signin_1_the_last_administrator_of_a_company_does_not_go() {
    let server = start().await;
    let mut ada = server.signed_in(ADA).await;
    ada.get(PAGE).await.assert_page(409).assert_says("You are the last administrator");
    let mut forged = ada.get("/account").await.form("Save details");
    forged.action = PAGE.to_owned();
    ada.submit(&forged).await.assert_page(409);
    let form = ada.get("/admin/people/usr_ravi").await.form("Save role");
    ada.submit(&form.set("role", "administrator")).await.assert_status(303);
    // Of two who go at the same moment, one stays.
    let mut ravi = server.signed_in(RAVI).await;
    let (one, two) = (ada.get(PAGE).await, ravi.get(PAGE).await);
    let (one, two) = (one.form("Delete account"), two.form("Delete account"));
    let (one, two) = tokio::join!(ada.submit(&one), ravi.submit(&two));
    let gone = [one, two].iter().filter(|answer| answer.status == 200).count();
    assert_eq!(gone, 1);
}

#[tokio::test]
async fn signin_1_a_recent_sign_in_and_the_own_second_factor_are_asked_for_to_delete() {
    let server = start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let form = ravi.get(PAGE).await.form("Delete account");
    server.advance(16 * MINUTE);
    assert_eq!(
        ravi.get(PAGE).await.our_location(),
        "/sign-in?confirm=yes&return_to=%2Faccount%2Fdelete"
    );
    ravi.submit(&form).await;
    server.browser().sign_in(RAVI).await;
    let mut stranger = server.signed_in(ADA).await;
    server.signed_in(ADA).await.set_up_second_factor(&server).await;
    assert!(stranger.get(PAGE).await.our_location().starts_with("/sign-in?confirm=yes"));
    // Another site's form deletes nothing.
    let mut kim = server.signed_in(KIM).await;
    let mut forged = kim.get("/account").await.form("Save details");
    kim.origin = ("cross-site", "https://evil.example");
    forged.action = PAGE.to_owned();
    assert_ne!(kim.submit(&forged).await.status, 200);
    server.signed_in(KIM).await;
}

#[tokio::test]
async fn signin_0_each_company_reads_that_an_account_was_deleted() {
    let server = start().await;
    delete(&mut server.signed_in(SAM).await).await.assert_page(200);
    for administrator in [ADA, KIM] {
        let mut browser = server.signed_in(administrator).await;
        let page = browser.get("/admin/audit?what=people").await;
        page.assert_says(&format!("Deleted the account {SAM}"));
        browser.get("/admin/people").await.assert_does_not_say("Sam Rivera");
    }
    assert_eq!(server.count("memberships WHERE user_id = 'usr_sam'"), 0);
}
