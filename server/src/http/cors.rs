//! RFC 9700 §2.6 allows what an app in a browser calls itself: the token endpoint, the metadata,
//! the keys. "CORS MUST NOT be supported at the authorization endpoint", nor is it at any other.
//!
//! Without credentials: no cookie means anything to these endpoints.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};

/// A script that is asked for a nonce must be able to read it (RFC 9449 §8).
pub(crate) const FOR_SCRIPTS: [(HeaderName, HeaderValue); 2] = [
    (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("DPoP-Nonce, WWW-Authenticate")),
];

pub(crate) async fn preflight() -> Response {
    let allowed = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST"),
        // `DPoP` for proofs (RFC 9449 §4.1).
        (ACCESS_CONTROL_ALLOW_HEADERS, "authorization, content-type, dpop"),
        (ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, FOR_SCRIPTS, allowed).into_response()
}
