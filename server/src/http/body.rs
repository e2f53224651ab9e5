//! Reads bodies whole, up to a limit and within a time: every request is a small form or a
//! small document.

use std::time::Duration;

use app::pages::error::present::ErrorCase;
use axum::Json;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use thiserror::Error;
use tokio::time::timeout;

/// In bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// A body that never ends would hold its connection for ever.
pub(crate) const TIME: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum BodyError {
    /// Over the limit, whether or not it said how long it is.
    #[error("the body is longer than {LIMIT} bytes")]
    TooLarge,
    #[error("the body did not arrive within {} seconds", TIME.as_secs())]
    TooSlow,
}

impl From<BodyError> for ErrorCase {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::TooLarge => Self::TooLarge,
            BodyError::TooSlow => Self::Unreadable,
        }
    }
}

impl IntoResponse for BodyError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
        };
        let body = json!({ "error": "invalid_request", "error_description": self.to_string() });
        (status, Json(body)).into_response()
    }
}

pub(crate) async fn read(body: Body) -> Result<Bytes, BodyError> {
    // Most requests have none.
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    match timeout(TIME, to_bytes(body, LIMIT)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(BodyError::TooLarge),
        Err(_) => Err(BodyError::TooSlow),
    }
}
