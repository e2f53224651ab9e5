//! The metadata documents (RFC 8414, OpenID Connect Discovery 1.0).

use axum::extract::State;
use axum::response::Response;

use crate::http::documents::show;
use crate::state::AppState;

pub(crate) async fn get(State(state): State<AppState>) -> Response {
    show(state.documents.metadata.clone())
}

pub(crate) async fn openid(State(state): State<AppState>) -> Response {
    show(state.documents.openid.clone())
}
