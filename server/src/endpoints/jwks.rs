//! The keys that sign access tokens (RFC 7517 §5).

use axum::Json;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::response::IntoResponse;
use provider::Provider;

/// `GET /.well-known/jwks.json`. Readable by scripts of any origin, as the
/// metadata is. It may be kept for five minutes: a key is published for ten
/// before it signs (`Lifetimes::signing_key_overlap`).
pub(crate) async fn get(State(provider): State<Provider>) -> impl IntoResponse {
    let headers = [(CACHE_CONTROL, "public, max-age=300"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (headers, Json(provider.jwks()))
}
