use thiserror::Error;

use crate::authorize::pkce::PkceError;
use crate::client::introduced::fault::DocumentFault;
use crate::discovery::resource::ResourceError;
use crate::identity::claims_request::ClaimsRequestError;
use crate::jose::thumbprint::ThumbprintError;
use crate::parameters::ParameterError;
use crate::scope::{ScopeError, ScopeSet};

/// The request ends on our own page, 400, without a redirect (OAuth 2.1 §4.1.2.1). The text is for
/// the developer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PageRejection {
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    #[error("client_id is missing")]
    ClientIdMissing,
    #[error("client_id is not registered, or disabled")]
    UnknownClient,
    #[error(transparent)]
    Document(#[from] DocumentFault),
    #[error("redirect_uri is missing")]
    RedirectUriMissing { client_name: String },
    #[error("redirect_uri must match a registered address exactly; {registered} registered")]
    RedirectUriNotRegistered { client_name: String, presented: String, registered: usize },
    /// Not issued here, or not to this client, or too old (RFC 9126 §4).
    #[error("request_uri is not valid: not issued here, expired, or issued to another client")]
    RequestUriNotValid,
    /// RFC 9126 §7.3: the request has been answered.
    #[error("request_uri was used before: each is for one answer")]
    RequestUriUsed,
}

/// OAuth 2.1 §4.1.2.1. The text is the `error_description`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AuthorizationError {
    #[error("the person did not allow access")]
    AccessDenied,
    #[error("{0} is missing")]
    ParameterMissing(&'static str),
    /// RFC 9700 §2.1.2.
    #[error("response_type must be code")]
    ResponseTypeNotSupported,
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
    /// OpenID Connect Core §6.2: only what was pushed here is fetched.
    #[error("request_uri is not supported: push the request instead")]
    RequestUriNotSupported,
    /// OpenID Connect Core §5.5.
    #[error(transparent)]
    ClaimsNotReadable(ClaimsRequestError),
    #[error("nonce is too long")]
    NonceTooLong,
    /// RFC 9126 §6.
    #[error("this app must push its authorization requests")]
    PushRequired,
    #[error("prompt=none must stand alone")]
    PromptContradictory,
    #[error("max_age must be a whole number of seconds")]
    MaxAgeMalformed,
    #[error("nobody is signed in, or not recently enough")]
    LoginRequired,
    /// OpenID Connect Core Error Code unmet_authentication_requirements 1.0 §2.
    #[error("the person did not sign in as strongly as is asked for")]
    AuthenticationNotMet,
    #[error("the person must be asked")]
    ConsentRequired,
    /// OpenID Connect Core 1.0 §3.1.2.6.
    #[error("the person belongs to several companies and must choose one")]
    InteractionRequired,
}

impl AuthorizationError {
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
            | Self::ClaimsNotReadable(_)
            | Self::NonceTooLong
            | Self::MaxAgeMalformed => "invalid_request",
            Self::ResponseTypeNotSupported => "unsupported_response_type",
            Self::ScopeMalformed(_) | Self::ScopeNotOffered(_) | Self::NoDefaultScope => {
                "invalid_scope"
            }
            Self::TargetInvalid(_) => "invalid_target",
            Self::RequestObjectNotSupported => "request_not_supported",
            Self::RequestUriNotSupported => "request_uri_not_supported",
            Self::LoginRequired => "login_required",
            Self::AuthenticationNotMet => "unmet_authentication_requirements",
            Self::ConsentRequired => "consent_required",
            Self::InteractionRequired => "interaction_required",
        }
    }
}
