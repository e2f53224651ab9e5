//! The revocation endpoint (RFC 7009).

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;

use crate::client_endpoint::Asked;

/// `POST /oauth/revoke`.
pub(crate) async fn post(State(provider): State<Provider>, asked: Asked) -> Response {
    let (request, answering) = asked.split();
    let revoked = provider.revoke(request).await;
    answering.answer(revoked.map(|()| StatusCode::OK.into_response()))
}
