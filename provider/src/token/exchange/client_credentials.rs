//! A service asks for a token in its own name.

use oauth::client::Client;
use oauth::client::authentication::ClientAuthenticationError;
use oauth::discovery::resource::Resources;
use oauth::jose::thumbprint::Thumbprint;
use oauth::scope::ScopeSet;
use oauth::token::client_credentials::check_service;
use oauth::token::{TokenError, TokenResponse};
use store::tokens::TokenSubject;

use super::ExchangeError;
use super::access_token::{IssuedToken, TokenSpec, response};
use crate::error::OrReject as _;
use crate::token::TokenService;

impl TokenService {
    pub(super) async fn exchange_client_credentials(
        &self,
        client: &Client,
        requested: Option<&ScopeSet>,
        resources: Resources,
        key: Option<Thumbprint>,
    ) -> Result<TokenResponse, ExchangeError> {
        let resources = resources.or_own(self.shared.own_resource());
        let (known, catalogue) = (self.shared.resources(), &self.shared.catalogue);
        let (service, scopes) =
            check_service(client, requested, &resources, known, catalogue).or_reject()?;
        let subject = TokenSubject::Service {
            company_id: service.company_id.clone(),
            role: service.role,
            epoch: client.access_epoch,
        };
        let IssuedToken { token, stored } = self
            .make_access_token(TokenSpec {
                client,
                scopes,
                resources,
                subject,
                key,
                not_after: None,
            })
            .await?;
        if stored.token.is_some() && !self.shared.store.issue_access_token(&stored).await? {
            return Err(TokenError::from(ClientAuthenticationError::Failed).into());
        }
        // OAuth 2.1 §4.2.3: "A refresh token SHOULD NOT be included."
        Ok(response(token, stored, None, None))
    }
}
