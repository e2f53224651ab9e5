//! An API asks what a token means (RFC 7662).

use oauth::token::introspection::Introspection;
use thiserror::Error;

use crate::Provider;
use crate::client_request::{ClientRequest, ClientRequestError};
use crate::error::{OrRefuse as _, UseCaseError};

/// Why nothing is said about a token. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum IntrospectError {
    /// The client, or the form.
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    /// RFC 7662 §4: who may ask must be limited, or tokens could be fished for.
    #[error("this client may not introspect tokens")]
    NotAllowed,
}

impl IntrospectError {
    /// The `error` value.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request(error) => error.code(),
            Self::NotAllowed => "unauthorized_client",
        }
    }
}

impl Provider {
    /// What a token means now, as far as the API that asks may know: refresh
    /// tokens, and tokens for other APIs, are as unknown to it as those that never
    /// were (RFC 7662 §2.2).
    pub async fn introspect(
        &self,
        request: ClientRequest,
    ) -> Result<Introspection, UseCaseError<IntrospectError>> {
        let (client, parameters) = self.authenticate_client(request).await?;
        if !client.may_introspect {
            return Err(UseCaseError::Refused(IntrospectError::NotAllowed));
        }
        let token = parameters.require("token").map_err(ClientRequestError::from).or_refuse()?;
        let serves = client.serves.clone().or_first_of(self.resources());
        let live = self.check_access_token(token).await?;
        Ok(match live.filter(|live| live.resources.overlap(&serves)) {
            Some(live) => Introspection::active(live, &self.inner.settings.issuer),
            None => Introspection::inactive(),
        })
    }
}
