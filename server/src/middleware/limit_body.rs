//! Reads bodies whole, up to a limit of length and of time: everything sent to us is
//! a small form.

use std::time::Duration;

use app::pages::error::ErrorCase;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::ACCEPT;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::time::timeout;

use crate::language::Visit;
use crate::respond::Pages;
use crate::state::AppState;

/// The largest body that is read, in bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// How long a body may take to arrive. One that never ends would hold its
/// connection for ever.
const TIME: Duration = Duration::from_secs(30);

/// Refuses longer bodies, whether or not they say how long they are, and those that
/// do not arrive.
pub(crate) async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (case, status, description) = match timeout(TIME, to_bytes(body, LIMIT)).await {
        Ok(Ok(bytes)) => return next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Ok(Err(_)) => {
            let description = format!("the body is longer than {LIMIT} bytes");
            (ErrorCase::TooLarge, StatusCode::PAYLOAD_TOO_LARGE, description)
        }
        Err(_) => {
            let description = format!("the body did not arrive within {} seconds", TIME.as_secs());
            (ErrorCase::Unreadable, StatusCode::REQUEST_TIMEOUT, description)
        }
    };
    if is_for_a_person(&parts.headers) {
        return Pages::new(&state, Visit::of(&parts), None).error_case(case);
    }
    let body = json!({ "error": "invalid_request", "error_description": description });
    (status, Json(body)).into_response()
}

fn is_for_a_person(headers: &axum::http::HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
