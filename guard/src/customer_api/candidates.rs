use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde_json::json;

use super::data::CustomerData;
use crate::caller::Caller;

/// `GET /candidates`: the candidates that the caller may see.
pub(super) async fn get(
    State(data): State<Arc<dyn CustomerData>>,
    Extension(caller): Extension<Caller>,
) -> Response {
    match data.candidates(&caller).await {
        Ok(candidates) => {
            Json(json!({ "totalFound": candidates.len(), "content": candidates })).into_response()
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
