//! The revocation endpoint (RFC 7009).

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::http::client_endpoint::EndpointRequest;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let revoked = provider.tokens().revoke(request).await;
    writer.answer(revoked.map(|()| StatusCode::OK.into_response()))
}
