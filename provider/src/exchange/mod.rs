//! A client asks the token endpoint for tokens. One file a grant type.

mod authorization_code;
mod client_credentials;
mod refresh_token;

use oauth::client::{Client, GrantType};
use oauth::client_authentication::ClientAuthentication;
use oauth::parameters::{ParameterError, Parameters};
use oauth::token::{TokenError, TokenRequest, TokenResponse};
use store::StoreError;
use thiserror::Error;

use crate::Provider;
use crate::error::ProviderError;

/// Why there are no tokens.
#[derive(Debug, Error)]
pub enum ExchangeError {
    /// The request is refused.
    #[error(transparent)]
    Refused(#[from] TokenError),
    /// A fault of ours.
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

impl From<StoreError> for ExchangeError {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.into())
    }
}

impl Provider {
    /// Authenticates the client, and exchanges what it brings for tokens.
    ///
    /// `authorization` is the request's `Authorization` header.
    pub async fn exchange(
        &self,
        authorization: Option<&[u8]>,
        parameters: Result<Parameters, ParameterError>,
    ) -> Result<TokenResponse, ExchangeError> {
        let parameters = parameters.map_err(TokenError::from)?;
        let client = self.authenticate_client(authorization, &parameters).await?;
        match TokenRequest::read(&parameters)? {
            TokenRequest::AuthorizationCode { code, exchange } => {
                check_grant_type(&client, GrantType::AuthorizationCode)?;
                self.exchange_code(&client, &code, &exchange).await
            }
            TokenRequest::ClientCredentials { scopes } => {
                check_grant_type(&client, GrantType::ClientCredentials)?;
                self.exchange_client_credentials(&client, scopes.as_ref()).await
            }
            TokenRequest::RefreshToken { refresh_token, scopes } => {
                check_grant_type(&client, GrantType::RefreshToken)?;
                self.exchange_refresh_token(&client, &refresh_token, scopes.as_ref()).await
            }
        }
    }

    async fn authenticate_client(
        &self,
        authorization: Option<&[u8]>,
        parameters: &Parameters,
    ) -> Result<Client, ExchangeError> {
        let authentication =
            ClientAuthentication::read(authorization, parameters).map_err(TokenError::from)?;
        let client = self.inner.store.find_client(&authentication.client_id).await?;
        Ok(authentication.check(client).map_err(TokenError::from)?)
    }
}

fn check_grant_type(client: &Client, grant_type: GrantType) -> Result<(), TokenError> {
    if client.may_use(grant_type) { Ok(()) } else { Err(TokenError::GrantTypeNotAllowed) }
}
