//! Why a token request is refused (RFC 6749 §5.2).

use thiserror::Error;

use crate::client_authentication::ClientAuthenticationError;
use crate::parameters::ParameterError;
use crate::pkce::PkceError;
use crate::scope::ScopeError;

/// A refusal of the token endpoint. The text is the `error_description`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Parameters that cannot be read, or one that is missing.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    /// A parameter that this exchange needs.
    #[error("{0} is missing")]
    MissingParameter(&'static str),
    /// The client is not who it says it is.
    #[error(transparent)]
    Client(#[from] ClientAuthenticationError),
    /// The verifier has not the form of one.
    #[error(transparent)]
    MalformedVerifier(#[from] PkceError),
    /// The scope has not the form of one.
    #[error(transparent)]
    MalformedScope(#[from] ScopeError),
    /// A grant type that this server does not know.
    #[error("grant_type is not one this server supports")]
    UnsupportedGrantType,
    /// A grant type that this client may not use.
    #[error("this client may not use this grant_type")]
    GrantTypeNotAllowed,
    /// Unknown, expired, used, or another client's.
    #[error("the code is not valid: unknown, expired, already used, or issued to another client")]
    CodeNotValid,
    /// RFC 6749 §4.1.3.
    #[error("redirect_uri is not the one of the authorization request")]
    RedirectUriMismatch,
    /// RFC 7636 §4.6.
    #[error("code_verifier does not fit the code_challenge of the authorization request")]
    VerifierMismatch,
    /// Unknown, expired, used, revoked, or another client's.
    #[error(
        "the refresh token is not valid: unknown, expired, already used, revoked, or issued to \
         another client"
    )]
    RefreshTokenNotValid,
    /// OAuth 2.1 §4.3.1.
    #[error("scope asks for more than was granted")]
    ScopeNotGranted,
    /// OAuth 2.1 §7.9.
    #[error("scope asks for something this client is not registered for")]
    ScopeNotAllowed,
    /// OAuth 2.1 §1.4.1.
    #[error("scope is missing, and this client has no default scopes")]
    NoDefaultScope,
}

impl TokenError {
    /// The `error` value of RFC 6749 §5.2.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Parameters(_)
            | Self::MissingParameter(_)
            | Self::MalformedVerifier(_)
            | Self::Client(ClientAuthenticationError::TwoMethods) => "invalid_request",
            Self::Client(_) => "invalid_client",
            Self::MalformedScope(_)
            | Self::ScopeNotGranted
            | Self::ScopeNotAllowed
            | Self::NoDefaultScope => "invalid_scope",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::GrantTypeNotAllowed => "unauthorized_client",
            Self::CodeNotValid
            | Self::RedirectUriMismatch
            | Self::VerifierMismatch
            | Self::RefreshTokenNotValid => "invalid_grant",
        }
    }
}
