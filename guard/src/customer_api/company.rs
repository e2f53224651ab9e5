use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};

use super::data::CustomerData;
use crate::caller::Caller;

/// `GET /company`: the company that the caller acts in.
pub(super) async fn get(
    State(data): State<Arc<dyn CustomerData>>,
    Extension(caller): Extension<Caller>,
) -> Response {
    match data.company(&caller).await {
        Ok(Some(company)) => Json(company).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
