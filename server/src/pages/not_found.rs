use app::pages::error::present::ErrorCase;
use axum::extract::State;
use axum::response::Response;

use crate::language::Visit;
use crate::respond::Pages;
use crate::state::AppState;

/// Any address that is not ours.
pub(crate) async fn get(State(state): State<AppState>, visit: Visit) -> Response {
    Pages::new(&state, visit, None).error_case(ErrorCase::NotFound)
}
