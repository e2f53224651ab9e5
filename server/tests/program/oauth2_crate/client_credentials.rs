//! A service that acts for itself.

use oauth2::{AuthType, Scope, TokenResponse as _};
use reqwest::StatusCode;

use super::confidential;
use crate::running::{Program, data, plain_client};

#[tokio::test]
async fn a_service_gets_a_token_by_header_and_by_form() {
    let folder = data();
    let program = Program::start(folder.path());
    let service = confidential(&program, "demo-service").await;
    for by in [AuthType::BasicAuth, AuthType::RequestBody] {
        let tokens = service
            .clone()
            .set_auth_type(by)
            .exchange_client_credentials()
            .add_scope(Scope::new("candidates_read".to_owned()))
            .request_async(&plain_client())
            .await
            .expect("a token");
        assert!(tokens.refresh_token().is_none());
        let token = tokens.access_token().secret();
        assert_eq!(program.call("/api/candidates", token).await.0, StatusCode::OK);
        assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::FORBIDDEN);
    }
}
