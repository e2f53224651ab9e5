//! A browser that keeps no cookies: the page says what is wrong, not that time has passed.

use testkit::{ADA, Answer, AuthorizationUrl, Browser, DAY, PASSWORD, TestServer};

const NO_COOKIE: &str = "Your browser did not return the cookie";
const TOO_LONG: &str = "This page was open too long.";

async fn sign_in_without_cookies(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get("/sign-in").await;
    browser.cookies.clear();
    let button = page.select("form button.btn-main").remove(0);
    let form = page.form(&button).set("email", ADA).set("password", PASSWORD);
    browser.submit(&form).await
}

#[tokio::test]
async fn signing_in_without_cookies_says_that_they_are_needed_in_each_language() {
    let server = TestServer::start().await;
    for (language, words) in [
        ("en", NO_COOKIE),
        ("de", "Ohne Cookies ist keine Anmeldung möglich"),
        ("fr", "La connexion est impossible sans cookies"),
        ("es", "Sin cookies no es posible iniciar sesión"),
    ] {
        let mut browser = server.browser();
        browser.accept_language = language.to_owned();
        // For ever the same.
        for _ in 0..2 {
            let page = sign_in_without_cookies(&mut browser).await;
            page.assert_page(422).assert_speaks(language).assert_says(words);
        }
    }
    assert_eq!(server.count("sessions"), 0);
}

#[tokio::test]
async fn a_cookie_that_is_another_one_is_a_page_that_was_open_too_long() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in");
    browser.set_session_cookie("another");
    let form = form.set("email", ADA).set("password", PASSWORD);
    browser
        .submit(&form)
        .await
        .assert_page(422)
        .assert_says(TOO_LONG)
        .assert_does_not_say(NO_COOKIE);
}

#[tokio::test]
async fn pages_whose_cookie_is_not_sent_back_say_so_too() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().path();
    for (path, button) in [
        (request.as_str(), "Allow access"),
        ("/device", "Continue"),
        ("/apps/new", "Save and continue"),
    ] {
        let mut browser = server.signed_in(ADA).await;
        let form = browser.open(path).await.form(button).press(button);
        browser.cookies.clear();
        let page = browser.submit(&form).await;
        page.assert_page(410).assert_says(NO_COOKIE).form("Sign in");
    }
    assert_eq!(server.count("answers"), 0);
}

#[tokio::test]
async fn a_session_that_has_ended_is_no_missing_cookie() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/device").await.form("Continue").set("user_code", "BCDF-GHJK");
    server.advance(DAY);
    browser.submit(&form).await.assert_page(410).assert_does_not_say(NO_COOKIE);
}
