//! The metadata document (RFC 8414).

use axum::extract::State;
use axum::response::Response;

use crate::http::documents::show;
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>) -> Response {
    show(state.documents.metadata.clone())
}
