//! Who signs in, and out, is told once; who fails is counted, and fills no log (SIGNIN 4).

use testkit::soft_passkey::SoftPasskey;
use testkit::{ADA, DAY, KIM, MINUTE, PASSWORD, RAVI, SAM, SECOND, TestServer};

use super::whole_log;

const FROM: &str = "2001:db8::7";

#[tokio::test]
async fn signin_4_a_sign_in_and_a_sign_out_are_one_entry_each() {
    let server = TestServer::start().await;
    let mut ravi = server.browser();
    ravi.address = FROM.parse().expect("an address");
    ravi.sign_in(RAVI).await;
    // To look around is none.
    for path in ["/", "/connected-apps", "/account"] {
        ravi.get(path).await.assert_page(200);
    }
    let form = ravi.get("/").await.form("Sign out");
    for _ in 0..2 {
        ravi.submit(&form).await;
    }
    assert_eq!(
        whole_log(&server).await,
        [
            format!("signed_in {RAVI}, {RAVI}, {FROM}: methods=pwd"),
            format!("signed_out {RAVI}, {RAVI}, {FROM}: "),
        ]
    );
}

#[tokio::test]
async fn signin_4_entries_of_sign_ins_leave_when_their_time_is_over() {
    let server = TestServer::start().await;
    let tidy = async || server.provider.delete_expired(100).await.expect("tidied");
    server.browser().sign_in(RAVI).await;
    server.advance(729 * DAY);
    server.browser().sign_in(ADA).await;
    tidy().await;
    assert_eq!(whole_log(&server).await.len(), 2);
    server.advance(DAY + SECOND);
    tidy().await;
    let left = whole_log(&server).await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].contains(ADA), "{left:?}");
}

#[tokio::test]
async fn signin_4_who_fails_leaves_no_entry_however_often() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for attempt in 0..12 {
        browser.type_password(ADA, "wrong").await;
        browser.type_password(&format!("nobody{attempt}@example.com"), PASSWORD).await;
    }
    browser.type_password(ADA, PASSWORD).await.assert_page(429);
    assert_eq!(whole_log(&server).await, [] as [String; 0]);
}

#[tokio::test]
async fn signin_4_the_entry_is_of_the_second_step_and_says_both_factors() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let (app, _) = ada.set_up_second_factor(&server).await;
    server.advance(MINUTE);
    let told = whole_log(&server).await;
    // What strengthens a session is no sign-in.
    assert_eq!(told.iter().filter(|line| line.starts_with("signed_in ")).count(), 1, "{told:?}");
    let mut browser = server.browser();
    let answer = browser.type_password(ADA, PASSWORD).await;
    assert_eq!(whole_log(&server).await.len(), told.len());
    let page = browser.follow(answer).await;
    browser.submit(&page.form("Sign in").set("code", &app.code(&server))).await;
    let newest = whole_log(&server).await.split_off(told.len());
    assert_eq!(newest, [format!("signed_in {ADA}, {ADA}, 127.0.0.1: methods=pwd,otp,mfa")]);
}

#[tokio::test]
async fn signin_4_administrators_read_of_their_own_people_alone_in_words() {
    let server = TestServer::start().await;
    let mut ravi = server.browser();
    ravi.address = FROM.parse().expect("an address");
    ravi.sign_in(RAVI).await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/admin/audit?what=sign_ins&who=ravi").await;
    page.assert_says("Signed in").assert_says("Method: password").assert_says(FROM);
    ada.get("/admin/audit?what=people").await.assert_says("No entries match");
    server.signed_in(KIM).await.get("/admin/audit").await.assert_does_not_say("Ravi");
    ada.accept_language = "de".to_owned();
    let page = ada.get("/admin/audit?what=sign_ins").await;
    page.assert_says("Angemeldet").assert_says("Verfahren: Passwort");
}

#[tokio::test]
async fn signin_4_a_person_whose_sessions_an_administrator_ends_is_named() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/admin/people/usr_ravi/sign-out").await.form("Sign out everywhere");
    ada.submit(&form).await.assert_status(303);
    let page = ada.get("/admin/audit?what=sign_ins").await;
    page.assert_says("Ended the sessions of ravi@northwind.example");
}

#[tokio::test]
async fn signin_4_how_a_user_signs_in_and_is_called_is_in_the_log_of_each_of_their_companies() {
    let server = TestServer::start().await;
    let mut sam = server.signed_in(SAM).await;
    let form = sam.get("/account").await.form("Save details").set("first_name", "Samuel");
    sam.submit(&form).await.assert_status(303);
    let mut passkey = SoftPasskey::new(7);
    sam.make_passkey(&mut passkey).await.assert_status(303);
    sam.set_up_second_factor(&server).await;
    let links = sam.get("/account/passkeys").await.links("main a");
    let remove = links.iter().find(|path| path.ends_with("/remove")).expect("a passkey");
    let form = sam.get(remove).await.form("Remove");
    sam.submit(&form).await.assert_status(303);
    for action in ["user_changed", "passkey_added", "authenticator_added", "passkey_removed"] {
        for company in ["cmp_northwind", "cmp_contoso"] {
            let told = format!("audit WHERE action = '{action}' AND company_id = '{company}'");
            assert_eq!(server.count(&told), 1, "{told}");
        }
    }
}
