use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};

use crate::http::accept::wants_page;
use crate::http::body;
use crate::http::{Pages, RequestContext};
use crate::state::AppState;

/// The request with its whole body, or the answer to one that has none as it should be.
pub(super) async fn with_body(state: &AppState, request: Request) -> Result<Request, Response> {
    // Most requests have none.
    if request.body().is_end_stream() {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    match body::read_form(&parts.headers, body).await {
        Ok(bytes) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Err(error) if wants_page(parts.uri.path(), &parts.headers) => {
            Err(Pages::new(state, RequestContext::of(&parts), None).error_case(error.into()))
        }
        Err(error) => Err(error.into_response()),
    }
}
