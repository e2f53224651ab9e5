//! Reads bodies whole, up to a limit and at a minimum rate: every request is a small form or a
//! small document.

use std::time::Duration;

use app::pages::error::present::ErrorCase;
use axum::Json;
use axum::body::{Body, Bytes, HttpBody as _};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt as _;
use oauth::parameters::FORM_LIMIT;
use serde_json::json;
use thiserror::Error;
use tokio::time::{Instant, timeout_at};

use crate::http::headers::is_form;

/// In bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// How long the first bytes of a body may take, and how many have to come each second after that:
/// one that never ends would hold its connection for ever.
const PATIENCE: Duration = Duration::from_secs(10);
const BYTES_A_SECOND: usize = 4 * 1024;

/// For an upload.
pub(crate) const TIME: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum BodyError {
    /// Over the limit, whether or not it said how long it is.
    #[error("the body is longer than {LIMIT} bytes")]
    TooLarge,
    #[error("the body did not arrive in time")]
    TooSlow,
    #[error("the form has more than {FORM_LIMIT} fields")]
    TooManyFields,
    /// The answer is not read.
    #[error("the body was broken off")]
    Broken,
}

impl From<BodyError> for ErrorCase {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::TooLarge => Self::TooLarge,
            BodyError::TooSlow | BodyError::TooManyFields | BodyError::Broken => Self::Unreadable,
        }
    }
}

impl IntoResponse for BodyError {
    fn into_response(self) -> Response {
        let status = match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooManyFields | Self::Broken => StatusCode::BAD_REQUEST,
        };
        let body = json!({ "error": "invalid_request", "error_description": self.to_string() });
        // RFC 6749 §5.2: as any answer of an endpoint for clients.
        (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
    }
}

/// A body; of a form, one with so few fields that a parser need not count them.
pub(crate) async fn read_form(headers: &HeaderMap, body: Body) -> Result<Bytes, BodyError> {
    let bytes = read(body).await?;
    let fields = || bytes.split(|byte| *byte == b'&').take(FORM_LIMIT + 1).count();
    if !bytes.is_empty() && is_form(headers) && fields() > FORM_LIMIT {
        return Err(BodyError::TooManyFields);
    }
    Ok(bytes)
}

pub(crate) async fn read(mut body: Body) -> Result<Bytes, BodyError> {
    // Most requests have none.
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let declared = usize::try_from(body.size_hint().lower());
    if declared.is_ok_and(|declared| declared > LIMIT) {
        return Err(BodyError::TooLarge);
    }
    let began = Instant::now();
    let mut whole = Bytes::new();
    let mut parts = Vec::new();
    loop {
        let received = whole.len().max(parts.len());
        let rate = u32::try_from(received / BYTES_A_SECOND).unwrap_or(u32::MAX);
        let until = began + PATIENCE + Duration::from_secs(1) * rate;
        let frame = match timeout_at(until, body.frame()).await {
            Err(_) => return Err(BodyError::TooSlow),
            Ok(None) => break,
            Ok(Some(Err(_))) => return Err(BodyError::Broken),
            Ok(Some(Ok(frame))) => frame,
        };
        // What follows a body is not read.
        let Ok(data) = frame.into_data() else { continue };
        if received + data.len() > LIMIT {
            return Err(BodyError::TooLarge);
        }
        // Most bodies come in one part.
        if received == 0 {
            whole = data;
        } else {
            if parts.is_empty() {
                parts.extend_from_slice(&whole);
            }
            parts.extend_from_slice(&data);
        }
        if body.is_end_stream() {
            break;
        }
    }
    Ok(if parts.is_empty() { whole } else { parts.into() })
}
