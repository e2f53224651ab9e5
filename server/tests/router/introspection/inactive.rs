//! Tokens of which nothing is said (RFC 7662 §2.2): "the authorization server
//! SHOULD NOT include any additional information about an inactive token,
//! including why the token is inactive."

use testkit::client_endpoints::{INTROSPECT, api, assert_inactive};
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, FILES_API, HOUR, OWN_API, SECOND, Setup, TestServer, basic};

async fn is_active(server: &TestServer, token: &str) -> bool {
    let told = server.introspect(token).await;
    if told["active"] == true {
        return true;
    }
    assert_inactive(&told);
    false
}

#[tokio::test]
async fn what_is_no_access_token() {
    let server = TestServer::start().await;
    let tokens = server.partner_tokens(ADA).await;
    let code = server.signed_in(ADA).await.allow(&AuthorizationUrl::partner()).await;
    for text in [
        "x",
        "csn_at_",
        &tokens.access[..tokens.access.len() - 1],
        // An API has no use for a refresh token.
        tokens.refresh(),
        &code,
        "demo-partner-secret",
        "a.b.c",
        &"a".repeat(10_000),
    ] {
        assert!(!is_active(&server, text).await, "{text}");
    }
    // A hint helps no one.
    let pairs = [("token", tokens.refresh()), ("token_type_hint", "refresh_token")];
    assert_inactive(&server.post_pairs(INTROSPECT, Some(&api()), &pairs).await.json());
    // Asking used nothing up.
    Tokens::read(&server.refresh(tokens.refresh()).await);
}

#[tokio::test]
async fn one_that_has_expired() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    server.advance_almost(HOUR);
    assert!(is_active(&server, &access).await);
    server.advance(SECOND);
    assert!(!is_active(&server, &access).await);
}

#[tokio::test]
async fn one_whose_client_or_person_is_disabled() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let service = server.service_token("demo-service", "demo-service-secret").await;
    let jwt = server.service_token("demo-jwt", "demo-jwt-secret").await;
    for (token, client) in
        [(&access, "demo-partner"), (&service, "demo-service"), (&jwt, "demo-jwt")]
    {
        assert!(is_active(&server, token).await, "{client}");
        server.change_client(client, |client| client.disabled = true).await;
        assert!(!is_active(&server, token).await, "{client}");
    }
    // For good: who has its old tokens has nothing.
    server.change_client("demo-partner", |client| client.disabled = false).await;
    assert!(!is_active(&server, &access).await);
    let access = server.partner_tokens(ADA).await.access;
    assert!(is_active(&server, &access).await);
    server.change_user("usr_ada", |user| user.disabled = true).await;
    assert!(!is_active(&server, &access).await);
}

#[tokio::test]
async fn one_whose_person_has_left_the_company() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    server.add_member("usr_ada", "cmp_contoso", oauth::role::Role::Administrator).await;
    server.remove_member("usr_ada", "cmp_northwind").await;
    assert!(!is_active(&server, &access).await);
}

#[tokio::test]
async fn one_whose_grant_was_removed() {
    let server = TestServer::start().await;
    let access = server.partner_tokens(ADA).await.access;
    let mut browser = server.signed_in(ADA).await;
    let details = browser.get("/connected-apps").await.links(".t .name a").remove(0);
    assert!(is_active(&server, &access).await);
    let page = browser.get(&format!("{details}/remove")).await;
    browser.submit(&page.form("Remove access")).await;
    assert!(!is_active(&server, &access).await);
}

#[tokio::test]
async fn one_for_another_api() {
    // RFC 7662 §2.2: "the protected resource is not allowed to introspect this
    // particular token".
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let ask = async |resource| {
        let pairs = [("grant_type", "client_credentials"), ("resource", resource)];
        let header = basic("demo-service", "demo-service-secret");
        Tokens::read(&server.token(Some(&header), &pairs).await).access
    };
    let (own, files) = (ask(OWN_API).await, ask(FILES_API).await);
    assert!(is_active(&server, &own).await);
    assert!(!is_active(&server, &files).await);
    let apis = [FILES_API.parse().expect("a resource")];
    server.change_client("demo-api", |client| client.serves = apis.into_iter().collect()).await;
    assert!(!is_active(&server, &own).await);
    assert!(is_active(&server, &files).await);
}
