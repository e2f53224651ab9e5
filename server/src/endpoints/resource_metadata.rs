//! The metadata of the demo Customer API as a protected resource (RFC 9728).

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;
use provider::Provider;

/// `GET /.well-known/oauth-protected-resource/api`: where an app that knows only
/// the API's address finds who issues tokens for it.
pub(crate) async fn get(State(provider): State<Provider>) -> impl IntoResponse {
    ([(CACHE_CONTROL, "public, max-age=300")], Json(provider.resource_metadata()))
}
