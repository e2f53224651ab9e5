//! An identity provider reports that a user signed out there (OpenID Connect Back-Channel Logout
//! 1.0 §2.5).

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse as _, Response};
use oauth::id::IdentityProviderId;
use oauth::parameters::Parameters;
use provider::upstream::logout::LogoutError;
use serde_json::json;

use crate::state::AppState;

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(provider): Path<IdentityProviderId>,
    body: Bytes,
) -> Response {
    let sent = Parameters::parse_form(&body).unwrap_or_default();
    let token = sent.get("logout_token").unwrap_or_default();
    let no_store = [(CACHE_CONTROL, "no-store")];
    match state.upstream.log_out(&provider, token).await {
        Ok(_) => (StatusCode::OK, no_store).into_response(),
        Err(LogoutError::Internal(error)) => {
            tracing::error!(%error, "an identity provider's logout failed");
            (StatusCode::INTERNAL_SERVER_ERROR, no_store).into_response()
        }
        Err(error) => {
            tracing::warn!(provider_id = %provider, %error, "a logout was refused");
            let body =
                json!({ "error": "invalid_request", "error_description": error.to_string() });
            (StatusCode::BAD_REQUEST, no_store, Json(body)).into_response()
        }
    }
}
