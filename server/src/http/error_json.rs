//! Errors that are no endpoint's own, for programs: an address that is not there, a method that is
//! not taken, or a page's error asked for by a program.

use std::collections::BTreeMap;

use app::page::Page as _;
use app::pages::error::present::ErrorPage;
use axum::Json;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

pub(crate) fn of_status(status: StatusCode) -> Response {
    written(status, body(status))
}

pub(crate) fn of_page(page: &ErrorPage) -> Response {
    let status = StatusCode::from_u16(page.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut body = body(status);
    // What the page has for developers.
    if !page.details.is_empty() {
        body["details"] = json!(page.details.iter().cloned().collect::<BTreeMap<_, _>>());
    }
    written(status, body)
}

fn body(status: StatusCode) -> Value {
    let (error, description) = words(status);
    json!({ "error": error, "error_description": description })
}

/// As every error page: not to be stored (404 and 405 may be otherwise, RFC 9110 §15.1).
fn written(status: StatusCode, body: Value) -> Response {
    let mut response = (status, Json(body)).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The router adds `Allow`.
pub(crate) async fn method_not_allowed() -> Response {
    of_status(StatusCode::METHOD_NOT_ALLOWED)
}

/// RFC 6749 §5.2: an `error_description` is printable ASCII, in no person's language.
fn words(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::UNAUTHORIZED => ("unauthorized", "this needs a credential"),
        StatusCode::FORBIDDEN => ("forbidden", "this is not allowed"),
        StatusCode::NOT_FOUND => ("not_found", "there is nothing at this address"),
        StatusCode::METHOD_NOT_ALLOWED => {
            ("method_not_allowed", "this address takes other methods; the header Allow names them")
        }
        StatusCode::CONFLICT => ("conflict", "it has been changed or answered since"),
        StatusCode::GONE => ("expired", "the request is too old; begin again"),
        StatusCode::PAYLOAD_TOO_LARGE => ("invalid_request", "the body is too long"),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            ("invalid_request", "the body is of another Content-Type than is read here")
        }
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            ("temporarily_unavailable", "try again in a moment")
        }
        status if status.is_server_error() => {
            ("server_error", "something went wrong on our side; try again")
        }
        _ => ("invalid_request", "the request cannot be understood"),
    }
}
