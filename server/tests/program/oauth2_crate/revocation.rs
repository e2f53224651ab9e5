//! An app that gives its tokens back (RFC 7009).

use oauth2::{
    AsyncHttpClient as _, HttpRequest, RefreshToken, StandardRevocableToken, TokenResponse as _,
};
use reqwest::StatusCode;

use super::{App, error_code, partner, partner_tokens};
use crate::running::{Program, data, plain_client};

async fn revoke(app: &App, token: StandardRevocableToken) {
    let client = plain_client();
    // The library insists on HTTPS. Here nothing in front of the program ends the
    // TLS, so it is left away on the line.
    let without_tls = |mut request: HttpRequest| {
        let address = request.uri().to_string().replacen("https://", "http://", 1);
        *request.uri_mut() = address.parse().expect("a URI");
        client.call(request)
    };
    let request = app.revoke_token(token).expect("an HTTPS address");
    request.request_async(&without_tls).await.expect("revoked");
}

#[tokio::test]
async fn a_revoked_refresh_token_takes_the_access_token_along() {
    let folder = data();
    let program = Program::start(folder.path());
    let tokens = partner_tokens(&program, &["candidates_read", "jobs_read"], &[]).await;
    let access_token = tokens.access_token().secret();
    assert_eq!(program.call("/api/candidates", access_token).await.0, StatusCode::OK);

    let app = partner(&program).await;
    let refresh_token = tokens.refresh_token().expect("a refresh token");
    revoke(&app, StandardRevocableToken::from(refresh_token.clone())).await;
    assert_eq!(program.call("/api/candidates", access_token).await.0, StatusCode::UNAUTHORIZED);
    let refused = app.exchange_refresh_token(refresh_token).request_async(&plain_client()).await;
    assert_eq!(error_code(refused.expect_err("refused")), "invalid_grant");
}

#[tokio::test]
async fn what_is_no_token_is_as_good_as_revoked() {
    let folder = data();
    let program = Program::start(folder.path());
    let nonsense = RefreshToken::new("nonsense".to_owned());
    revoke(&partner(&program).await, StandardRevocableToken::from(nonsense)).await;
}
