//! Why a call that passed the guard is not answered.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use thiserror::Error;

use crate::verifier::Unavailable;

/// Why a call is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// Something in the body, or a parameter, is not what it must be.
    #[error("{field}: {rule}.")]
    Invalid {
        /// What is to be mended.
        field: String,
        /// How.
        rule: String,
    },
    /// The body cannot be read.
    #[error("{0}.")]
    Unreadable(String),
    /// The body is not JSON.
    #[error("Send JSON, with the header Content-Type: application/json.")]
    NotJson,
    /// The body is too long.
    #[error("The body is too long.")]
    TooLarge,
    /// There is no such thing, or it is not the caller's.
    #[error("There is no such thing, or this credential does not reach it.")]
    NotFound,
    /// The path takes other methods, which the header `Allow` names.
    #[error("This path takes other methods; the header Allow names them.")]
    MethodNotAllowed,
    /// The caller reaches this, but may not do it.
    #[error("{0}.")]
    Forbidden(String),
    /// It does not go together with what is there.
    #[error("{0}.")]
    Conflict(String),
    /// The data cannot be reached now.
    #[error("Try again in a moment.")]
    Unavailable,
}

impl Fault {
    /// A field of the body that is not what it must be.
    pub fn invalid(field: impl Into<String>, rule: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), rule: rule.into() }
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
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable"),
        }
    }
}

impl From<Unavailable> for Fault {
    fn from(_: Unavailable) -> Self {
        Self::Unavailable
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let (status, error) = self.status();
        let mut body = json!({ "error": error, "message": self.to_string() });
        if let Self::Invalid { field, .. } = &self {
            body["field"] = json!(field);
        }
        (status, Json(body)).into_response()
    }
}
