//! What the endpoints for clients have in common.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::{ConnectInfo, FromRef, FromRequest, OriginalUri, Request};
use axum::http::header::{
    ALLOW, AUTHORIZATION, CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use oauth::parameters::{ParameterError, Parameters};
use oauth::spelling::network::Network;
use provider::Provider;
use provider::error::{ProviderError, UseCaseError};
use provider::token::client_request::ClientRequest;
use provider::token::dpop::RequestProof;
use serde_json::json;

use crate::http::body;
use crate::http::headers::{is_form, set};

/// RFC 9449 §4.1.
pub(crate) const DPOP: HeaderName = HeaderName::from_static("dpop");
/// RFC 9449 §8.
pub(crate) const DPOP_NONCE: HeaderName = HeaderName::from_static("dpop-nonce");

pub(crate) struct EndpointRequest {
    pub(crate) request: ClientRequest,
    provider: Provider,
    by_header: bool,
    with_proof: bool,
}

impl<S> FromRequest<S> for EndpointRequest
where
    S: Send + Sync,
    Provider: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let provider = Provider::from_ref(state);
        let (parts, body) = request.into_parts();
        // Under a nested router the request's own path is cut.
        let original = parts.extensions.get::<OriginalUri>();
        let path = original.map_or(&parts.uri, |original| &original.0).path().to_owned();
        let headers = parts.headers;
        let body = body::read(body).await.map_err(IntoResponse::into_response)?;
        let mut authorization = headers.get_all(AUTHORIZATION).iter();
        let first = authorization.next().map(|value| value.as_bytes().to_vec());
        let parameters = if !is_form(&headers) || authorization.next().is_some() {
            Err(ParameterError::NotAForm)
        } else {
            // RFC 6749 §2.3.1: credentials "MUST NOT be included in the request URI":
            // the query is not read at all.
            Parameters::parse_bytes(&body)
        };
        let proofs: Vec<_> =
            headers.get_all(DPOP).iter().map(|value| value.as_bytes().to_vec()).collect();
        Ok(Self {
            by_header: first.is_some(),
            with_proof: !proofs.is_empty(),
            request: ClientRequest {
                authorization: first,
                network: parts
                    .extensions
                    .get::<ConnectInfo<SocketAddr>>()
                    .map(|peer| Network::of(peer.ip())),
                parameters,
                proof: RequestProof { headers: proofs, method: "POST".to_owned(), path },
            },
            provider,
        })
    }
}

pub(crate) struct ResponseWriter {
    provider: Provider,
    by_header: bool,
    with_proof: bool,
}

/// An error of an RFC, with its `error` code and, as `Display`, its description.
pub(crate) trait OAuthError: std::fmt::Display {
    fn code(&self) -> &'static str;
}

impl EndpointRequest {
    pub(crate) fn split(self) -> (ClientRequest, ResponseWriter) {
        let Self { request, provider, by_header, with_proof } = self;
        (request, ResponseWriter { provider, by_header, with_proof })
    }
}

impl ResponseWriter {
    pub(crate) fn answer<E: OAuthError>(
        &self,
        outcome: Result<Response, UseCaseError<E>>,
    ) -> Response {
        let mut response = match outcome {
            Ok(response) => response,
            Err(UseCaseError::Refused(error)) => self.refuse(error.code(), &error.to_string()),
            Err(UseCaseError::Internal(error)) => internal_error(&error),
        };
        let headers = response.headers_mut();
        // RFC 6749 §5.1: both headers, in every response that holds a token.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(PRAGMA, HeaderValue::from_static("no-cache"));
        // RFC 9449 §8.2: the next nonce goes with every answer to a proof.
        if self.with_proof {
            set(headers, DPOP_NONCE, &self.provider.tokens().dpop_nonce());
        }
        response
    }

    /// RFC 6749 §5.2: 400, or 401 with a challenge if the client tried by header; RFC 6585 §4: 429.
    fn refuse(&self, code: &str, description: &str) -> Response {
        let status = match code {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            "temporarily_unavailable" => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::BAD_REQUEST,
        };
        let body = json!({ "error": code, "error_description": description });
        let mut response = (status, Json(body)).into_response();
        if status == StatusCode::TOO_MANY_REQUESTS {
            set(response.headers_mut(), RETRY_AFTER, "1");
        }
        if status == StatusCode::UNAUTHORIZED && self.by_header {
            let challenge = format!("Basic realm=\"{}\"", self.provider.settings().issuer);
            set(response.headers_mut(), WWW_AUTHENTICATE, &challenge);
        }
        response
    }
}

pub(crate) fn internal_error(error: &ProviderError) -> Response {
    tracing::error!(%error, "a client's request failed");
    if error.is_temporary() {
        let body = json!({
            "error": "temporarily_unavailable",
            "error_description": "try again when Retry-After says",
        });
        let mut response = (StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response();
        set(response.headers_mut(), RETRY_AFTER, "1");
        return response;
    }
    let body = json!({
        "error": "server_error",
        "error_description": "something went wrong on our side; try again",
    });
    (StatusCode::INTERNAL_SERVER_ERROR, Json(body)).into_response()
}

/// RFC 6749 §3.2: "The client MUST use the HTTP "POST" method".
pub(crate) async fn other_method() -> Response {
    let body = json!({
        "error": "invalid_request",
        "error_description": "this endpoint takes POST only",
    });
    (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "POST")], Json(body)).into_response()
}

macro_rules! oauth_errors {
    ($($error:ty),*) => {
        $(impl OAuthError for $error {
            fn code(&self) -> &'static str {
                <$error>::code(self)
            }
        })*
    };
}

oauth_errors!(
    oauth::token::TokenError,
    provider::authorization::device_authorization::DeviceAuthorizationError,
    provider::token::introspect::IntrospectError,
    provider::authorization::push_authorization::PushError,
    provider::token::revoke::RevokeError
);
