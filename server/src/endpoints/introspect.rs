//! The introspection endpoint (RFC 7662).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::client_endpoint::Asked;

/// `POST /oauth/introspect`.
pub(crate) async fn post(State(provider): State<Provider>, asked: Asked) -> Response {
    let (request, answering) = asked.split();
    let told = provider.introspect(request).await;
    answering.answer(told.map(|told| Json(told).into_response()))
}
