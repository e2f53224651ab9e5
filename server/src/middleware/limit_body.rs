use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::http::accept::wants_page;
use crate::http::body;
use crate::http::{Pages, RequestContext};
use crate::state::AppState;

/// An upload is left to its page, which takes one from those who may send it.
pub(crate) async fn layer(
    State(state): State<AppState>,
    path: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    if path.is_some_and(|path| path.as_str() == routes::APP_LOGO) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    match body::read(body).await {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(error) if wants_page(parts.uri.path(), &parts.headers) => {
            Pages::new(&state, RequestContext::of(&parts), None).error_case(error.into())
        }
        Err(error) => error.into_response(),
    }
}
