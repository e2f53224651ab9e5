//! A request that asks for a sign-in of its own gets one, whichever way a person comes to it
//! (OpenID Connect Core §3.1.2.1): `prompt=login`, `prompt=select_account`, `max_age`.

use testkit::{
    ADA, Answer, AuthorizationUrl, Browser, MINUTE, PARTNER_CALLBACK, PASSWORD, RAVI, SECOND,
    TestServer,
};

/// Where the sign-in page would lead.
#[track_caller]
fn return_to(answer: &Answer) -> String {
    let location = answer.our_location();
    let query = location.strip_prefix("/sign-in?").unwrap_or_else(|| panic!("{location}"));
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, path) = pairs.find(|(name, _)| name == "return_to").expect("a way back");
    path.into_owned()
}

#[track_caller]
fn assert_asks(answer: &Answer) {
    return_to(answer);
}

/// Signs in on the page that an answer leads to; where that leads.
async fn sign_in(browser: &mut Browser<'_>, answer: &Answer, email: &str) -> String {
    let form = browser.get(answer.our_location()).await.form("Sign in");
    let answer = browser.submit(&form.set("email", email).set("password", PASSWORD)).await;
    answer.our_location().to_owned()
}

/// Signs in by the sign-in page, for no request.
async fn sign_in_aside(browser: &mut Browser<'_>, email: &str) {
    let form = browser.get("/sign-in?another_account=yes").await.form("Sign in");
    let form = form.set("email", email).set("password", PASSWORD);
    assert_eq!(browser.submit(&form).await.our_location(), "/");
}

fn asking() -> [AuthorizationUrl; 4] {
    let request = AuthorizationUrl::partner;
    [
        request().with("prompt", "login"),
        request().with("prompt", "select_account consent"),
        request().with("max_age", "0"),
        request().with("max_age", "0").with("prompt", "login"),
    ]
}

#[tokio::test]
async fn the_way_back_opened_by_hand_asks_again_and_again() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for request in asking() {
        let mut path = request.path();
        for _ in 0..3 {
            path = return_to(&browser.get(&path).await);
        }
        // Also for who signs in meanwhile, without this request.
        let mut elsewhere = browser.clone();
        sign_in_aside(&mut elsewhere, ADA).await;
        assert_asks(&elsewhere.get(&path).await);
    }
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn signing_in_for_it_leads_to_the_page_once() {
    for request in asking() {
        let server = TestServer::start().await;
        let mut browser = server.signed_in(ADA).await;
        let answer = browser.get(&request.path()).await;
        let path = sign_in(&mut browser, &answer, ADA).await;
        let page = browser.get(&path).await;
        let form = page.assert_page(200).form("Allow access").press("Allow access");
        browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
        // The app asks once more.
        assert_asks(&browser.get(&request.path()).await);
    }
}

#[tokio::test]
async fn what_was_allowed_before_is_not_answered_without_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let request = AuthorizationUrl::partner().with("prompt", "login");
    let answer = browser.get(&request.path()).await;
    assert_asks(&browser.get(&return_to(&answer)).await);
    let path = sign_in(&mut browser, &answer, ADA).await;
    browser.get(&path).await.assert_sent_to(PARTNER_CALLBACK);
}

#[tokio::test]
async fn the_proof_of_a_sign_in_is_worth_nothing_elsewhere() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&AuthorizationUrl::partner().with("prompt", "login").path()).await;
    let path = sign_in(&mut browser, &answer, ADA).await;
    // In another browser, of the same person and of another; for another request; altered.
    for email in [ADA, RAVI] {
        assert_asks(&server.signed_in(email).await.get(&path).await);
    }
    assert_asks(&server.browser().get(&path).await);
    let (request, proof) = path.split_once("&sign_in_proof=").expect("a proof");
    let other = request.replace("candidates_read", "company_read");
    assert_ne!(other, request);
    for altered in [
        format!("{other}&sign_in_proof={proof}"),
        format!("{request}&max_age=0&sign_in_proof={proof}"),
        format!("{request}&sign_in_proof={}", proof.replace(char::is_lowercase, "A")),
        format!("{request}&sign_in_proof="),
        request.to_owned(),
    ] {
        assert_asks(&browser.get(&altered).await);
    }
    browser.get(&format!("{path}&sign_in_proof={proof}")).await.assert_refused_on_our_page();
    browser.get(&path).await.assert_page(200);
}

#[tokio::test]
async fn each_of_two_tabs_has_a_sign_in_of_its_own() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("prompt", "login");
    let first = browser.get(&request.clone().with("state", "first").path()).await;
    let second = browser.get(&request.with("state", "second").path()).await;
    let path = sign_in(&mut browser, &first, ADA).await;
    assert_asks(&browser.get(&return_to(&second)).await);
    let page = browser.get(&path).await;
    let other = sign_in(&mut browser, &second, ADA).await;
    browser.get(&other).await.assert_page(200);
    // The first tab goes on: its sign-in was followed by another of the same person.
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["state"], "first");
}

#[tokio::test]
async fn a_session_that_changes_hands_takes_no_proof_along() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&AuthorizationUrl::partner().with("prompt", "login").path()).await;
    let path = sign_in(&mut browser, &answer, RAVI).await;
    let page = browser.get(&path).await;
    page.assert_page(200).assert_says(RAVI);
    sign_in_aside(&mut browser, ADA).await;
    assert_asks(&browser.get(&path).await);
    let answer = browser.submit(&page.form("Allow access").press("Allow access")).await;
    answer.assert_page(409);
    assert_eq!(server.count("codes"), 0);
}

#[tokio::test]
async fn an_answer_long_after_the_sign_in_needs_another() {
    for request in [
        AuthorizationUrl::partner().with("prompt", "login"),
        AuthorizationUrl::partner().with("max_age", "0"),
        AuthorizationUrl::partner().with("max_age", "600").with("prompt", "consent"),
    ] {
        let server = TestServer::start().await;
        let mut browser = server.browser();
        let answer = browser.get(&request.path()).await;
        let path = sign_in(&mut browser, &answer, ADA).await;
        let page = browser.get(&path).await;
        server.advance(15 * MINUTE + SECOND);
        assert_asks(&browser.get(&path).await);
        let form = page.form("Allow access").press("Allow access");
        // The sign-in page is the answer, and keeps the form.
        let again = browser.submit(&form).await.assert_page(200).form("Sign in");
        assert_eq!(server.count("codes"), 0);
        let again = again.set("email", ADA).set("password", PASSWORD);
        let page = browser.submit(&again).await;
        let form = page.assert_page(200).form("Allow access").press("Allow access");
        browser.submit(&form).await.assert_sent_to(PARTNER_CALLBACK);
    }
}

#[tokio::test]
async fn not_to_allow_needs_no_sign_in() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let answer = browser.get(&AuthorizationUrl::partner().with("prompt", "login").path()).await;
    let path = sign_in(&mut browser, &answer, ADA).await;
    let page = browser.get(&path).await;
    server.advance(20 * MINUTE);
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
}

#[tokio::test]
async fn a_sign_in_is_young_enough_until_max_age_has_passed() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("max_age", "600");
    server.advance(10 * MINUTE);
    let page = browser.get(&request.path()).await;
    let form = page.assert_page(200).form("Allow access").press("Allow access");
    server.advance(SECOND);
    // Neither the page nor the answer to one from before.
    let answer = browser.get(&request.path()).await;
    assert_asks(&browser.get(&return_to(&answer)).await);
    browser.submit(&form).await.assert_page(200).form("Sign in");
    assert_eq!(server.count("codes"), 0);
    let silent = browser.get(&request.with("prompt", "none").path()).await;
    silent.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
}

#[tokio::test]
async fn a_pushed_request_asks_as_any_other() {
    let server = TestServer::start().await;
    for (name, value) in [("prompt", "login"), ("max_age", "0")] {
        let mut browser = server.signed_in(ADA).await;
        let pushed = server.pushed(&AuthorizationUrl::partner().with(name, value)).await;
        let answer = browser.get(&pushed.path()).await;
        let again = browser.get(&return_to(&answer)).await;
        assert_asks(&browser.get(&return_to(&again)).await);
        let path = sign_in(&mut browser, &again, ADA).await;
        let (request, proof) = path.split_once("&sign_in_proof=").expect("a proof");
        // The proof is of this pushed request alone.
        let other = server.pushed(&AuthorizationUrl::partner().with(name, value)).await;
        assert_asks(&browser.get(&format!("{}&sign_in_proof={proof}", other.path())).await);
        assert_asks(&browser.get(request).await);
        browser.get(&path).await.assert_page(200).form("Allow access");
    }
}

#[tokio::test]
async fn a_devices_request_asks_as_any_other() {
    let server = TestServer::start().await;
    let begun = server.begin(&[("client_id", "demo-device"), ("prompt", "login")]).await;
    let waiting = testkit::device::Waiting::read(&begun);
    let mut browser = server.signed_in(RAVI).await;
    let form = browser.get("/device").await.form("Continue").set("user_code", &waiting.user_code);
    let typed = browser.submit(&form).await;
    let answer = browser.get(typed.our_location()).await;
    let again = browser.get(&return_to(&answer)).await;
    let path = sign_in(&mut browser, &again, RAVI).await;
    let page = browser.get(&path).await;
    page.assert_page(200).assert_says(&waiting.user_code);
    browser.submit(&page.form("Allow access").press("Allow access")).await.assert_page(200);
    server.poll(&waiting.device_code).await.assert_status(200);
}
