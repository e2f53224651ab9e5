//! The metadata document (RFC 8414).

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use provider::Provider;

/// `GET /.well-known/oauth-authorization-server`.
pub(crate) async fn get(State(provider): State<Provider>) -> impl IntoResponse {
    ([(CACHE_CONTROL, "public, max-age=300")], Json(provider.metadata()))
}
