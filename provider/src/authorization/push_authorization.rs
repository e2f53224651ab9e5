//! A client pushes an authorization request (RFC 9126).

use std::time::Duration;

use oauth::authorize::{AuthorizationError, PageRejection, Rejection};
use oauth::id::TransactionId;
use oauth::jose::dpop::DpopError;
use oauth::jose::thumbprint::Thumbprint;
use oauth::parameters::Parameters;
use thiserror::Error;

use crate::authorization::AuthorizationService;
use crate::authorization::pushed_request::{PendingRequest, PushedRequest};
use crate::error::{OrReject as _, UseCaseError};
use crate::token::client_request::{CREDENTIALS, ClientRequest, ClientRequestError};
use crate::token::dpop::{Asker, Purpose};

/// A request that was taken (RFC 9126 §2.2).
#[derive(Clone, Debug)]
pub struct Pushed {
    pub request_uri: String,
    pub expires_in: Duration,
}

/// Why a request was not taken. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum PushError {
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    #[error(transparent)]
    Page(#[from] PageRejection),
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

impl From<Rejection> for PushError {
    fn from(refusal: Rejection) -> Self {
        match refusal {
            Rejection::OnOurPage(refusal) => Self::Page(refusal),
            Rejection::ToClient { error, .. } | Rejection::ToDevice { error, .. } => {
                Self::Authorization(error)
            }
        }
    }
}

impl AuthorizationService {
    /// Checks a request as the authorization endpoint would, and seals it.
    pub async fn push_authorization(
        &self,
        mut request: ClientRequest,
    ) -> Result<Pushed, UseCaseError<PushError>> {
        let (proof, network) = (std::mem::take(&mut request.proof), request.network);
        let (client, parameters) = self.tokens.authenticate_client(request).await?;
        let by = Asker::new(&client, network);
        let key = self.tokens.proven_key(&proof, Purpose::AskForTokens(&by)).await?;
        if parameters.get("request_uri").is_some() {
            return Err(UseCaseError::Refused(PushError::RequestUriGiven));
        }
        // A client that authenticated by header need not name itself in the body.
        let parameters = parameters.without(&CREDENTIALS).with("client_id", client.id.as_str());
        let parameters = bind(parameters, key.as_ref()).or_reject()?;
        let expires_in = self.shared.settings.lifetimes.pushed_request;
        let pushed = PushedRequest {
            id: TransactionId::new(self.shared.new_id("txn_par_")),
            client_id: client.id.clone(),
            query: parameters.to_query(),
            device: None,
            typed_by: None,
            expires_at: self.shared.now() + expires_in,
        };
        let asked = PendingRequest {
            parameters,
            pushed: Some(pushed.clone()),
            sign_in_proof: None,
            company_choice: None,
        };
        self.check_pending(&asked).await?.or_reject()?;
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
