//! Another e-mail address (SIGNIN 1): a link that goes there proves that it is its owner's, and one
//! that goes to the one before leads back.

use testkit::{ADA, Answer, Browser, DAY, KIM, MINUTE, PASSWORD, RAVI, SECOND, TestServer};

use super::{NEW, choose, emails_about};
use crate::audit::log;

const OTHER: &str = "ravi.patel@elsewhere.example";
const PAGE: &str = "/account/email";

async fn want(browser: &mut Browser<'_>, email: &str) -> Answer {
    let form = browser.get(PAGE).await.form("Send link").set("email", email);
    browser.submit(&form).await
}

/// The link that goes to the new address.
async fn wanted_link(server: &TestServer, browser: &mut Browser<'_>, email: &str) -> String {
    want(browser, email).await.assert_status(303);
    let mut emails = emails_about(server, "Confirm your email address").await;
    assert_eq!(emails.len(), 1, "{emails:#?}");
    let sent = emails.remove(0);
    assert!(sent.body.contains(email), "{}", sent.body);
    sent.link("/confirm-address/")
}

async fn take(browser: &mut Browser<'_>, link: &str) -> Answer {
    let form = browser.get(link).await.form("Use this address");
    browser.submit(&form).await
}

/// Ravi's browser after he has another address, and the link in the email to the one before.
async fn moved(server: &TestServer) -> (Browser<'_>, String) {
    let mut ravi = server.signed_in(RAVI).await;
    let link = wanted_link(server, &mut ravi, OTHER).await;
    take(&mut ravi, &link).await.assert_status(303);
    let mut told = emails_about(server, "email address was changed").await;
    assert_eq!(told.len(), 1, "{told:#?}");
    let told = told.remove(0);
    assert!(told.body.contains(OTHER) && told.body.contains(RAVI), "{}", told.body);
    (ravi, told.link("/lock-account/"))
}

#[tokio::test]
async fn signin_1_an_address_changes_when_a_link_that_went_there_is_opened() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let link = wanted_link(&server, &mut ravi, OTHER).await;
    ravi.get(PAGE).await.assert_says("We have sent a link to").assert_says(OTHER);
    // Programs that check emails follow links.
    server.browser().get(&link).await;
    ravi.get(&link).await.assert_says(&format!("Use {OTHER} from now on?"));
    server.browser().type_password(OTHER, PASSWORD).await.assert_page(422);
    let answer = take(&mut ravi, &link).await;
    let page = ravi.follow(answer).await;
    page.assert_page(200).assert_says("Email address changed.").assert_says(OTHER);
    server.browser().sign_in(OTHER).await;
    server.browser().type_password(RAVI, PASSWORD).await.assert_page(422);
    let told = log(&server).await;
    assert_eq!(told, [format!("user_changed {RAVI}, {RAVI}, 127.0.0.1: email={OTHER}")]);
    let page = server.signed_in(ADA).await.get("/admin/audit?what=people").await;
    page.assert_says("Email address:").assert_says(OTHER);
}

#[tokio::test]
async fn signin_1_a_link_to_an_address_works_once_for_30_minutes_and_only_the_newest() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let old = wanted_link(&server, &mut ravi, "old@elsewhere.example").await;
    let late = wanted_link(&server, &mut ravi, "late@elsewhere.example").await;
    let take_late = ravi.get(&late).await.form("Use this address");
    server.advance_almost(30 * MINUTE);
    // What changes how a user signs in wants a recent sign-in, here too.
    let page = ravi.open(&late).await;
    let form = page.form("Sign in").set("email", RAVI).set("password", PASSWORD);
    assert_eq!(ravi.submit(&form).await.our_location(), late);
    ravi.get(&old).await.assert_page(404);
    ravi.get(&late).await.assert_page(200);
    server.advance(SECOND);
    ravi.get(&late).await.assert_page(410);
    ravi.submit(&take_late).await.assert_page(410);
    let link = wanted_link(&server, &mut ravi, OTHER).await;
    let form = ravi.get(&link).await.form("Use this address");
    ravi.submit(&form).await.assert_status(303);
    ravi.submit(&form).await.assert_page(404);
    ravi.get(&link).await.assert_page(404);
}

#[tokio::test]
async fn signin_1_no_user_gives_their_address_to_the_account_of_another_user() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let link = wanted_link(&server, &mut ravi, OTHER).await;
    let form = ravi.get(&link).await.form("Use this address");
    // Who gets the email may have an account of their own, or none.
    let mut kim = server.signed_in(KIM).await;
    kim.get(&link).await.assert_page(404);
    assert_ne!(kim.submit(&form).await.status, 303);
    let mut nobody = server.browser();
    assert!(nobody.get(&link).await.our_location().starts_with("/sign-in?return_to="));
    nobody.submit(&form).await;
    server.signed_in(RAVI).await;
    server.signed_in(KIM).await;
}

#[tokio::test]
async fn signin_1_whether_an_address_is_taken_is_not_told() {
    let server = TestServer::start().await;
    let mut said = Vec::new();
    for email in [ADA, "ADA@Northwind.example", OTHER] {
        let mut ravi = server.signed_in(RAVI).await;
        let answer = want(&mut ravi, email).await;
        let page = ravi.follow(answer).await;
        said.push((
            page.status,
            page.select("main").concat().to_lowercase().replace(&email.to_lowercase(), ""),
        ));
        assert_eq!(server.count("wanted_addresses"), 1);
        let expected = usize::from(email == OTHER);
        assert_eq!(emails_about(&server, "Confirm your email address").await.len(), expected);
        server.advance(20 * MINUTE);
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:#?}");
}

#[tokio::test]
async fn signin_1_an_address_that_was_taken_meanwhile_is_not_given() {
    let server = TestServer::start().await;
    let (mut ravi, mut kim) = (server.signed_in(RAVI).await, server.signed_in(KIM).await);
    let (first, second) = (
        wanted_link(&server, &mut ravi, OTHER).await,
        wanted_link(&server, &mut kim, "Ravi.PATEL@elsewhere.example").await,
    );
    take(&mut ravi, &first).await.assert_status(303);
    take(&mut kim, &second).await.assert_page(404);
    server.signed_in(KIM).await;
}

#[tokio::test]
async fn signin_1_an_address_is_compared_in_every_spelling() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for same in [RAVI, " RAVI@northwind.example", "ｒａｖｉ@NORTHWIND.example"] {
        want(&mut ravi, same).await.assert_page(422).assert_says("You have this address already.");
    }
    for none in ["", "ravi", "a b@c.example", "ravi@"] {
        want(&mut ravi, none).await.assert_page(422);
    }
    assert_eq!(server.count("wanted_addresses"), 0);
}

#[tokio::test]
async fn signin_1_a_recent_sign_in_and_the_own_second_factor_are_asked_for() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let form = ravi.get(PAGE).await.form("Send link").set("email", OTHER);
    server.advance(16 * MINUTE);
    let again = ravi.get(PAGE).await;
    assert_eq!(again.our_location(), "/sign-in?confirm=yes&return_to=%2Faccount%2Femail");
    ravi.submit(&form).await;
    assert_eq!(server.count("wanted_addresses"), 0);
    // A password alone is not enough for who has a second factor.
    let mut stranger = server.signed_in(ADA).await;
    let mut ada = server.signed_in(ADA).await;
    ada.set_up_second_factor(&server).await;
    assert!(stranger.get(PAGE).await.our_location().starts_with("/sign-in?confirm=yes"));
    ada.get(PAGE).await.assert_page(200);
}

#[tokio::test]
async fn signin_1_links_are_limited_by_person_by_address_and_by_network() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for number in 0..3 {
        want(&mut ravi, &format!("a{number}@elsewhere.example")).await.assert_status(303);
    }
    want(&mut ravi, OTHER).await.assert_page(429).assert_says("Too many attempts");
    server.advance(15 * MINUTE);
    // Three people want the same one; who has forgotten its password counts, too.
    let mut wanted = 0;
    for email in [RAVI, KIM, ADA] {
        let mut browser = server.signed_in(email).await;
        wanted += i32::from(want(&mut browser, OTHER).await.status == 303);
    }
    super::forget(&mut server.browser(), OTHER).await.assert_page(429);
    assert_eq!(wanted, 3);
}

#[tokio::test]
async fn signin_1_the_link_to_the_address_before_leads_back_and_locks_the_account() {
    let server = TestServer::start().await;
    let (mut stranger, link) = moved(&server).await;
    stranger.get("/account").await.assert_page(200);
    let mut owner = server.browser();
    let page = owner.get(&link).await;
    page.assert_says(&format!("Lock the account {RAVI}?"));
    owner.submit(&page.form("Lock account")).await.assert_page(200).assert_says(RAVI);
    assert!(stranger.get("/account").await.our_location().starts_with("/sign-in"));
    let mut emails = emails_about(&server, "Choose a new password").await;
    assert_eq!(emails.len(), 1);
    let reset = emails.remove(0);
    assert!(reset.body.contains(RAVI) && !reset.body.contains(OTHER), "{}", reset.body);
    choose(&mut owner, &reset.link("/choose-password/"), NEW).await.assert_status(303);
    owner.get("/account").await.assert_page(200).assert_says(RAVI);
    let told = log(&server).await;
    let back = format!("user_changed {OTHER}, {RAVI}, 127.0.0.1: email={RAVI} via=mail");
    assert!(told.contains(&back), "{told:#?}");
}

/// A stranger changes it twice, and has the emails of the address between.
#[tokio::test]
async fn signin_1_the_link_of_a_strangers_own_address_leads_nowhere_once_the_owner_is_back() {
    let server = TestServer::start().await;
    let (mut stranger, owners) = moved(&server).await;
    server.advance(SECOND);
    let link = wanted_link(&server, &mut stranger, "third@elsewhere.example").await;
    take(&mut stranger, &link).await.assert_status(303);
    let between = emails_about(&server, "email address was changed").await.remove(0);
    let strangers = between.link("/lock-account/");
    server.browser().get(&strangers).await.assert_says(&format!("Lock the account {OTHER}?"));
    let mut owner = server.browser();
    let form = owner.get(&owners).await.form("Lock account");
    owner.submit(&form).await.assert_page(200);
    server.browser().get(&strangers).await.assert_page(404);
    server.browser().post(&strangers, "").await.assert_page(404);
    let email: String = server
        .database()
        .query_row("SELECT email FROM users WHERE id = 'usr_ravi'", (), |row| row.get(0))
        .expect("read");
    assert_eq!(email, RAVI);
}

#[tokio::test]
async fn signin_1_the_stranger_does_not_make_the_owners_link_void() {
    let server = TestServer::start().await;
    let (mut stranger, owners) = moved(&server).await;
    server.advance(SECOND);
    let link = wanted_link(&server, &mut stranger, "third@elsewhere.example").await;
    take(&mut stranger, &link).await.assert_status(303);
    let between = emails_about(&server, "email address was changed").await.remove(0);
    let mut browser = server.browser();
    let form = browser.get(&between.link("/lock-account/")).await.form("Lock account");
    browser.submit(&form).await.assert_page(200);
    let mut owner = server.browser();
    let form = owner.get(&owners).await.form("Lock account");
    owner.submit(&form).await.assert_page(200).assert_says(RAVI);
}

#[tokio::test]
async fn signin_1_the_way_back_ends_after_30_days() {
    let server = TestServer::start().await;
    let (_, link) = moved(&server).await;
    server.advance(30 * DAY);
    server.browser().get(&link).await.assert_page(410);
}

#[tokio::test]
async fn signin_1_a_link_to_choose_a_password_ends_with_the_address_that_it_went_to() {
    let server = TestServer::start().await;
    let reset = super::reset_link(&server, RAVI).await;
    moved(&server).await;
    server.browser().get(&reset).await.assert_secret_page(404);
}

#[tokio::test]
async fn an_address_gets_no_name_from_a_stranger() {
    let server = TestServer::start().await;
    let spam = "Win at evil.example";
    server.change_user("usr_ravi", |ravi| ravi.first_name = spam.to_owned()).await;
    let mut ravi = server.signed_in(RAVI).await;
    want(&mut ravi, OTHER).await.assert_status(303);
    let email = emails_about(&server, "Confirm your email address").await.remove(0);
    assert!(!email.body.contains("evil.example") && !email.html.contains("evil.example"));
    assert_eq!(email.header("To"), OTHER);
}
