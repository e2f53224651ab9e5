//! A service asks for a token in its own name.

use oauth::client::Client;
use oauth::digest::Digest;
use oauth::scope::ScopeSet;
use oauth::token::TokenResponse;
use oauth::token::client_credentials::check_service;
use store::tokens::{NewAccessToken, TokenSubject};

use super::ExchangeError;
use crate::Provider;

impl Provider {
    pub(super) async fn exchange_client_credentials(
        &self,
        client: &Client,
        requested: Option<&ScopeSet>,
    ) -> Result<TokenResponse, ExchangeError> {
        let (service, scopes) = check_service(client, requested, &self.inner.catalogue)?;
        let now = self.now();
        let expires_in = self.inner.settings.lifetimes.access_token;
        let access_token = self.inner.credentials.access_token(&self.random());
        let kept = NewAccessToken {
            token: Digest::of(access_token.expose()),
            client_id: client.id.clone(),
            scopes: scopes.clone(),
            subject: TokenSubject::Service {
                company_id: service.company_id.clone(),
                role: service.role,
            },
            issued_at: now,
            expires_at: now + expires_in,
        };
        self.inner.store.issue_access_token(&kept).await?;
        // OAuth 2.1 §4.2.3: "A refresh token SHOULD NOT be included."
        Ok(TokenResponse { access_token, expires_in, refresh_token: None, scopes })
    }
}
