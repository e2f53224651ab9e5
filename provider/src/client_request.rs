//! What a client sends to one of the endpoints for clients, and who it is.

use std::sync::Arc;

use oauth::client::{Client, ClientKind};
use oauth::client_authentication::{ClientAuthentication, ClientAuthenticationError};
use oauth::jose::client_assertion::{AssertionError, Spend};
use oauth::parameters::{ParameterError, Parameters};
use thiserror::Error;

use crate::Provider;
use crate::dpop::SentProof;
use crate::error::UseCaseError;

/// A request of a client, as HTTP brought it. It holds secrets: no `Debug`.
pub struct ClientRequest {
    /// The `Authorization` header.
    pub authorization: Option<Vec<u8>>,
    /// The body's parameters.
    pub parameters: Result<Parameters, ParameterError>,
    /// The proof of a key, for the endpoints that bind to one.
    pub proof: SentProof,
}

/// Why a request of a client is not even looked at.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ClientRequestError {
    /// Parameters that cannot be read, or one that is missing.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    /// The client is not who it says it is.
    #[error(transparent)]
    Client(#[from] ClientAuthenticationError),
    /// It asks too often: within a second it may again.
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

impl Provider {
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
        let client = self.inner.store.find_client(&authentication.client_id).await?;
        let (client, spend) = authentication
            .check(client, &self.inner.settings.issuer, self.now())
            .map_err(|error| refused(error.into()))?;
        // An API asks for each call that it gets.
        let is_counted = client.kind == ClientKind::Confidential && !client.may_introspect;
        let limit = self.inner.settings.client_requests_per_second;
        if is_counted && !self.inner.client_rate.count(&client.id, self.now(), limit) {
            return Err(refused(ClientRequestError::TooOften));
        }
        if let Some(Spend { digest, ends_at }) = spend
            && !self.inner.store.spend_once(&digest, ends_at).await?
        {
            let error = ClientAuthenticationError::Assertion(AssertionError::Replayed);
            return Err(refused(error.into()));
        }
        Ok((client, parameters))
    }
}
