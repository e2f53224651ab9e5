//! The pages that are only words.

use app::page::Page;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use crate::browser::Browser;
use crate::middleware::request_id::RequestId;
use crate::respond::Pages;
use crate::state::AppState;

/// `GET /help`.
pub(crate) async fn help(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
    browser: Browser,
) -> Response {
    Pages::new(&state, request_id, browser.signed_in.as_ref()).show(Page::Help)
}

/// `GET /security`.
pub(crate) async fn security(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
    browser: Browser,
) -> Response {
    Pages::new(&state, request_id, browser.signed_in.as_ref()).show(Page::Security)
}

/// `GET /privacy`.
pub(crate) async fn privacy(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
    browser: Browser,
) -> Response {
    Pages::new(&state, request_id, browser.signed_in.as_ref()).show(Page::Privacy)
}
