//! Why an authorization request is refused, and who may be told.

use std::sync::Arc;

use thiserror::Error;

use super::{Callback, Prompt};
use crate::client::Client;
use crate::jose::thumbprint::ThumbprintError;
use crate::parameters::ParameterError;
use crate::pkce::PkceError;
use crate::resource::ResourceError;
use crate::scope::{ScopeError, ScopeSet};

/// A refused request.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// Nobody but the person may be told: there is no address to trust.
    OnOurPage(PageRefusal),
    /// The client may be told, at its checked address; if it is not trusted,
    /// the person still sees our page instead (RFC 9700 §4.11.2).
    ToClient {
        /// Who asked.
        client: Arc<Client>,
        /// Where the answer may go.
        callback: Box<Callback>,
        /// How the person was to be asked.
        prompt: Prompt,
        /// What is wrong.
        error: AuthorizationError,
    },
    /// The device may be told; the person sees our page.
    ToDevice {
        /// Who asked.
        client: Arc<Client>,
        /// What is wrong.
        error: AuthorizationError,
    },
}

impl From<PageRefusal> for Refusal {
    fn from(refusal: PageRefusal) -> Self {
        Self::OnOurPage(refusal)
    }
}

/// Why a request ends on our own page, 400, without a redirect (OAuth 2.1
/// §4.1.2.1). The text is for the developer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PageRefusal {
    /// A repeated parameter, or one that cannot be read.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    /// No `client_id`.
    #[error("client_id is missing")]
    ClientIdMissing,
    /// No such client, or it is disabled.
    #[error("client_id is not registered, or disabled")]
    UnknownClient,
    /// No `redirect_uri`.
    #[error("redirect_uri is missing")]
    RedirectUriMissing {
        /// The client's name.
        client_name: String,
    },
    /// A `redirect_uri` that is not registered.
    #[error("redirect_uri must match a registered address exactly; {registered} registered")]
    RedirectUriNotRegistered {
        /// The client's name.
        client_name: String,
        /// What the request said.
        presented: String,
        /// How many addresses the client registered.
        registered: usize,
    },
    /// A `request_uri` that we did not issue, or not to this client, or that is
    /// too old (RFC 9126 §4).
    #[error("request_uri is not valid: not issued here, expired, or issued to another client")]
    RequestUriNotValid,
    /// RFC 9126 §7.3: the request has been answered.
    #[error("request_uri was used before: each is for one answer")]
    RequestUriUsed,
}

/// Why a client gets no code (OAuth 2.1 §4.1.2.1). The text is the
/// `error_description`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuthorizationError {
    /// The person did not allow it.
    #[error("the person did not allow access")]
    AccessDenied,
    /// A parameter that the request needs.
    #[error("{0} is missing")]
    ParameterMissing(&'static str),
    /// RFC 9700 §2.1.2.
    #[error("response_type must be code")]
    ResponseTypeNotSupported,
    /// A way to answer that this server has not.
    #[error("response_mode is not one that this app may use")]
    ResponseModeNotSupported,
    /// RFC 7636 §4.2.
    #[error(transparent)]
    ChallengeMalformed(PkceError),
    /// RFC 9700 §2.1.1.
    #[error("code_challenge_method must be S256")]
    ChallengeMethodNotSupported,
    /// RFC 6749 §3.3.
    #[error(transparent)]
    ScopeMalformed(ScopeError),
    /// Unknown here, or not registered for this client.
    #[error("scope asks for something this app is not registered for: {0}")]
    ScopeNotOffered(ScopeSet),
    /// OAuth 2.1 §1.4.1.
    #[error("scope is missing, and this app has no default scopes")]
    NoDefaultScope,
    /// RFC 8707 §2.
    #[error(transparent)]
    TargetInvalid(ResourceError),
    /// RFC 9449 §10.
    #[error("dpop_jkt: {0}")]
    ThumbprintMalformed(ThumbprintError),
    /// RFC 9101.
    #[error("request is not supported: push the request instead")]
    RequestObjectNotSupported,
    /// RFC 9126 §6.
    #[error("this app must push its authorization requests")]
    PushRequired,
    /// `none` beside another value.
    #[error("prompt=none must stand alone")]
    PromptContradictory,
    /// `max_age` is no number of seconds.
    #[error("max_age must be a whole number of seconds")]
    MaxAgeMalformed,
    /// `prompt=none`, and nobody is signed in, or too long ago.
    #[error("nobody is signed in, or not recently enough")]
    LoginRequired,
    /// `prompt=none`, and the person must be asked.
    #[error("the person must be asked")]
    ConsentRequired,
}

impl AuthorizationError {
    /// The `error` value.
    pub fn code(&self) -> &'static str {
        match self {
            Self::AccessDenied => "access_denied",
            Self::ParameterMissing(_)
            | Self::ResponseModeNotSupported
            | Self::ChallengeMalformed(_)
            | Self::ChallengeMethodNotSupported
            | Self::PromptContradictory
            | Self::ThumbprintMalformed(_)
            | Self::PushRequired
            | Self::MaxAgeMalformed => "invalid_request",
            Self::ResponseTypeNotSupported => "unsupported_response_type",
            Self::ScopeMalformed(_) | Self::ScopeNotOffered(_) | Self::NoDefaultScope => {
                "invalid_scope"
            }
            Self::TargetInvalid(_) => "invalid_target",
            Self::RequestObjectNotSupported => "request_not_supported",
            Self::LoginRequired => "login_required",
            Self::ConsentRequired => "consent_required",
        }
    }
}
