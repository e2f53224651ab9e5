use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};

use super::data::CustomerData;
use crate::caller::Caller;

/// `GET /users/me`: the person on whose behalf the token acts.
pub(super) async fn get(
    State(data): State<Arc<dyn CustomerData>>,
    Extension(caller): Extension<Caller>,
) -> Response {
    // The guard lets only tokens through that act for a person.
    let Some(user_id) = &caller.user_id else { return StatusCode::FORBIDDEN.into_response() };
    match data.user(user_id).await {
        Ok(Some(profile)) => Json(profile).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
