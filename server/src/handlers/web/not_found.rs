use app::pages::error::present::ErrorCase;
use axum::extract::State;
use axum::response::Response;

use crate::http::{Pages, RequestContext};
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>, context: RequestContext) -> Response {
    Pages::new(&state, context, None).error_case(ErrorCase::NotFound)
}
