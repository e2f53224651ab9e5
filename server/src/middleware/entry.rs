//! What every request begins with: an id, under which the log has it and which error pages show,
//! its body, and a place, if its network has not had too many. One layer: each costs every
//! request a copy of all that is inside it.

use admission::Share;
use axum::body::HttpBody as _;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use oauth::spelling::network::Network;
use provider::introductions::fetching::counted_for;

use crate::connections::{CallersConnection, Working};
use crate::http::error_json;
use crate::http::headers::set;
use crate::middleware::limit_body::with_body;
use crate::middleware::rate_limit::{Counted, RateLimiter, Rejection, refuse};
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
        let response = answer(&state, &limiter, request, next).await;
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

async fn answer(
    state: &AppState,
    limiter: &RateLimiter,
    mut request: Request,
    next: Next,
) -> Response {
    let counted = Counted::of(request.uri().path());
    let network = match limiter.count(&mut request, counted) {
        Ok(network) => network,
        Err(rejection) => return refuse(state, request, rejection),
    };
    let (request, _held) = match take_up(state, limiter, request, network).await {
        Ok(taken) => taken,
        Err(response) => return response,
    };
    let response = counted_for(network, next.run(request)).await;
    if counted != Counted::Failures {
        return response;
    }
    match limiter.count_answer(network, response.status()) {
        Ok(()) => response,
        Err(rejection) => rejection.into_response(),
    }
}

/// What a request holds while it is answered.
type Held = (Share<Network>, Option<Working>);

/// A slow sender holds nothing that others need: a request has its place once its body is
/// there. An upload is left to its page, which takes one from those who may send it; it has a
/// place among the uploads.
async fn take_up(
    state: &AppState,
    limiter: &RateLimiter,
    request: Request,
    network: Option<Network>,
) -> Result<(Request, Held), Response> {
    let full = |request| refuse(state, request, Rejection::TooMuch);
    if is_upload(&request) {
        return match limiter.upload(network) {
            Some(place) => Ok((request, (place, None))),
            None => Err(full(request)),
        };
    }
    let mut request = with_body(state, request).await?;
    let connection = request.extensions_mut().remove::<CallersConnection>();
    let working = connection.map(CallersConnection::work);
    match limiter.place(network) {
        Some(place) => Ok((request, (place, working))),
        None => Err(full(request)),
    }
}

fn is_upload(request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>();
    request.method() == Method::POST && path.is_some_and(|path| path.as_str() == routes::APP_LOGO)
}
