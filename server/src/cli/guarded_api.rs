//! Whether a proxy in front of an API passes on headers with which callers claim who they are: sends
//! a call with forged headers through the proxy, and listens in place of the API for what arrives.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use url::Url;

use crate::outbound::{FetchPolicy, OutboundClient, OutboundError, SystemResolver};

#[derive(Debug, Error)]
pub(super) enum GuardedApiError {
    #[error("cannot listen on {address} in place of the API: {error}")]
    Listen { address: SocketAddr, error: std::io::Error },
    #[error("the credential on standard input is not a valid header value")]
    Credential,
    #[error("{0}")]
    Call(#[from] OutboundError),
    #[error("nothing arrived: the proxy answered {0}")]
    NotPassed(StatusCode),
    #[error("headers that claim who the caller is reach the API: {0}")]
    Passed(String),
}

/// In every value that is forged.
const FORGED: &str = "forged-by-doctor";

/// What `/guard/check` says in headers, and the address.
const NAMES: [&str; 8] = [
    "x-countersign-method",
    "x-countersign-client",
    "x-countersign-credential",
    "x-countersign-user",
    "x-countersign-company",
    "x-countersign-role",
    "x-countersign-scope",
    "x-forwarded-for",
];

const PATIENCE: Duration = Duration::from_secs(10);
const ANSWER_LIMIT: usize = 1024 * 1024;

/// Calls `url` with a credential that passes; `listen` is where the proxy looks for the API.
pub(super) async fn check(
    url: &Url,
    listen: SocketAddr,
    token: &str,
) -> Result<(), GuardedApiError> {
    let unheard = |error| GuardedApiError::Listen { address: listen, error };
    let listener = TcpListener::bind(listen).await.map_err(unheard)?;
    let (tell, mut arrived) = mpsc::channel(1);
    let api = Router::new().fallback(move |headers: HeaderMap| {
        let _ = tell.try_send(headers);
        async { StatusCode::NO_CONTENT }
    });
    // It ends with the runtime.
    tokio::spawn(async move { axum::serve(listener, api).await });
    let policy = FetchPolicy::of_the_operator(PATIENCE);
    let client = OutboundClient::new(policy, Arc::new(SystemResolver));
    let answer = client.send(url, forged(token)?, ANSWER_LIMIT).await?;
    let Ok(headers) = arrived.try_recv() else {
        return Err(GuardedApiError::NotPassed(answer.status()));
    };
    let is_forged =
        |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).contains(FORGED);
    let passed = headers.iter().filter(|(_, value)| is_forged(value));
    let mut passed: Vec<_> = passed.map(|(name, _)| name.as_str()).collect();
    passed.dedup();
    if passed.is_empty() { Ok(()) } else { Err(GuardedApiError::Passed(passed.join(", "))) }
}

/// Each header twice, also in the spelling that some programs take for the same.
fn forged(token: &str) -> Result<Request<Body>, GuardedApiError> {
    let mut request = Request::new(Body::empty());
    let headers = request.headers_mut();
    let credential = HeaderValue::try_from(format!("Bearer {token}"));
    headers.insert(AUTHORIZATION, credential.map_err(|_| GuardedApiError::Credential)?);
    for name in NAMES {
        for spelling in [name.to_owned(), name.replace('-', "_")] {
            if let Ok(name) = HeaderName::try_from(spelling) {
                headers.append(name.clone(), HeaderValue::from_static(FORGED));
                headers.append(name, HeaderValue::from_static(FORGED));
            }
        }
    }
    Ok(request)
}
