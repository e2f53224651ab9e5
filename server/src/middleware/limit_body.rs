//! Reads bodies whole, up to a limit and within a time: everything sent to us is a
//! small form.

use std::time::Duration;

use app::pages::error::present::ErrorCase;
use axum::Json;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use thiserror::Error;
use tokio::time::timeout;

use super::is_for_a_person;
use crate::language::Visit;
use crate::paths;
use crate::respond::Pages;
use crate::state::AppState;

/// The largest body that is read, in bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// How long a body may take to arrive: one that never ends would keep its
/// connection for ever.
pub(crate) const TIME: Duration = Duration::from_secs(30);

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

    /// The page that tells a person of it.
    pub(crate) fn page(self) -> ErrorCase {
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

/// Reads the body before what is behind it is asked. An upload is left to its page, which
/// takes one from those who may send it.
pub(crate) async fn layer(
    State(state): State<AppState>,
    path: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    if path.is_some_and(|path| path.as_str() == paths::APP_LOGO) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match read(body).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(fault) if is_for_a_person(&parts.headers) => {
            Pages::new(&state, Visit::of(&parts), None).error_case(fault.page())
        }
        Err(fault) => fault.into_response(),
    }
}
