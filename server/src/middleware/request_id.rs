//! An id for each request, under which the log has it and which error pages
//! show.

use std::fmt;

use axum::extract::{Request, State};
use axum::http::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use provider::Provider;

use crate::log::{LoggedRequest, REQUEST};
use crate::respond::set;

/// The id.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestId(String);

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Gives each request an id.
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
