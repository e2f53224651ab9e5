//! Pages are on the issuer's host: cookies do not cross from `127.0.0.1` to `localhost`. Endpoints
//! for machines answer everywhere.

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use oauth::spelling::host::is_host_of;
use provider::Provider;

use crate::http::see_other;

pub(crate) async fn layer(
    State(provider): State<Provider>,
    request: Request,
    next: Next,
) -> Response {
    let readable = matches!(*request.method(), Method::GET | Method::HEAD);
    match elsewhere(request.headers(), request.uri(), &provider.settings().issuer) {
        Some(location) if readable => see_other(location),
        _ => next.run(request).await,
    }
}

/// The same page on the issuer's host, if it was asked for on another.
pub(crate) fn elsewhere(headers: &HeaderMap, uri: &Uri, issuer: &str) -> Option<String> {
    // RFC 9112 §3.2.2: where the target of the request names a host, "ignore the received Host
    // header field".
    let host = match uri.authority() {
        Some(authority) => authority.as_str(),
        None => headers.get(HOST)?.to_str().ok()?,
    };
    if is_host_of(host, issuer) {
        return None;
    }
    let path = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    Some(format!("{issuer}{path}"))
}
