//! The token endpoint (RFC 6749 §3.2).

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ALLOW, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, PRAGMA,
    WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oauth::parameters::{ParameterError, Parameters};
use oauth::token::TokenError;
use provider::Provider;
use provider::exchange::ExchangeError;
use serde_json::json;

/// `POST /oauth/token`.
pub(crate) async fn post(
    State(provider): State<Provider>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut authorization = headers.get_all(AUTHORIZATION).iter();
    let first = authorization.next();
    let parameters = if is_form(&headers) && authorization.next().is_none() {
        Parameters::parse_bytes(&body)
    } else {
        Err(ParameterError::NotAForm)
    };
    let mut response = match provider.exchange(first.map(HeaderValue::as_bytes), parameters).await {
        Ok(tokens) => Json(tokens).into_response(),
        Err(ExchangeError::Refused(error)) => refuse(&error, first.is_some(), &provider),
        Err(ExchangeError::Internal(error)) => {
            tracing::error!(%error, "a token request failed");
            let body = json!({
                "error": "server_error",
                "error_description": "something went wrong on our side; try again",
            });
            (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response()
        }
    };
    // RFC 6749 §5.1: both headers, in every response that holds a token.
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
    // RFC 9700 §2.6: apps in a browser exchange their codes here. Without
    // credentials: no cookie means anything to this endpoint.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// RFC 6749 §3.2: "The client MUST use the HTTP "POST" method".
pub(crate) async fn other_method() -> impl IntoResponse {
    let body = json!({
        "error": "invalid_request",
        "error_description": "the token endpoint takes POST only",
    });
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "POST")], Json(body))
}

/// RFC 6749 §3.2: parameters arrive as `application/x-www-form-urlencoded`.
fn is_form(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// RFC 6749 §5.2: 400, or 401 for a client that is not who it says it is, with
/// a challenge if it tried by header.
fn refuse(error: &TokenError, by_header: bool, provider: &Provider) -> Response {
    let status = if error.code() == "invalid_client" {
        StatusCode::UNAUTHORIZED
    } else {
        StatusCode::BAD_REQUEST
    };
    let body = json!({ "error": error.code(), "error_description": error.to_string() });
    let mut response = (status, Json(body)).into_response();
    if status == StatusCode::UNAUTHORIZED && by_header {
        let challenge = format!("Basic realm=\"{}\"", provider.settings().issuer);
        if let Ok(challenge) = HeaderValue::from_str(&challenge) {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
    }
    response
}
