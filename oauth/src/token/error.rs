use thiserror::Error;

use crate::authorize::pkce::PkceError;
use crate::client::authentication::ClientAuthenticationError;
use crate::discovery::resource::ResourceError;
use crate::jose::dpop::DpopError;
use crate::parameters::ParameterError;
use crate::scope::ScopeError;

/// RFC 6749 §5.2. The text is the `error_description`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    #[error("{0} is missing")]
    MissingParameter(&'static str),
    #[error(transparent)]
    Client(#[from] ClientAuthenticationError),
    #[error(transparent)]
    MalformedVerifier(#[from] PkceError),
    #[error(transparent)]
    MalformedScope(#[from] ScopeError),
    #[error("grant_type is not one this server supports")]
    UnsupportedGrantType,
    #[error("this client may not use this grant_type")]
    GrantTypeNotAllowed,
    #[error("the code is not valid: unknown, expired, already used, or issued to another client")]
    CodeNotValid,
    /// RFC 6749 §4.1.3.
    #[error("redirect_uri is not the one of the authorization request")]
    RedirectUriMismatch,
    /// RFC 7636 §4.6.
    #[error("code_verifier does not fit the code_challenge of the authorization request")]
    VerifierMismatch,
    #[error(
        "the refresh token is not valid: unknown, expired, already used, revoked, or issued to \
         another client"
    )]
    RefreshTokenNotValid,
    /// RFC 9449 §5 and §10.
    #[error("this is bound to another DPoP key than the one of the proof, or there is no proof")]
    KeyMismatch,
    /// RFC 9449 §5.
    #[error(transparent)]
    Proof(#[from] DpopError),
    /// RFC 8707 §2.
    #[error(transparent)]
    TargetInvalid(#[from] ResourceError),
    /// RFC 8628 §3.5.
    #[error("the person has not answered yet")]
    AuthorizationPending,
    /// RFC 8628 §3.5.
    #[error("ask less often: wait five seconds more between two tries from now on")]
    SlowDown,
    /// RFC 8628 §3.5.
    #[error("the person did not allow access")]
    AccessDenied,
    /// RFC 8628 §3.5.
    #[error("the device code has expired; begin again")]
    DeviceCodeExpired,
    #[error("the device code is not valid: unknown, already used, or issued to another client")]
    DeviceCodeNotValid,
    /// OAuth 2.1 §4.3.1.
    #[error("scope asks for more than was granted")]
    ScopeNotGranted,
    /// OAuth 2.1 §7.9.
    #[error("scope asks for something this client is not registered for")]
    ScopeNotAllowed,
    /// OAuth 2.1 §1.4.1.
    #[error("scope is missing, and this client has no default scopes")]
    NoDefaultScope,
    #[error("too many requests of this client; wait for as long as Retry-After says")]
    TooOften,
}

impl TokenError {
    /// RFC 6749 §5.2.
    pub fn code(&self) -> &'static str {
        match self {
            // RFC 6749 §4.1.2.1 has it for a server that cannot answer for a while.
            Self::TooOften => "temporarily_unavailable",
            Self::Parameters(_) | Self::MissingParameter(_) | Self::MalformedVerifier(_) => {
                "invalid_request"
            }
            Self::Client(error) => error.code(),
            Self::MalformedScope(_)
            | Self::ScopeNotGranted
            | Self::ScopeNotAllowed
            | Self::NoDefaultScope => "invalid_scope",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::GrantTypeNotAllowed => "unauthorized_client",
            Self::CodeNotValid
            | Self::RedirectUriMismatch
            | Self::VerifierMismatch
            | Self::RefreshTokenNotValid
            | Self::KeyMismatch
            | Self::DeviceCodeNotValid => "invalid_grant",
            Self::Proof(error) => error.code(),
            Self::TargetInvalid(_) => "invalid_target",
            Self::AuthorizationPending => "authorization_pending",
            Self::SlowDown => "slow_down",
            Self::AccessDenied => "access_denied",
            Self::DeviceCodeExpired => "expired_token",
        }
    }
}
