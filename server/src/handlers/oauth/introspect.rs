//! The introspection endpoint (RFC 7662).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::http::client_endpoint::EndpointRequest;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let introspection = provider.tokens().introspect(request).await;
    writer.answer(introspection.map(|introspection| Json(introspection).into_response()))
}
