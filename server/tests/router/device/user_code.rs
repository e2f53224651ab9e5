//! `/device`: who may type, what they may type, and how often (RFC 8628 §3.3,
//! §5.1).

use std::net::Ipv4Addr;

use testkit::{ADA, KIM, MINUTE, PASSWORD, RAVI, SECOND, TestServer};

/// A code that no device shows, different for each number.
fn guess(number: usize) -> String {
    let letters = b"BCDFGHJKLMNPQRSTVWXZ";
    let pick = |index: usize| char::from(letters[index % letters.len()]);
    format!("BBBB-BB{}{}", pick(number / letters.len()), pick(number))
}

#[tokio::test]
async fn no_user_types_a_code_without_signing_in() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let path = format!("/device?user_code={}", waiting.user_code);
    let mut browser = server.browser();
    let answer = browser.post("/device", format!("user_code={}", waiting.user_code)).await;
    assert!(answer.our_location().starts_with("/sign-in"));

    let page = browser.open(&path).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    // And they come back with the code.
    assert_eq!(answer.our_location(), path);
    let page = browser.follow(answer).await;
    assert!(page.form("Continue").body().contains(&waiting.user_code));
}

#[tokio::test]
async fn a_form_of_another_site_is_not_taken() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(ADA).await;
    let form = browser.get("/device").await.form("Continue").set("user_code", &waiting.user_code);
    browser.submit(&form.clone().set("token", "x")).await.assert_page(410);
    browser.origin = ("cross-site", "https://evil.example");
    browser.submit(&form).await.assert_page(410);
}

#[tokio::test]
async fn what_is_no_code_is_said_and_not_counted() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for _ in 0..3 {
        for typed in ["", "WDJB", "WDJB-MJHTX", "WDJB-MJH1", "AEIO-UAEI", &"B".repeat(100)] {
            let page = browser.type_code(typed).await;
            page.assert_page(422).assert_says("The code has eight letters");
        }
    }
    assert_eq!(server.count("sign_in_failures"), 0);
}

#[tokio::test]
async fn a_code_that_no_device_shows_connects_nothing() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.type_code("BBBB-BBBB").await;
    page.assert_page(422).assert_says("No device is waiting with this code");
    let waiting = server.waiting().await;
    // The other code is not one to type.
    browser.type_code(&waiting.device_code).await.assert_page(422);
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(ADA).await;
    server.advance_almost(10 * MINUTE);
    let page = browser.type_code(&waiting.user_code).await;
    page.assert_page(200);
    server.advance(SECOND);
    let again = browser.type_code(&waiting.user_code).await;
    again.assert_page(422).assert_says("No device is waiting with this code");
    // Nor is the page that was open still good: the device has given up.
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn a_code_that_was_answered_connects_nothing_more() {
    let server = TestServer::start().await;
    for (email, button) in [(RAVI, "Allow access"), (KIM, "Don't allow")] {
        let waiting = server.waiting().await;
        let mut first = server.signed_in(email).await;
        first.answer_device(&waiting, button).await.assert_page(200);
        for browser in [&mut first, &mut server.signed_in(ADA).await] {
            browser.type_code(&waiting.user_code).await.assert_page(422);
        }
    }
}

#[tokio::test]
async fn a_person_who_guesses_waits_even_with_the_right_code() {
    // RFC 8628 §5.1: the code is short, so tries are limited.
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(ADA).await;
    for number in 0..10 {
        // From ever new addresses.
        browser.address = Ipv4Addr::new(10, 0, 0, u8::try_from(number).expect("small")).into();
        browser.type_code(&guess(number)).await.assert_page(422);
    }
    let page = browser.type_code(&waiting.user_code).await;
    page.assert_page(429).assert_says("Too many attempts. Try again after 08:15 (UTC).");
    // They may still sign in, and others may still type.
    server.signed_in(ADA).await;
    let mut ravi = server.signed_in(RAVI).await;
    ravi.type_code(&waiting.user_code).await.assert_page(200);
    server.advance(15 * MINUTE);
    let waiting = server.waiting().await;
    browser.type_code(&waiting.user_code).await.assert_page(200);
}

#[tokio::test]
async fn an_address_that_guesses_with_many_accounts_waits() {
    let server = TestServer::start_with(testkit::Setup {
        settings: {
            let mut settings = provider::settings::Settings::new(testkit::ISSUER);
            settings.throttle.address_limit = 20;
            settings
        },
        ..testkit::Setup::default()
    })
    .await;
    let waiting = server.waiting().await;
    for (round, email) in [ADA, RAVI].into_iter().enumerate() {
        let mut browser = server.signed_in(email).await;
        for number in 0..10 {
            browser.type_code(&guess(10 * round + number)).await.assert_page(422);
        }
    }
    let mut kim = server.signed_in(KIM).await;
    kim.type_code(&waiting.user_code).await.assert_page(429);
    kim.address = Ipv4Addr::new(10, 0, 0, 1).into();
    kim.type_code(&waiting.user_code).await.assert_page(200);
}

#[tokio::test]
async fn a_code_in_the_address_is_only_filled_in() {
    // RFC 8628 §3.3.1 and §5.4: the person compares it with the device's.
    let server = TestServer::start().await;
    let waiting = server.waiting().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get(&format!("/device?user_code={}", waiting.user_code)).await;
    page.assert_page(200).assert_says("Only continue if they are the same.");
    assert!(page.form("Continue").body().contains(&waiting.user_code));
    assert_eq!(server.count("answers"), 0);
    for hostile in ["%3Cscript%3E", "%22%3E%3Cb%3E", "BBBB", "x&user_code=y", "%ff"] {
        let page = browser.get(&format!("/device?user_code={hostile}")).await;
        page.assert_page(200);
        assert!(page.form("Continue").body().ends_with("user_code="), "{hostile}");
    }
}

#[tokio::test]
async fn case_hyphens_and_spaces_do_not_matter() {
    // RFC 8628 §6.1.
    let server = TestServer::start().await;
    let code = server.waiting().await.user_code;
    let bare = code.replace('-', "");
    let spaced: String = bare.chars().flat_map(|letter| [letter, ' ']).collect();
    let mut browser = server.signed_in(ADA).await;
    for typed in [code.to_lowercase(), bare.to_lowercase(), bare, spaced, format!("--{code}--")] {
        browser.type_code(&typed).await.assert_page(200).form("Allow access");
    }
}
