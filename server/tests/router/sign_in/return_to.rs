//! Where signing in leads: a path of ours, never another site (RFC 9700
//! §4.11).

use testkit::{ADA, AuthorizationUrl, PASSWORD, TestServer};

const ELSEWHERE: [&str; 11] = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "/\t/evil.example",
    "\\/evil.example",
    "/%0a/evil.example\n",
    "javascript:alert(1)",
    "evil.example",
    "http:evil.example",
    " /",
    "",
];

#[tokio::test]
async fn signing_in_never_leads_to_another_site() {
    let server = TestServer::start().await;
    for target in ELSEWHERE {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("return_to", target)
            .finish();
        let mut browser = server.browser();
        let form = browser.get(&format!("/sign-in?{query}")).await.form("Sign in");
        assert!(!form.body().contains("return_to"), "{target:?}");
        let form = form.set("return_to", target).set("email", ADA).set("password", PASSWORD);
        assert_eq!(browser.submit(&form).await.our_location(), "/", "{target:?}");
    }
}

#[tokio::test]
async fn signing_out_never_leads_to_another_site() {
    let server = TestServer::start().await;
    for target in ELSEWHERE {
        let mut browser = server.signed_in(ADA).await;
        let form = browser.get("/").await.form("Sign out").set("return_to", target);
        assert_eq!(browser.submit(&form).await.our_location(), "/", "{target:?}");
    }
}

#[tokio::test]
async fn the_page_for_a_signed_in_user_does_not_link_to_another_site() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let page = browser.get("/sign-in?return_to=https%3A%2F%2Fevil.example%2F").await;
    page.assert_page(200);
    assert!(!page.body.contains("evil.example"), "{}", page.body);
}

#[tokio::test]
async fn a_request_that_would_be_refused_names_no_app_on_the_sign_in_page() {
    let server = TestServer::start().await;
    let request = AuthorizationUrl::partner().with("redirect_uri", "https://evil.example/");
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("return_to", &request.path())
        .finish();
    let page = server.browser().get(&format!("/sign-in?{query}")).await;
    page.assert_page(200).assert_does_not_say("Talentsync");
}

#[tokio::test]
async fn signing_in_leads_back_to_the_request() {
    let server = TestServer::start().await;
    let mut browser = server.browser();
    let path = AuthorizationUrl::partner().with("state", "a b&c=d#e").path();
    let page = browser.open(&path).await;
    let form = page.form("Sign in").set("email", ADA).set("password", PASSWORD);
    assert_eq!(browser.submit(&form).await.our_location(), path);
}
