//! Reads bodies whole, up to a limit and within a time: everything sent to us is a
//! small form.

use std::time::Duration;

use app::pages::error::ErrorCase;
use axum::Json;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use thiserror::Error;
use tokio::time::timeout;

use super::is_for_a_person;
use crate::language::Visit;
use crate::respond::Pages;
use crate::state::AppState;

/// The largest body that is read, in bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// How long a body may take to arrive: one that never ends would keep its
/// connection for ever.
const TIME: Duration = Duration::from_secs(30);

/// Why a body is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum BodyFault {
    /// Over the limit, whether or not it said how long it is.
    #[error("the body is longer than {LIMIT} bytes")]
    TooLarge,
    /// Not here in time.
    #[error("the body did not arrive within {} seconds", TIME.as_secs())]
    TooSlow,
}

impl BodyFault {
    fn status(self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
        }
    }

    fn page(self) -> ErrorCase {
        match self {
            Self::TooLarge => ErrorCase::TooLarge,
            Self::TooSlow => ErrorCase::Unreadable,
        }
    }
}

/// What a program is told.
impl IntoResponse for BodyFault {
    fn into_response(self) -> Response {
        let body = json!({ "error": "invalid_request", "error_description": self.to_string() });
        (self.status(), Json(body)).into_response()
    }
}

/// Reads a body whole.
pub(crate) async fn read(body: Body) -> Result<Bytes, BodyFault> {
    // Most requests have none.
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    match timeout(TIME, to_bytes(body, LIMIT)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(BodyFault::TooLarge),
        Err(_) => Err(BodyFault::TooSlow),
    }
}

/// Reads the body before what is behind it is asked.
pub(crate) async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match read(body).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(fault) if is_for_a_person(&parts.headers) => {
            Pages::new(&state, Visit::of(&parts), None).error_case(fault.page())
        }
        Err(fault) => fault.into_response(),
    }
}
