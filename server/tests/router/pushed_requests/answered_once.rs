//! A pushed request may be shown often and is answered once (RFC 9126 §7.3; FAPI
//! 2.0 §5.3.2.2: not at the loading of the page, for link preloaders load too).

use testkit::browser::code;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, MINUTE, PARTNER_CALLBACK, RAVI, SECOND, TestServer};

#[tokio::test]
async fn after_the_answer_it_is_refused_on_our_page() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    for button in ["Allow access", "Don't allow"] {
        let pushed = server.pushed(&AuthorizationUrl::partner().with("prompt", "consent")).await;
        let page = browser.consent_page(&pushed).await;
        browser.submit(&page.form(button).press(button)).await.assert_sent_to(PARTNER_CALLBACK);
        for browser in [&mut browser, &mut server.browser(), &mut server.signed_in(RAVI).await] {
            let page = browser.get(&pushed.path()).await;
            page.assert_refused_on_our_page().assert_says("It was already answered");
        }
    }
    assert_eq!(server.count("answers"), 2);
}

#[tokio::test]
async fn of_two_tabs_the_second_hears_that_it_was_answered() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let first = browser.consent_page(&pushed).await;
    let second = browser.consent_page(&pushed).await;
    let answer = browser.submit(&first.form("Allow access").press("Allow access")).await;
    let code = code(&answer);
    let page = browser.submit(&second.form("Don't allow").press("Don't allow")).await;
    page.assert_page(409).assert_says("You already answered");
    server.redeem(&code).await.assert_status(200);
    let page = browser.submit(&second.form("Allow access").press("Allow access")).await;
    page.assert_page(409).assert_says("You already answered");
    assert_eq!((server.count("answers"), server.count("codes")), (1, 1));
}

#[tokio::test]
async fn another_person_cannot_answer_what_one_has() {
    let server = TestServer::start().await;
    let (mut ada, mut ravi) = (server.signed_in(ADA).await, server.signed_in(RAVI).await);
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let theirs = ravi.consent_page(&pushed).await;
    ada.allow(&pushed).await;
    let page = ravi.submit(&theirs.form("Allow access").press("Allow access")).await;
    page.assert_page(409);
    assert_eq!(server.count("codes"), 1);
}

#[tokio::test]
async fn the_fresh_address_after_signing_in_is_spent_as_well() {
    // While the person signs in the request travels under a seal that lives longer.
    let server = TestServer::start().await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let answer = server.browser().get(&pushed.path()).await;
    let sign_in = answer.our_location().to_owned();
    let (_, return_to) = sign_in.split_once("return_to=").expect("a way back");
    let pair = format!("x={return_to}");
    let pair = form_urlencoded::parse(pair.as_bytes()).next().expect("a pair").1.into_owned();
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&pushed).await;
    server.advance(5 * MINUTE);
    browser.get(&pair).await.assert_refused_on_our_page();
}

#[tokio::test]
async fn an_answer_given_silently_spends_it_too() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    for request in [AuthorizationUrl::partner(), AuthorizationUrl::partner().with("prompt", "none")]
    {
        let pushed = server.pushed(&request).await;
        let answer = browser.get(&pushed.path()).await;
        Tokens::read(&server.redeem(&code(&answer)).await);
        browser.get(&pushed.path()).await.assert_refused_on_our_page();
    }
    assert_eq!(server.count("answers"), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_silent_answers_at_once_one_is_given() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    browser.allow(&AuthorizationUrl::partner()).await;
    let path = server.pushed(&AuthorizationUrl::partner()).await.path();
    let (mut second, mut third, mut fourth) = (browser.clone(), browser.clone(), browser.clone());
    tokio::join!(browser.get(&path), second.get(&path), third.get(&path), fourth.get(&path));
    assert_eq!((server.count("answers"), server.count("codes")), (2, 2));
}

#[tokio::test]
async fn loading_it_twice_and_more_does_not_spend_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    for _ in 0..5 {
        browser.get(&pushed.path()).await.assert_page(200);
        server.browser().get(&pushed.path()).await.assert_status(303);
        server.advance(SECOND);
    }
    let code = browser.allow(&pushed).await;
    Tokens::read(&server.redeem(&code).await);
}

#[tokio::test]
async fn a_double_click_gets_the_same_code() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let pushed = server.pushed(&AuthorizationUrl::partner()).await;
    let allow = browser.consent_page(&pushed).await.form("Allow access").press("Allow access");
    let first = code(&browser.submit(&allow).await);
    assert_eq!(first, code(&browser.submit(&allow).await));
}
