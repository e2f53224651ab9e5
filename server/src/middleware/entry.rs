//! What every request begins with: an id, under which the log has it and which error pages show,
//! and a place, if its address has not had too many. One layer: each costs every request a copy
//! of all that is inside it.

use axum::body::HttpBody as _;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

use crate::http::error_json;
use crate::http::headers::set;
use crate::middleware::rate_limit::{RateLimiter, refuse};
use crate::state::AppState;
use crate::telemetry::request::{LoggedRequest, REQUEST, RequestId};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const X_CONTENT_TYPE_OPTIONS: HeaderName = HeaderName::from_static("x-content-type-options");

pub(crate) async fn layer(
    State((state, limiter)): State<(AppState, RateLimiter)>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = RequestId(state.provider.new_request_id());
    let logged = LoggedRequest {
        id: id.clone(),
        method: request.method().clone(),
        uri: request.uri().clone(),
    };
    request.extensions_mut().insert(id.clone());
    let answer = async {
        let response = match limiter.admit(&mut request) {
            Ok(_place) => next.run(request).await,
            Err(rejection) => refuse(&state, request, &rejection),
        };
        let status = response.status();
        if status.is_client_error() || status.is_server_error() {
            tracing::info!(status = status.as_u16(), "refused");
            return said(response);
        }
        response
    };
    let mut response = REQUEST.scope(logged, answer).await;
    let headers = response.headers_mut();
    set(headers, X_REQUEST_ID, &id.0);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A refusal without a word, as of a file that is not there, says what it is. Pages have spoken
/// already.
fn said(mut response: Response) -> Response {
    if response.body().is_end_stream() {
        let (parts, body) = error_json::of_status(response.status()).into_parts();
        response.headers_mut().extend(parts.headers);
        *response.body_mut() = body;
    }
    response
}
