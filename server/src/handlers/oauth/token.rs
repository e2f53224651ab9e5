//! The token endpoint (RFC 6749 §3.2).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::http::client_endpoint::EndpointRequest;
use crate::http::cors::FOR_SCRIPTS;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let tokens = provider.tokens().exchange(request).await;
    let mut answer = writer.answer(tokens.map(|tokens| Json(tokens).into_response()));
    // Apps in a browser exchange their codes here.
    answer.headers_mut().extend(FOR_SCRIPTS);
    answer
}
