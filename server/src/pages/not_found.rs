use app::pages::error::ErrorCase;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;

use crate::middleware::request_id::RequestId;
use crate::respond::Pages;
use crate::state::AppState;

/// Any address that is not ours.
pub(crate) async fn get(
    State(state): State<AppState>,
    Extension(request_id): Extension<RequestId>,
) -> Response {
    Pages::new(&state, request_id, None).error_case(ErrorCase::NotFound)
}
