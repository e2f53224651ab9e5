//! The pages that are only words.

use app::page::Page;
use axum::extract::State;
use axum::response::Response;

use crate::browser::Browser;
use crate::language::Visit;
use crate::respond::Pages;
use crate::state::AppState;

/// `GET /help`.
pub(crate) async fn help(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
) -> Response {
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(Page::Help)
}

/// `GET /security`.
pub(crate) async fn security(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
) -> Response {
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(Page::Security)
}

/// `GET /privacy`.
pub(crate) async fn privacy(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
) -> Response {
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(Page::Privacy)
}
