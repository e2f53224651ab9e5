//! Draws the page for a fault that a handler of a page reports, and for what
//! never reached a handler.

use app::pages::error::present::ErrorCase;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;

use crate::language::Visit;
use crate::respond::{IsFault, Pages};
use crate::state::AppState;

/// Turns faults into pages.
pub(crate) async fn pages(
    State(state): State<AppState>,
    visit: Visit,
    mut request: Request,
    next: Next,
) -> Response {
    request.extensions_mut().insert(visit.clone());
    let response = next.run(request).await;
    let pages = || Pages::new(&state, visit, None);
    if response.extensions().get::<IsFault>().is_some() {
        return pages().error_case(ErrorCase::Server);
    }
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        let mut page = pages().error_case(ErrorCase::MethodNotAllowed);
        if let Some(allowed) = response.headers().get(axum::http::header::ALLOW) {
            page.headers_mut().insert(axum::http::header::ALLOW, allowed.clone());
        }
        return page;
    }
    response
}
