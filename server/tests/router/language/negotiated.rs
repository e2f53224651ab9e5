use testkit::{ADA, AuthorizationUrl, PASSWORD, TestServer};

const GERMAN: &str = "de-AT,de;q=0.9,en;q=0.5";

#[tokio::test]
async fn a_german_browser_gets_a_german_consent_page() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.accept_language = GERMAN.to_owned();
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    page.assert_speaks("de");
    assert_eq!(page.heading(), "Darf Talentsync Ihr Countersign-Konto verwenden?");
    for words in [
        "Kandidaten ansehen",
        "Stellen ansehen",
        "Geprüfter Anbieter",
        // 365 days after 15 January 2027.
        "15. Januar 2028",
        "Funktioniert auch, während Sie abgemeldet sind.",
    ] {
        page.assert_says(words);
    }
    page.assert_does_not_say("Access Candidates").form("Zugriff erlauben");
}

#[tokio::test]
async fn an_app_that_asks_for_a_language_beats_the_browser() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.accept_language = GERMAN.to_owned();
    let request = AuthorizationUrl::partner().with("ui_locales", "tlh fr-CA en");
    let page = browser.consent_page(&request).await;
    page.assert_speaks("fr").assert_says("Voir les candidats").form("Autoriser l’accès");
}

#[tokio::test]
async fn the_sign_in_page_speaks_the_language_of_the_request_that_waits() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let request = AuthorizationUrl::partner().with("ui_locales", "es");
    let page = browser.open(&request.path()).await;
    page.assert_speaks("es").assert_says("para continuar a Talentsync");
    let form = page.form("Iniciar sesión").set("email", ADA);
    // Also when the form comes back, and then on the consent page.
    let again = browser.submit(&form.clone().set("password", "wrong")).await;
    again.assert_status(422);
    again.assert_speaks("es").assert_says("Hay un problema");
    let answer = browser.submit(&again.form("Iniciar sesión").set("password", PASSWORD)).await;
    browser.follow(answer).await.assert_speaks("es").form("Permitir el acceso");
}

#[tokio::test]
async fn a_consent_form_that_comes_back_speaks_the_same_language() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::unverified().with("ui_locales", "de");
    let page = browser.consent_page(&request).await;
    page.assert_speaks("de");
    let again = browser.submit(&page.form("Zugriff erlauben").press("Zugriff erlauben")).await;
    again.assert_status(422);
    again.assert_speaks("de").assert_says("Es gibt ein Problem").form("Nicht erlauben");
    // And its footer leads to the request, not to the form's address.
    let switch = again.form("Français").press("Français");
    assert!(switch.action.contains("return_to=%2Foauth%2Fauthorize%3F"), "{}", switch.action);
}

#[tokio::test]
async fn every_page_of_words_speaks_every_language() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for (language, help) in [("en", "Help"), ("de", "Hilfe"), ("fr", "Aide"), ("es", "Ayuda")] {
        browser.accept_language = language.to_owned();
        browser.get("/help").await.assert_speaks(language).assert_says(help);
        for path in ["/", "/security", "/privacy", "/sign-in", "/playground", "/nowhere"] {
            browser.get(path).await.assert_speaks(language);
        }
    }
}

#[tokio::test]
async fn languages_that_we_do_not_speak_give_english() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.accept_language = "tlh, nl;q=0.9, *;q=0.1".to_owned();
    browser.cookies.insert("countersign_language".to_owned(), "tlh".to_owned());
    let request = AuthorizationUrl::partner().with("ui_locales", "ja");
    browser.consent_page(&request).await.assert_speaks("en").assert_says("Access Candidates");
}
