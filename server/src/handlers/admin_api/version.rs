//! Versions of what several administrators edit (RFC 9110 §8.8.3, §13.1.1).

use std::convert::Infallible;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::{ETAG, IF_MATCH};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use store::Version;

use super::operation::OperationError;

/// An answer with its version as `ETag`.
pub(super) struct Versioned<T>(pub(super) Version, pub(super) T);

pub(super) type VersionedAnswer<T> = Result<Versioned<T>, OperationError>;

impl<T: Serialize> IntoResponse for Versioned<T> {
    fn into_response(self) -> Response {
        let Self(version, body) = self;
        ([(ETAG, format!("\"{version}\""))], Json(body)).into_response()
    }
}

/// What a change is made to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IfMatch {
    /// It does not say: whatever there is, or nothing.
    Unsaid,
    /// Whatever there is, but not nothing (RFC 9110 §13.1.1: `*` "is false if [...] the origin
    /// server does not have a current representation").
    Any,
    Version(Version),
}

/// What no row has.
const OTHER: Version = Version(-1);

impl IfMatch {
    fn of(headers: &HeaderMap) -> Self {
        let Some(tag) = headers.get(IF_MATCH) else { return Self::Unsaid };
        if tag.as_bytes().trim_ascii() == b"*" {
            return Self::Any;
        }
        // One that this API never gave, or a weak one, matches nothing.
        let tag = tag.to_str().ok().and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"'));
        let version = tag.and_then(|tag| tag.parse().ok());
        Self::Version(version.unwrap_or(OTHER))
    }

    /// The version that must be there, if it matters which.
    pub(super) fn seen(self) -> Option<Version> {
        match self {
            Self::Version(version) => Some(version),
            Self::Unsaid | Self::Any => None,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}
