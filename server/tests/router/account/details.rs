use testkit::{ADA, RAVI, TestServer};

use super::{emails_about, forget};

#[tokio::test]
async fn signin_1_a_person_changes_their_name_and_the_language_of_emails() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let form = ravi.get("/account").await.form("Save details");
    let form = form.set("first_name", "Rabindra").set("language", "de");
    let answer = ravi.submit(&form).await;
    let page = ravi.follow(answer).await;
    page.assert_page(200).assert_speaks("de");
    assert!(page.body.contains("Rabindra Patel"));
    // Asked for in English.
    forget(&mut server.browser(), RAVI).await.assert_page(200);
    let emails = emails_about(&server, "neues Passwort").await;
    assert_eq!(emails.len(), 1);
    assert_eq!(server.count("audit WHERE action = 'user_changed' AND detail = 'first_name'"), 1);
}

#[tokio::test]
async fn a_name_that_hides_something_is_refused_and_stays_in_the_form() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    for name in ["", "  ", "Ra\u{202E}vi", &"x".repeat(500)] {
        let form = ravi.get("/account").await.form("Save details").set("first_name", name);
        let page = ravi.submit(&form).await;
        page.assert_page(422).assert_says("Enter a name, in one line");
    }
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/account").await.form("Save details").set("last_name", "<b>&\"'");
    let answer = ada.submit(&form).await;
    let page = ada.follow(answer).await;
    page.assert_page(200);
    assert!(!page.body.contains("<b>&"), "escaped");
}
