//! Members of what an app says of itself, and what may be wrong with them.

use serde_json::{Map, Value};
use thiserror::Error;

use super::logout_host::IntroducedLogoutError;
use crate::client::redirect_uri::RedirectUriError;
use crate::client::sign_in::{InitiateLoginFault, MAX_AGE_LIMIT};
use crate::jose::jwk::JwkError;

/// Common apps have three.
pub(super) const REDIRECT_URIS: usize = 32;

/// Of one, in bytes.
pub(super) const REDIRECT_URI_LENGTH: usize = 1024;

/// Of what is text, in bytes. What people read is cut shorter.
const TEXT_LENGTH: usize = 1024;

pub(super) fn text<'a>(
    members: &'a Map<String, Value>,
    name: &'static str,
) -> Result<Option<&'a str>, MetadataError> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() <= TEXT_LENGTH => Ok(Some(text)),
        Some(_) => Err(MetadataError::Text(name)),
    }
}

pub(super) fn texts<'a>(
    members: &'a Map<String, Value>,
    name: &'static str,
) -> Result<Option<Vec<&'a str>>, MetadataError> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(values)) => {
            let texts: Option<Vec<_>> = values.iter().map(Value::as_str).collect();
            texts.map(Some).ok_or(MetadataError::Texts(name))
        }
        Some(_) => Err(MetadataError::Texts(name)),
    }
}

/// The text is for the developer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MetadataError {
    #[error("{0} must be a text of at most {TEXT_LENGTH} bytes")]
    Text(&'static str),
    #[error("{0} must be a list of texts")]
    Texts(&'static str),
    #[error("redirect_uris is missing or empty")]
    NoRedirectUri,
    #[error("redirect_uris has more than {REDIRECT_URIS} addresses")]
    TooManyRedirectUris,
    #[error("an address in redirect_uris has more than {REDIRECT_URI_LENGTH} bytes")]
    LongRedirectUri,
    #[error("an address in redirect_uris is not accepted: {0}")]
    RedirectUri(RedirectUriError),
    #[error("grant_types must list authorization_code")]
    NoUsableGrantType,
    #[error("scope must be scopes separated by single spaces")]
    Scope,
    #[error("jwks: {0}")]
    Keys(JwkError),
    #[error("jwks_uri must be an https address without user name or fragment")]
    JwksUri,
    #[error("jwks and jwks_uri must not both be given")]
    TwoKeySets,
    #[error("subject_type must be pairwise or public")]
    SubjectType,
    #[error("id_token_signed_response_alg must be RS256, ES256 or EdDSA")]
    IdTokenAlg,
    #[error("require_auth_time must be true or false")]
    RequireAuthTime,
    #[error("default_max_age must be a number of seconds, at most {MAX_AGE_LIMIT}")]
    DefaultMaxAge,
    #[error("post_logout_redirect_uris has more than {REDIRECT_URIS} addresses")]
    TooManyLogoutUris,
    #[error("an address in post_logout_redirect_uris has more than {REDIRECT_URI_LENGTH} bytes")]
    LongLogoutUri,
    #[error("an address in post_logout_redirect_uris is not accepted: {0}")]
    LogoutUri(RedirectUriError),
    #[error("backchannel_logout_uri: {0}")]
    BackChannelLogout(IntroducedLogoutError),
    #[error("backchannel_logout_session_required must be true or false")]
    BackChannelLogoutSession,
    #[error("initiate_login_uri: {0}")]
    InitiateLogin(InitiateLoginFault),
}
