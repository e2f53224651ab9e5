use axum::extract::{Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use provider::Provider;

use crate::http::headers::set;
use crate::telemetry::request::{LoggedRequest, REQUEST, RequestId};

pub(crate) async fn layer(
    State(provider): State<Provider>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId(provider.new_request_id());
    let logged = LoggedRequest {
        id: id.clone(),
        method: request.method().clone(),
        uri: request.uri().clone(),
    };
    request.extensions_mut().insert(id.clone());
    let answer = async {
        let response = next.run(request).await;
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            tracing::info!(status = status.as_u16(), "refused");
        }
        response
    };
    let mut response = REQUEST.scope(logged, answer).await;
    set(response.headers_mut(), HeaderName::from_static("x-request-id"), &id.0);
    set(response.headers_mut(), HeaderName::from_static("x-content-type-options"), "nosniff");
    response
}
