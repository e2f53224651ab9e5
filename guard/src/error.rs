//! The responses to calls that do not pass (RFC 6750 §3, RFC 9449 §7.1).

use axum::Json;
use axum::http::header::{RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oauth::authentication::AuthenticationClass;
use oauth::jose::dpop::DpopError;
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::token::response::TokenType;
use serde_json::json;

use crate::caller::MethodKind;
use crate::challenge::Realm;

/// Why a call does not pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GuardError {
    TokenMissing,
    HeaderMalformed,
    KeyAndToken,
    /// The token or key is unknown, expired, revoked or for another API.
    TokenNotValid,
    ProofNotValid(DpopError),
    /// The token came with a proof, where proofs cannot be checked.
    ProofNotTaken,
    ScopeMissing {
        missing: Vec<Scope>,
        /// What the token has.
        granted: ScopeSet,
    },
    MethodNotTaken(Vec<MethodKind>),
    RoleRequired(Role),
    /// The person did not prove who they are as strongly as that (RFC 9470).
    SignInTooWeak(AuthenticationClass),
    /// Not one JSON-RPC message.
    MessageMalformed,
    MessageTooLong,
    /// The token acts for a service where one that acts for a person is required.
    UserRequired,
    Unavailable,
}

impl GuardError {
    fn status(&self) -> StatusCode {
        match self {
            Self::HeaderMalformed | Self::KeyAndToken | Self::MessageMalformed => {
                StatusCode::BAD_REQUEST
            }
            Self::MessageTooLong => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TokenMissing
            | Self::TokenNotValid
            | Self::ProofNotValid(_)
            | Self::ProofNotTaken
            | Self::SignInTooWeak(_) => StatusCode::UNAUTHORIZED,
            Self::ScopeMissing { .. }
            | Self::UserRequired
            | Self::MethodNotTaken(_)
            | Self::RoleRequired(_) => StatusCode::FORBIDDEN,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The `error` value of RFC 6750 §3.1. "If the request lacks any
    /// authentication information [...] the resource server SHOULD NOT include
    /// an error code": there the challenge has none.
    fn code(&self) -> &'static str {
        match self {
            Self::TokenMissing => "unauthorized",
            Self::HeaderMalformed
            | Self::KeyAndToken
            | Self::MessageMalformed
            | Self::MessageTooLong => "invalid_request",
            Self::TokenNotValid | Self::ProofNotTaken => "invalid_token",
            Self::ProofNotValid(error) => error.code(),
            // "The request requires higher privileges than provided by the access
            // token."
            Self::ScopeMissing { .. }
            | Self::UserRequired
            | Self::MethodNotTaken(_)
            | Self::RoleRequired(_) => "insufficient_scope",
            // RFC 9470 §3.
            Self::SignInTooWeak(_) => "insufficient_user_authentication",
            Self::Unavailable => "temporarily_unavailable",
        }
    }

    fn message(&self) -> String {
        match self {
            Self::TokenMissing => {
                "This call needs a token in the Authorization header, or a key in X-SmartToken."
                    .to_owned()
            }
            Self::HeaderMalformed => {
                "The Authorization header must be one Bearer or DPoP token, X-SmartToken one key."
                    .to_owned()
            }
            Self::MessageMalformed => {
                "The body must be one JSON-RPC message, with each member once.".to_owned()
            }
            Self::MessageTooLong => "The body is too long.".to_owned(),
            Self::KeyAndToken => "Send X-SmartToken or Authorization, not both.".to_owned(),
            Self::TokenNotValid => {
                "The token or key is unknown, expired, revoked, for another API, or not shown as \
                 its kind asks."
                    .to_owned()
            }
            Self::ProofNotValid(error) => format!("{error}."),
            Self::ProofNotTaken => "Tokens that are bound to a key (DPoP) are not taken here: the \
                                    proxy does not say which request their proof is for."
                .to_owned(),
            Self::ScopeMissing { missing, .. } => {
                format!("The token lacks the scope {}.", joined(missing))
            }
            Self::MethodNotTaken(taken) => {
                let names: Vec<_> = taken.iter().map(|method| method.name()).collect();
                format!("This call takes {}.", names.join(", or "))
            }
            Self::RoleRequired(role) => {
                format!("This call needs the role {}.", role.title())
            }
            Self::SignInTooWeak(class) => {
                format!("This call needs a person who signed in with {}.", class.as_str())
            }
            Self::UserRequired => {
                "This call needs an access token that acts for a person.".to_owned()
            }
            Self::Unavailable => "Try again in a moment.".to_owned(),
        }
    }

    /// The challenge in the scheme that was used; none where the verifier is unavailable.
    /// `required` are the scopes of the route.
    fn challenge(&self, realm: &Realm, scheme: TokenType, required: &[Scope]) -> Option<String> {
        let error = match self {
            Self::Unavailable | Self::MessageMalformed | Self::MessageTooLong => return None,
            Self::TokenMissing => None,
            _ => Some(self.code()),
        };
        // What to ask for. Beside what is missing that is what the token has: clients replace it
        // by one with exactly this scope.
        let scope = match self {
            Self::ScopeMissing { missing, granted } => {
                joined(&missing.iter().chain(granted).cloned().collect::<ScopeSet>())
            }
            // What it has is enough.
            Self::SignInTooWeak(_) => String::new(),
            _ if self.status() == StatusCode::UNAUTHORIZED => joined(required),
            _ => String::new(),
        };
        let class = match self {
            Self::SignInTooWeak(class) => Some(*class),
            _ => None,
        };
        let scope = Some(&*scope).filter(|scope| !scope.is_empty());
        Some(realm.challenge(scheme, error, scope, class))
    }

    pub(crate) fn into_response(
        self,
        realm: &Realm,
        scheme: TokenType,
        required: &[Scope],
    ) -> Response {
        let mut body = json!({ "error": self.code(), "message": self.message() });
        if let Self::ScopeMissing { missing, .. } = &self {
            // Existing partners of the platform look for this name.
            body["exception"] = json!("OAuthPermissionsException");
            body["scope"] = json!(joined(missing));
        }
        let mut response = (self.status(), Json(body)).into_response();
        let challenge = self
            .challenge(realm, scheme, required)
            .and_then(|text| HeaderValue::from_str(&text).ok());
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        if self == Self::Unavailable {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

/// Scopes as RFC 6749 §3.3 writes them.
fn joined<'a>(scopes: impl IntoIterator<Item = &'a Scope>) -> String {
    scopes.into_iter().map(Scope::as_str).collect::<Vec<_>>().join(" ")
}
