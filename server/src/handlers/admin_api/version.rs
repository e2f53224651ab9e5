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

/// The version that a change is made to; `None`: whichever there is.
pub(super) struct IfMatch(pub(super) Option<Version>);

/// What no row has.
const OTHER: Version = Version(-1);

impl IfMatch {
    fn of(headers: &HeaderMap) -> Self {
        let Some(tag) = headers.get(IF_MATCH) else { return Self(None) };
        if tag == "*" {
            return Self(None);
        }
        // One that this API never gave, or a weak one, matches nothing.
        let tag = tag.to_str().ok().and_then(|tag| tag.strip_prefix('"')?.strip_suffix('"'));
        let version = tag.and_then(|tag| tag.parse().ok());
        Self(Some(version.unwrap_or(OTHER)))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}
