//! Registration by apps themselves (RFC 7591), and how they look after it (RFC 7592).

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use oauth::id::ClientId;
use provider::Provider;
use provider::error::UseCaseError;
use provider::introductions::register::{RegistrationAnswer, RegistrationError};
use serde_json::json;

use crate::http::body;
use crate::http::client_address::ClientAddress;
use crate::http::client_endpoint::internal_error;
use crate::http::headers::set;

pub(crate) async fn post(
    State(provider): State<Provider>,
    ClientAddress(address): ClientAddress,
    request: Request,
) -> Response {
    let (headers, body) = match read(request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let token = bearer(&headers);
    let registered = provider.introductions().register_app(&body, token, &address).await;
    answer(registered.map(|registered| written(StatusCode::CREATED, registered)))
}

pub(crate) async fn get(
    State(provider): State<Provider>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = bearer(&headers) else { return refuse(&RegistrationError::Token) };
    let found = provider.introductions().registration(&ClientId::new(id), token).await;
    answer(found.map(|registered| written(StatusCode::OK, registered)))
}

pub(crate) async fn put(
    State(provider): State<Provider>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (headers, body) = match read(request).await {
        Ok(read) => read,
        Err(response) => return response,
    };
    let Some(token) = bearer(&headers) else { return refuse(&RegistrationError::Token) };
    let introductions = provider.introductions();
    let changed = introductions.change_registration(&ClientId::new(id), token, &body).await;
    answer(changed.map(|registered| written(StatusCode::OK, registered)))
}

pub(crate) async fn delete(
    State(provider): State<Provider>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(token) = bearer(&headers) else { return refuse(&RegistrationError::Token) };
    let deleted = provider.introductions().delete_registration(&ClientId::new(id), token).await;
    answer(deleted.map(|()| StatusCode::NO_CONTENT.into_response()))
}

async fn read(request: Request) -> Result<(HeaderMap, Bytes), Response> {
    let (parts, body) = request.into_parts();
    let body = body::read(body).await.map_err(axum::response::IntoResponse::into_response)?;
    Ok((parts.headers, body))
}

/// RFC 6750 §2.1.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next()?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && values.next().is_none()).then(|| token.trim())
}

/// RFC 7591 §3.2.1, RFC 7592 §3.
fn written(status: StatusCode, registered: RegistrationAnswer) -> Response {
    let RegistrationAnswer { id, issued_at, mut metadata, secret, managed } = registered;
    metadata.insert("client_id".to_owned(), json!(id.as_str()));
    metadata.insert("client_id_issued_at".to_owned(), json!(issued_at.0));
    if let Some(secret) = secret {
        metadata.insert("client_secret".to_owned(), json!(secret.expose()));
        // It does not expire.
        metadata.insert("client_secret_expires_at".to_owned(), json!(0));
    }
    if let Some((uri, token)) = managed {
        metadata.insert("registration_client_uri".to_owned(), json!(uri));
        metadata.insert("registration_access_token".to_owned(), json!(token.expose()));
    }
    (status, Json(metadata)).into_response()
}

fn answer(outcome: Result<Response, UseCaseError<RegistrationError>>) -> Response {
    let mut response = match outcome {
        Ok(response) => response,
        Err(UseCaseError::Refused(error)) => refuse(&error),
        Err(UseCaseError::Internal(error)) => internal_error(&error),
    };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn refuse(error: &RegistrationError) -> Response {
    let (status, code) = match error {
        RegistrationError::Off => (StatusCode::NOT_FOUND, "not_found"),
        // RFC 6750 §3.1.
        RegistrationError::Token => (StatusCode::UNAUTHORIZED, "invalid_token"),
        RegistrationError::TooOften { .. } | RegistrationError::ChangedJustNow { .. } => {
            (StatusCode::TOO_MANY_REQUESTS, "temporarily_unavailable")
        }
        RegistrationError::Full => (StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable"),
        RegistrationError::Rejected(rejection) => (StatusCode::BAD_REQUEST, rejection.code()),
    };
    let body = json!({ "error": code, "error_description": error.to_string() });
    let mut response = (status, Json(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    match error {
        RegistrationError::Token => {
            set(headers, WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        }
        RegistrationError::TooOften { wait } | RegistrationError::ChangedJustNow { wait } => {
            set(headers, RETRY_AFTER, &wait.as_secs().max(1).to_string());
        }
        RegistrationError::Full => set(headers, RETRY_AFTER, "3600"),
        RegistrationError::Off | RegistrationError::Rejected(_) => {}
    }
    response
}
