//! The metadata of the demo Customer API as a protected resource (RFC 9728).

use axum::extract::State;
use axum::response::Response;

use crate::http::documents::show;
use crate::state::AppState;

/// Where an app that knows only the API's address finds who issues tokens for it.
pub(crate) async fn get(State(state): State<AppState>) -> Response {
    show(state.documents.resource.clone())
}
