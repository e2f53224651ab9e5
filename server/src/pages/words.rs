//! The pages that are only words.

use app::pages::help::HelpPage;
use app::pages::privacy::PrivacyPage;
use app::pages::security::SecurityPage;
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
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(HelpPage)
}

/// `GET /security`.
pub(crate) async fn security(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
) -> Response {
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(SecurityPage)
}

/// `GET /privacy`.
pub(crate) async fn privacy(
    State(state): State<AppState>,
    visit: Visit,
    browser: Browser,
) -> Response {
    Pages::new(&state, visit, browser.signed_in.as_ref()).show(PrivacyPage)
}
