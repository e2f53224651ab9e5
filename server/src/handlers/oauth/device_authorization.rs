//! The device authorization endpoint (RFC 8628 §3.1).

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use provider::Provider;
use serde_json::json;

use crate::http::client_endpoint::EndpointRequest;

pub(crate) async fn post(State(provider): State<Provider>, asked: EndpointRequest) -> Response {
    let (request, writer) = asked.split();
    let begun = provider.authorization().authorize_device(request).await;
    writer.answer(begun.map(|begun| {
        let body = json!({
            "device_code": begun.device_code.expose(),
            "user_code": begun.user_code.shown(),
            "verification_uri": begun.verification_uri,
            "verification_uri_complete": begun.verification_uri_complete,
            "expires_in": begun.expires_in.as_secs(),
            "interval": begun.interval.as_secs(),
        });
        Json(body).into_response()
    }))
}
