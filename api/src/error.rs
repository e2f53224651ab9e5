//! The errors of calls that passed the guard.

use std::fmt::Display;

use axum::Json;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use guard::Unavailable;
use serde_json::json;
use thiserror::Error;

/// The texts are for the caller.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApiError {
    /// 400: a field of the body or a parameter is not valid.
    #[error("{field}: {rule}.")]
    Invalid { field: String, rule: String },
    /// 400: the body or the query cannot be read.
    #[error("{0}.")]
    Unreadable(String),
    /// 415.
    #[error("Send JSON, with the header Content-Type: application/json.")]
    NotJson,
    /// 413.
    #[error("The body is too long.")]
    TooLarge,
    /// 404: unknown id, or not the caller's.
    #[error("There is no such thing, or this credential does not reach it.")]
    NotFound,
    /// 405.
    #[error("This path takes other methods; the header Allow names them.")]
    MethodNotAllowed,
    /// 403: see [`Self::forbidden`].
    #[error("{0}.")]
    Forbidden(String),
    /// 409: see [`Self::conflict`].
    #[error("{0}.")]
    Conflict(String),
    /// 410: see [`Self::expired`].
    #[error("{0}.")]
    Expired(String),
    /// 412: the `If-Match` of the request names another version than there is.
    #[error("It has been changed since; nothing was changed. Read it again.")]
    PreconditionFailed,
    /// 503: internal error, whose cause is in the log.
    #[error("Try again in a moment.")]
    Unavailable,
}

impl ApiError {
    /// The rule it breaks, without a full stop.
    pub fn invalid(field: impl Into<String>, rule: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), rule: rule.into() }
    }

    pub fn forbidden(error: &impl Display) -> Self {
        Self::Forbidden(sentence(error))
    }

    pub fn conflict(error: &impl Display) -> Self {
        Self::Conflict(sentence(error))
    }

    pub fn expired(error: &impl Display) -> Self {
        Self::Expired(sentence(error))
    }

    pub fn internal(error: impl Display) -> Self {
        unavailable(error).into()
    }

    fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Invalid { .. } | Self::Unreadable(_) => {
                (StatusCode::BAD_REQUEST, "invalid_request")
            }
            Self::NotJson => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "invalid_request"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "invalid_request"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::MethodNotAllowed => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "conflict"),
            Self::Expired(_) => (StatusCode::GONE, "expired"),
            Self::PreconditionFailed => (StatusCode::PRECONDITION_FAILED, "precondition_failed"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable"),
        }
    }
}

impl From<Unavailable> for ApiError {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}

/// Logs an internal error, which callers never see.
pub fn unavailable(error: impl Display) -> Unavailable {
    tracing::error!(%error, "an API failed");
    Unavailable
}

fn sentence(error: &impl Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, error) = self.status();
        let mut body = json!({ "error": error, "message": self.to_string() });
        if let Self::Invalid { field, .. } = &self {
            body["field"] = json!(field);
        }
        let mut response = (status, Json(body)).into_response();
        if self == Self::Unavailable {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
