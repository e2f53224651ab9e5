//! The metadata document (RFC 8414).

use axum::Json;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::response::IntoResponse;
use provider::Provider;

/// `GET /.well-known/oauth-authorization-server`. Readable by scripts of any
/// origin (RFC 9700 §2.6).
pub(crate) async fn get(State(provider): State<Provider>) -> impl IntoResponse {
    let headers = [(CACHE_CONTROL, "public, max-age=300"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, Json(provider.metadata()))
}
