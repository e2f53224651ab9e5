//! What a client sends to one of the endpoints for clients, and who it is.

use std::sync::Arc;

use oauth::client::authentication::{ClientAuthentication, ClientAuthenticationError};
use oauth::client::{Client, ClientKind};
use oauth::jose::client_assertion::{AssertionError, Spend};
use oauth::parameters::{ParameterError, Parameters};
use oauth::spelling::network::Network;
use thiserror::Error;

use crate::error::UseCaseError;
use crate::token::TokenService;
use crate::token::dpop::RequestProof;
use crate::token::spending::Spender;

/// A request of a client, as HTTP brought it. It holds secrets: no `Debug`.
pub struct ClientRequest {
    pub authorization: Option<Vec<u8>>,
    pub parameters: Result<Parameters, ParameterError>,
    /// Where it came from; `None` where a test calls without a connection.
    pub network: Option<Network>,
    /// The proof of a key, for the endpoints that bind to one.
    pub proof: RequestProof,
}

/// Why a request of a client is not even looked at.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClientRequestError {
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    #[error(transparent)]
    Client(#[from] ClientAuthenticationError),
    #[error("too many requests of this client; wait for as long as Retry-After says")]
    TooOften,
}

impl ClientRequestError {
    /// The value of `error`: RFC 6749 §5.2.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Parameters(_) => "invalid_request",
            Self::Client(error) => error.code(),
            // What RFC 6749 §4.1.2.1 has for a server that cannot answer for a while.
            Self::TooOften => "temporarily_unavailable",
        }
    }
}

/// The parameters that say who the client is, and are no part of what it asks.
pub(crate) const CREDENTIALS: [&str; 3] =
    ["client_secret", "client_assertion", "client_assertion_type"];

impl TokenService {
    /// Finds out which client sent a request, and hands on what it says.
    pub(crate) async fn authenticate_client<E: From<ClientRequestError>>(
        &self,
        request: ClientRequest,
    ) -> Result<(Arc<Client>, Parameters), UseCaseError<E>> {
        let refused = |error: ClientRequestError| UseCaseError::Refused(E::from(error));
        let parameters = request.parameters.map_err(|error| refused(error.into()))?;
        let authentication =
            ClientAuthentication::read(request.authorization.as_deref(), &parameters)
                .map_err(|error| refused(error.into()))?;
        let mut client = self.shared.find_client(&authentication.client_id).await?;
        if let Some(kid) = authentication.signing_key()
            && let Some(known) = client
        {
            client = Some(self.shared.with_keys(known, kid).await);
        }
        let (client, spend) = authentication
            .check(client, &self.shared.settings.issuer, self.shared.now())
            .map_err(|error| refused(error.into()))?;
        // An API asks for each call that it gets.
        let is_counted = client.kind == ClientKind::Confidential && !client.may_introspect;
        let limit = self.shared.settings.client_requests_per_second;
        if is_counted && !self.client_rate.count(&client.id, self.shared.now(), limit) {
            return Err(refused(ClientRequestError::TooOften));
        }
        if let Some(Spend { digest, ends_at }) = spend
            && !self.spend(&digest, ends_at, &Spender::Client(client.id.clone())).await?
        {
            let error = ClientAuthenticationError::Assertion(AssertionError::Replayed);
            return Err(refused(error.into()));
        }
        Ok((client, parameters))
    }
}
