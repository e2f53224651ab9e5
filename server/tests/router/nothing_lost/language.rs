//! The language is switched in the middle of a form, and on pages that answered one.

use crate::apps::{CALLBACK, say_publisher, write};

use super::{NEW_TOKEN, assert_half_filled, half_filled};
use testkit::html::Form;
use testkit::{ADA, Answer, AuthorizationUrl, Browser, RAVI, TestServer};

/// Presses a language's button, with what was entered into the page's form.
async fn switch(browser: &mut Browser<'_>, form: Form, own_name: &str) -> Answer {
    browser.submit(&form.press(own_name)).await
}

#[tokio::test]
async fn another_site_switches_nothing_and_fills_nothing_in() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.origin = ("cross-site", "https://evil.example");
    let body = "language=de&name=Planted";
    let answer = browser.post("/language?return_to=%2Fcredentials%2Ftokens%2Fnew", body).await;
    answer.assert_page(403);
    assert_eq!(answer.header("set-cookie"), None);
}

#[tokio::test]
async fn the_page_shown_again_is_one_of_ours() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for elsewhere in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example"] {
        let answer = browser.post(&format!("/language?return_to={elsewhere}"), "name=x").await;
        answer.assert_page(200);
        assert_eq!(answer.heading(), browser.get("/").await.heading());
    }
    assert_eq!(browser.get("/language?return_to=%2Fhelp").await.our_location(), "/help");
    assert_eq!(browser.get("/language").await.our_location(), "/");
}

#[tokio::test]
async fn what_is_half_filled_in_stays() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(NEW_TOKEN).await;
    let page = switch(&mut browser, half_filled(&page, "Review"), "Deutsch").await;
    page.assert_page(200).assert_speaks("de");
    assert_half_filled(&page);
    let page = switch(&mut browser, page.form("Prüfen"), "Français").await;
    page.assert_page(200).assert_speaks("fr");
    assert_half_filled(&page);
    browser.get("/help").await.assert_speaks("fr");
}

#[tokio::test]
async fn what_was_chosen_on_the_consent_page_stays() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner()
        .with("scope", "candidates_read jobs_read company_read messages_write");
    let page = browser.consent_page(&request).await;
    let form = page.form("Allow access").tick("company_read").set("duration", "30-days");
    let page = switch(&mut browser, form, "Deutsch").await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.select("input[value=company_read][checked]").len(), 1);
    assert_eq!(page.select("input[value=messages_write][checked]").len(), 0);
    assert_eq!(page.select("input[name=duration][value='30-days'][checked]").len(), 1);
    assert_eq!(page.select("input[name=duration][checked]").len(), 1);
    assert_eq!(server.count("answers"), 0);
    let answer = browser.submit(&page.form("Zugriff erlauben").press("Zugriff erlauben")).await;
    assert!(answer.header("location").is_some_and(|to| to.contains("code=")));
}

#[tokio::test]
async fn a_message_to_an_administrator_stays() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(RAVI).await;
    let request = AuthorizationUrl::unverified().with("scope", "users_manage");
    let page = browser.consent_page(&request).await;
    let form = page.form("Ask an administrator").set("message", "Bitte, <b>bald</b> & gern\nDanke");
    let page = switch(&mut browser, form, "Deutsch").await;
    page.assert_page(200);
    assert_eq!(page.select("#message"), ["Bitte, <b>bald</b> & gern Danke"]);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_in_the_new_language() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for (path, button) in [
        (NEW_TOKEN, "Review"),
        ("/credentials/clients/new", "Review"),
        ("/credentials/keys/new", "Create key"),
        ("/apps/new", "Save and continue"),
    ] {
        let form = browser.get(path).await.form(button).press(button);
        let page = browser.submit(&form).await;
        page.assert_page(422);
        let again = switch(&mut browser, page.form(button), "Deutsch").await;
        again.assert_page(422).assert_speaks("de");
        let errors = |page: &Answer| page.select(".field-error").len();
        assert_eq!(errors(&again), errors(&page), "{path}");
        let again = browser.submit(&again.form("English").press("English")).await;
        assert_eq!(errors(&again.assert_page(422).clone()), errors(&page), "{path}");
    }
    assert_eq!(server.count("api_credentials") + server.count("apps"), 0);
}

#[tokio::test]
async fn what_was_wrong_at_sign_in_and_with_a_devices_code_is_said_in_the_new_language() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in?return_to=%2Fdevice").await.form("Sign in");
    let page = browser.submit(&form.set("email", "ada@x.example").set("password", "x")).await;
    let page = switch(&mut browser, page.form("Sign in"), "Deutsch").await;
    page.assert_page(422).assert_says("ist falsch");
    assert_eq!(page.select("#email[value='ada@x.example']").len(), 1);
    assert!(page.form("Anmelden").body().contains("return_to=%2Fdevice"));

    let mut browser = server.signed_in(ADA).await;
    for (code, words) in [("BCDF-GHJK", "Code"), ("x", "Code")] {
        let form = browser.get("/device").await.form("Continue").set("user_code", code);
        let page = browser.submit(&form).await;
        page.assert_page(422);
        let counted = server.count("sign_in_failures");
        let again = switch(&mut browser, page.form("Continue"), "Deutsch").await;
        again.assert_page(422).assert_speaks("de").assert_says(words);
        assert_eq!(again.select(".field-error").len(), 1);
        assert_eq!(again.select(&format!("#user_code[value='{code}']")).len(), 1);
        assert_eq!(server.count("sign_in_failures"), counted, "it was not tried again");
        switch(&mut browser, again.form("Weiter"), "English").await.assert_page(422);
    }
}

#[tokio::test]
async fn a_review_stays_a_review_and_makes_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let form = half_filled(&browser.get(NEW_TOKEN).await, "Review").press("Review");
    let review = browser.submit(&form).await;
    let page = switch(&mut browser, review.form("Create token"), "Español").await;
    page.assert_page(200).assert_speaks("es").assert_says("R & D");
    assert_eq!(server.count("api_credentials"), 0);
    let page = browser.submit(&page.form("English").press("English")).await;
    let made = browser.submit(&page.form("Create token").press("Create token")).await;
    made.assert_page(200);
    assert_eq!(server.count("api_credentials"), 1);
}

#[tokio::test]
async fn an_address_typed_at_sign_in_stays_and_the_password_goes() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let form = browser.get("/sign-in").await.form("Sign in");
    let form = form.set("email", "ada@north").set("password", "half a pass");
    let page = switch(&mut browser, form, "Deutsch").await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.select("#email[value='ada@north']").len(), 1);
    assert!(!page.body.contains("half a pass"));
}

#[tokio::test]
async fn pages_that_say_what_became_of_a_form_stay() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let form = page.form("Don't allow").press("Don't allow");
    browser.submit(&form).await;
    let twice = browser.submit(&page.form("Allow access").press("Allow access")).await;
    twice.assert_page(409);
    let again = switch(&mut browser, twice.form("Deutsch"), "Deutsch").await;
    again.assert_page(409).assert_speaks("de").assert_says("schon");

    let form = browser.get("/").await.form("Abmelden").set("token", "");
    let refused = browser.submit(&form).await;
    refused.assert_page(410);
    let again = switch(&mut browser, refused.form("English"), "English").await;
    again.assert_page(410).assert_says("This page was open too long");
}

#[tokio::test]
async fn a_half_typed_domain_stays_with_what_else_is_half_typed() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let app = write(&mut ada, "Shiftplan", "server", CALLBACK).await;
    say_publisher(&mut ada, &app, "Northwind Tools").await;
    let page = ada.get(&format!("{app}/publisher")).await;
    let form = page.form("Save and continue");
    assert!(form.fields.iter().any(|(name, _)| name == "domain"), "{:?}", form.fields);
    let form = form.set("domain", "shiftpl").set("website", "https://shift");
    let page = switch(&mut ada, form, "Deutsch").await;
    page.assert_page(200).assert_speaks("de");
    assert_eq!(page.select("#domain[value=shiftpl]").len(), 1);
    assert_eq!(page.select("#website[value='https://shift']").len(), 1);
    // The button beside it adds the domain, and saves nothing else, which stays.
    let page = switch(&mut ada, page.form("Speichern und weiter"), "English").await;
    let form = page.form("Add domain").set("domain", "shiftplan.example").press("Add domain");
    let page = ada.submit(&form).await;
    page.assert_page(200);
    assert_eq!(page.select("#website[value='https://shift']").len(), 1);
    assert_eq!(page.select("#domain[value='']").len(), 1);
    assert_eq!(server.count("publisher_claims WHERE domain = 'shiftplan.example'"), 1);
    assert_eq!(server.count("publishers WHERE website = 'https://shift'"), 0);
    // Enter in its field presses the page's own button: nothing that was typed is left behind.
    let page = ada.get(&format!("{app}/publisher")).await;
    let form = page.form("Save and continue").set("domain", "rota.example");
    assert_eq!(ada.submit(&form).await.our_location(), format!("{app}/publisher#domains"));
    assert_eq!(server.count("publisher_claims WHERE domain = 'rota.example'"), 1);
    let form = ada.get(&format!("{app}/publisher")).await.form("Save and continue");
    let page = ada.submit(&form.set("domain", "half").set("website", "https://rota.example")).await;
    page.assert_page(422);
    assert_eq!(page.select("#domain[value=half]").len(), 1);
    assert_eq!(page.select("#website[value='https://rota.example']").len(), 1);
}
