//! Code, PKCE and refresh tokens.

use oauth2::{ClientSecret, RefreshToken, TokenResponse as _};
use reqwest::StatusCode;

use super::{allowed, error_code, partner, partner_tokens};
use crate::browser::ADA;
use crate::running::{Program, data, plain_client};

#[tokio::test]
async fn an_app_gets_tokens_refreshes_them_and_calls_the_api() {
    let folder = data();
    let program = Program::start(folder.path());
    let asked = ["candidates_read", "jobs_read", "company_read", "users_read"];
    let tokens = partner_tokens(&program, &asked, &["company_read"]).await;
    let granted: Vec<&str> =
        tokens.scopes().expect("reported").iter().map(|s| s.as_str()).collect();
    assert_eq!(granted, ["candidates_read", "jobs_read", "company_read"]);
    let (status, me) = program.call("/api/users/me", tokens.access_token().secret()).await;
    assert_eq!((status, &me["email"]), (StatusCode::OK, &ADA.into()));

    let (app, http) = (partner(&program).await, plain_client());
    let refresh_token = tokens.refresh_token().expect("a refresh token");
    let refreshed =
        app.exchange_refresh_token(refresh_token).request_async(&http).await.expect("tokens");
    let (status, candidates) =
        program.call("/api/candidates", refreshed.access_token().secret()).await;
    assert_eq!((status, &candidates["totalFound"]), (StatusCode::OK, &7.into()));
}

#[tokio::test]
async fn the_library_understands_what_is_refused() {
    let folder = data();
    let program = Program::start(folder.path());
    let (app, http) = (partner(&program).await, plain_client());
    let (code, _) = allowed(&app, &program, &["candidates_read", "jobs_read"], &[]).await;
    let without_verifier = app.exchange_code(code.clone()).request_async(&http).await;
    assert_eq!(error_code(without_verifier.expect_err("refused")), "invalid_request");
    let nonsense = RefreshToken::new("nonsense".to_owned());
    let refused = app.exchange_refresh_token(&nonsense).request_async(&http).await;
    assert_eq!(error_code(refused.expect_err("refused")), "invalid_grant");
    let app = app.set_client_secret(ClientSecret::new("wrong".to_owned()));
    let refused = app.exchange_code(code).request_async(&http).await;
    assert_eq!(error_code(refused.expect_err("refused")), "invalid_client");
}
