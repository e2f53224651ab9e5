use axum::http::Request;
use axum::http::header::HOST;
use provider::settings::Settings;

use testkit::{ADA, Answer, AuthorizationUrl, Browser, ISSUER, RAVI, Setup, TestServer};

/// Presses a language's button in the footer, and goes where it leads.
async fn choose(browser: &mut Browser<'_>, page: &Answer, own_name: &str) -> Answer {
    let answer = browser.submit(&page.form(own_name).press(own_name)).await;
    let cookie = answer.header("set-cookie").expect("a cookie").to_owned();
    assert!(cookie.starts_with("countersign_language="), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    browser.follow(answer).await
}

#[tokio::test]
async fn a_chosen_language_beats_app_and_browser_and_stays() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.accept_language = "de".to_owned();
    let request = AuthorizationUrl::partner().with("ui_locales", "fr");
    let page = browser.consent_page(&request).await;
    page.assert_speaks("fr");
    let page = choose(&mut browser, &page, "Español").await;
    page.assert_speaks("es").assert_says("Ver candidatos").form("Permitir el acceso");
    browser.get("/help").await.assert_speaks("es");
    browser.consent_page(&request).await.assert_speaks("es");
    let page = choose(&mut browser, &page, "English").await;
    page.assert_speaks("en").form("Allow access");
}

#[tokio::test]
async fn the_footer_names_each_language_in_itself_and_marks_the_current_one() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.accept_language = "de".to_owned();
    let page = browser.get("/privacy").await;
    let names = page.select("footer button[lang]");
    assert_eq!(names, ["English", "Deutsch", "Français", "Español"]);
    assert_eq!(page.select("footer button[aria-current=true]"), ["Deutsch"]);
    assert_eq!(page.select("footer [lang=de]"), ["Deutsch"]);
    page.assert_says("Sprache");
}

#[tokio::test]
async fn the_choice_leads_back_to_the_page_with_its_query() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let page = browser.get("/?signed_out=yes").await;
    let answer = browser.submit(&page.form("Deutsch").press("Deutsch")).await;
    assert_eq!(answer.our_location(), "/?signed_out=yes");
}

#[tokio::test]
async fn the_choice_never_leads_away_from_us() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for return_to in [
        "%2F%2Fevil.example",
        "https%3A%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "..%2F",
        "%2F%00",
    ] {
        let body = format!("language=de&return_to={return_to}");
        let answer = browser.post("/language", body).await;
        assert_eq!(answer.our_location(), "/", "{return_to}");
    }
}

#[tokio::test]
async fn another_site_cannot_choose() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    browser.origin = ("cross-site", "https://evil.example");
    let answer = browser.post("/language", "language=de&return_to=%2F").await;
    answer.assert_status(403);
    assert_eq!(answer.header("set-cookie"), None);
    browser.origin = ("same-origin", ISSUER);
    browser.get("/").await.assert_speaks("en");
}

#[tokio::test]
async fn on_https_the_cookie_is_bound_to_the_host() {
    let settings = Settings::new("https://auth.example");
    let server = TestServer::start_with(Setup { settings, ..Setup::default() }).await;
    let request = Request::post("/language").header(HOST, "auth.example");
    let answer = server.send(request.body("language=fr".into()).expect("a request")).await;
    let cookie = answer.header("set-cookie").expect("a cookie");
    assert!(cookie.starts_with("__Host-countersign_language=fr; "), "{cookie}");
    assert!(cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn a_language_that_we_do_not_speak_is_not_remembered() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for language in ["tlh", "", "..%2Fde", "de%00", "de%3B+Domain%3Devil"] {
        let answer = browser.post("/language", format!("language={language}")).await;
        assert_eq!(answer.our_location(), "/");
        assert_eq!(answer.header("set-cookie"), None, "{language}");
    }
}

#[tokio::test]
async fn the_form_works_without_scripts_on_the_consent_page_too() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    assert!(
        page.form("Deutsch").press("Deutsch").action.starts_with("/language?return_to=%2Foauth")
    );
    let page = choose(&mut browser, &page, "Deutsch").await;
    page.form("Zugriff erlauben");
}

/// The form has a field of its own for a language: that of emails.
#[tokio::test]
async fn signin_4_the_page_of_the_account_is_shown_in_the_language_of_the_button() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/account").await;
    let entries = page.form("Save details").set("first_name", "Rabindra").set("language", "es");
    // The button comes after the form that it sends.
    let sent = format!("{}&language=fr", entries.body());
    let shown = ravi.post("/language?return_to=%2Faccount", sent).await;
    shown.assert_page(200).assert_speaks("fr");
    // What was entered is there, and is not chosen by the button.
    assert!(shown.body.contains("Rabindra"));
    let mut options = shown.body.split("<option");
    let spanish = options.find(|option| option.contains("value=\"es\"")).expect("an option");
    assert!(spanish.split('>').next().is_some_and(|tag| tag.contains("selected")), "{spanish}");
}
