//! A client asks the token endpoint for tokens. One file a grant type.

mod access_token;
mod authorization_code;
mod client_credentials;
mod device_code;
mod refresh_token;

use oauth::client::{Client, GrantType};
use oauth::discovery::protected_resource;
use oauth::jose::dpop::DpopError;
use oauth::token::{TokenError, TokenRequest, TokenResponse};

use crate::error::{OrReject as _, UseCaseError};
use crate::token::TokenService;
use crate::token::client_request::{ClientRequest, ClientRequestError};
use crate::token::dpop::{Asker, Purpose};

pub type ExchangeError = UseCaseError<TokenError>;

impl From<TokenError> for ExchangeError {
    fn from(error: TokenError) -> Self {
        Self::Refused(error)
    }
}

impl From<ClientRequestError> for TokenError {
    fn from(error: ClientRequestError) -> Self {
        match error {
            ClientRequestError::Parameters(error) => error.into(),
            ClientRequestError::Client(error) => error.into(),
            ClientRequestError::TooOften => Self::TooOften,
        }
    }
}

impl TokenService {
    /// Authenticates the client, and exchanges what it brings for tokens.
    pub async fn exchange(
        &self,
        mut request: ClientRequest,
    ) -> Result<TokenResponse, ExchangeError> {
        let (proof, network) = (std::mem::take(&mut request.proof), request.network);
        let (client, parameters) = self.authenticate_client(request).await?;
        let asker = Asker::new(&client, network);
        let key = self.proven_key(&proof, Purpose::AskForTokens(&asker)).await?;
        if client.requires_dpop && key.is_none() {
            return Err(TokenError::from(DpopError::Missing).into());
        }
        let resources =
            protected_resource::named(&parameters, self.shared.resources()).or_reject()?;
        match TokenRequest::read(&parameters)? {
            TokenRequest::AuthorizationCode { code, mut exchange } => {
                check_grant_type(&client, GrantType::AuthorizationCode)?;
                exchange.dpop_key = key;
                self.exchange_code(&client, &code, &exchange, &resources).await
            }
            TokenRequest::ClientCredentials { scopes } => {
                check_grant_type(&client, GrantType::ClientCredentials)?;
                self.exchange_client_credentials(&client, scopes.as_ref(), resources, key).await
            }
            TokenRequest::RefreshToken { refresh_token, scopes } => {
                check_grant_type(&client, GrantType::RefreshToken)?;
                let requested = scopes.as_ref();
                self.exchange_refresh_token(&client, &refresh_token, requested, &resources, key)
                    .await
            }
            TokenRequest::DeviceCode { device_code } => {
                check_grant_type(&client, GrantType::DeviceCode)?;
                self.exchange_device_code(&client, &device_code, &resources, key).await
            }
        }
    }
}

fn check_grant_type(client: &Client, grant_type: GrantType) -> Result<(), TokenError> {
    if client.may_use(grant_type) { Ok(()) } else { Err(TokenError::GrantTypeNotAllowed) }
}
