//! A client pushes an authorization request (RFC 9126).

use std::time::Duration;

use oauth::authorize::{AuthorizationError, PageRefusal, Refusal};
use oauth::id::TransactionId;
use oauth::jose::dpop::DpopError;
use oauth::jose::thumbprint::Thumbprint;
use oauth::parameters::Parameters;
use thiserror::Error;

use crate::Provider;
use crate::client_request::{CREDENTIALS, ClientRequest, ClientRequestError};
use crate::dpop::Purpose;
use crate::error::{OrRefuse as _, UseCaseError};
use crate::pushed_request::{Asked, PushedRequest};

/// A request that was taken (RFC 9126 §2.2).
#[derive(Clone, Debug)]
pub struct Pushed {
    /// What the browser is to bring.
    pub request_uri: String,
    /// For how long it may.
    pub expires_in: Duration,
}

/// Why a request was not taken. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum PushError {
    /// The client, or the form.
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    /// What could not be told to the client by a redirect; here it can.
    #[error(transparent)]
    Page(#[from] PageRefusal),
    /// What could.
    #[error(transparent)]
    Authorization(#[from] AuthorizationError),
    /// RFC 9126 §2.1: "The request_uri authorization request parameter [...] MUST
    /// NOT be provided".
    #[error("request_uri must not be pushed")]
    RequestUriGiven,
    /// RFC 9449 §10.1.
    #[error(transparent)]
    Proof(#[from] DpopError),
    /// RFC 9449 §10.1.
    #[error("dpop_jkt is not the thumbprint of the proof's key")]
    ThumbprintMismatch,
}

impl PushError {
    /// The `error` value (RFC 9126 §2.3).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request(error) => error.code(),
            Self::Page(_) | Self::RequestUriGiven => "invalid_request",
            Self::Authorization(error) => error.code(),
            Self::Proof(error) => error.code(),
            Self::ThumbprintMismatch => "invalid_dpop_proof",
        }
    }
}

impl From<Refusal> for PushError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::OnOurPage(refusal) => Self::Page(refusal),
            Refusal::ToClient { error, .. } | Refusal::ToDevice { error, .. } => {
                Self::Authorization(error)
            }
        }
    }
}

impl Provider {
    /// Checks a request as the authorization endpoint would, and seals it.
    pub async fn push_authorization(
        &self,
        mut request: ClientRequest,
    ) -> Result<Pushed, UseCaseError<PushError>> {
        let proof = std::mem::take(&mut request.proof);
        let (client, parameters) = self.authenticate_client(request).await?;
        let key = self.proven_key(&proof, Purpose::AskForTokens).await?;
        if parameters.get("request_uri").is_some() {
            return Err(UseCaseError::Refused(PushError::RequestUriGiven));
        }
        // Whoever authenticated by header need not name itself in the body.
        let parameters = parameters.without(&CREDENTIALS).with("client_id", client.id.as_str());
        let parameters = bind(parameters, key.as_ref()).or_refuse()?;
        let expires_in = self.inner.settings.lifetimes.pushed_request;
        let pushed = PushedRequest {
            id: TransactionId::new(self.new_id("txn_par_")),
            client_id: client.id.clone(),
            query: parameters.to_query(),
            device: None,
            expires_at: self.now() + expires_in,
        };
        let asked = Asked { parameters, pushed: Some(pushed.clone()) };
        self.check_asked(&asked).await?.or_refuse()?;
        Ok(Pushed { request_uri: self.request_uri(&pushed), expires_in })
    }
}

/// RFC 9449 §10.1: a proof at this endpoint binds the code as dpop_jkt would; with
/// both "the authorization server MUST reject the request if the JWK thumbprint
/// [...] does not match".
fn bind(parameters: Parameters, key: Option<&Thumbprint>) -> Result<Parameters, PushError> {
    match (key, parameters.get("dpop_jkt")) {
        (Some(key), Some(named)) if named != key.as_str() => Err(PushError::ThumbprintMismatch),
        (Some(key), None) => Ok(parameters.with("dpop_jkt", key.as_str())),
        _ => Ok(parameters),
    }
}
