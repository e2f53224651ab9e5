//! The userinfo endpoint (OpenID Connect Core §5.3).

use axum::Json;
use axum::body::Bytes;
use axum::extract::{OriginalUri, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use guard::{Access, Authorized, Call, Caller, Method, MethodKind, Requirement};
use oauth::identity::OPENID;
use oauth::parameters::{ParameterError, Parameters};
use serde_json::json;

use crate::http::error_json::of_status;
use crate::http::headers::is_form;
use crate::state::AppState;

pub(crate) async fn get(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    answer(&state, "GET", uri.path(), &headers).await
}

/// With the token in a header, or in a form (RFC 6750 §2.2).
pub(crate) async fn post(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    mut headers: HeaderMap,
    body: Bytes,
) -> Response {
    if is_form(&headers) {
        let in_form = match Parameters::parse_bytes(&body) {
            Ok(form) => form.get("access_token").map(str::to_owned),
            Err(error) => return malformed(&error),
        };
        if let Some(token) = in_form {
            // RFC 6750 §2: "Clients MUST NOT use more than one method to transmit the token in
            // each request."
            if headers.contains_key(AUTHORIZATION) {
                return malformed(&ParameterError::Repeated("access_token".to_owned()));
            }
            // What no header holds is no token.
            let value = HeaderValue::try_from(format!("Bearer {token}"));
            headers.insert(AUTHORIZATION, value.unwrap_or(HeaderValue::from_static("Bearer")));
        }
    }
    answer(&state, "POST", uri.path(), &headers).await
}

async fn answer(state: &AppState, method: &str, path: &str, headers: &HeaderMap) -> Response {
    let call = Call { headers, method, path, peer: None };
    let need = Requirement::scope(OPENID).by([MethodKind::AuthorizationCode]);
    let Authorized { caller, has_proof } = match state.userinfo_guard.authorize(&call, &need).await
    {
        Ok(authorized) => authorized,
        Err(refusal) => return *refusal,
    };
    let mut response = match claims(state, &caller).await {
        Some(claims) => claims,
        None => of_status(StatusCode::INTERNAL_SERVER_ERROR),
    };
    state.userinfo_guard.finish(has_proof, &mut response);
    response
}

/// `None`: it failed, and is in the log.
async fn claims(state: &AppState, caller: &Caller) -> Option<Response> {
    let (Method::AuthorizationCode(client), Some(user), Access::Scopes(granted)) =
        (&caller.method, &caller.user_id, &caller.access)
    else {
        return None;
    };
    match state.provider.tokens().user_info(client, user, &caller.company_id, granted).await {
        Ok(Some(claims)) => Some(Json(claims).into_response()),
        Ok(None) => Some(of_status(StatusCode::UNAUTHORIZED)),
        Err(error) => {
            tracing::error!(%error, "the userinfo endpoint failed");
            error.is_temporary().then(|| of_status(StatusCode::SERVICE_UNAVAILABLE))
        }
    }
}

fn malformed(error: &ParameterError) -> Response {
    let body = json!({ "error": "invalid_request", "error_description": error.to_string() });
    (StatusCode::BAD_REQUEST, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
