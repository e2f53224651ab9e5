//! The keys that sign access tokens (RFC 7517 §5).

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use provider::Provider;

/// `GET /.well-known/jwks.json`. It may be kept for five minutes: a key is published for ten
/// before it signs (`Lifetimes::signing_key_overlap`).
pub(crate) async fn get(State(provider): State<Provider>) -> impl IntoResponse {
    ([(CACHE_CONTROL, "public, max-age=300")], Json(provider.jwks()))
}
