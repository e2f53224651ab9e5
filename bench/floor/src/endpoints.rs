//! The endpoints that are measured.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, PRAGMA, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use oauth::client::authentication::ClientAuthentication;
use oauth::credential::digest::Digest;
use oauth::parameters::Parameters;

use crate::answers::{self, CLAIMS, HEADER, METADATA, TOKEN_DIGITS};
use crate::signer::Signer;

pub(crate) async fn live() -> &'static str {
    "ok\n"
}

pub(crate) async fn discovery() -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "public, max-age=300"),
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (AROUND_EVERY_ANSWER, headers, METADATA)
}

/// A signature for the client that gets JWTs, a hash for the others.
pub(crate) async fn token(
    State(signer): State<Arc<Signer>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let Some((client_id, parameters)) = read(&headers, &body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let token = if client_id == "demo-jwt" {
        let Ok(token) = signer.sign(HEADER, CLAIMS) else {
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        };
        token
    } else {
        let digest = Digest::of(parameters.get("grant_type").unwrap_or_default());
        let mut digits = URL_SAFE_NO_PAD.encode(digest.as_bytes());
        digits.push_str("0000000");
        format!("csn_at_{}", &digits[..TOKEN_DIGITS])
    };
    private(Json(answers::token(&token)))
}

pub(crate) async fn introspect(headers: HeaderMap, body: Bytes) -> Response {
    let Some((_, parameters)) = read(&headers, &body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let digest = Digest::of(parameters.get("token").unwrap_or_default());
    private(Json(answers::introspection(digest.as_bytes())))
}

/// The form, and the client that the header names.
fn read(headers: &HeaderMap, body: &[u8]) -> Option<(String, Parameters)> {
    let parameters = Parameters::parse_bytes(body).ok()?;
    let header = headers.get(AUTHORIZATION).map(HeaderValue::as_bytes);
    let authentication = ClientAuthentication::read(header, &parameters).ok()?;
    Some((authentication.client_id.as_str().to_owned(), parameters))
}

/// The headers of whatever holds a token.
fn private(answer: impl IntoResponse) -> Response {
    let headers =
        [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache"), (ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    (AROUND_EVERY_ANSWER, headers, answer).into_response()
}

/// What Countersign's middleware adds.
const AROUND_EVERY_ANSWER: [(HeaderName, &str); 3] = [
    (VARY, "accept-encoding"),
    (HeaderName::from_static("x-request-id"), "req_7c0cf35b2894eee4781da490d5e1e05d"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];
