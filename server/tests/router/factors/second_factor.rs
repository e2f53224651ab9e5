//! Codes of an authenticator app.

use testkit::one_time::AuthenticatorApp;
use testkit::{ADA, DAY, MINUTE, PASSWORD, RAVI, SECOND, TestServer};

use super::{after_password, audited, enrolled, give_code, is_signed_in, methods};

#[tokio::test]
async fn signin_1_there_is_no_session_before_the_second_step() {
    let server = TestServer::start().await;
    enrolled(&server).await;
    let before = server.count("sessions");
    let mut browser = server.browser();
    after_password(&mut browser).await;
    assert_eq!(server.count("sessions"), before);
    let answer = browser.get("/connected-apps").await;
    assert!(answer.our_location().starts_with("/sign-in?return_to="));
}

#[tokio::test]
async fn signin_1_a_code_signs_in_and_says_so() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let answer = give_code(&mut browser, &app.code(&server)).await;
    assert!(is_signed_in(&answer), "{}", answer.body);
    assert_eq!(methods(&server), "pwd otp mfa");
    browser.get("/connected-apps").await.assert_page(200);
    // A recent sign-in like any other.
    browser.get("/account/second-factor/new").await.assert_page(200);
}

#[tokio::test]
async fn signin_1_a_code_counts_once() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let code = app.code(&server);
    assert!(is_signed_in(&give_code(&mut server.browser(), &code).await));
    let mut other = server.browser();
    let page = give_code(&mut other, &code).await;
    page.assert_page(422).assert_says("incorrect or was used before");
    // Nor does the one before, though it would still be in time.
    let before = app.code_at(server.provider.now().0 - 30);
    let form = page.form("Sign in").set("code", &before);
    other.submit(&form).await.assert_page(422);
}

#[tokio::test]
async fn signin_1_the_code_that_proved_the_app_is_used_up() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let (app, _) = ada.set_up_second_factor(&server).await;
    let answer = give_code(&mut server.browser(), &app.code(&server)).await;
    answer.assert_page(422);
}

#[tokio::test]
async fn signin_1_codes_of_one_step_before_and_after_count_and_no_others() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    server.advance(5 * MINUTE);
    let now = server.provider.now().0;
    for (step, counts) in [(-2, false), (2, false), (-1, true), (1, true)] {
        let answer = give_code(&mut server.browser(), &app.code_at(now + 30 * step)).await;
        assert_eq!(is_signed_in(&answer), counts, "{step}");
    }
}

#[tokio::test]
async fn signin_1_the_second_step_is_for_the_browser_that_gave_the_password() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let form = after_password(&mut browser).await.form("Sign in").set("code", &app.code(&server));
    // Another browser, with its own cookie and the first one's seal.
    let mut other = server.browser();
    other.get("/sign-in").await;
    let stolen = browser.cookies["countersign-step"].clone();
    other.cookies.insert("countersign-step".to_owned(), stolen);
    assert_eq!(other.get("/sign-in/second-factor").await.our_location(), "/sign-in");
    assert_eq!(other.submit(&form).await.our_location(), "/sign-in");
    // And the first without it.
    browser.cookies.remove("countersign-step");
    assert_eq!(browser.submit(&form).await.our_location(), "/sign-in");
    assert_eq!(server.count("sessions"), 1);
}

#[tokio::test]
async fn signin_1_the_second_step_waits_ten_minutes() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let page = after_password(&mut browser).await;
    server.advance(10 * MINUTE);
    let form = page.form("Sign in").set("code", &app.code(&server));
    assert_eq!(browser.submit(&form).await.our_location(), "/sign-in");
}

#[tokio::test]
async fn signin_1_what_ends_sessions_ends_a_sign_in_between_its_steps() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let page = after_password(&mut browser).await;
    server.change_user("usr_ada", |user| user.disabled = true).await;
    let form = page.form("Sign in").set("code", &app.code(&server));
    assert_eq!(browser.submit(&form).await.our_location(), "/sign-in");
    server.change_user("usr_ada", |user| user.disabled = false).await;
    assert_eq!(browser.submit(&form).await.our_location(), "/sign-in");
}

#[tokio::test]
async fn signin_1_codes_are_not_guessed_by_trying() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let mut page = after_password(&mut browser).await;
    for _ in 0..10 {
        let form = page.form("Sign in").set("code", &app.wrong_code(&server));
        page = browser.submit(&form).await;
        page.assert_page(422);
    }
    let form = page.form("Sign in").set("code", &app.code(&server));
    let refused = browser.submit(&form).await;
    refused.assert_page(429);
    assert!(refused.header("retry-after").is_some());
    // The right password does not begin the count anew.
    browser.type_password(ADA, PASSWORD).await.assert_page(429);
    server.advance(15 * MINUTE + SECOND);
    assert!(is_signed_in(&give_code(&mut browser, &app.code(&server)).await));
}

#[tokio::test]
async fn signin_1_tries_of_codes_and_passwords_are_counted_together_by_network() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut browser = server.browser();
    let mut page = after_password(&mut browser).await;
    for _ in 0..3 {
        let form = page.form("Sign in").set("code", &app.wrong_code(&server));
        page = browser.submit(&form).await;
    }
    assert_eq!(server.count("sign_in_failures WHERE counted = 'address'"), 3);
    assert_eq!(server.count("sign_in_failures WHERE counted = 'account'"), 3);
}

#[tokio::test]
async fn signin_1_an_app_is_added_with_a_right_code_alone() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/account/second-factor/new").await;
    let app = AuthenticatorApp::of_page(&page);
    let form = page.form("Confirm").set("code", &app.wrong_code(&server));
    let again = ada.submit(&form).await;
    again.assert_page(422).assert_says("The code is incorrect.");
    assert_eq!(server.count("authenticators"), 0);
    // The key is still the one that the app has.
    let form = again.form("Confirm").set("code", &app.code(&server));
    ada.submit(&form).await.assert_page(200);
    assert_eq!(server.count("authenticators"), 1);
    assert_eq!(server.count("recovery_codes"), 10);
    assert_eq!(audited(&server, "authenticator_added"), 1);
}

#[tokio::test]
async fn signin_1_another_persons_key_is_not_taken() {
    let server = TestServer::start().await;
    let mut ravi = server.signed_in(RAVI).await;
    let page = ravi.get("/account/second-factor/new").await;
    let app = AuthenticatorApp::of_page(&page);
    let sealed = page.form("Confirm").fields.into_iter().find(|(name, _)| name == "new_key");
    let mut ada = server.signed_in(ADA).await;
    let form = ada.get("/account/second-factor/new").await.form("Confirm");
    let form = form.set("new_key", &sealed.expect("a seal").1).set("code", &app.code(&server));
    ada.submit(&form).await.assert_page(422);
    assert_eq!(server.count("authenticators"), 0);
}

#[tokio::test]
async fn signin_1_secrets_and_recovery_codes_are_not_stored_as_they_are() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let page = ada.get("/account/second-factor/new").await;
    let key = page.select("pre.code").remove(0).replace(' ', "");
    let app = AuthenticatorApp::of_page(&page);
    let form = page.form("Confirm").set("code", &app.code(&server));
    let codes = testkit::one_time::recovery_codes(&ada.submit(&form).await);
    let stored = server.everything_stored();
    assert!(!stored.contains(&key));
    assert!(codes.iter().all(|code| !stored.contains(&code.replace('-', ""))));
    assert!(codes.iter().all(|code| !stored.contains(code.as_str())));
}

#[tokio::test]
async fn signin_1_a_secret_outlives_the_keys_that_seal_pages() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    for _ in 0..200 {
        server.advance(DAY);
        server.provider.keys().rotate_due_keys().await.expect("rotated");
    }
    assert!(is_signed_in(&give_code(&mut server.browser(), &app.code(&server)).await));
}

#[tokio::test]
async fn signin_1_the_last_app_takes_the_recovery_codes_and_the_second_step_along() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut ada = server.browser();
    give_code(&mut ada, &app.code(&server)).await;
    let list = ada.get("/account/second-factor").await;
    list.assert_page(200).assert_says("10 recovery codes left");
    let page = ada.get(&list.links("a.btn-danger").remove(0)).await;
    page.assert_page(200).assert_says("It is your only one");
    ada.submit(&page.form("Remove")).await.assert_status(303);
    assert_eq!((server.count("authenticators"), server.count("recovery_codes")), (0, 0));
    assert_eq!(audited(&server, "authenticator_removed"), 1);
    server.browser().sign_in(ADA).await;
    assert_eq!(methods(&server), "pwd");
}

#[tokio::test]
async fn signin_1_who_sets_a_second_factor_up_has_given_two() {
    let server = TestServer::start().await;
    let mut ada = server.signed_in(ADA).await;
    let before = ada.session_cookie();
    ada.set_up_second_factor(&server).await;
    assert_eq!(methods(&server), "pwd otp mfa");
    // OWASP ASVS 5.0, 7.2.4: another cookie.
    assert_ne!(ada.session_cookie(), before);
    ada.get("/account/second-factor/recovery-codes").await.assert_page(200);
    ada.set_session_cookie(&before);
    ada.get("/account/second-factor").await.assert_status(303);
    // It is not younger by that.
    server.advance(15 * MINUTE + SECOND);
    let mut ravi = server.signed_in(RAVI).await;
    server.advance(10 * MINUTE);
    ravi.set_up_second_factor(&server).await;
    server.advance(6 * MINUTE);
    ravi.get("/account/second-factor/new").await.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_second_factor_is_not_changed_with_a_password_alone() {
    let server = TestServer::start().await;
    // A session from before there was an app.
    let mut old = server.signed_in(ADA).await;
    enrolled(&server).await;
    let answer = old.get("/account/second-factor/new").await;
    assert_eq!(answer.our_location(), "/sign-in?confirm=yes&return_to=%2Faccount%2Fsecond-factor");
    let answer = old.get("/account/second-factor/recovery-codes").await;
    answer.assert_status(303);
}

#[tokio::test]
async fn signin_1_a_form_that_waited_is_there_after_the_second_step() {
    let server = TestServer::start().await;
    let (app, _) = enrolled(&server).await;
    let mut ada = server.browser();
    give_code(&mut ada, &app.code(&server)).await;
    let form = ada.get("/credentials/keys/new").await.form("Create key").set("name", "Smoke test");
    server.advance(20 * MINUTE);
    let page = ada.submit(&form.tick("yes")).await;
    let again = page.assert_page(200).form("Sign in").set("email", ADA).set("password", PASSWORD);
    let step = ada.submit(&again).await;
    let step = step.assert_page(200).form("Sign in").set("code", &app.code(&server));
    let form = ada.submit(&step).await.assert_page(200).form("Create key");
    assert!(form.body().contains("name=Smoke+test"), "{}", form.body());
}
