//! Each scope and each API may be asked for, and no other.

use super::announced;
use testkit::client_endpoints::INTROSPECT;
use testkit::client_endpoints::api;
use testkit::token_client::Tokens;
use testkit::{ADA, AuthorizationUrl, PARTNER_CALLBACK, Setup, TestServer, basic};

fn service() -> String {
    basic("demo-service", "demo-service-secret")
}

#[tokio::test]
async fn each_scope_is_accepted_from_a_client_registered_for_it() {
    let server = TestServer::start().await;
    let mut browser = server.signed_in(ADA).await;
    let list = announced(&server, "scopes_supported").await;
    for other in ["openid", "salaries_read", "Candidates_read", "*"] {
        assert!(!list.iter().any(|known| known == other));
        let answer = browser.get(&AuthorizationUrl::partner().with("scope", other).path()).await;
        answer.assert_error_sent_to(PARTNER_CALLBACK, "invalid_scope");
        let pairs = [("grant_type", "client_credentials"), ("scope", other)];
        server.token(Some(&service()), &pairs).await.assert_token_error(400, "invalid_scope");
    }
    // Announced, and not for everybody (OAuth 2.1 §7.9).
    let pairs = [("grant_type", "client_credentials"), ("scope", "users_manage")];
    let answer = server.token(Some(&basic("demo-jwt", "demo-jwt-secret")), &pairs).await;
    answer.assert_token_error(400, "invalid_scope");
    for scope in list {
        if scope == "offline_access" {
            continue; // no scope of a token
        }
        let pairs = [("grant_type", "client_credentials"), ("scope", scope.as_str())];
        let tokens = Tokens::read(&server.token(Some(&service()), &pairs).await);
        assert_eq!(tokens.scope, scope);
        let request = AuthorizationUrl::partner().with("scope", &scope);
        browser.consent_page(&request).await.form("Allow access");
    }
}

#[tokio::test]
async fn each_api_is_one_that_tokens_are_issued_for() {
    let server = TestServer::start_with(Setup::with_two_apis()).await;
    let list = announced(&server, "protected_resources").await;
    assert_eq!(list.len(), 2);
    let ask = async |resource: &str| {
        let pairs = [("grant_type", "client_credentials"), ("resource", resource)];
        server.token(Some(&service()), &pairs).await
    };
    let other = "http://localhost:3000/other";
    assert!(!list.iter().any(|known| known == other));
    ask(other).await.assert_token_error(400, "invalid_target");
    for resource in list {
        let token = Tokens::read(&ask(&resource).await).access;
        let apis = [resource.parse().expect("a resource")];
        let change = |client: &mut oauth::client::Client| {
            client.serves = apis.into_iter().collect();
        };
        server.change_client("demo-api", change).await;
        let told = server.post_pairs(INTROSPECT, Some(&api()), &[("token", &token)]).await.json();
        assert_eq!(told["aud"], resource);
    }
}
