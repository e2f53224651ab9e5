//! The pushed authorization request endpoint (RFC 9126).

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;
use serde_json::json;

use crate::http::client_endpoint::EndpointRequest;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let pushed = provider.authorization().push_authorization(request).await;
    writer.answer(pushed.map(|pushed| {
        let body = json!({
            "request_uri": pushed.request_uri,
            "expires_in": pushed.expires_in.as_secs(),
        });
        // RFC 9126 §2.2: "a 201 HTTP status code".
        (StatusCode::CREATED, Json(body)).into_response()
    }))
}
