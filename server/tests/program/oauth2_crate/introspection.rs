//! An API that asks what a token means (RFC 7662).

use oauth2::{AccessToken, TokenIntrospectionResponse as _, TokenResponse as _};

use super::{confidential, error_code, partner, partner_tokens};
use crate::running::{Program, data, plain_client};

#[tokio::test]
async fn an_api_learns_whose_token_it_is_and_nothing_of_a_false_one() {
    let folder = data();
    let program = Program::start(folder.path());
    let tokens = partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let (api, http) = (confidential(&program, "demo-api").await, plain_client());
    let known = api.introspect(tokens.access_token()).request_async(&http).await;
    let known = known.expect("an answer");
    assert!(known.active());
    assert_eq!(known.sub(), Some("usr_ada"));
    assert_eq!(known.client_id().map(|id| id.as_str()), Some("demo-partner"));
    assert_eq!(known.iss(), Some(program.issuer.as_str()));
    assert!(known.exp() > known.iat());
    let scopes: Vec<&str> = known.scopes().expect("scopes").iter().map(|s| s.as_str()).collect();
    assert_eq!(scopes, ["candidates_read", "jobs_read"]);

    let nonsense = AccessToken::new("nonsense".to_owned());
    let unknown = api.introspect(&nonsense).request_async(&http).await.expect("an answer");
    assert!(!unknown.active());
    assert_eq!((unknown.sub(), unknown.scopes()), (None, None));
}

#[tokio::test]
async fn an_app_may_not_introspect() {
    let folder = data();
    let program = Program::start(folder.path());
    let token = AccessToken::new("nonsense".to_owned());
    let app = partner(&program).await;
    let refused = app.introspect(&token).request_async(&plain_client()).await;
    assert_eq!(error_code(refused.expect_err("refused")), "unauthorized_client");
}
