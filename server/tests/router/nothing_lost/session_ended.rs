//! The session ends while a form is filled in.

use super::{NEW_TOKEN, assert_half_filled, half_filled};
use testkit::html::Form;
use testkit::one_time::AuthenticatorApp;
use testkit::{
    ADA, Answer, AuthorizationUrl, Browser, DAY, KIM, MINUTE, PASSWORD, RAVI, TestServer,
};

const SIGNED_OUT: &str = "nothing was sent. Sign in again: what you entered is still there.";

fn as_person(page: &Answer, email: &str) -> Form {
    page.form("Sign in").set("email", email).set("password", PASSWORD)
}

/// Sends the form a day later, and signs in as it is asked.
async fn send_and_sign_in(browser: &mut Browser<'_>, form: &Form) -> Answer {
    let page = browser.submit(form).await;
    page.assert_page(410).assert_says(SIGNED_OUT);
    browser.submit(&as_person(&page, ADA)).await
}

#[tokio::test]
async fn no_one_else_gets_a_form_in_the_middle_of_which_a_session_ended() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review").press("Review");
    server.advance(DAY);
    let page = browser.submit(&form).await;
    // Sealed: the next person at this browser cannot read it in the page.
    assert!(!page.body.contains("board") && !page.body.contains("r später"), "{}", page.body);
    for other in [KIM, RAVI] {
        let answer = browser.clone().submit(&as_person(&page, other)).await;
        assert_eq!(answer.our_location(), "/");
    }
    for forged in ["x", "AAAA"] {
        let answer = browser.clone().submit(&as_person(&page, ADA).set("kept", forged)).await;
        assert_eq!(answer.our_location(), "/");
    }
    server.advance(DAY);
    let late = browser.submit(&as_person(&page, ADA)).await;
    assert_eq!(late.our_location(), "/", "as long as a page may stay open");
}

#[tokio::test]
async fn what_another_site_sends_is_not_preserved() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.origin = ("cross-site", "https://evil.example");
    let body = "shown_to=usr_ada&name=Planted&permission-users=users";
    let answer = browser.post(NEW_TOKEN, body).await;
    assert!(answer.our_location().starts_with("/sign-in"));
}

#[tokio::test]
async fn what_does_not_fit_is_not_preserved() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get(NEW_TOKEN).await.form("Review").set("note", &"n".repeat(30_000));
    server.advance(DAY);
    assert!(browser.submit(&form).await.our_location().starts_with("/sign-in"));
}

#[tokio::test]
async fn passwords_and_tokens_are_not_preserved() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review");
    let secrets = ["token", "code", "new_password", "client_secret"];
    let form = secrets.iter().fold(form, |form, name| form.set(name, &"s".repeat(9_000)));
    server.advance(DAY);
    // With them it would not fit.
    assert_half_filled(&send_and_sign_in(&mut browser, &form).await);
}

#[tokio::test]
async fn the_form_is_there_when_the_same_person_has_signed_in_again() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review").press("Review");
    server.advance(DAY);
    let page = browser.submit(&form).await;
    // Also after a wrong password, and in another language.
    let page = browser.submit(&as_person(&page, ADA).set("password", "wrong")).await;
    page.assert_page(422);
    let page = browser.submit(&page.form("Deutsch").press("Deutsch")).await;
    page.assert_speaks("de");
    let form = page.form("Anmelden").set("email", ADA).set("password", PASSWORD);
    let page = browser.submit(&form).await;
    page.assert_page(200).assert_speaks("de");
    assert_half_filled(&page);
    let review = browser.submit(&page.form("Prüfen").press("Prüfen")).await;
    review.assert_page(200).assert_says("R & D");
    assert_eq!(server.count("api_credentials"), 0, "nothing is done that nobody asks for again");
}

#[tokio::test]
async fn forms_of_every_kind_are_preserved() {
    let server = TestServer::start().await;
    for (path, button, field, value, shown) in [
        (
            "/credentials/keys/new",
            "Create key",
            "name",
            "Key of keys",
            "#name[value='Key of keys']",
        ),
        ("/credentials/clients/new", "Review", "note", "nightly", "#note[value=nightly]"),
        ("/apps/new", "Save and continue", "description", "Plans.", "#description[value='Plans.']"),
        (
            "/admin/policy",
            "Save",
            "read",
            "administrators",
            "input[name=read][value=administrators][checked]",
        ),
        ("/admin/policy", "Save", "until_removed", "yes", "input[name=until_removed][checked]"),
        ("/device", "Continue", "user_code", "BCDF-GHJK", "#user_code[value='BCDF-GHJK']"),
    ] {
        let mut browser = server.signed_in(ADA).await;
        let form = browser.get(path).await.form(button).set(field, value).press(button);
        server.advance(DAY);
        let page = send_and_sign_in(&mut browser, &form).await;
        page.assert_page(200);
        assert_eq!(page.select(shown).len(), 1, "{path}: {}", page.body);
    }
}

#[tokio::test]
async fn what_was_chosen_on_the_consent_page_is_preserved() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner()
        .with("scope", "candidates_read jobs_read company_read messages_write");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("company_read").set("duration", "30-days");
    server.advance(DAY);
    let page = send_and_sign_in(&mut browser, &form.press("Allow access")).await;
    page.assert_page(200);
    assert_eq!(server.count("answers"), 0);
    assert_eq!(page.select("input[value=company_read][checked]").len(), 1);
    assert_eq!(page.select("input[value=messages_write][checked]").len(), 0);
    assert_eq!(page.select("input[name=duration][value='30-days'][checked]").len(), 1);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(answer.header("location").is_some_and(|to| to.contains("code=")));
}

#[tokio::test]
async fn a_form_from_before_a_sign_in_in_another_tab_can_be_shown_again() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review").press("Review");
    server.advance(DAY);
    browser.sign_in(ADA).await;
    let page = browser.submit(&form).await;
    page.assert_page(410);
    let again = page.form("Show the request again");
    assert_half_filled(&browser.submit(&again).await);
}

#[tokio::test]
async fn signin_1_a_form_is_there_after_a_second_factor_was_set_up_on_the_way() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review").press("Review");
    let mut other = server.signed_in(KIM).await;
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    server.advance(DAY);
    let page = send_and_sign_in(&mut browser, &form).await;
    page.assert_page(200).assert_says("requires two-step sign-in");
    let app = AuthenticatorApp::of_page(&page);
    let page = browser.submit(&page.form("Confirm").set("code", &app.wrong_code(&server))).await;
    let codes = browser.submit(&page.form("Confirm").set("code", &app.code(&server))).await;
    codes.assert_page(200);
    // The codes are shown first, also in another language; no one else gets the form.
    let codes = browser.submit(&codes.form("Deutsch").press("Deutsch")).await;
    let next = codes.form("Ich habe sie gespeichert");
    assert_ne!(other.submit(&next).await.status, 200);
    assert_half_filled(&browser.submit(&next).await);
}

#[tokio::test]
async fn signin_1_an_approval_is_there_after_a_second_factor_was_set_up_on_the_way() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let scope = "candidates_read jobs_read company_read";
    let request = AuthorizationUrl::partner().with("scope", scope);
    let form = browser.consent_page(&request).await.form("Allow access").tick("company_read");
    server.meddle("UPDATE companies SET requires_second_factor = TRUE");
    server.advance(DAY);
    let page = send_and_sign_in(&mut browser, &form.press("Allow access")).await;
    let app = AuthenticatorApp::of_page(&page);
    let codes = browser.submit(&page.form("Confirm").set("code", &app.code(&server))).await;
    let page = browser.submit(&codes.form("I have saved them")).await;
    page.assert_page(200);
    assert_eq!(page.select("input[value=company_read][checked]").len(), 1);
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn who_only_goes_on_has_not_signed_in_for_a_request() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let request = AuthorizationUrl::partner().with("prompt", "login");
    let page = browser.open(&request.path()).await;
    let answer = browser.submit(&as_person(&page, ADA)).await;
    let form = browser.follow(answer).await.form("Allow access").press("Allow access");
    // The proof of that sign-in is too old, and the form waits in the sign-in page.
    server.advance(20 * MINUTE);
    let page = browser.submit(&form).await;
    let go_on = page.form("Sign in").set("go_on", "yes");
    let page = browser.submit(&go_on).await;
    page.form("Sign in");
    page.assert_does_not_say("Allow access");
}

#[tokio::test]
async fn what_another_user_changed_meanwhile_is_not_overwritten() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/admin/policy").await.form("Save").set("read", "verified-publishers");
    let other = browser.get("/admin/policy").await.form("Save").set("read", "administrators");
    browser.clone().submit(&other).await.our_location();
    server.advance(DAY);
    let page = send_and_sign_in(&mut browser, &form).await;
    browser.submit(&page.form("Save")).await.assert_page(409);
}
