//! The token endpoint (RFC 6749 §3.2).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::http::client_endpoint::EndpointRequest;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let tokens = provider.tokens().exchange(request).await;
    writer.answer(tokens.map(|tokens| Json(tokens).into_response()))
}
