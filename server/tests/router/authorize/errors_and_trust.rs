//! Who may be told of an error, and when (RFC 9700 §4.11.2, OAuth 2.1 §7.13.2):
//! not before the person is known, and not an app that no one has checked.

use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, PASSWORD, TestServer, request::STATE};

#[tokio::test]
async fn an_error_is_not_redirected_before_the_person_is_known() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    for (name, value) in [("scope", "nothing"), ("response_type", "token"), ("code_challenge", "")]
    {
        let request = AuthorizationUrl::partner().with(name, value);
        let answer = browser.get(&request.path()).await;
        assert!(answer.our_location().starts_with("/sign-in?"), "{name}");
    }
    let request = AuthorizationUrl::partner().with("scope", "nothing");
    let page = browser.open(&request.path()).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    let answer = browser.submit(&form).await;
    let answer = browser.follow(answer).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    assert_eq!(answer.assert_sent_to(PARTNER_CALLBACK)["state"], STATE);
}

#[tokio::test]
async fn an_app_that_no_one_checked_gets_no_error_by_redirect() {
    let server = TestServer::start().await;
    let mut signed_in = server.signed_in(ADA).await;
    for (name, value, heading) in [
        ("scope", "nothing", "\u{2068}Resume Helper\u{2069} asked for something we don't offer"),
        ("response_type", "token", "This request is not complete"),
        ("code_challenge", "", "This request is not complete"),
    ] {
        let request = AuthorizationUrl::unverified().with(name, value);
        for browser in [&mut server.browser(), &mut signed_in] {
            let page = browser.get(&request.path()).await;
            page.assert_refused_on_our_page().assert_says("127.0.0.1:8766");
            assert_eq!(page.heading(), heading);
            assert_eq!(page.select("a[href^='http://127.0.0.1:8766']"), Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn trust_belongs_to_the_address_in_use_and_not_to_the_publisher() {
    let server = TestServer::start().await;
    let elsewhere = "https://brightwork.example.evil.example/callback";
    server
        .change_client("demo-partner", |client| {
            client.redirect_uris.push(elsewhere.to_owned().try_into().expect("valid"));
        })
        .await;
    let mut browser = server.signed_in(ADA).await;
    let request = AuthorizationUrl::partner().with("redirect_uri", elsewhere);
    browser.get(&request.clone().with("scope", "x").path()).await.assert_refused_on_our_page();
    let page = browser.consent_page(&request).await;
    page.assert_says("Unverified publisher").assert_does_not_say("Verified publisher by");
    assert_eq!(page.select(".verified"), Vec::<String>::new());
}

#[tokio::test]
async fn an_app_whose_publisher_was_checked_is_told_by_redirect() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("scope", "nothing");
    let answer = server.signed_in(ADA).await.get(&request.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
}
