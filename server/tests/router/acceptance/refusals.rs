use testkit::request::STATE;
use testkit::{ADA, AuthorizationUrl, ISSUER, PARTNER_CALLBACK, RAVI, TestServer};

const ELSEWHERE: &str = "https://evil.example/callback";

#[tokio::test]
async fn point_6_an_unknown_client_or_address_ends_on_our_page_for_get_and_post() {
    let server = TestServer::start().await;
    for request in [
        AuthorizationUrl::partner().with("client_id", "nobody"),
        AuthorizationUrl::partner().with("redirect_uri", ELSEWHERE),
    ] {
        let mut browser = server.signed_in(ADA).await;
        for page in [
            browser.get(&request.path()).await,
            browser.post("/oauth/authorize", request.query()).await,
        ] {
            page.assert_refused_on_our_page();
            assert!(!page.select("a").iter().any(|link| link.contains("evil.example")));
            assert_eq!(page.select("a[href*='evil.example']"), Vec::<String>::new());
        }
    }
}

#[tokio::test]
async fn point_7_a_refusal_is_told_to_a_verified_app_and_to_no_other() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.consent_page(&AuthorizationUrl::partner()).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "access_denied");
    let sent = answer.assert_sent_to(PARTNER_CALLBACK);
    assert_eq!((sent["state"].as_str(), sent["iss"].as_str()), (STATE, ISSUER));

    let page = browser.consent_page(&AuthorizationUrl::unverified()).await;
    let answer = browser.submit(&page.form("Don't allow").press("Don't allow")).await;
    answer.assert_page(200).assert_says("Access not allowed");
}

#[tokio::test]
async fn point_7_no_error_is_redirected_before_the_person_is_signed_in() {
    let server = TestServer::start().await;
    let faulty = AuthorizationUrl::partner().with("scope", "everything");
    let answer = server.browser().get(&faulty.path()).await;
    assert!(answer.our_location().starts_with("/sign-in"));
    let answer = server.signed_in(RAVI).await.get(&faulty.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
    let silent = AuthorizationUrl::partner().with("prompt", "none");
    let answer = server.browser().get(&silent.path()).await;
    answer.assert_error_sent_to(PARTNER_CALLBACK, "login_required");
    let unverified = AuthorizationUrl::unverified().with("scope", "everything");
    server.signed_in(RAVI).await.get(&unverified.path()).await.assert_refused_on_our_page();
}
