//! Reads bodies whole, up to a limit: everything sent to us is a small form.

use app::pages::error::ErrorCase;
use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::ACCEPT;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::language::Visit;
use crate::respond::Pages;
use crate::state::AppState;

/// The largest body that is read, in bytes.
pub(crate) const LIMIT: usize = 64 * 1024;

/// Refuses longer bodies, whether or not they say how long they are.
pub(crate) async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match to_bytes(body, LIMIT).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(_) if is_for_a_person(&parts.headers) => {
            Pages::new(&state, Visit::of(&parts), None).error_case(ErrorCase::TooLarge)
        }
        Err(_) => too_large(),
    }
}

/// What a program is told.
pub(crate) fn too_large() -> Response {
    let description = format!("the body is longer than {LIMIT} bytes");
    let body = json!({ "error": "invalid_request", "error_description": description });
    (StatusCode::PAYLOAD_TOO_LARGE, Json(body)).into_response()
}

fn is_for_a_person(headers: &axum::http::HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}
